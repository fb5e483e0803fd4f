"""What a move brings with it, by name. Floors above register functions; a system check fails when one is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsroom.workflow.models import MoveRecord
    from newsroom.workflow.table import Move


@dataclass(frozen=True, slots=True)
class Order:
    """One move being carried out: the locked item, the row, who, when, and the extra values the move carries.

    `words` are what readers are told, by language, where it differs from the note or the move has a note for colleagues.
    """

    item: Any
    move: Move
    by: Any
    at: datetime
    note: str
    live_from: datetime | None
    live_until: datetime | None
    value: str
    record: MoveRecord
    words: Mapping[str, str] = field(default_factory=dict)


Effect = Callable[[Order], None]
EFFECTS: dict[str, Effect] = {}


def effect(name: str) -> Callable[[Effect], Effect]:
    """Register a function as the effect `name`. It runs inside the move's transaction; what it raises undoes the move."""

    def register(function: Effect) -> Effect:
        if name in EFFECTS:
            raise ValueError(f"The effect {name!r} is registered twice.")
        EFFECTS[name] = function
        return function

    return register
