"""Dates with the name of a month: "April 3-5, 2019", "9 Mehr 1401", «۲۵ آبان ۹۸», "Nov '17"."""

import re
from collections.abc import Iterator

from events.captions.finders.written_date import WrittenDate
from events.captions.numbers import Number, number_at
from events.captions.tokens import Caption, Token
from events.captions.vocabulary import numbers, words

_MONTHS = numbers("MONTHS")
_JALALI = numbers("JALALI_MONTHS")
# «تیرماه» in one word is surely the month, as «تیر» alone is not.
_JALALI |= {name + word: month for name, month in _JALALI.items() for word in words("MONTH_WORDS")}
_UNSURE = words("UNSURE_MONTHS")
_LEADS = words("MONTH_LEADS")
_MONTH_WORDS = words("MONTH_WORDS")
_RANGE = words("RANGE_WORDS")
_DAY_LINKS = words("DAY_LINKS")
_YEAR_WORDS = words("YEAR_WORDS")
_EDGE = re.compile(r"[^\w\s'%$]|\n")
_CLOCK = re.compile(r":\d")
_CLOSE = re.compile(r"[ ,.\-/]{0,3}")


def dates_with_months(caption: Caption) -> Iterator[WrittenDate]:
    """Yield the dates that name their month, in either calendar. A range is its first day."""
    last = -1
    for index, token in enumerate(caption.tokens):
        if index <= last or token.is_hashtag:
            continue
        month = _MONTHS.get(token.key) or _JALALI.get(token.key)
        if month is None:
            continue
        date = _around_month(caption, index, month)
        if date is not None:
            last = date.last
            yield date


def _around_month(caption: Caption, index: int, month: int) -> WrittenDate | None:
    date = WrittenDate(index, index, month=month, is_jalali=caption.tokens[index].key in _JALALI)
    while caption.key(date.last + 1) in _MONTH_WORDS and caption.tokens[date.last + 1].before == " ":
        date.last += 1
    _take_day_before(caption, date)
    if date.day is None:
        _take_day_after(caption, date)
    _take_year_after(caption, date)
    if date.year is None:
        _take_year_before(caption, date)
    return date if _is_month(caption, index, date) else None


def _is_month(caption: Caption, index: int, date: WrittenDate) -> bool:
    """Tell a month from the word of the same letters: "may", "march", «تیر»."""
    token = caption.tokens[index]
    has_number = date.day is not None or date.year is not None
    is_lower = token.key.isascii() and not token.is_capital and caption.has_capitals
    if token.key not in _UNSURE:
        return has_number or not is_lower
    has_month_word = date.last > index and not has_number
    return has_month_word or (not is_lower and (has_number or _is_led_alone(caption, index)))


def _is_led_alone(caption: Caption, index: int) -> bool:
    """Tell whether "in March" ends its phrase there."""
    ends = index + 1 == len(caption.tokens) or bool(_EDGE.search(caption.after(index)))
    return caption.tokens[index].key.isascii() and caption.key(index - 1) in _LEADS and ends


def _number_ending_at(caption: Caption, index: int) -> tuple[int, Number] | None:
    for start in (index - 2, index - 1, index):
        number = number_at(caption, start)
        if number and start + number.length - 1 == index:
            return start, number
    return None


def _take_day_before(caption: Caption, date: WrittenDate) -> None:
    joint = caption.tokens[date.first].before
    before = date.first - 1
    if caption.key(before) in _DAY_LINKS and joint == " ":
        before -= 1
    elif joint not in (" ", "-", "", "/", ". "):
        return
    found = _number_ending_at(caption, before)
    if found is None or not 1 <= found[1].value <= 31 or (found[1].is_digits and not _is_day(caption, before)):
        return
    if not found[1].is_digits and not found[1].is_ordinal:
        return
    start, number = found
    date.first, date.day = start, number.value
    earlier = _range_start(caption, start)
    if earlier:
        date.first, date.day = earlier


