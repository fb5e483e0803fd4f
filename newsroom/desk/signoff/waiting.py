"""What waits for a tick, on the desk of those who only read and tick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import pgettext

from newsroom.desk import board
from newsroom.desk.queue import SHOWN, Desk, Entry, entry_of
from newsroom.desk.signoff.models import SignOff, SignOffItem
from newsroom.desk.signoff.ticking import TICK
from newsroom.desk.writers import written_by
from newsroom.workflow.models import Revision


def is_for(desks: list[Desk], by: Any) -> bool:
    """Who reads and ticks, and neither writes nor approves: those have their own work, and find the lines on its page."""
    return bool(by.has_perm(TICK)) and not board.approves(desks, by) and not any(desk.is_written for desk in desks)


def waiting(desks: list[Desk], by: Any, _at: datetime) -> list[Entry]:
    """Items in review with lines that nobody ticked for their newest revision: a query, and two for each kind with lines."""
    asked: dict[str, list[SignOffItem]] = {}
    for line in SignOffItem.objects.filter(is_asked=True):
        asked.setdefault(line.kind, []).append(line)
    found = (entry for desk in desks if desk.model.kind in asked for entry in _of(desk, asked[desk.model.kind], by))
    return list(islice(found, SHOWN + 1))


def _of(desk: Desk, asked: list[SignOffItem], by: Any) -> Iterator[Entry]:
    model = desk.model
    saves = Revision.objects.filter(kind=model.kind, ref=OuterRef("ref")).order_by("-number")
    items = model._default_manager.filter(~written_by(model.kind, by), state__in=model.workflow.in_review)
    items = items.annotate(newest=Subquery(saves.values("number")[:1])).select_related("created_by").order_by("pk")
    rows = list(items[: 2 * SHOWN])
    ticked = _ticked(model.kind, rows)
    for item in rows:
        missing = [str(line) for line in asked if not ticked.get((item.ref, item.newest, line.pk))]
        if missing:
            yield replace(entry_of(item), note=pgettext("between two names of a list", "; ").join(missing))


def _ticked(kind: str, rows: Iterable[Any]) -> dict[tuple[str, int, int], bool]:
    ticks = SignOff.objects.filter(kind=kind, ref__in=[row.ref for row in rows]).order_by("pk")
    return {
        (ref, number, line): is_ticked
        for ref, number, line, is_ticked in ticks.values_list("ref", "revision_number", "item_id", "is_ticked")
    }
