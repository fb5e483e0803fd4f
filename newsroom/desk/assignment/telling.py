"""Who has to know of an assignment. Whatever sends notices adds a function to LISTENERS; it gets names of people and no text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

#: `(event, item, persons, by, at)`; events: asked, accepted, declined, taken_back, changed
LISTENERS: list[Callable[[str, Any, list[Any], Any, datetime], None]] = []


def tell(event: str, item: Any, persons: Iterable[Any], *, by: Any, at: datetime) -> None:
    """Pass on to every listener whom this concerns; nobody is told about their own act."""
    others = [person for person in persons if person is not None and person.pk != by.pk]
    for listener in LISTENERS if others else []:
        listener(event, item, others, by, at)
