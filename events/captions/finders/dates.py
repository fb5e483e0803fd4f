"""Dates: which ones a caption gives, and which of them belong to something else than its message."""

import re
from collections.abc import Iterator
from itertools import pairwise

from events.captions.finders.dates_in_digits import dates_in_digits
from events.captions.finders.dates_with_months import dates_with_months
from events.captions.finders.written_date import WrittenDate
from events.captions.reading import Found
from events.captions.tokens import Caption, Token
from events.captions.vocabulary import book, words

_SEASONS = words("SEASONS")
_YEAR_LEADS = words("YEAR_LEADS")
_RANGE = words("RANGE_WORDS")
_DAY_LINKS = words("DAY_LINKS")
_NAMED_AFTER = words("NAMED_AFTER_DATE")
_NAMED_BEFORE = words("NAMED_BEFORE_DATE")
_OWNED_AFTER = words("OWNED_AFTER")
_OLD_FOOTAGE = book("OLD_FOOTAGE")
_OLD_YEAR_LEADS = words("OLD_YEAR_LEADS")
_OWNED = book("ANNIVERSARIES", "OWNERS")
_EDGE = re.compile(r"[^\w\s'%$]|\n")
_FARTHEST_OWNER = 8


def find_dates(caption: Caption) -> list[Found]:
    """Return the dates of a caption in order.

    The field is "date", or "other_date" for one that belongs to something else (an anniversary, a street)
    and only keeps its words from being read as a place. A day the calendar does not have is "no_date".
    """
    dates = [*dates_in_digits(caption), *dates_with_months(caption)]
    taken = {index for date in dates for index in range(date.first, date.last + 1)}
    dates += _bare_years(caption, taken)
    if not dates:
        return []
    dates.sort(key=lambda date: date.first)
    _share_year_in_ranges(caption, dates)
    owners = _owner_ends(caption)
    return [_found(caption, date, owners) for date in dates]


def _found(caption: Caption, date: WrittenDate, owners: dict[int, str]) -> Found:
    span = caption.span(date.first, date.last)
    try:
        parts = date.gregorian()
    except ValueError:
        return Found("no_date", None, span)
    if _is_name(caption, date) or (not date.is_of_old_footage and _is_owned(caption, date, owners)):
        return Found("other_date", parts, span)
    return Found("date", parts, span)


def _bare_years(caption: Caption, taken: set[int]) -> Iterator[WrittenDate]:
    years = [index for index, token in enumerate(caption.tokens) if index not in taken and _is_year(token)]
    is_old = bool(years) and bool(_OLD_FOOTAGE.find(caption.tokens))
    for index in years:
        token, previous = caption.tokens[index], caption.key(index - 1)
        if previous in _DAY_LINKS and caption.key(index - 2) in _SEASONS:
            yield WrittenDate(index - 2, index, year=int(token.key))
        elif (previous in _YEAR_LEADS and token.before == " ") or _stands_alone(caption, index):
            first = index - 1 if previous in _SEASONS else index
            yield WrittenDate(first, index, year=int(token.key))
        elif is_old and previous in _OLD_YEAR_LEADS and token.before == " ":
            yield WrittenDate(index, index, year=int(token.key), is_of_old_footage=True)


def _is_year(token: Token) -> bool:
    return len(token.key) == 4 and token.is_number and 1990 <= int(token.key) <= 2040


def _stands_alone(caption: Caption, index: int) -> bool:
    is_start = index == 0 or bool(_EDGE.search(caption.tokens[index].before))
    after = caption.after(index)
    return is_start and (not after.strip() or bool(_EDGE.match(after.strip())) or after.startswith("\n"))


def _share_year_in_ranges(caption: Caption, dates: list[WrittenDate]) -> None:
    """Give "30 April - 2 May 2019" its year at both ends."""
    for date, following in pairwise(dates):
        between = following.first - date.last
        joined = caption.tokens[following.first].before.strip() in ("-", "&") if between == 1 else False
        joined = joined or (between == 2 and caption.key(date.last + 1) in _RANGE)
        if joined and date.year is None and date.month and following.is_jalali == date.is_jalali:
            date.year = following.year


def _is_name(caption: Caption, date: WrittenDate) -> bool:
    if caption.key(date.last + 1) in _NAMED_AFTER and caption.tokens[date.last + 1].before == " ":
        return True
    return caption.key(date.first - 1) in _NAMED_BEFORE and caption.tokens[date.first].before == " "


def _owner_ends(caption: Caption) -> dict[int, str]:
    return {match.indices[-1]: match.label for match in _OWNED.find(caption.tokens)}


def _is_owned(caption: Caption, date: WrittenDate, owners: dict[int, str]) -> bool:
    if date.day is None and owners.get(date.first - 1) == "OWNERS":
        return True
    if date.day is None and caption.key(date.last + 1) in _OWNED_AFTER and caption.after(date.last) == " ":
        return True
    index = date.first
    for _ in range(_FARTHEST_OWNER):
        token = caption.tokens[index]
        if index == 0 or token.starts_phrase or "," in token.before:
            return False
        index -= 1
        if owners.get(index) == "ANNIVERSARIES":
            return True
    return False
