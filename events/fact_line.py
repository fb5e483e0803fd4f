"""The line made from the facts: type, place, province, date. It stands where a language has no words of its own."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.text.calendars import PartialDate, format_partial

COMMA = {"fa": "، "}
MAX_NAMES = 3


def fact_line(
    *, event_types: Sequence[str], places: Sequence[str], provinces: Sequence[str], date: PartialDate, language: str
) -> str:
    """Join the names (already in `language`) and the date; "" when there is nothing to say.

    A city that gives its name to its province is said once.
    """
    where = list(places[:MAX_NAMES])
    where += [name for name in provinces[:MAX_NAMES] if name not in where]
    parts = [_capital_first(", ".join(event_types[:2]) if language != "fa" else " و ".join(event_types[:2])), *where]
    if date.precision != "none":
        parts.append(format_partial(date, language))
    return COMMA.get(language, ", ").join(part for part in parts if part)


def _capital_first(text: str) -> str:
    return text[:1].upper() + text[1:]
