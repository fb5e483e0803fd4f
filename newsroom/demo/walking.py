"""Taking an item along the workflow: each move by whoever makes such moves, half an hour after the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from newsroom.demo.deciding import sign_off
from newsroom.demo.people import Desk
from newsroom.workflow import engine

PAUSE = timedelta(minutes=30)

#: who of the desk makes which move; four eyes and permissions are the engine's business
WHO = {
    "submit": "reporter",
    "revise": "reporter",
    "send_back": "editor",
    "approve": "editor",
    "approve_words": "editor",
    "check": "editor",
    "spike": "editor",
    "hide": "editor",
    "erase": "chief",
    "withdraw": "editor",
    "publish": "chief",
    "correct": "chief",
    "update": "chief",
    "take": "moderator",
    "clear": "moderator",
    "reject": "moderator",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One move with what it carries. `live_from` counts from the moment of the move."""

    move: str
    note: str = ""
    value: str = ""
    live_after: timedelta | None = None


TO_REVIEW = (Step("submit"),)
TO_APPROVED = (*TO_REVIEW, Step("approve"))
TO_PUBLISHED = (*TO_APPROVED, Step("publish"))


def walk(item: Any, steps: tuple[Step, ...], *, desk: Desk, at: datetime) -> datetime:
    """Make the moves one after the other, the first at `at`; returns when the next may follow."""
    for step in steps:
        sign_off(item, step.move, by=desk.editor, at=at)
        engine.perform(
            item,
            step.move,
            by=getattr(desk, WHO[step.move]),
            at=at,
            note=step.note,
            value=step.value,
            live_from=None if step.live_after is None else at + step.live_after,
        )
        at += PAUSE
    return at
