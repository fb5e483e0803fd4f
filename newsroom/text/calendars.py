"""Dates as captions give them (often in part), and how they are written in both calendars.

Everything is stored Gregorian. Jalali is a way to read and to write, never a second truth.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Literal

import jdatetime

from newsroom.text.digits import to_latin, to_persian

Precision = Literal["day", "month", "year", "none"]

FIRST_YEAR, LAST_YEAR = 1000, 2999
LAST_JALALI_YEAR = 1700  # a year up to here, written in numbers alone, is a Jalali one
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
# Without a year, 1 Farvardin is taken as 21 March. 1397 began on that day and held no leap day.
_USUAL_JALALI_YEAR = 1397
_LEAP_YEAR = 2020

_GREGORIAN_MONTHS = {
    "en": [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ],
    "fa": [
        "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن",
        "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    ],
}  # fmt: skip
_JALALI_MONTHS = {
    "en": [
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
        "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
    ],
    "fa": [
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
        "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ],
}  # fmt: skip
_CALENDAR_OF_LANGUAGE = {"fa": "jalali"}


@dataclass(frozen=True)
class PartialDate:
    """A Gregorian date of which any part may be unknown (None), but a day never stands without its month.

    Raises ValueError for parts that make no date in any year (31 April, 30 February) or not in the year
    given (29 February 2019).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        _check_parts(self.year, self.month, self.day)

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        return "none" if self.year is None else "year"

    def first_day(self) -> date | None:
        """Return the first day this date can mean, or None without a year."""
        if self.year is None:
            return None
        return date(self.year, self.month or 1, self.day or 1)


def _check_parts(year: int | None, month: int | None, day: int | None) -> None:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"The year {year} is outside {FIRST_YEAR}-{LAST_YEAR}.")
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}: months run from 1 to 12.")
    if day is None:
        return
    if month is None:
        raise ValueError(f"The day {day} has no month: give the month or leave the day out.")
    if not 1 <= day <= monthrange(year or _LEAP_YEAR, month)[1]:
        named = f"{day} {_GREGORIAN_MONTHS['en'][month - 1]}" + (f" {year}" if year else "")
        raise ValueError(f"There is no {named} in the calendar.")


def to_jalali(day: date) -> tuple[int, int, int]:
    """Return the Jalali (year, month, day) of a Gregorian date."""
    jalali = jdatetime.date.fromgregorian(date=day)
    return jalali.year, jalali.month, jalali.day


def from_jalali(year: int, month: int, day: int) -> date:
    """Return the Gregorian date of a Jalali one; ValueError when there is no such day."""
    gregorian: date = jdatetime.date(year, month, day).togregorian()
    return gregorian


def written_day(text: str) -> date:
    """Return the day written as three numbers, year first, in Latin or Persian digits: 2019-04-04 or 1398/01/15.

    The year tells the calendar. ValueError for what is no such day.
    """
    found = _DAY.fullmatch(to_latin(text).strip())
    if found is None:
        raise ValueError("This is no day written as year, month and day.")
    year, month, day = (int(part) for part in found.groups())
    return from_jalali(year, month, day) if year < LAST_JALALI_YEAR else date(year, month, day)


def from_jalali_without_year(month: int, day: int) -> tuple[int, int]:
    """Return the Gregorian (month, day) of a Jalali day, taking 1 Farvardin as 21 March.

    30 Esfand, which is there in leap years only, is 20 March. ValueError when there is no such day.
    """
    if (month, day) == (12, 30):
        return 3, 20
    usual = from_jalali(_USUAL_JALALI_YEAR, month, day)
    return usual.month, usual.day


def jalali_month_name(month: int, language: str) -> str:
    """Return the name of a Jalali month (1-12) in `language`; a language without names gets English."""
    return _in_language(_JALALI_MONTHS, language)[month - 1]


def format_partial(date: PartialDate, language: str, calendar: str | None = None) -> str:
    """Return `date` in words, as far as it is known: "4 April 2019", "April", «۱۵ فروردین ۱۳۹۸», "".

    `calendar` is "gregorian" or "jalali"; without it each language has its own. A date without a day stays
    Gregorian, because a Gregorian month or year is not one Jalali month or year.
    """
    calendar = calendar or _CALENDAR_OF_LANGUAGE.get(language, "gregorian")
    if calendar == "jalali" and date.month is not None and date.day is not None:
        year, month, day = _jalali_parts(date.year, date.month, date.day)
        return _write(year, jalali_month_name(month, language), day, language)
    name = _in_language(_GREGORIAN_MONTHS, language)[date.month - 1] if date.month else None
    return _write(date.year, name, date.day, language)


def format_both(date: PartialDate, language: str) -> str:
    """Return `date` in both calendars, the language's own first; in one when its day is not known."""
    own = format_partial(date, language)
    if date.precision != "day":
        return own
    other = "gregorian" if _CALENDAR_OF_LANGUAGE.get(language) == "jalali" else "jalali"
    return f"{own} ({format_partial(date, language, other)})"


def format_moment(moment: datetime, language: str, tz: tzinfo) -> str:
    """Return day and time of an aware datetime in the zone `tz`, as `language` writes them."""
    local = moment.astimezone(tz)
    day = format_partial(PartialDate(local.year, local.month, local.day), language)
    clock = f"{local:%H:%M}"
    return f"{day}، {to_persian(clock)}" if language == "fa" else f"{day}, {clock}"


def _jalali_parts(year: int | None, month: int, day: int) -> tuple[int | None, int, int]:
    if year is not None:
        return to_jalali(date(year, month, day))
    if (month, day) == (2, 29):
        return None, *to_jalali(date(_LEAP_YEAR, month, day))[1:]
    starts = from_jalali(_USUAL_JALALI_YEAR, 1, 1)
    year_of_usual = starts.year if (month, day) >= (starts.month, starts.day) else starts.year + 1
    return None, *to_jalali(date(year_of_usual, month, day))[1:]


def _write(year: int | None, month: str | None, day: int | None, language: str) -> str:
    words = " ".join(str(part) for part in (day, month, year) if part is not None)
    return to_persian(words) if language == "fa" else words


def _in_language(names: dict[str, list[str]], language: str) -> list[str]:
    return names.get(language, names["en"])
