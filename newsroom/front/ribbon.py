"""The days of a series as readers see them: a square a day, then the reports of each day, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone

from newsroom.front.series import day_of, events_of, may_name, part_of, stretches_of
from newsroom.press.models import Edition
from newsroom.text.stretches import Stretch, day_number, days_between, days_shown

MOST_EVENTS = 600
MOST_SQUARES = 400
TOLD, GAP, PAUSE = "told", "gap", "pause"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar. `state`: told of, without a report, or outside the days on which the series ran."""

    day: date
    state: str
    number: int | None = None
    events: tuple[Edition, ...] = ()
    is_today: bool = False

    @property
    def reports(self) -> int:
        return reports_in(self.events)

    @property
    def places(self) -> list[str]:
        return list(dict.fromkeys(place["name"] for one in self.events for place in one.facts.get("places", ())))


@dataclass(frozen=True, slots=True)
class Span:
    """Days on end that are in one state; days that are told of stand alone."""

    state: str
    days: tuple[Day, ...]

    @property
    def first(self) -> Day:
        return self.days[0]

    @property
    def last(self) -> Day:
        return self.days[-1]


@dataclass(slots=True)
class Run:
    """A series with everything public in it. `ribbon` is in the order of time, `spans` the other way round."""

    ribbon: list[Span] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    undated: list[Edition] = field(default_factory=list)
    reports: int = 0
    places: int = 0
    gaps: int = 0
    is_running: bool = False
    is_cut: bool = False


def reports_in(events: Iterable[Edition]) -> int:
    """How many reports the events rest on; one that rests on none that was kept is a report itself."""
    return sum(max(1, one.facts.get("reports", 1)) for one in events)


def places_in(events: Iterable[Edition]) -> int:
    """From how many places they are, as far as readers may know."""
    return len({place["slug"] for one in events for place in one.facts.get("places", ())})


def run_of(series: Edition, *, at: datetime) -> Run:
    """The live events of the series in its language, day by day."""
    found = events_of([series.ref], language=series.language, at=at).order_by("-happened_on", "-published_at", "-pk")
    events = [one for one in found[: MOST_EVENTS + 1] if may_name(one, series)]
    is_cut, events = len(events) > MOST_EVENTS, events[:MOST_EVENTS]
    for event in events:
        event.part = part_of(event, series)
    stretches, today = stretches_of(series), timezone.localtime(at, timezone.get_default_timezone()).date()
    days = calendar(stretches, by_day(events), today=today, is_counted=bool(series.facts.get("has_day_count")))
    return Run(
        ribbon=spans_of(days[-MOST_SQUARES:]),
        spans=spans_of(days)[::-1],
        undated=[one for one in events if day_of(one) is None],
        reports=reports_in(events),
        places=places_in(events),
        gaps=sum(day.state == GAP for day in days),
        is_running=any(ends is None for _begins, ends in stretches),
        is_cut=is_cut,
    )


def by_day(events: Iterable[Edition]) -> dict[date, list[Edition]]:
    """The events whose day is known."""
    found: dict[date, list[Edition]] = {}
    for event in events:
        day = day_of(event)
        if day is not None:
            found.setdefault(day, []).append(event)
    return found


def calendar(
    stretches: Sequence[Stretch], told: dict[date, list[Any]], *, today: date, is_counted: bool = True
) -> list[Day]:
    """Every day from the first to the last that the series ran or is told of: told, without a report, or paused."""
    ran = days_shown(stretches, told, today)
    if not ran:
        return []
    known = set(ran)
    return [
        Day(
            day,
            TOLD if day in told else GAP if day in known else PAUSE,
            day_number(stretches, day) if is_counted else None,
            tuple(told.get(day, ())),
            day == today,
        )
        for day in days_between(ran[0], ran[-1])
    ]


def spans_of(days: Iterable[Day]) -> list[Span]:
    """Neighbouring days without a report, or paused, as one; each day that is told of by itself."""
    groups = groupby(days, key=lambda day: (day.state, day.day if day.state == TOLD else None))
    return [Span(state, tuple(group)) for (state, _day), group in groups]
