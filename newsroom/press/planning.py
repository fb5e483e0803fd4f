"""Moves that plan what readers get and when: taking down at a time, taking back or moving one plan, embargoes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsroom.press import exposure, kinds, timeline
from newsroom.press.models import Edition, Embargo, Plan
from newsroom.workflow import history, listeners
from newsroom.workflow.around import holds
from newsroom.workflow.editorial import OPENS
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.refusals import Refusal, Refused
from newsroom.workflow.table import Move

ASKING = "-"
"""The value where somebody only asks what could be pressed."""


@effect("plan_close")
def plan_close(order: Order) -> None:
    """From the chosen minute on the item is no longer offered: an end, not a withdrawal."""
    moment = _later(order, order.value)
    _timed_close(order, moment)


def _timed_close(order: Order, moment: datetime) -> None:
    item = order.item
    waiting = Plan.objects.of(item.kind, item.ref).waiting(order.at)
    if waiting.filter(at=moment).exists():
        raise _refused(
            "plan_taken", _("“%(item)s”: another plan begins at that very minute. Choose another time."), item=item
        )
    ends = Edition.objects.of(item.kind, item.ref).filter(live_from__lt=moment, live_until__gt=moment)
    if not ends.exists():
        raise _refused(
            "nothing_to_close",
            _("“%(item)s” is not public at that time as things are planned, so there is nothing to take down then."),
            item=item,
        )
    before = exposure.targets_of(item.kind, item.ref)
    timeline.add(order, Plan.Act.CLOSE, start=moment, until=None, revision_number=None)
    exposure.refresh(before, at=order.at, is_reduction=True)


@effect("cancel_plan")
def cancel_plan(order: Order) -> None:
    """Take back the one plan; the others stay."""
    item = order.item
    before = exposure.targets_of(item.kind, item.ref)
    timeline.cancel(_plan(order), order)
    exposure.refresh(before | exposure.targets_of(item.kind, item.ref), at=order.at, is_reduction=True)
    exposure.borrow_leads(item.kind, item.ref)


@effect("reschedule_plan")
def reschedule_plan(order: Order) -> None:
    """The one plan at another time."""
    item = order.item
    if order.live_from is None:
        raise _refused("no_time", _("“%(item)s”: say from when the plan shall hold instead."), item=item)
    if order.live_from <= order.at:
        raise _past(item)
    plan = _plan(order)
    until = None if plan.act == Plan.Act.CLOSE else order.live_until
    timeline.reschedule(plan, order, start=order.live_from, until=until)
    exposure.refresh(exposure.targets_of(item.kind, item.ref), at=order.at, is_reduction=True)
    exposure.borrow_leads(item.kind, item.ref)


def _plan(order: Order) -> Plan:
    waiting = Plan.objects.of(order.item.kind, order.item.ref).waiting(order.at).select_for_update()
    plan = waiting.filter(pk=order.value).first() if order.value.isdigit() else None
    if plan is None:
        raise _refused(
            "plan_gone",
            _("“%(item)s”: this plan does not wait any more: it has begun, or somebody cancelled it. Reload the page."),
            item=order.item,
        )
    return plan


@effect("set_embargo")
def set_embargo(order: Order) -> None:
    """Nothing of the item before the chosen moment, in no language; one that was there before is replaced."""
    moment, item = _later(order, order.value), order.item
    refs = [item.ref, *kinds.get(item.kind).siblings(item)]
    early = Edition.objects.filter(kind=item.kind, ref__in=refs, live_from__lt=moment, live_until__gt=order.at)
    if early.exists():
        raise _refused(
            "embargo_too_late",
            _(
                "“%(item)s” is public, or planned to be, before that moment, in this language or another, so an embargo "
                "comes too late. Withdraw it, or cancel the plan, first."
            ),
            item=item,
        )
    _standing_embargoes(item).filter(ref=item.ref).update(lifted_record=order.record)
    Embargo.objects.create(kind=item.kind, ref=item.ref, until=moment, record=order.record)


@effect("lift_embargo")
def lift_embargo(order: Order) -> None:
    """From now on it may be published at any time. An embargo on the other languages goes with it."""
    _standing_embargoes(order.item).update(lifted_record=order.record)


def _standing_embargoes(item: Any) -> Any:
    refs = [item.ref, *kinds.get(item.kind).siblings(item)]
    return Embargo.objects.filter(kind=item.kind, ref__in=refs, lifted_record=None)


def embargo_on(item: Any, at: datetime) -> Embargo | None:
    """The embargo that holds an item, or the same report in another language, at `at`: the one that ends last."""
    if item.kind not in kinds.KINDS:
        return None
    if not holds(item, Embargo) and not kinds.get(item.kind).siblings(item):
        return None
    held = _standing_embargoes(item).filter(until__gt=at).select_related("record__by")
    found: Embargo | None = held.order_by("-until").first()
    return found


def coming(item: Any, at: datetime) -> tuple[Embargo | None, list[Plan]]:
    """What a person who publishes the item has to know: its embargo, and what is planned; asked once for one page."""
    known = item.__dict__.setdefault("_coming", {})
    if at not in known:
        known[at] = embargo_on(item, at), timeline.waiting(item, at)
    return known[at]


def _against_times(item: Any, move: Move, at: datetime, live_from: datetime | None, value: str) -> Refusal | None:
    """What stands against a move at the times it was ordered for."""
    if move.name in ("cancel_plan", "reschedule") and value == ASKING:
        return _nothing_waits(item, at)
    if move.name == "lift_embargo" and embargo_on(item, at) is None:
        return Refusal("nothing_to_do", _("“%(item)s” is under no embargo.") % {"item": item})
    if move.name == "fix" and not item.is_live_at(at):
        return Refusal(
            "not_live_yet",
            _("“%(item)s” is not live yet, so there is nothing to fix in silence. Publish an update for its time.")
            % {"item": item},
        )
    if move.effect == OPENS or (move.name == "reschedule" and live_from):
        return _against_embargo(item, move, at, live_from, value)
    return None


def _nothing_waits(item: Any, at: datetime) -> Refusal | None:
    if holds(item, Plan) and history.once(item, "plans", Plan.objects.of(item.kind, item.ref).waiting(at).exists):
        return None
    return Refusal("nothing_to_do", _("“%(item)s”: nothing is planned.") % {"item": item})


def _against_embargo(item: Any, move: Move, at: datetime, live_from: datetime | None, value: str) -> Refusal | None:
    if value == ASKING and move.can_schedule:
        return None  # the form takes a time
    embargo = embargo_on(item, at)
    if embargo is None or max(live_from or at, at) >= embargo.until:
        return None
    return Refusal(
        "embargo",
        _("“%(item)s” is under embargo until %(until)s. Choose that moment or a later one, or have the embargo lifted.")
        % {"item": item, "until": written(embargo.until)},
    )


def written(moment: datetime) -> str:
    """A moment in the newsroom's zone, as sentences write it."""
    return str(date_format(timezone.localtime(moment, timezone.get_default_timezone()), "SHORT_DATETIME_FORMAT"))


def _later(order: Order, value: str) -> datetime:
    """The moment a person chose, which must lie ahead."""
    try:
        moment = parse_datetime(value)
    except ValueError:
        moment = None
    if moment is None:
        raise _refused("no_time", _("“%(item)s”: that is no date and time. Choose one."), item=order.item)
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment, timezone.get_default_timezone())
    if moment <= order.at:
        raise _past(order.item)
    return moment


def _past(item: Any) -> Refused:
    return _refused("past", _("“%(item)s”: that moment has passed. Choose one that lies ahead."), item=item)


def _refused(code: str, sentence: str, *, item: Any) -> Refused:
    return Refused(Refusal(code, sentence % {"item": item}))


listeners.TIMED.append(_against_times)
