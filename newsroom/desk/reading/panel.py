"""At the top of an item: the note with which it was sent back, and that it went out under duty and nobody has read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.http import HttpRequest

from newsroom.desk.reading import unread
from newsroom.desk.reading.views import READ
from newsroom.workflow.models import MoveRecord

SENT_BACK = "send_back"


def sent_back_panel(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """The note of whoever sent it back, until it is sent to review again."""
    if item.state != item.workflow.initial:
        return None
    last = MoveRecord.objects.of(item).exclude(source=F("target")).select_related("by").last()
    return {"record": last} if last is not None and last.move == SENT_BACK and last.note else None


def alone_panel(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """What went out of it under duty and waits for a second reader."""
    rows = list(unread.alone(item.kind, item.ref).select_related("record__by").order_by("pk"))
    return {"rows": rows, "may_read": request.user.has_perm(READ)} if rows else None
