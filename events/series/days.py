"""The table of days of a series: what each day's reports state, beside the day counted from the confirmed stretches.

Values in, values out. A day without a report is a gap in what we know, never a day without a strike; a report that comes
late fills it, because the table is worked out anew each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.text.stretches import Stretch, day_number, days_shown


@dataclass(frozen=True, slots=True)
class Told:
    """What one event says of its day. `day` is None where it is not fully known, `stated` where no day is counted."""

    ref: str
    day: date | None
    stated: int | None = None
    places: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An event whose stated day is not the counted one; `counted` is None for a day outside every stretch."""

    told: Told
    counted: int | None

    @property
    def is_outside(self) -> bool:
        return self.counted is None


@dataclass(frozen=True, slots=True)
class Day:
    """One day. `number` is counted from the stretches: None outside them, or where there are none."""

    day: date
    number: int | None
    told: tuple[Told, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def is_gap(self) -> bool:
        """No report received."""
        return not self.told

    @property
    def stated(self) -> list[int]:
        """The days that its reports state, each once, in order."""
        return sorted({told.stated for told in self.told if told.stated is not None})

    @property
    def places(self) -> list[str]:
        """Where its reports come from, each place once."""
        return list(dict.fromkeys(place for told in self.told for place in told.places))


def table_of_days(stretches: Sequence[Stretch], told: Iterable[Told], *, until: date) -> list[Day]:
    """Every day of the stretches up to `until`, and every day that an event tells of, in order.

    Without stretches: every day from the first to the last that is told of. Events of an unknown day are in no row.
    """
    by_day: dict[date, list[Told]] = {}
    for one in told:
        if one.day is not None:
            by_day.setdefault(one.day, []).append(one)
    return [_row(day, by_day.get(day, []), stretches) for day in days_shown(stretches, by_day, until)]


def _row(day: date, told: list[Told], stretches: Sequence[Stretch]) -> Day:
    number = day_number(stretches, day)
    contradictions = [Contradiction(one, number) for one in told if contradicts(one.stated, number, bool(stretches))]
    return Day(day, number, tuple(told), tuple(contradictions))


def contradicts(stated: int | None, counted: int | None, has_stretches: bool) -> bool:
    """Whether a person has to look: another day is stated than is counted, or a report comes from outside the stretches."""
    if not has_stretches:
        return False
    return counted is None or (stated is not None and stated != counted)


def suggested_start(told: Iterable[Told]) -> date | None:
    """The first day as most of the stated days imply it; the earlier one where two are as frequent; None without any."""
    starts = Counter(_start(one.day, one.stated) for one in told if one.day is not None and one.stated)
    return min(starts, key=lambda start: (-starts[start], start), default=None)


def _start(day: date, stated: int) -> date:
    return day - timedelta(days=stated - 1)
