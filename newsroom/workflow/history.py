"""What the append-only rows say of an item: its last revision, what was approved, who wrote since the last publication."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from newsroom.workflow.models import MoveRecord, Revision

Answer = TypeVar("Answer")
KEPT = "_answers_kept"


@contextmanager
def reading(item: Any) -> Iterator[None]:
    """While a page is made of an item that nobody changes meanwhile: each question about it is asked once."""
    item.__dict__[KEPT] = {}
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
    last = MoveRecord.objects.of(item).filter(move__in=PUBLISHED_BY + TAKEN_BACK_BY).last()
    return (last.revision_number or 0) if last and last.move in PUBLISHED_BY else 0


@_kept
def approved_number(item: Any) -> int | None:
    """The number of the revision the last approval was for; None when it was never approved or was sent back since."""
    last = MoveRecord.objects.of(item).filter(move__in=("approve", "send_back", "revise", "spike")).last()
    return last.revision_number if last and last.move == "approve" else None


@_kept
def contributors(item: Any) -> set[int]:
    """Primary keys of everybody who wrote a revision since the last published one.

    Whoever only made it say less (took a passage out, coarsened a place) may still be the second pair of eyes.
    """
    number = published_number(item)
    rows = Revision.objects.of(item).filter(number__gt=number, is_reduction=False)
    return set(rows.values_list("author_id", flat=True)) | (set() if number else item.also_written_by())
