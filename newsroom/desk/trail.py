"""What happened to an item: its moves and its revisions, and those of its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.desk.revisions.models import Restored
from newsroom.front.templatetags.newspaper import digits
from newsroom.workflow.models import MoveRecord, Revision, WorkflowItem
from newsroom.workflow.table import Workflow


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: a move with its note, or a save. `number` names a revision of the item itself, 0 otherwise."""

    at: datetime
    by: Any
    what: str
    about: str = ""
    note: str = ""
    is_alone: bool = False
    live_from: datetime | None = None
    number: int = 0
    is_erased: bool = False

    @property
    def before(self) -> int:
        """The number of the revision before it; 0 for the first."""
        return max(self.number - 1, 0)


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
    restored = {(one.kind, one.ref, one.number): one.source for one in Restored.objects.filter(rows)}
    saves = [_save(row, item, names[row.kind, row.ref], restored) for row in _saves(rows)]
    return sorted([*saves, *moves], key=lambda step: step.at)[::-1]


def _saves(rows: Q) -> Any:
    known = Revision.objects.filter(rows).select_related("author").defer("snapshot").order_by("pk")
    return known.annotate(is_erased=Q(snapshot__isnull=True))


def _save(row: Any, item: Any, about: str, restored: dict[tuple[str, str, int], int]) -> Step:
    source = restored.get((row.kind, row.ref, row.number))
    what = _("Saved as revision %(number)s") % {"number": digits(row.number)}
    if source:
        what = _("Restored from revision %(source)s, saved as revision %(number)s") % {
            "source": digits(source),
            "number": digits(row.number),
        }
    number = row.number if (row.kind, row.ref) == (item.kind, item.ref) else 0
    return Step(row.saved_at, row.author, what, about, number=number, is_erased=row.is_erased)


def _words_of(item: Any) -> list[Any]:
    rows = [row for name in item.snapshot_rows for row in getattr(item, name).all()]
    return [row for row in rows if isinstance(row, WorkflowItem)]


def _move_label(workflow: Workflow, name: str) -> str:
    try:
        return _(workflow.move(name).label)
    except KeyError:  # a move that the table has no longer: the record stays readable
        return name
