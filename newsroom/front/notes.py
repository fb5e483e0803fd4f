"""The public record of corrections, updates and withdrawals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from newsroom.front.linked import live_items
from newsroom.front.sections import BY_KIND
from newsroom.press.models import Correction, Edition, PublicPath
from newsroom.press.paths import WITHDRAWN_LINES

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of the record. `edition` is None for what is not public any more; `line` then says why."""

    correction: Correction
    edition: Edition | None
    kind_title: str
    line: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Entries, newest first, and the years that have any."""

    notes: list[Note]
    years: list[int]


def newest_notes(*, language: str, at: datetime) -> Notes:
    """The newest entries about items that are, or were, public in the language."""
    rows = _known(language, at)
    return Notes(_noted(rows[:NEWEST], language, at), _years(rows))


def notes_of_year(year: int, *, language: str, at: datetime) -> Notes:
    """All entries of one year."""
    rows = _known(language, at)
    return Notes(_noted(rows.filter(public_at__year=year), language, at), _years(rows))


def _known(language: str, at: datetime) -> QuerySet[Correction]:
    """Notes on items that have an address in the language: others are told on their own language's pages."""
    addresses = PublicPath.objects.filter(language=language, public_from__lte=at)
    return Correction.objects.filter(public_at__lte=at, ref__in=addresses.values("ref"))


def _years(rows: QuerySet[Correction]) -> list[int]:
    return [first.year for first in rows.order_by().datetimes("public_at", "year", order="DESC")]


def _noted(rows: Iterable[Correction], language: str, at: datetime) -> list[Note]:
    corrections = list(rows)
    items = {(row.kind, row.ref) for row in corrections}
    live = {(one.kind, one.ref): one for one in live_items(items, at=at, language=language)}
    lines = dict(
        PublicPath.objects.filter(language=language, ref__in={ref for _kind, ref in items})
        .exclude(withdrawn_at=None)
        .values_list("ref", "withdrawn_line")
    )
    notes = []
    for row in corrections:
        edition = live.get((row.kind, row.ref))
        if edition is None and row.what != Correction.What.WITHDRAWAL:
            continue  # what was said about a text goes when the text goes
        section = BY_KIND.get(row.kind)
        line = WITHDRAWN_LINES.get(lines.get(row.ref, ""), WITHDRAWN_LINES["safety"])
        notes.append(Note(row, edition, str(section.singular) if section else "", "" if edition else _(line)))
    return notes
