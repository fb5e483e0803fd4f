"""The panel beside an item: who reads it, until when, and asking somebody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from newsroom.desk import opened
from newsroom.desk.assignment import asking
from newsroom.desk.assignment.forms import AskForm
from newsroom.desk.assignment.models import Assignment
from newsroom.workflow import engine
from newsroom.workflow.around import holds

HISTORY = 20


def ask_panel(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """Left out where nothing was ever asked and nothing can be."""
    can_be_asked = asking.can_be_asked_about(item)
    asked = Assignment.objects.of(item).select_related("reviewer", "asked_by")
    rows = list(asked[:HISTORY]) if holds(item, Assignment) else []
    if not rows and not can_be_asked:
        return None
    row = rows[0] if rows and rows[0].ended_at is None else None
    by, is_mine = request.user, bool(row and row.reviewer_id == request.user.pk)
    may_ask = can_be_asked and asking.may_ask(item, by)
    return {
        "row": row,
        "is_mine": is_mine,
        "is_open": is_mine and row is not None and not row.is_accepted,
        "is_overdue": bool(row and row.due_at and row.due_at < at),
        "is_changed": bool(row and can_be_asked and opened.number_of(item) > row.revision_number),
        "can_take": can_be_asked and not (row and row.reviewer_id) and _may_read(item, by),
        "can_take_back": row is not None and (may_ask or row.asked_by_id == by.pk),
        "form": AskForm(item, row) if may_ask else None,
        "can_submit": may_ask and _may_submit(item, by, at),
        "earlier": [one for one in rows if one is not row],
    }


def _may_read(item: Any, by: Any) -> bool:
    is_reader = by.has_perm("desk.view_assignment") and item.state in item.workflow.in_review
    return is_reader and asking.readers(item).filter(pk=by.pk).exists()


def _may_submit(item: Any, by: Any, at: datetime) -> bool:
    return item.state == item.workflow.initial and engine.refusal(item, "submit", by=by, at=at) is None
