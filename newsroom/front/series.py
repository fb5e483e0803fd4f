"""Which series an event is a part of, as readers may know it, and the events of a series. From the public tables only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from newsroom.front.linked import live_items
from newsroom.press.models import Edition, EditionLink
from newsroom.text.stretches import Stretch, day_number

EXACT = "site"  # the one precision that keeps no place back


@dataclass(frozen=True, slots=True)
class Part:
    """An event as a part of a live series. `stated` is the day its report gives, `counted` the day of the confirmed stretches."""

    series: Edition
    stated: int | None = None
    counted: int | None = None

    @property
    def day(self) -> int | None:
        """The day to print: what the report states, else what is counted."""
        return self.stated or self.counted

    @property
    def is_contradicted(self) -> bool:
        return None not in (self.stated, self.counted) and self.stated != self.counted


def may_name(event: Edition, series: Edition) -> bool:
    """Whether readers may be told that the event is a part of the series.

    An event that keeps its place back names a series only as it was compared when the event was published: as exact a place,
    the same words and places of the series. What was changed since needs a new look, by publishing the event again.
    """
    fact = event.facts.get("series") or {}
    if fact.get("ref") != series.ref:
        return False
    precision = event.facts.get("precision", EXACT)
    return bool(precision == EXACT or fact.get("checked") == {"precision": precision, "says": series.facts.get("says")})


def with_series(editions: list[Edition], *, at: datetime) -> list[Edition]:
    """The same editions; events of a live series carry it in `part`. One query where there are any."""
    refs = {fact["ref"] for one in editions if (fact := one.facts.get("series")) and one.kind == "event"}
    return with_parts(editions, live_items((("series", ref) for ref in refs), at=at))


def with_parts(editions: list[Edition], live: Iterable[Edition]) -> list[Edition]:
    """The same editions; events that may name one of the live series carry it in `part`."""
    known = {(one.ref, one.language): one for one in live}
    for edition in editions:
        series = known.get((edition.facts.get("series", {}).get("ref", ""), edition.language))
        if edition.kind == "event" and series is not None and may_name(edition, series):
            edition.part = part_of(edition, series)
    return editions


def part_of(event: Edition, series: Edition) -> Part:
    """The event's days in the series; a day is only counted where the event's own is fully known."""
    if not series.facts.get("has_day_count"):
        return Part(series)
    day = day_of(event)
    counted = day_number(stretches_of(series), day) if day else None
    return Part(series, event.facts["series"].get("day_stated"), counted)


def day_of(event: Edition) -> date | None:
    """The day on which it happened, where all of it is known."""
    return event.happened_on if event.year and event.day else None


def stretches_of(series: Edition) -> list[Stretch]:
    """The days on end that a person confirmed."""
    return [
        (date.fromisoformat(begins), date.fromisoformat(ends) if ends else None)
        for begins, ends in series.facts.get("stretches", ())
    ]


def events_of(refs: Iterable[str], *, language: str, at: datetime) -> QuerySet[Edition]:
    """The live events that link to the series, without their words. Ask `may_name` of each before showing it."""
    links = EditionLink.objects.filter(role="series", to_kind="series", to_ref__in=list(refs))
    asked: Any = Q(kind="event", language=language, pk__in=links.values("edition"))
    return Edition.objects.live(at=at).filter(asked).defer("body_html")
