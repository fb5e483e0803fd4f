"""Rows that belong to an item, inside its form and - for words in one language - on a page of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk.admin import DeskAdmin
from newsroom.desk.badges import state_badge
from newsroom.desk.chosen import ChoosingAdmin, KnowsChosen
from newsroom.desk.filters import StateFilter
from newsroom.desk.opened import DeskForm
from newsroom.workflow import revisions
from newsroom.workflow.editorial import ERASED, HIDDEN


class OwnRows(BaseInlineFormSet):
    """The rows of an item that is only looked at are those that were read with it."""

    def get_queryset(self) -> Any:
        name = self.fk.remote_field.get_accessor_name()
        if name in getattr(self.instance, "_prefetched_objects_cache", {}):
            return sorted_as_listed(getattr(self.instance, name).all())
        return super().get_queryset()


def sorted_as_listed(rows: Any) -> list[Any]:
    """Rows in the order of their model, or in which they were made."""
    return list(rows) if rows.ordered else sorted(rows, key=lambda row: row.pk)


class Belonging(ChoosingAdmin, admin.options.InlineModelAdmin):
    """Base of inlines: whoever may edit the item may edit what belongs to it, in the states where it may be edited."""

    form = KnowsChosen
    formset = OwnRows
    extra = 0

    def _may_edit(self, request: HttpRequest, item: Any) -> bool:
        owner = self.admin_site.get_model_admin(self.parent_model)
        if item is None:
            return owner.has_add_permission(request)
        return owner.has_change_permission(request, item) and not owner.is_closed(request, item)

    def has_add_permission(self, request: HttpRequest, obj: Any) -> bool:
        return self._may_edit(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_edit(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.get_model_admin(self.parent_model).has_view_permission(request, obj)


class WordsInline(Belonging, admin.StackedInline):
    """Words per language inside the item's form; their own approval is on their own page."""

    can_delete = False
    show_change_link = True
    readonly_fields = ["work"]
    verbose_name_plural = _("Words in each language")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj is not None and obj.texts.exists() else 1

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A text runs in the direction of its first letter until the page's script knows the language chosen beside it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, (models.CharField, models.TextField)) and not db_field.choices:
            field.widget.attrs["dir"] = "auto"
        return field

    @admin.display(description=_("work"))
    def work(self, words: Any) -> SafeString | str:
        return state_badge(words.state_row) if words.pk else "–"


class WordsForm(DeskForm):
    """The form of words in one language."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        parent = cleaned.get("parent") or (self.instance.parent if self.instance.parent_id else None)
        if parent is not None and parent.state in (HIDDEN, ERASED, "purged"):
            raise ValidationError(
                _now("“%(item)s” is in the state “%(state)s”, so no words can be added or changed.")
                % {"item": parent, "state": _now(parent.state_row.label)}
            )
        return cleaned


class WordsAdmin(DeskAdmin):
    """Words in one language on their own page, also while the item itself is public: they have their own approval."""

    form = WordsForm
    list_display = ["title", "work", "created_by", "saved"]
    list_filter = [StateFilter, "language"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def _owner(self) -> Any:
        return self.admin_site.get_model_admin(self.model._meta.get_field("parent").related_model)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._owner().has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._owner().has_change_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._owner().has_change_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Words stay with their item and in their language."""
        fixed = ["parent", "language"] if obj is not None else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        revisions.record(form.instance.parent, by=request.user, at=timezone.now())