def _is_day(caption: Caption, index: int) -> bool:
    return len(caption.tokens[index].key) <= 2 or not caption.tokens[index].is_number


def _range_start(caption: Caption, start: int) -> tuple[int, int] | None:
    """Return (token, day) of the first day of a range that ends with the number at `start`."""
    before = caption.tokens[start].before.strip()
    joined = start - 1 if before in ("-", "&", "/") else None
    if joined is None and not before and caption.key(start - 1) in _RANGE:
        joined = start - 2
    if joined is None or joined < 0:
        return None
    found = _number_ending_at(caption, joined)
    end = number_at(caption, start)
    if found and end and 1 <= found[1].value < end.value and _is_day(caption, found[0]):
        return found[0], found[1].value
    return None


def _take_day_after(caption: Caption, date: WrittenDate) -> None:
    index = date.last + 1
    number = number_at(caption, index)
    if number is None or not (number.is_digits or number.is_ordinal) or not 1 <= number.value <= 31:
        return
    token = caption.tokens[index]
    if (len(token.key) > 2 and number.is_digits) or token.before not in (" ", ". ", "-", ".", ""):
        return
    if (token.key.startswith("0") and date.is_jalali) or _CLOCK.match(caption.folded, token.end):
        return
    date.last, date.day = index + number.length - 1, number.value
    date.last = _range_end(caption, date.last)


def _range_end(caption: Caption, last: int) -> int:
    """Return the last token of a range that begins with the number ending at `last`, or `last`."""
    index = last + 1
    if caption.key(index) in _RANGE:
        index += 1
    elif index >= len(caption.tokens) or caption.tokens[index].before.strip() not in ("-", "&"):
        return last
    number = number_at(caption, index)
    if number is None or not 1 <= number.value <= 31 or not (number.is_digits or number.is_ordinal):
        return last
    # "April 3 - 5 killed" is no range: a range goes on with a comma, a year or nothing.
    end = index + number.length - 1
    is_tight = " " not in caption.tokens[last + 1].before or caption.key(last + 1) in _RANGE
    return end if is_tight or caption.after(end).startswith(",") else last


def _take_year_after(caption: Caption, date: WrittenDate) -> None:
    index = date.last + 1
    while caption.key(index) in _YEAR_WORDS and caption.tokens[index].before == " ":
        index += 1
    year = _year_at(caption, index, date)
    if year is not None:
        date.last, date.year = index, year


def _year_at(caption: Caption, index: int, date: WrittenDate) -> int | None:
    if index >= len(caption.tokens) or not caption.tokens[index].is_number:
        return None
    token = caption.tokens[index]
    if _CLOCK.match(caption.folded, token.end):
        return None
    value = int(token.key) if len(token.key) <= 4 else 0
    if len(token.key) == 4 and _CLOSE.fullmatch(token.before.replace("'", "")):
        is_jalali_year = 1300 <= value <= 1500
        return value if is_jalali_year == date.is_jalali and (is_jalali_year or 1900 <= value <= 2100) else None
    if len(token.key) != 2 or token.before.strip(" ,.-/") not in ("", "'") or "%" in caption.after(index)[:1]:
        return None
    return _two_digit_year(value, token, date)


def _two_digit_year(value: int, token: Token, date: WrittenDate) -> int | None:
    if date.is_jalali and token.before in (" ", "-", "/"):
        return 1300 + value if value > 31 else 1400 + value if value < 10 else None
    if "'" in token.before:
        return 2000 + value
    return 2000 + value if date.day is not None and token.before in (" ", "-", "/") and 17 <= value <= 40 else None


def _take_year_before(caption: Caption, date: WrittenDate) -> None:
    index = date.first - 1
    if index < 0 or not _CLOSE.fullmatch(caption.tokens[date.first].before):
        return
    token = caption.tokens[index]
    if token.is_number and len(token.key) == 4:
        value = int(token.key)
        if (1300 <= value <= 1500) if date.is_jalali else (1900 <= value <= 2100):
            date.first, date.year = index, value
