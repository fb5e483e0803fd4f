"""Dates in digits: 2019-04-10, 23/8/2021, 3/28/2019, ۱۳۹۹/۰۴/۱۰."""

import re
from collections.abc import Iterator

from events.captions.finders.written_date import WrittenDate
from events.captions.tokens import Caption
from newsroom.text.digits import to_persian

_SEPARATED = re.compile(r"(?<![\d./:-])(\d{1,4})([-/.])(\d{1,2})\2(\d{4}|\d{2}|\d)(?![\d]|[./:-]\d)")
# A day and a month alone only at the head of a message: elsewhere "24/7" and scores look the same.
_DAY_MONTH = re.compile(r"\s*[\[(]?(\d{1,2})/(\d{1,2})(?![\d]|[./:-]\d)")
_PERSIAN_DIGITS = to_persian("0123456789")
_YEAR_MONTH = re.compile(r"(?<![\d./:-])(\d{4})[-/](\d{1,2})(?![\d]|[./:-]\d)")


_Parts = tuple[int | None, int, int | None, bool]


def dates_in_digits(caption: Caption) -> Iterator[WrittenDate]:
    """Yield the dates written in digits: ISO and y/m/d as they stand, else day first unless it cannot be."""
    starts = {token.start: index for index, token in enumerate(caption.tokens)}
    ends = {token.end: index for index, token in enumerate(caption.tokens)}
    for (start, end), parts in _matches(caption):
        if parts and start in starts and end in ends:
            year, month, day, is_jalali = parts
            yield WrittenDate(starts[start], ends[end], year, month, day, is_jalali)


def _matches(caption: Caption) -> Iterator[tuple[tuple[int, int], _Parts | None]]:
    for match in _SEPARATED.finditer(caption.folded):
        yield match.span(), _ordered(*match.group(1, 3, 4))
    for match in _YEAR_MONTH.finditer(caption.folded):
        yield match.span(), _year_month(*match.groups())
    head = _DAY_MONTH.match(caption.folded)
    if head:
        is_persian = caption.raw[head.start(1)] in _PERSIAN_DIGITS
        yield (head.start(1), head.end(2)), _day_month(head[1], head[2], is_persian)


def _ordered(one: str, two: str, three: str) -> _Parts | None:
    """Return (year, month, day, is_jalali): year first as it stands, else day first unless it cannot be."""
    a, b, c = int(one), int(two), int(three)
    if len(one) == 4:
        year, month, day = a, b, c
    elif len(one) == 2 and 50 <= a <= 99:
        year, month, day = 1300 + a, b, c
    elif len(one) == 3 or len(three) == 1:
        return None
    else:
        year = c if len(three) == 4 else 1300 + c if c >= 60 else 2000 + c
        day, month = (b, a) if b > 12 >= a else (a, b)
    is_jalali = 1300 <= year <= 1500
    return (year, month, day, is_jalali) if is_jalali or 1900 <= year <= 2100 else None


def _year_month(year: str, month: str) -> _Parts | None:
    is_jalali = 1300 <= int(year) <= 1500
    if not (is_jalali or 1990 <= int(year) <= 2100) or not 1 <= int(month) <= 12:
        return None
    return int(year), int(month), None, is_jalali


def _day_month(one: str, two: str, is_jalali: bool) -> _Parts | None:
    a, b = int(one), int(two)
    day, month = (b, a) if b > 12 >= a else (a, b)
    return (None, month, day, is_jalali) if 1 <= day <= 31 and 1 <= month <= 12 else None
