"""What a row of a workflow table says. Pure values: the tables themselves are `editorial.py` and `media/moderation.py`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

SAME = "="
COMING = "coming"


@dataclass(frozen=True, slots=True)
class State:
    """A place an item can stand in. `tone` and `icon` style its badge; in an `is_editable` state its words may change; in
    an `is_settled` one the working copy says what readers may see; in an `is_in_flight` one somebody has work to do."""

    name: str
    label: str
    icon: str
    tone: str
    is_editable: bool = False
    is_settled: bool = False
    is_in_flight: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One row: who may take an item from where to where, and what that brings with it.

    `sources` names states; `target` may be `SAME`. `who` is a permission. `note` is "" (none), "optional",
    "reason" (required, for colleagues) or "public" (required, printed for readers). `four_eyes`: refused to whoever wrote
    any revision since the last published one. `window`: needs (True) or forbids (False) an open or scheduled public
    window, or needs one that has not opened (COMING). `is_complete`: asks the item what is missing. `is_approved`: only
    the approved revision may go. `effect` names a registered function run in the same transaction. `after_review`: a
    second person reads it afterwards.
    `second_to` names an earlier move of another person that this one agrees to: refused to the same person.
    `trust`: what the person must be trusted with besides the permission ("senior").
    `value`: name of an extra value the move carries ("words", "confidence" …), asked beside the note.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    who: str
    note: str = ""
    four_eyes: bool = False
    window: bool | str | None = None
    is_complete: bool = False
    is_approved: bool = False
    effect: str = ""
    after_review: bool = False
    can_schedule: bool = False
    value: str = ""
    second_to: str = ""
    trust: str = ""

    def starts_from(self, state: str) -> bool:
        """Whether an item in `state` may take this move at all."""
        return state in self.sources


@dataclass(frozen=True, slots=True)
class Workflow:
    """A table of states and moves; the first state is where a new item starts."""

    name: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]

    @property
    def initial(self) -> str:
        return self.states[0].name

    def state(self, name: str) -> State:
        """The row of the state `name`; KeyError when the table has none."""
        return _by_name(self.states, name)

    def move(self, name: str) -> Move:
        """The row of the move `name`; KeyError when the table has none."""
        return _by_name(self.moves, name)

    @property
    def in_flight(self) -> set[str]:
        """The names of the states in which somebody has work to do."""
        return {state.name for state in self.states if state.is_in_flight}

    @property
    def in_review(self) -> set[str]:
        """The states in which an item waits for a second person to read it and let it go on."""
        read = (m for m in self.moves if m.four_eyes and m.is_complete and m.target != SAME)
        return {source for move in read for source in move.sources}

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, for the README; moves that stay where they are are left out."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        for move in self.moves:
            if move.target == SAME:
                continue
            sources = [s.name for s in self.states if move.starts_from(s.name) and s.name != move.target]
            lines += [f"    {source} --> {move.target}: {move.name}" for source in sources]
        return "\n".join(lines)


Row = TypeVar("Row", State, Move)


def _by_name(rows: Iterable[Row], name: str) -> Row:
    for row in rows:
        if row.name == name:
            return row
    raise KeyError(name)
