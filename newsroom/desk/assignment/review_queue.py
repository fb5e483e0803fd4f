"""The review queue: everything that waits to be read, in the order that was asked for, with filters.

Words in one language stand in it by themselves while their item stays as it is: nobody is asked to read them, whoever may
approve them does. Below it stands how much of the vocabulary waits for a second look, which has a list of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.desk.assignment.models import Assignment
from newsroom.desk.queue import Desk, settled_states, waiting_additions, with_standing
from newsroom.front.templatetags.newspaper import digits
from newsroom.press.words import Words
from newsroom.workflow.models import MoveRecord, Revision
from newsroom.workflow.table import SAME

A_PAGE = 50
LAST_PAGE = 20
FAR = timedelta(days=36500)

ORDERS = {"due": _("Due first"), "priority": _("Urgent first"), "age": _("Longest waiting first")}
WHOSE = {"": _("All"), "mine": _("Mine"), "nobody": _("Nobody's")}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the queue."""

    item: Any
    kind_name: str
    address: str
    changes: str
    row: Assignment | None
    since: datetime | None
    is_overdue: bool
    is_changed: bool
    was_approved: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page was asked for; whatever is not known counts as the first choice."""

    whose: str
    kind: str
    overdue: bool
    order: str
    page: int

    @classmethod
    def read(cls, given: Any, kinds: list[str]) -> Asked:
        """From the address of the page."""
        page = given.get("page", "1")
        return cls(
            whose=given.get("whose", "") if given.get("whose", "") in WHOSE else "",
            kind=given.get("kind", "") if given.get("kind", "") in kinds else "",
            overdue=given.get("overdue", "") == "1",
            order=given.get("order", "") if given.get("order", "") in ORDERS else "due",
            page=min(max(int(page), 1), LAST_PAGE) if page.isascii() and page.isdigit() else 1,
        )

    def but(self, **changes: Any) -> str:
        """The query of a link that asks for the same with a difference; the first page again unless it says otherwise."""
        wanted = {"whose": self.whose, "kind": self.kind, "overdue": "1" if self.overdue else "", "order": self.order}
        wanted |= {name: str(value) for name, value in changes.items()}
        return "?" + urlencode({name: value for name, value in wanted.items() if value})


def queue_view(site: Any, request: HttpRequest) -> HttpResponse:
    """The page, in a fixed number of queries: one a kind of which something waits, and six for the lines and the rest."""
    if not request.user.has_perm("desk.view_assignment"):
        raise PermissionDenied
    at = timezone.now()
    desks = [desk for desk in site.desks(request) if waiting_states(desk)]
    asked = Asked.read(request.GET, [desk.model.kind for desk in desks])
    items = _in_order(with_standing(desks), asked, request.user, at)
    start = (asked.page - 1) * A_PAGE
    shown = items[start : start + A_PAGE]
    context = {
        **site.each_context(request),
        "title": _("Review queue"),
        "lines": _lines(site, shown, at),
        "asked": asked,
        "filters": _filters(desks, asked),
        "orders": [(asked.but(order=name), words, name == asked.order) for name, words in ORDERS.items()],
        "before": asked.but(page=asked.page - 1) if asked.page > 1 else "",
        "after": asked.but(page=asked.page + 1) if len(items) > start + A_PAGE and asked.page < LAST_PAGE else "",
        "additions": _additions(request.user),
    }
    return TemplateResponse(request, "desk/review_queue.html", context)


def waiting_states(desk: Desk) -> set[str]:
    """The states in which items of the kind wait for a second person; of words, those from which they are approved."""
    moves = desk.model.workflow.moves
    if desk.is_words:
        return {state for move in moves if move.four_eyes and move.target != SAME for state in move.sources}
    return desk.model.workflow.in_review


def _additions(by: Any) -> str:
    """How many spellings and places of the vocabulary wait for this person's second look, at most `A_PAGE` and more."""
    if not by.has_perm("taxonomy.change_addition"):
        return ""
    count = waiting_additions(by)[: A_PAGE + 1].count()
    return digits(f"{A_PAGE}+" if count > A_PAGE else count) if count else ""


def _filters(desks: list[Desk], asked: Asked) -> list[tuple[Any, list[tuple[str, Any, bool]]]]:
    """`(heading, [(query, words, is_chosen)])` of each filter."""
    kinds = [(asked.but(kind=""), _("All"), not asked.kind)]
    kinds += [
        (asked.but(kind=d.model.kind), d.model._meta.verbose_name_plural, asked.kind == d.model.kind) for d in desks
    ]
    return [
        (_("Whose"), [(asked.but(whose=name), words, asked.whose == name) for name, words in WHOSE.items()]),
        (_("Kind"), kinds),
        (
            _("Due"),
            [
                (asked.but(overdue=""), _("All"), not asked.overdue),
                (asked.but(overdue=1), _("Overdue"), asked.overdue),
            ],
        ),
    ]


