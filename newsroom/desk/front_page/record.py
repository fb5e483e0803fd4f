"""What the last savings of a front page changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom.desk.front_page import finding
from newsroom.press.front_page import Placed, from_json
from newsroom.press.models import FrontSave

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Saving:
    """One saving: who, when, and the names of what came, went, and stands elsewhere since."""

    number: int
    by: Any
    at: datetime
    came: list[str]
    went: list[str]
    moved: list[str]


def last_savings(language: str, *, at: datetime) -> list[Saving]:
    """The newest first, in two queries."""
    rows = list(FrontSave.objects.filter(language=language).select_related("saved_by")[: SHOWN + 1])
    lists = [from_json(row.slots) for row in rows]
    names = finding.named({one.what for placed in lists for one in placed if one.ref}, language, at=at)
    befores = [*lists[1:], []]
    return [
        _saving(row, after, before, names)
        for row, after, before in zip(rows[:SHOWN], lists, befores, strict=False)
    ]  # fmt: skip


def _saving(row: FrontSave, after: Sequence[Placed], before: Sequence[Placed], names: dict[Any, Any]) -> Saving:
    old, new = {one.what: one for one in before}, {one.what: one for one in after}
    stay = [what for what in new if what in old]
    order = [what for what in old if what in new]
    moved = [
        what
        for what, other in zip(stay, order, strict=True)
        if what != other or (old[what].place, old[what].shown_until) != (new[what].place, new[what].shown_until)
    ]

    def name(what: tuple[str, str]) -> str:
        one = new.get(what) or old[what]
        return one.title or (names[what].title if what in names else one.ref)

    return Saving(
        row.number, row.saved_by, row.saved_at,
        [name(what) for what in new if what not in old],
        [name(what) for what in old if what not in new],
        [name(what) for what in moved],
    )  # fmt: skip
