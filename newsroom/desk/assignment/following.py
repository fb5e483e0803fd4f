"""What moves and saves mean for an assignment: it ends by itself, and its reader hears of a change."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from newsroom.desk.assignment import telling
from newsroom.desk.assignment.asking import current
from newsroom.desk.assignment.models import Assignment
from newsroom.press.holding import holder
from newsroom.press.words import Words
from newsroom.workflow.models import MoveRecord, Revision


def end_with_the_reading(item: Any, record: MoveRecord) -> None:
    """An approval ends it, and whatever takes the item off its way: publishing, spiking, hiding."""
    if isinstance(item, Words) or record.source == record.target:
        return
    move = item.workflow.move(record.move)
    is_read = move.four_eyes and move.is_complete
    if is_read or record.target not in item.workflow.in_flight:
        end = Assignment.End.READ if is_read else Assignment.End.GONE
        Assignment.objects.of(item).open().update(ended_at=record.at, end=end)


def tell_of_change(item: Any, revision: Revision) -> None:
    """Whoever reads an item in review hears that it was changed under their eyes."""
    if isinstance(item, Words) or item.state not in item.workflow.in_review:
        return
    row = current(item)
    if row is not None:
        telling.tell("changed", item, [row.reviewer], by=revision.author, at=revision.saved_at)


@holder
def rows_about(kind: str, refs: list[str]) -> list[Model]:
    """The rows whose words an erasure has to reach."""
    return list(Assignment.objects.filter(kind=kind, ref__in=refs))