def _in_order(desks: list[Desk], asked: Asked, by: Any, at: datetime) -> list[Any]:
    """The items of the page and those before it, and one more where there are more."""
    most = asked.page * A_PAGE + 1
    found: list[Any] = []
    for desk in desks:
        if asked.kind in ("", desk.model.kind) and desk.there(waiting_states(desk)):
            found += _wanted(desk, asked, by, at)[:most]
    return sorted(found, key=lambda item: _place(item, asked.order, at))[:most]


def _place(item: Any, order: str, at: datetime) -> tuple[Any, ...]:
    due, since = item.due_at or at + FAR, item.since or item.created_at
    return {"due": (due, item.priority, since), "priority": (item.priority, due, since), "age": (since, due)}[order]


SORTED = {
    "due": [F("due_at").asc(nulls_last=True), "priority", F("since").asc(nulls_last=True), "pk"],
    "priority": ["priority", F("due_at").asc(nulls_last=True), F("since").asc(nulls_last=True), "pk"],
    "age": [F("since").asc(nulls_last=True), F("due_at").asc(nulls_last=True), "pk"],
}


def _wanted(desk: Desk, asked: Asked, by: Any, at: datetime) -> QuerySet[Any]:
    """The items of one kind that wait in review, with when they came there and what was asked."""
    model = desk.model
    states = waiting_states(desk)
    asking = Assignment.objects.open().filter(kind=model.kind, ref=OuterRef("ref"))
    came = MoveRecord.objects.filter(kind=model.kind, ref=OuterRef("ref"), target__in=states)
    items = model._default_manager.filter(state__in=states)
    if desk.is_words:
        items = items.filter(parent__state__in=settled_states(model)).select_related("parent")
    items = items.annotate(
        asking_pk=Subquery(asking.values("pk")[:1]),
        reader_pk=Subquery(asking.values("reviewer")[:1]),
        due_at=Subquery(asking.values("due_at")[:1]),
        priority=Coalesce(Subquery(asking.values("priority")[:1]), Value(int(Assignment.Priority.NORMAL))),
        since=Subquery(came.exclude(source=F("target")).order_by("-number").values("at")[:1]),
    )
    return _filtered(items, asked, by, at).order_by(*SORTED[asked.order])


def _filtered(items: QuerySet[Any], asked: Asked, by: Any, at: datetime) -> QuerySet[Any]:
    rows = Assignment.objects.open().filter(kind=items.model.kind)
    if asked.whose == "mine":
        items = items.filter(ref__in=rows.filter(reviewer=by).values("ref"))
    if asked.whose == "nobody":
        items = items.filter(reader_pk=None)
    if asked.overdue:
        items = items.filter(due_at__lt=at)
    return items


def _lines(site: Any, items: list[Any], at: datetime) -> list[Waiting]:
    pks = [item.asking_pk for item in items if item.asking_pk]
    rows = {row.pk: row for row in Assignment.objects.filter(pk__in=pks).select_related("reviewer", "asked_by")}
    named = _of(items)
    newest = Revision.objects.filter(named).order_by().values_list("kind", "ref").annotate(Max("number"))
    numbers = {(kind, ref): number for kind, ref, number in newest}
    moves = MoveRecord.objects.filter(named, move__in=_approvals(items)).order_by()
    approved = set(moves.values_list("kind", "ref").distinct())
    return [
        _line(site, item, rows.get(item.asking_pk), numbers.get((item.kind, item.ref), 0), approved, at)
        for item in items
    ]


def _line(
    site: Any, item: Any, row: Assignment | None, number: int, approved: set[tuple[str, str]], at: datetime
) -> Waiting:
    name = f"{site.name}:{item._meta.app_label}_{item._meta.model_name}"
    was_approved = (item.kind, item.ref) in approved
    return Waiting(
        item=item,
        kind_name=str(item._meta.verbose_name),
        address=reverse(f"{name}_change", args=[item.pk]),
        changes=reverse(f"{name}_history", args=[item.pk]) + ("?since=approval" if was_approved else ""),
        row=row,
        since=item.since or (item.created_at if isinstance(item, Words) else None),
        is_overdue=bool(row and row.due_at and row.due_at < at),
        is_changed=bool(row and number > row.revision_number),
        was_approved=was_approved,
    )


def _of(items: list[Any]) -> Q:
    """The rows named like one of the items."""
    named = Q(pk__in=[])
    for kind in {item.kind for item in items}:
        named |= Q(kind=kind, ref__in=[item.ref for item in items if item.kind == kind])
    return named


def _approvals(items: list[Any]) -> set[str]:
    tables = {item.workflow.name: item.workflow for item in items}.values()
    return {m.name for table in tables for m in table.moves if m.four_eyes and m.is_complete and m.target != SAME}
