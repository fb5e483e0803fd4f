"""The lists of the desk: both states, who and when, filters, moves for many items at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk import badges, bulk
from newsroom.desk.filters import EventTypeFilter, ProvinceFilter, StateFilter
from newsroom.desk.moments import short_moment
from newsroom.desk.presence import here
from newsroom.desk.reading.unread import alone_badge, with_alone
from newsroom.press.publishable import LIVE, NOT_PUBLIC, SCHEDULED, Publishable, with_publication
from newsroom.workflow.models import Revision

#: so many rows of a list are counted and can be turned to; filters and the search reach all others
MOST = 5_000


@dataclass(frozen=True, slots=True)
class ListMark:
    """What stands beside the titles of a list. `annotate(items, kind)` adds what `show(item)` reads: no query a row."""

    annotate: Callable[[QuerySet[Any], str], QuerySet[Any]]
    show: Callable[[Any], SafeString | str]


MARKS: list[ListMark] = []


class Unlogged(admin.ModelAdmin):
    """The admin's own log would keep titles where no erasure reaches them; moves and revisions are the log of the desk."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        return None

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        return None

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        return None


class BoundedPaginator(Paginator):
    """Counts to `MOST` and no further: nobody turns to page 200, and counting everything costs more than the page."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by()[:MOST].count()


class DeskChangeList(ChangeList):
    """A list that asks for its rows in two steps: which they are, by an index, then everything about these few."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        if not self.is_popup:
            self.title = capfirst(self.opts.verbose_name_plural)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        keys = list(self.result_list.values_list("pk", flat=True))
        rows = self.model_admin.get_queryset(request).filter(pk__in=keys)
        rows = rows.select_related("created_by", *self.model_admin.list_select_related)
        found = {row.pk: row for row in self.model_admin.details(request, rows)}
        self.result_list = [found[key] for key in keys if key in found]

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than were counted."""
        return bool(self.result_count >= MOST)


class DeskList(Unlogged):
    """The list of a workflow item: both states, who and when, filters, and moves for many at once."""

    list_filter = [StateFilter, ProvinceFilter, EventTypeFilter, "created_at"]
    list_select_related: Any = ()
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    paginator = BoundedPaginator
    ordering = ["-created_at", "-pk"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskChangeList

    def details(self, request: HttpRequest, items: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of one page with what its columns ask beside the fields: never asked for all rows."""
        saves = Revision.objects.filter(kind=self.model.kind, ref=OuterRef("ref")).order_by("-number")
        items = items.annotate(
            saved_at=Subquery(saves.values("saved_at")[:1]),
            also_here=here.someone_else(self.model.kind, request.user, timezone.now()),
        )
        for mark in MARKS:
            items = mark.annotate(items, self.model.kind)
        items = with_alone(items, self.model.kind)
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
        """The title in its own direction, who else has it open, and the marks that colleagues should see."""
        marks = format_html_join("", "{}", ((mark.show(item),) for mark in MARKS))
        title = format_html("<bdi>{}</bdi>{}", str(item) or item.ref, marks)
        if not getattr(item, "also_here", None):
            return title
        words = _now("open: %(person)s") % {"person": item.also_here}
        return format_html('{} <span class="here-mark">✎ {}</span>', title, words)

    @admin.display(description=_("work"), ordering="state")
    def work(self, item: Any) -> SafeString:
        state = badges.state_badge(item.state_row)
        return format_html("{} {}", state, alone_badge()) if getattr(item, "is_unread_alone", False) else state

    @admin.display(description=_("readers"))
    def readers(self, item: Any) -> SafeString:
        publication = LIVE if item.is_live else SCHEDULED if item.is_coming else NOT_PUBLIC
        return badges.publication_badge(badges.publication_of(publication, is_editable=item.is_editable))

    @admin.display(description=_("last saved"))
    def saved(self, item: Any) -> Any:
        return short_moment(item.saved_at)
