"""How many reports fall on each month, type or province: of the newest that fit a selection, as many as can be counted at once.

One walk of the index that the lists walk, with an end, so that a chart costs the same however much there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from newsroom.front.listing import Selection, newest_rows
from newsroom.press.models import EditionEventType, EditionProvince
from newsroom.text.calendars import to_jalali

MOST = 2_000
MONTHS = 12
THROUGH = {"type": EditionEventType, "province": EditionProvince}

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: keys of editions, and the day of each as far as it is known. `is_cut`: there are older ones."""

    keys: list[int]
    dated: list[tuple[date, bool]]
    is_cut: bool

    @property
    def undated(self) -> int:
        return len(self.keys) - len(self.dated)


def tally(selection: Selection, most: int = MOST) -> Tally:
    """The newest of the selection. One query for each of its terms."""
    columns = ("pk", "kind", "happened_on", "month", "day", "published_at")
    rows = newest_rows(selection, most + 1, *columns)
    dated = []
    for _pk, kind, happened_on, month, day, published_at in rows[:most]:
        if kind != "event":
            dated.append((_day_of(published_at), True))
        elif happened_on is not None and month:
            dated.append((happened_on, day is not None))
    return Tally([row[0] for row in rows[:most]], dated, len(rows) > most)


def by_month(counted: Tally, language: str, *, at: datetime) -> list[tuple[Month, int]]:
    """Twelve months of the language's calendar with their numbers, the last of them this month or the newest there is.

    In Persian a month is one of the Jalali calendar; a report of which no day is known falls into none of them.
    """
    is_jalali = language == "fa"
    months = Counter(month_of(day, is_jalali=is_jalali) for day, is_full in counted.dated if is_full or not is_jalali)
    now = month_of(_day_of(at), is_jalali=is_jalali)
    if not months:
        return []
    newest = max(months)
    last = now if newest > before(now, MONTHS - 1) else newest
    shown = [before(last, back) for back in range(MONTHS - 1, -1, -1)]
    return [(month, months[month]) for month in shown]


def by_term(counted: Tally, facet: str) -> dict[int, int]:
    """How many of what was counted bear each term of a facet of `THROUGH`, by the key of the term."""
    rows = THROUGH[facet].objects.filter(content_object__in=counted.keys)
    return dict(Counter(rows.values_list("tag_id", flat=True)))


def with_broader(numbers: dict[int, int], parents: Iterable[tuple[int, int | None]]) -> dict[int, int]:
    """The numbers of types with those of the narrower ones added to the broad one; a narrower one does not stand alone."""
    broad = {key: parent or key for key, parent in parents}
    found: Counter[int] = Counter()
    for key, number in numbers.items():
        found[broad.get(key, key)] += number
    return dict(found)


def month_of(day: date, *, is_jalali: bool) -> Month:
    """Year and month of a day."""
    year, month = to_jalali(day)[:2] if is_jalali else (day.year, day.month)
    return year, month


def before(month: Month, back: int) -> Month:
    """The month so many months earlier."""
    number = month[0] * 12 + month[1] - 1 - back
    return number // 12, number % 12 + 1


def _day_of(moment: datetime) -> date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()
