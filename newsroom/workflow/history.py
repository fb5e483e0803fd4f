"""What the append-only rows say of an item: its last revision, what was approved, who wrote since the last publication."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from django.db.models import prefetch_related_objects

from newsroom.workflow.models import MoveRecord, Revision

Answer = TypeVar("Answer")
KEPT = "_answers_kept"


def read(item: Any) -> None:
    """From now on each question about this copy of an item is asked once: a page is made of it, and nobody changes it."""
    if not is_read(item):
        item.__dict__[KEPT] = {}
        prefetch_related_objects([item], *item.read_together())


def is_read(item: Any) -> bool:
    """Whether answers about this copy of the item are kept."""
    return KEPT in item.__dict__


@contextmanager
def reading(item: Any) -> Iterator[None]:
    """`read`, until the end of the block."""
    read(item)
    try:
        yield
    finally:
        del item.__dict__[KEPT]


def once(item: Any, question: str, ask: Callable[[], Answer]) -> Answer:
    """What `ask()` gives; inside `reading(item)` it is asked the first time only."""
    kept = item.__dict__.get(KEPT)
    if kept is None:
        return ask()
    if question not in kept:
        kept[question] = ask()
    answer: Answer = kept[question]
    return answer


def _kept(function: Callable[[Any], Answer]) -> Callable[[Any], Answer]:
    @wraps(function)
    def asked(item: Any) -> Answer:
        return once(item, function.__name__, lambda: function(item))

    return asked


@_kept
def moves(item: Any) -> list[MoveRecord]:
    """All moves of the item, oldest first, each with who made it and whether it waits to be read afterwards."""
    return list(MoveRecord.objects.of(item).select_related("by", "after_review"))


def moves_named(item: Any, names: Collection[str]) -> list[MoveRecord]:
    """Those of its moves that have one of the names, oldest first."""
    if is_read(item):
        return [row for row in moves(item) if row.move in names]
    return list(MoveRecord.objects.of(item).filter(move__in=names))


def last_move(item: Any, names: Collection[str]) -> MoveRecord | None:
    """The newest of its moves that has one of the names."""
    if is_read(item):
        return next((row for row in reversed(moves(item)) if row.move in names), None)
    return MoveRecord.objects.of(item).filter(move__in=names).last()


@_kept
def latest(item: Any) -> Revision | None:
    """The newest revision of the item, or None when nothing was recorded yet."""
    return Revision.objects.of(item).last()


@_kept
def is_recorded(item: Any) -> bool:
    """Whether the item is exactly what its newest revision says.

    A field that came with a later release is compared as it was when it began; one that is gone is not asked for.
    """
    last = latest(item)
    return last is not None and last.snapshot is not None and _same(item, last.snapshot)


def _same(item: Any, snapshot: dict[str, Any]) -> bool:
    now = item.snapshot()
    return now == snapshot or now == item.with_beginnings(snapshot)


PUBLISHED_BY = ("publish", "update", "correct", "fix", "publish_alone", "clear", "approve_words")
TAKEN_BACK_BY = ("withdraw", "hide", "fall_back")


@_kept
def published_number(item: Any) -> int:
    """The number of the last revision that was published, cleared or approved as words; 0 when none was.

    What was withdrawn or hidden since counts as never read: whoever wrote it does not bring it back alone.
    """
    last = last_move(item, PUBLISHED_BY + TAKEN_BACK_BY)
    return (last.revision_number or 0) if last and last.move in PUBLISHED_BY else 0


@_kept
def approved_number(item: Any) -> int | None:
    """The number of the revision the last approval was for; None when it was never approved or was sent back since."""
    last = last_move(item, ("approve", "send_back", "revise", "spike"))
    return last.revision_number if last and last.move == "approve" else None


@_kept
def contributors(item: Any) -> set[int]:
    """Primary keys of everybody who wrote a revision since the last published one.

    Whoever only made it say less (took a passage out, coarsened a place) may still be the second pair of eyes.
    """
    number = published_number(item)
    rows = Revision.objects.of(item).filter(number__gt=number, is_reduction=False)
    return set(rows.values_list("author_id", flat=True)) | (set() if number else item.also_written_by())
