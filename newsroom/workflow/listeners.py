"""Who is told of what happened to an item, and who may ask for more before a move. Floors above add functions here.

All of them run inside the transaction: what a listener raises undoes the move or the save.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsroom.workflow.models import MoveRecord, Revision
    from newsroom.workflow.refusals import Refusal
    from newsroom.workflow.table import Move

#: `(item, record)` after a move and its effect; the item has its new state
MOVED: list[Callable[[Any, MoveRecord], None]] = []
#: `(item, revision)` after a save that changed something
RECORDED: list[Callable[[Any, Revision], None]] = []
#: `(item, move, by, at)`: what else stands against a move, or None
DEMANDS: list[Callable[[Any, Move, Any, datetime], Refusal | None]] = []
#: `(item, move, at, live_from, value)`: what stands against a move at the times it was ordered for, or None
TIMED: list[Callable[[Any, Move, datetime, datetime | None, str], Refusal | None]] = []
