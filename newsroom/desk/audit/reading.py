"""The log in order, a page at a time: each table is walked along its index from the same moment, and the walks are merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from newsroom.desk.audit.sources import SOURCES, Entry, Source

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for in the log; `since` counts, `until` counts no more."""

    person: int | None = None
    act: str = ""
    kind: str = ""
    ref: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last entry of a page: what comes after it is older, or of the same moment and further back."""

    at: datetime
    rank: int
    pk: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.rank}~{self.pk}"

    @classmethod
    def read(cls, text: str) -> Cursor | None:
        """None for what is no cursor."""
        at, _sign, rest = text.partition("~")
        rank, _sign, pk = rest.partition("~")
        try:
            found = cls(datetime.fromisoformat(at), int(rank), int(pk))
        except ValueError:
            return None
        return found if found.at.tzinfo and abs(found.pk) < 2**62 else None


def page(asked: Asked, after: Cursor | None = None, size: int = PAGE) -> tuple[list[Entry], Cursor | None]:
    """The next `size` acts, newest first, and the cursor of what follows; one query a table."""
    found = [entry for source in SOURCES.values() for entry in _of_source(source, asked, after, size + 1)]
    found.sort(key=_order, reverse=True)
    last = _cursor(found[size - 1]) if len(found) > size else None
    return found[:size], last


def everything(asked: Asked, size: int = 1000) -> Iterator[Entry]:
    """All of it, in pages that are never held together."""
    after = None
    while True:
        found, after = page(asked, after, size)
        yield from found
        if after is None:
            return


def _order(entry: Entry) -> tuple[datetime, int, int]:
    return entry.at, -SOURCES[entry.source].rank, entry.pk


def _cursor(entry: Entry) -> Cursor:
    return Cursor(entry.at, SOURCES[entry.source].rank, entry.pk)


def _of_source(source: Source, asked: Asked, after: Cursor | None, size: int) -> list[Entry]:
    rows = _narrowed(source, asked)
    if rows is None:
        return []
    if after is not None:
        rows = rows.filter(_behind(source, after))
    return [replace(source.entry(row), source=source.name) for row in rows.order_by(f"-{source.at}", "-pk")[:size]]


def _narrowed(source: Source, asked: Asked) -> QuerySet[Any] | None:
    rows: QuerySet[Any] | None = source.rows()
    if asked.act:
        rows = source.acts(rows, asked.act)
    if rows is None or ((asked.kind or asked.ref) and not source.kind):
        return None
    named = {source.kind: asked.kind, source.ref: asked.ref, source.by: asked.person}
    rows = rows.filter(**{column: value for column, value in named.items() if column and value})
    if asked.since:
        rows = rows.filter(**{f"{source.at}__gte": asked.since})
    return rows.filter(**{f"{source.at}__lt": asked.until}) if asked.until else rows


def _behind(source: Source, after: Cursor) -> Q:
    """Older than the cursor; of the same moment only what comes behind it. One bound goes along the index."""
    bound, same = Q(**{f"{source.at}__lte": after.at}), Q(**{source.at: after.at})
    if source.rank > after.rank:
        return bound
    if source.rank < after.rank:
        return Q(**{f"{source.at}__lt": after.at})
    return bound & (~same | Q(pk__lt=after.pk))
