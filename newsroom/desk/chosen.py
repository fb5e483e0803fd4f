"""The admin's searching selects, that ask only for what is chosen and not known yet, and are written without templates."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Model
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Chosen:
    """A page begins with what is chosen, which the form has read already: `known` are rows by their key."""

    known: dict[str, Any]

    def rows(self, keys: list[str]) -> list[Any]:
        """What is chosen, in the order of its model; what the form does not know is asked for."""
        known: dict[str, Any] = getattr(self, "known", {})
        if not keys or all(key in known for key in keys):
            return [row for key, row in known.items() if key in keys]
        choices: Any = self.choices  # type: ignore[attr-defined]
        return list(choices.queryset.filter(pk__in=[key for key in keys if key.isdecimal()]))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        given: Any = self
        own = given.build_attrs(given.attrs, {**(attrs or {}), "name": name})
        keys = [key for key in given.format_value(value) if key]
        label = given.choices.field.label_from_instance if keys else str
        is_many = given.allow_multiple_selected
        options = format_html_join(
            "\n",
            '<option value="{}" selected>{}</option>',
            ((row.pk, label(row)) for row in self.rows(keys)[: None if is_many else 1]),
        )
        empty = '<option value=""{}></option>' if not (is_many or given.is_required) else ""
        blank = format_html(empty, "" if options else flatatt({"selected": True})) if empty else ""
        return format_html("<select{}>\n{}{}\n</select>", flatatt(own | {"multiple": is_many}), blank, options)


class ChosenOne(Chosen, AutocompleteSelect):
    """One row."""


class ChosenMany(Chosen, AutocompleteSelectMultiple):
    """Any number of rows."""


class KnowsChosen(forms.ModelForm):
    """A form that tells its searching selects what it has read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cached = self.instance._state.fields_cache
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, Chosen):
                given = self.initial.get(name)
                rows = given if isinstance(given, list) else [cached.get(name)]
                widget.known = {str(row.pk): row for row in rows if isinstance(row, Model)}


class ChoosingAdmin:
    """Base of admins whose `autocomplete_fields` are shown so."""

    widgets_of_choice: ClassVar[dict[str, Any]] = {
        "formfield_for_foreignkey": ChosenOne,
        "formfield_for_manytomany": ChosenMany,
    }

    def _choosing(self, asked: str, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        admin: Any = self
        if "widget" not in kwargs and db_field.name in admin.get_autocomplete_fields(request):
            widget = self.widgets_of_choice[asked]
            kwargs["widget"] = widget(db_field, admin.admin_site, using=kwargs.get("using"))
        return getattr(super(), asked)(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return self._choosing("formfield_for_foreignkey", db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return self._choosing("formfield_for_manytomany", db_field, request, **kwargs)
