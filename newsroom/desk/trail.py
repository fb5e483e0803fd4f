"""What happened to an item: its moves and its revisions, and those of its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.workflow.models import MoveRecord, Revision, WorkflowItem
from newsroom.workflow.table import Workflow


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: a move with its note, or a save."""

    at: datetime
    by: Any
    what: str
    about: str = ""
    note: str = ""
    is_alone: bool = False
    live_from: datetime | None = None


def steps(item: Any) -> list[Step]:
    """Moves and saves of the item and its words, newest first."""
    chained = [item, *_words_of(item)]
    names = {(one.kind, one.ref): "" if one is item else str(one) for one in chained}
    workflows = {one.kind: one.workflow for one in chained}
    rows = Q()
    for kind, ref in names:
        rows |= Q(kind=kind, ref=ref)
    moves = [
        Step(
            at=row.at,
            by=row.by,
            what=_move_label(workflows[row.kind], row.move),
            about=names[row.kind, row.ref],
            note=row.note,
            is_alone=row.is_bypass,
            live_from=row.live_from,
        )
        for row in MoveRecord.objects.filter(rows).select_related("by").order_by("pk")
    ]
    saves = [
        Step(
            row.saved_at,
            row.author,
            _("Saved as revision %(number)s") % {"number": row.number},
            names[row.kind, row.ref],
        )
        for row in Revision.objects.filter(rows).select_related("author").defer("snapshot").order_by("pk")
    ]
    return sorted([*saves, *moves], key=lambda step: step.at)[::-1]


def _words_of(item: Any) -> list[Any]:
    rows = [row for name in item.snapshot_rows for row in getattr(item, name).all()]
    return [row for row in rows if isinstance(row, WorkflowItem)]


def _move_label(workflow: Workflow, name: str) -> str:
    try:
        return _(workflow.move(name).label)
    except KeyError:  # a move that the table has no longer: the record stays readable
        return name
