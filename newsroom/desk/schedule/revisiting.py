"""Bringing an old story back to the desk on a day, and what was found then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.badges import badge
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.desk.schedule.models import Revisit
from newsroom.press.flagging import titles
from newsroom.workflow import history
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.refusals import Refusal, Refused
from newsroom.workflow.table import Move


def today(at: datetime) -> date:
    """The newsroom's day at a moment."""
    return timezone.localtime(at, timezone.get_default_timezone()).date()


def waiting_for(item: Any) -> Revisit | None:
    """The day that is set for an item, or None."""
    if history.is_read(item) and not history.moves_named(item, ("revisit",)):
        return None
    rows = Revisit.objects.filter(kind=item.kind, ref=item.ref, ended_record=None)
    return history.once(item, "revisit", rows.select_related("record__by").first)


@effect("set_revisit")
def set_revisit(order: Order) -> None:
    """Set the day, in place of one that was set before."""
    item = order.item
    try:
        on = date.fromisoformat(order.value)
    except ValueError:
        on = None
    if on is None or on <= today(order.at):
        raise Refused(
            Refusal(
                "no_day", _("“%(item)s”: choose a day that lies ahead, so that it can come back then.") % {"item": item}
            )
        )
    _end(order)
    Revisit.objects.create(kind=item.kind, ref=item.ref, on=on, record=order.record)


@effect("end_revisit")
def end_revisit(order: Order) -> None:
    """Somebody has looked: it does not come back unless another day is set."""
    _end(order)


def _end(order: Order) -> None:
    rows = Revisit.objects.filter(kind=order.item.kind, ref=order.item.ref, ended_record=None)
    rows.update(ended_record=order.record)


def against(item: Any, move: Move, _at: datetime, _live_from: datetime | None, _value: str) -> Refusal | None:
    """There is nothing to look at again where no day was set."""
    if move.name != "revisited" or waiting_for(item) is not None:
        return None
    return Refusal("nothing_to_do", _("“%(item)s”: no day is set on which it comes back.") % {"item": item})


def due(desks: list[Desk], _by: Any, at: datetime) -> Iterator[Entry]:
    """What was to come back by today, the longest overdue first."""
    names = {desk.model.kind: str(desk.model._meta.verbose_name) for desk in desks}
    rows = Revisit.objects.filter(kind__in=names, ended_record=None, on__lte=today(at)).select_related("record__by")
    found = list(rows[: SHOWN + 1])
    titled = titles((row.kind, row.ref) for row in found)
    for row in found:
        yield Entry(
            title=titled.get((row.kind, row.ref), row.ref),
            kind=row.kind,
            ref=row.ref,
            kind_name=names[row.kind],
            badge=badge("wait", "↻", _("to be revisited")),
            who=str(row.record.by),
            at=row.record.at,
            note=row.record.note,
        )
