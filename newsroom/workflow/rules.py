"""What must be there before an item may go on, per kind, in one table: apps add their rows, items are asked through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. `words` say it on the page of rules (marked for translation, translated where shown); `lacks(item)` gives
    translated phrases of what is missing, none where the rule is met. An optional rule counts once it is switched on."""

    name: str
    words: str
    lacks: Callable[[Any], list[str]]
    is_optional: bool = False


RULES: dict[str, tuple[Rule, ...]] = {}
#: `(kind)` gives the names of the optional rules that are switched on
SWITCHES: list[Callable[[str], set[str]]] = []


def add_rules(kind: str, *rules: Rule) -> None:
    """Add the rows of a kind; doing it twice is a programming error."""
    if kind in RULES:
        raise ValueError(f"The rules of {kind!r} are registered twice.")
    RULES[kind] = rules


def missing(item: Any) -> list[str]:
    """What is missing of an item, in the order of the table."""
    rows = RULES.get(item.kind, ())
    on = switched_on(item.kind) if any(row.is_optional for row in rows) else set()
    return [phrase for row in rows if not row.is_optional or row.name in on for phrase in row.lacks(item)]


def switched_on(kind: str) -> set[str]:
    """The names of the kind's optional rules that count now."""
    return {name for ask in SWITCHES for name in ask(kind)}
