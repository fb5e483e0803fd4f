"""What the words that came with a piece of footage say. Whoever keeps such words registers a function here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from media.models import Footage
from newsroom.taxonomy.models import Place


@dataclass(frozen=True, slots=True)
class Reading:
    """One text and what was read in it, ready to print.

    `stretches` are (text, class, title) one after the other: joined they are the text, a class marks what gave a field.
    `when` is the date in words, `day` the same where it is a whole day.
    """

    stretches: list[tuple[str, str, str]]
    when: str = ""
    day: date | None = None
    places: list[Place] = field(default_factory=list)
    provinces: list[str] = field(default_factory=list)
    event_types: list[str] = field(default_factory=list)
    origin: str = ""
    address: str = ""


Reader = Callable[[Footage, Any], list[Reading]]
READERS: list[Reader] = []


def reads(function: Reader) -> Reader:
    """Register a function from a piece and a person to the readings of its words that the person may see."""
    READERS.append(function)
    return function


def readings_of(item: Footage, by: Any) -> list[Reading]:
    """The readings of every text that came with the piece."""
    return [reading for reader in READERS for reading in reader(item, by)]
