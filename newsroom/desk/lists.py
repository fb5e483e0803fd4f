"""The lists of the desk: both states, who and when, filters, moves for many items at once."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from newsroom.desk import badges, bulk
from newsroom.desk.filters import EventTypeFilter, ProvinceFilter, StateFilter
from newsroom.press.publishable import LIVE, NOT_PUBLIC, SCHEDULED, Publishable, with_publication
from newsroom.workflow.models import Revision


class Unlogged(admin.ModelAdmin):
    """The admin's own log would keep titles where no erasure reaches them; moves and revisions are the log of the desk."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        return None

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        return None

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        return None


class DeskList(Unlogged):
    """The list of a workflow item: both states, who and when, filters, and moves for many at once."""

    list_filter = [StateFilter, ProvinceFilter, EventTypeFilter]
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    date_hierarchy = "created_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        items = super().get_queryset(request).select_related("created_by")
        saves = Revision.objects.filter(kind=self.model.kind, ref=OuterRef("ref")).order_by("-number")
        items = items.annotate(saved_at=Subquery(saves.values("saved_at")[:1]))
        return with_publication(items, self.model.kind, timezone.now()) if self.is_publishable else items

    @property
    def is_publishable(self) -> bool:
        """Whether items of this model have a public side of their own."""
        return issubclass(self.model, Publishable)

    @property
    def actions(self) -> list[Any]:
        """The moves; nothing is deleted here."""
        return bulk.actions_of(self.model)

    def get_actions(self, request: HttpRequest, action_location: Any = None) -> dict[str, Any]:
        """Only what the person may try. Django before 6.1 has one place for actions and names none."""
        found = super().get_actions(request, *([action_location] if action_location else []))
        mine = bulk.permitted(self.model, request.user)
        return {name: action for name, action in found.items() if name in mine}

    @admin.display(description=_("title"))
    def title(self, item: Any) -> SafeString:
        """The title in its own direction."""
        return format_html("<bdi>{}</bdi>", str(item) or item.ref)

    @admin.display(description=_("work"), ordering="state")
    def work(self, item: Any) -> SafeString:
        return badges.state_badge(item.state_row)

    @admin.display(description=_("readers"))
    def readers(self, item: Any) -> SafeString:
        publication = LIVE if item.is_live else SCHEDULED if item.is_coming else NOT_PUBLIC
        return badges.publication_badge(badges.publication_of(publication, is_editable=item.is_editable))

    @admin.display(description=_("last saved"), ordering="saved_at")
    def saved(self, item: Any) -> Any:
        return item.saved_at
