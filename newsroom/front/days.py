"""A day, month or year as readers write it into an address, in either calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.text.calendars import (
    FIRST_YEAR,
    LAST_YEAR,
    PartialDate,
    format_partial,
    from_jalali,
    jalali_month_name,
)
from newsroom.text.digits import to_latin, written_in

JALALI_YEARS = range(1200, 1501)
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Written:
    """What a reader wrote: `parts` are a year, month and day of its calendar as far as they go; `day` is the one day meant."""

    parts: tuple[int, ...]
    day: date

    def __str__(self) -> str:
        """Its one spelling in an address, in the calendar it was written in."""
        return "-".join(f"{part:02}" for part in self.parts)

    @property
    def is_jalali(self) -> bool:
        return self.parts[0] in JALALI_YEARS

    def words(self, language: str) -> str:
        """It in the calendar of a language: a month or a year of the other calendar is said by its first or last day."""
        if len(self.parts) == 3 or self.is_jalali != (language == "fa"):
            return format_partial(PartialDate(self.day.year, self.day.month, self.day.day), language)
        if not self.is_jalali:
            return format_partial(PartialDate(*self.parts), language)
        month = [jalali_month_name(self.parts[1], language)] if len(self.parts) > 1 else []
        return written_in(language, " ".join([*month, str(self.parts[0])]))


def read_day(text: str, *, is_end: bool = False) -> Written:
    """The day that "2019-04-10", "1398/1/21", "۱۳۹۸-۰۱" or "2019" means: of a month or year the first one, or the last.

    Years from 1200 to 1500 are Jalali. Raises ValueError for what is no day.
    """
    found = _DAY.fullmatch(to_latin(text).strip())
    if found is None:
        raise ValueError(text)
    parts = tuple(int(part) for part in found.groups() if part)
    year, month, day = (*parts, None, None)[:3]
    month = month or (12 if is_end else 1)
    if year in JALALI_YEARS:
        return Written(parts, from_jalali(year, month, day) if day else _edge_of_jalali(year, month, is_end=is_end))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    return Written(parts, date(year, month, day or (monthrange(year, month)[1] if is_end else 1)))


def _edge_of_jalali(year: int, month: int, *, is_end: bool) -> date:
    if not is_end:
        return from_jalali(year, month, 1)
    return from_jalali(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


class DayField(forms.CharField):
    """A day, a month or a year in either calendar. Gives `Written`, or None for nothing."""

    def __init__(self, *, is_end: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.is_end = is_end

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_day(text, is_end=self.is_end)
        except ValueError:
            raise ValidationError(
                _("“%(text)s” is no date. Write a year, a month or a day, such as 2019, 2019-04 or 1398-01-21."),
                params={"text": text},
            ) from None


class DayFilter(django_filters.Filter):
    """A `DayField` in a set of filters; its placeholder is in the reader's own calendar."""

    field_class = DayField


def example(*, is_end: bool) -> str:
    """A day as a reader of the page would write it."""
    if get_language() == "fa":
        return "۱۳۹۸-۰۱-۲۱" if is_end else "۱۳۹۸-۰۱"
    return "2019-04-10" if is_end else "2019-04"
