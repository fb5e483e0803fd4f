"""The running day of an event: "Day 12", "10th day of strike", "for 15 days", «دهمین روز»."""

from events.captions.numbers import Number, number_at
from events.captions.phrases import PhraseBook
from events.captions.reading import Found
from events.captions.tokens import Caption
from events.captions.vocabulary import book, words

_DAY = words("DAY_WORDS")
_DAYS = words("DAYS_WORDS")
_RUNNING = words("RUNNING")
_LEADS = book("LEADS")
_TAILS = book("DAYS_TAILS")
_NOT_TAILS = book("NOT_DAYS_TAILS")
_NOT_LEADS = book("NOT_DAYS_LEADS")
_OTHER = book("OTHER_DAYS")
_STANDING = book("STANDING_EVENTS")
_MEMORIAL_DAY = 40
_MOST_DAYS = 1000
_WINDOW = 9


def find_running_day(caption: Caption) -> list[Found]:
    """Return a "day_of_event" for each wording that counts the days (or nights) an event has lasted."""
    found: list[Found] = []
    index = 0
    while index < len(caption.tokens):
        number = number_at(caption, index)
        last = _last_of_count(caption, index, number) if number else None
        if number and last is not None:
            found.append(Found("day_of_event", number.value, caption.span(*_ends(caption, index, number, last))))
        index += number.length if number else 1
    return found


def _last_of_count(caption: Caption, index: int, number: Number) -> int | None:
    """Return the last token of a count of days that begins at `index`, or None when it counts none."""
    if not 0 < number.value < _MOST_DAYS:
        return None
    if _is_after_day(caption, index) and not _begins(_OTHER, caption, index + number.length):
        return index + number.length - 1
    day = _skip_running(caption, index + number.length)
    if number.is_ordinal and _is_word(caption, day, _DAY) and _counts_on(caption, number, day):
        return day
    if not number.is_ordinal and _is_word(caption, day, _DAYS) and _is_length(caption, index, number, day):
        return day
    return None


def _ends(caption: Caption, index: int, number: Number, last: int) -> tuple[int, int]:
    is_after_day = last == index + number.length - 1
    return (index - 1, last) if is_after_day else (index, last)


def _is_after_day(caption: Caption, index: int) -> bool:
    token = caption.tokens[index]
    before = caption.key(index - 1)
    if before not in _DAY or token.before not in (" ", "-", ""):
        return False
    return not token.is_persian or _is_ordinal_like(caption, index)


def _is_ordinal_like(caption: Caption, index: int) -> bool:
    """Tell «روز دهم» and «روز ۱۰» from «روز دو»."""
    number = number_at(caption, index)
    return number is not None and (number.is_ordinal or number.is_digits)


def _skip_running(caption: Caption, index: int) -> int:
    while caption.key(index) in _RUNNING:
        index += 1
    return index


def _is_word(caption: Caption, index: int, allowed: frozenset[str]) -> bool:
    return caption.key(index) in allowed and caption.tokens[index].before in (" ", "-")


def _counts_on(caption: Caption, number: Number, day: int) -> bool:
    if _begins(_OTHER, caption, day + 1):
        return False
    return number.value != _MEMORIAL_DAY or _begins(_STANDING, caption, day + 1)


def _is_length(caption: Caption, index: int, number: Number, day: int) -> bool:
    """Tell whether "15 days" says how long an event has lasted by now."""
    if (
        caption.tokens[day].before == "-"
        or _begins(_NOT_TAILS, caption, day + 1)
        or _ends_at(_NOT_LEADS, caption, index - 1)
    ):
        return False
    is_running = day > index + number.length
    return is_running or _ends_at(_LEADS, caption, index - 1) or _begins(_TAILS, caption, day + 1)


def _begins(phrases: PhraseBook, caption: Caption, index: int) -> bool:
    window = caption.tokens[index : index + _WINDOW]
    return bool(window) and not window[0].starts_phrase and any(m.indices[0] == 0 for m in phrases.find(window))


def _ends_at(phrases: PhraseBook, caption: Caption, index: int) -> bool:
    if index < 0 or caption.tokens[index + 1].starts_phrase:
        return False
    first = max(0, index - 6)
    window = caption.tokens[first : index + 1]
    return any(match.indices[-1] == index - first for match in phrases.find(window))
