"""What the append-only rows say of an item: its last revision, what was approved, who wrote since the last publication."""

from __future__ import annotations

from typing import Any

from newsroom.workflow.models import MoveRecord, Revision


def latest(item: Any) -> Revision | None:
    """The newest revision of the item, or None when nothing was recorded yet."""
    return Revision.objects.of(item).last()


def is_recorded(item: Any) -> bool:
    """Whether the item is exactly what its newest revision says."""
    last = latest(item)
    return last is not None and last.snapshot == item.snapshot()


PUBLISHED_BY = ("publish", "update", "correct", "publish_alone", "clear", "approve_words")
TAKEN_BACK_BY = ("withdraw", "hide", "fall_back")


def published_number(item: Any) -> int:
    """The number of the last revision that was published, cleared or approved as words; 0 when none was.

    What was withdrawn or hidden since counts as never read: whoever wrote it does not bring it back alone.
    """
    last = MoveRecord.objects.of(item).filter(move__in=PUBLISHED_BY + TAKEN_BACK_BY).last()
    return (last.revision_number or 0) if last and last.move in PUBLISHED_BY else 0


def approved_number(item: Any) -> int | None:
    """The number of the revision the last approval was for; None when it was never approved or was sent back since."""
    last = MoveRecord.objects.of(item).filter(move__in=("approve", "send_back", "revise", "spike")).last()
    return last.revision_number if last and last.move == "approve" else None


def contributors(item: Any) -> set[int]:
    """Primary keys of everybody who wrote a revision since the last published one.

    Whoever only made it say less (took a passage out, coarsened a place) may still be the second pair of eyes.
    """
    number = published_number(item)
    rows = Revision.objects.of(item).filter(number__gt=number, is_reduction=False)
    return set(rows.values_list("author_id", flat=True)) | (set() if number else item.also_written_by())
