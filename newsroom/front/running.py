"""Series that go on now, as the front page shows them: which day it is, and the last days as squares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from newsroom.front.listing import Selection, newest
from newsroom.front.ribbon import Day, by_day, calendar, reports_in
from newsroom.front.series import events_of, may_name, stretches_of
from newsroom.press.models import Edition

MOST, LOOKED_AT = 3, 12
SQUARES = 14
MOST_EVENTS = 300


@dataclass(frozen=True, slots=True)
class Running:
    """A series that goes on. `days` are the last ones, in the order of time; `reports` came in those days."""

    series: Edition
    days: tuple[Day, ...]
    reports: int

    @property
    def today(self) -> Day | None:
        """The newest day, which is today while the series runs."""
        return self.days[-1] if self.days else None


def running(language: str, *, at: datetime) -> list[Running]:
    """The newest series whose last stretch is open, with their last days; two queries, one where none runs."""
    found = newest(Selection(language, at, "series"), LOOKED_AT)
    series = [one for one in found if any(ends is None for _begins, ends in stretches_of(one))][:MOST]
    if not series:
        return []
    events = list(
        events_of([one.ref for one in series], language=language, at=at).order_by("-published_at", "-pk")[:MOST_EVENTS]
    )
    return [_run(one, [event for event in events if may_name(event, one)], at) for one in series]


def _run(series: Edition, events: list[Edition], at: datetime) -> Running:
    today = timezone.localtime(at, timezone.get_default_timezone()).date()
    is_counted = bool(series.facts.get("has_day_count"))
    days = calendar(stretches_of(series), by_day(events), today=today, is_counted=is_counted)[-SQUARES:]
    return Running(series, tuple(days), reports_in([event for day in days for event in day.events]))
