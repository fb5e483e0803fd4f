"""What of the assignments stands on My desk: what is with me, and what falls due of what I asked for or wrote."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from newsroom.desk.assignment.models import Assignment
from newsroom.desk.badges import badge, state_badge
from newsroom.desk.moments import short_moment
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.workflow.models import by_kind

SOON = timedelta(hours=24)


def with_me(desks: list[Desk], by: Any, at: datetime) -> list[Entry]:
    """What this person was asked to read, the first due first; drafts are not there yet."""
    rows = Assignment.objects.open().filter(reviewer=by).order_by(F("due_at").asc(nulls_last=True), "priority", "pk")
    return _entries(desks, rows, at, only=lambda item: item.state in item.workflow.in_review)


def falling_due(desks: list[Desk], by: Any, at: datetime) -> list[Entry]:
    """What others were asked to read by this person, and is overdue or due within a day."""
    rows = Assignment.objects.open().filter(Q(asked_by=by) & ~Q(reviewer=by), due_at__lte=at + SOON).order_by("due_at")
    return _entries(desks, rows, at, only=lambda item: item.state in item.workflow.in_flight)


def _entries(desks: list[Desk], rows: Any, at: datetime, *, only: Any) -> list[Entry]:
    models = {desk.model.kind: desk.model for desk in desks}
    asked = list(by_kind(rows, models).select_related("reviewer", "asked_by")[: 2 * SHOWN])
    items = _items(models, asked)
    found = ((row, items.get((row.kind, row.ref))) for row in asked)
    return [_entry(row, item, at) for row, item in found if item is not None and only(item)][: SHOWN + 1]


def _items(models: dict[str, Any], rows: Iterable[Assignment]) -> dict[tuple[str, str], Any]:
    refs: dict[str, list[str]] = {}
    for row in rows:
        refs.setdefault(row.kind, []).append(row.ref)
    return {
        (kind, item.ref): item
        for kind, wanted in refs.items()
        for item in models[kind]._default_manager.filter(ref__in=wanted)
    }


def _entry(row: Assignment, item: Any, at: datetime) -> Entry:
    is_late = row.due_at is not None and row.due_at < at
    due = short_moment(row.due_at)
    told = [_("Due %(at)s") % {"at": due}] if due else []
    return Entry(
        title=str(item) or item.ref,
        kind=item.kind,
        ref=item.ref,
        kind_name=str(item._meta.verbose_name),
        badge=badge("stop", "!", _("overdue")) if is_late else state_badge(item.state_row),
        who=str(row.asked_by if row.reviewer_id else item.created_by),
        at=row.asked_at,
        note=" · ".join(told + ([row.instruction] if row.instruction else [])),
    )
