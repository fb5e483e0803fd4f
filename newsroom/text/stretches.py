"""Counting days over stretches: a strike that runs, pauses and goes on counts the days on which it ran."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

#: the first and the last day, both included; the last is None while it goes on
Stretch = tuple[date, date | None]


def day_number(stretches: Iterable[Stretch], day: date) -> int | None:
    """Which day `day` is, counted from 1 over the stretches; None outside them."""
    count = 0
    for begins, ends in sorted(stretches, key=_begin):
        if day < begins:
            return None
        count += (min(day, ends or day) - begins).days + 1
        if ends is None or day <= ends:
            return count
    return None


def days_of(stretches: Iterable[Stretch], until: date) -> Iterator[date]:
    """Every day of the stretches up to and with `until`, in order."""
    for begins, ends in sorted(stretches, key=_begin):
        yield from days_between(begins, min(until, ends or until))


def days_shown(stretches: Collection[Stretch], known: Collection[date], until: date) -> list[date]:
    """The days of the stretches up to `until` and the `known` ones, in order; without stretches, from first to last known."""
    if stretches or not known:
        return sorted({*days_of(stretches, until), *known})
    return list(days_between(min(known), max(known)))


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included; none when `last` is the earlier one."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def overlap_of(stretches: Iterable[Stretch]) -> tuple[Stretch, Stretch] | None:
    """Two neighbours that share a day, or None where no two do."""
    ordered = sorted(stretches, key=_begin)
    return next(((one, other) for one, other in pairwise(ordered) if other[0] <= (one[1] or date.max)), None)


def _begin(stretch: Stretch) -> date:
    return stretch[0]
