"""Recording what the desk saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from newsroom.workflow import chain, engine, history
from newsroom.workflow.listeners import RECORDED
from newsroom.workflow.models import Revision, WorkflowItem


@transaction.atomic
def record(item: Any, *, by: Any, at: datetime, is_reduction: bool = False) -> Revision:
    """Snapshot the item as it stands, and its words in each language; a save that changed nothing gives the last revision back.

    Words that had been approved and now read otherwise go back to draft first. `is_reduction`: the change only took
    something out, by a move of its own.
    """
    type(item)._default_manager.select_for_update().get(pk=item.pk)  # two savers number their revisions in turn
    for name in item.snapshot_rows:
        for row in getattr(item, name).order_by("pk"):
            if isinstance(row, WorkflowItem):
                _record_words(row, by, at, is_reduction)
    return _record_one(item, by, at, is_reduction)


def _record_words(words: Any, by: Any, at: datetime, is_reduction: bool) -> None:
    if not is_reduction and not words.is_editable and not history.is_recorded(words):
        engine.perform(words, "rework_words", by=by, at=at)
    _record_one(words, by, at, is_reduction)


def _record_one(item: Any, by: Any, at: datetime, is_reduction: bool) -> Revision:
    last = history.latest(item)
    snapshot = item.snapshot()
    if last is not None and last.snapshot == snapshot:
        return last
    salt = chain.new_salt()
    revision = Revision(
        kind=item.kind,
        ref=item.ref,
        snapshot=snapshot,
        salt=salt,
        digest=chain.digest(chain.canonical(snapshot), salt),
        author=by,
        saved_at=at,
        is_reduction=is_reduction,
    )
    revision.save()
    for tell in RECORDED:
        tell(item, revision)
    return revision
