"""At the top of an item: the note with which it was sent back, and that it went out under duty and nobody has read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from newsroom.desk.reading import unread
from newsroom.desk.reading.views import READ
from newsroom.workflow import history

SENT_BACK = "send_back"


def sent_back_panel(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """The note of whoever sent it back, until it is sent to review again."""
    if item.state != item.workflow.initial:
        return None
    last = next((row for row in reversed(history.moves(item)) if row.source != row.target), None)
    return {"record": last} if last is not None and last.move == SENT_BACK and last.note else None


def alone_panel(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """What went out of it, or of its words in one language, under duty and waits for a second reader."""
    rows = [row.after_review for row in history.moves(item) if row.is_bypass and unread.waits(row)]
    words = unread.alone_in_words(item)
    if not rows and not words:
        return None
    languages = {one.ref: one.get_language_display() for one in item.texts.all()} if words else {}
    return {
        "rows": rows,
        "words": [(row, languages[row.record.ref]) for row in words],
        "may_read": request.user.has_perm(READ),
    }
