"""The gaps of a template: what is known is filled in, what is not stays marked until somebody writes it."""

from __future__ import annotations

import re
from datetime import date

from newsroom.text.calendars import PartialDate, format_partial

KNOWN = ("place", "province", "date", "day")
#: signs that no sentence holds by itself, so that a gap nobody filled is found again
OPEN, CLOSE = "⟨", "⟩"
_GAP = re.compile(r"\{(\w+)\}")
_LEFT = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


def unknown_gaps(text: str) -> list[str]:
    """The names in braces that are not gaps."""
    return [name for name in _GAP.findall(text) if name not in KNOWN]


def fill(text: str, *, names: dict[str, str], language: str, today: date) -> str:
    """`text` with the date written in `language`, and every other gap marked by its name in `names`."""
    day = format_partial(PartialDate(today.year, today.month, today.day), language)
    values = {name: f"{OPEN}{names.get(name, name)}{CLOSE}" for name in KNOWN} | {"date": day}
    return _GAP.sub(lambda gap: values.get(gap[1], gap[0]), text)


def left(text: str) -> list[str]:
    """The gaps that nobody has filled, as they stand in the text."""
    return [gap[0] for gap in _LEFT.finditer(text)]
