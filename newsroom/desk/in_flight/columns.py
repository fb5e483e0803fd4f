"""Everything in flight by state: one board for each workflow, a column for each state in which something waits for work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, OuterRef, QuerySet, Subquery

from newsroom.desk.queue import Desk
from newsroom.taxonomy.models import Province
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.table import State, Workflow

SHOWN = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """What the board is narrowed to: a kind, who began it (primary key), a province (slug); "" is no filter."""

    kind: str = ""
    person: str = ""
    province: str = ""

    @classmethod
    def of(cls, given: Any) -> Asked:
        """From the query of an address; what is not one of the filters is left out."""
        found = cls(given.get("kind", ""), given.get("person", ""), given.get("province", ""))
        return found if found.person.isdigit() else replace(found, person="")


@dataclass(frozen=True, slots=True)
class Card:
    """One item: what it is, who began it, and since when it stands in its state. `marks` come from other parts of the desk."""

    title: str
    kind: str
    ref: str
    kind_name: str
    who: str
    since: datetime
    language: str = ""
    marks: tuple[Any, ...] = ()


@dataclass(slots=True)
class Column:
    state: State
    count: int = 0
    cards: list[Card] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.cards)


Marks = Callable[[list[Any], datetime], dict[tuple[str, str], Any]]
#: functions that give, for items of one kind, a short mark for some of them by (kind, ref): a due time, an assignment
MARKS: list[Marks] = []


def board(desks: Iterable[Desk], asked: Asked, *, at: datetime) -> list[list[Column]]:
    """The columns of each workflow, the longest waiting first; one query a kind to count, one a kind and state to show."""
    boards: dict[tuple[str, ...], list[Column]] = {}
    for desk in sorted(desks, key=lambda desk: bool(desk.arrivals)):  # what people write, then what comes in
        if desk.is_words or asked.kind not in ("", desk.model.kind):
            continue
        states = in_flight(desk.model.workflow)
        columns = boards.setdefault(tuple(state.name for state in states), [Column(state) for state in states])
        _fill(columns, desk.model, asked, at)
    for columns in boards.values():
        for column in columns:
            column.cards = sorted(column.cards, key=lambda card: card.since)[:SHOWN]
    return list(boards.values())


def in_flight(workflow: Workflow) -> list[State]:
    """The states in which somebody has work to do."""
    return [state for state in workflow.states if state.is_in_flight]


def _fill(columns: list[Column], model: Any, asked: Asked, at: datetime) -> None:
    items = _narrowed(model, asked)
    names = [column.state.name for column in columns]
    counts = dict(items.filter(state__in=names).order_by().values_list("state").annotate(n=Count("pk")))
    for column in columns:
        column.count += counts.get(column.state.name, 0)
        if counts.get(column.state.name):
            column.cards += _cards(items.filter(state=column.state.name), model, at)


def _narrowed(model: Any, asked: Asked) -> QuerySet[Any]:
    items = model._default_manager.all()
    if asked.person:
        items = items.filter(created_by=asked.person)
    if asked.province:
        rows = model._meta.get_field("province_rows").related_model.objects.filter(tag__slug=asked.province)
        items = items.filter(pk__in=rows.values("content_object"))
    return items


def _cards(items: QuerySet[Any], model: Any, at: datetime) -> list[Card]:
    moves = MoveRecord.objects.filter(kind=model.kind, ref=OuterRef("ref")).order_by("-number")
    oldest = items.select_related("created_by").order_by("created_at", "pk")[:SHOWN]
    rows = list(oldest.annotate(moved_at=Subquery(moves.values("at")[:1])))
    marks: dict[tuple[str, str], list[Any]] = {}
    for ask in MARKS:
        for key, mark in ask(rows, at).items():
            marks.setdefault(key, []).append(mark)
    return [
        Card(
            title=str(row) or row.ref,
            kind=row.kind,
            ref=row.ref,
            kind_name=str(row._meta.verbose_name),
            who=str(row.created_by),
            since=row.moved_at or row.created_at,
            language=getattr(row, "language", ""),
            marks=tuple(marks.get((row.kind, row.ref), ())),
        )
        for row in rows
    ]


def people() -> QuerySet[Any]:
    """Who may be chosen: people who log in here."""
    return (
        get_user_model().objects.filter(is_active=True, is_staff=True).order_by("first_name", "last_name", "username")
    )


def provinces() -> list[Province]:
    """Every province in the order of its name on the desk."""
    return sorted(Province.objects.all(), key=str)
