"""The outbox: work written inside a transaction and done after it.

A handler is a function of the payload and must bear being run twice. Floors above register theirs; a failing row is
tried again later, each time after twice as long, and never stops the rows behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from newsroom.workflow.models import Outbox

Handler = Callable[[dict[str, Any]], None]
HANDLERS: dict[str, Handler] = {}
FIRST_RETRY = timedelta(seconds=30)


def handler(topic: str) -> Callable[[Handler], Handler]:
    """Register a function for the rows of one topic."""

    def register(function: Handler) -> Handler:
        HANDLERS[topic] = function
        return function

    return register


def post(topic: str, payload: dict[str, Any], *, at: datetime) -> Outbox:
    """Write a row; call it inside the transaction it follows from."""
    if topic not in HANDLERS:
        raise KeyError(f"No handler is registered for the outbox topic {topic!r}.")
    return Outbox.objects.create(topic=topic, payload=payload, due_at=at)


def drain(at: datetime, *, limit: int = 500) -> tuple[int, int]:
    """Do what is due at `at`; returns (done, failed). Rows another process holds are left to it."""
    done = failed = 0
    for pk in list(Outbox.objects.due(at).values_list("pk", flat=True)[:limit]):
        result = _do(pk, at)
        done += result is True
        failed += result is False
    return done, failed


def _do(pk: int, at: datetime) -> bool | None:
    with transaction.atomic():
        row = _claimed(pk)
        if row is None:
            return None
        row.attempts += 1
        try:
            with transaction.atomic():
                HANDLERS[row.topic](row.payload)
        except Exception as error:  # whatever it is, the row is kept and tried again
            row.failure = type(error).__name__  # the message may quote what must not be written down
            row.due_at = at + FIRST_RETRY * 2 ** min(row.attempts, 10)
            row.save()
            return False
        row.done_at, row.failure = at, ""
        row.save()
        return True


def _claimed(pk: int) -> Outbox | None:
    from django.db import connection

    rows = Outbox.objects.filter(pk=pk, done_at__isnull=True)
    return rows.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
