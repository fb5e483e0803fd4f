"""What the page of an item shows of its plans, its embargo, its uses, its corrections, and the day it comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext_lazy

from newsroom.desk import using
from newsroom.desk.badges import badge
from newsroom.desk.moves import MoveForm, panel_moves
from newsroom.desk.panels import BELOW, SIDE, TOP, Panel
from newsroom.desk.schedule import differences, revisiting
from newsroom.press import flagging, kinds, plans
from newsroom.press.models import CorrectionFlag, Plan
from newsroom.press.planning import embargo_on
from newsroom.press.publishable import Publishable
from newsroom.workflow.around import holds
from newsroom.workflow.editorial import APPROVED, ERASED
from newsroom.workflow.table import Move

#: tone, icon and word of how a plan stands
STANDS = {
    plans.WAITING: ("wait", "◷", gettext_lazy("waiting")),
    plans.OPEN: ("live", "●", pgettext_lazy("how a plan stands", "open")),
    plans.REPLACED: ("quiet", "↷", gettext_lazy("replaced")),
    plans.OVER: ("quiet", "○", gettext_lazy("over")),
    plans.DONE: ("quiet", "○", gettext_lazy("done")),
    plans.CANCELLED: ("quiet", "✕", gettext_lazy("cancelled")),
}
RECENT = 12

Context = dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan as the panel shows it, with the forms of what may be done to it."""

    plan: Plan
    badge: SafeString
    ends_at: datetime | None
    forms: list[MoveForm]


def _for_stories(
    ask: Callable[[HttpRequest, Any, datetime], Context],
) -> Callable[[HttpRequest, Any, datetime], Context]:
    """Items without a public side, and what was erased, have nothing of this."""

    def answer(request: HttpRequest, item: Any, at: datetime) -> Context:
        if not isinstance(item, Publishable) or item.kind not in kinds.KINDS or item.state == ERASED:
            return None
        return ask(request, item, at)

    return answer


@_for_stories
def schedule(request: HttpRequest, item: Any, at: datetime) -> Context:
    """The plans in the order in which they take effect, and what more can be planned."""
    plans_of = Plan.objects.of(item.kind, item.ref).select_related("record__by", "cancelled_record__by")
    rows = list(plans_of) if holds(item, Plan) else []
    allowed = panel_moves(item, ("reschedule", "cancel_plan"), by=request.user, at=at)
    shown = [_plan_row(one, item, request.user, at, allowed) for one in plans.stands(rows, at)]
    more = _forms(item, ("expire", "embargo"), request.user, at)
    if not shown and not more:
        return None
    return {"rows": shown[-RECENT:], "earlier": shown[:-RECENT], "more": more, "zone": settings.TIME_ZONE}


def _plan_row(stand: plans.Stand, item: Any, by: Any, at: datetime, allowed: list[Move]) -> PlanRow:
    tone, icon, word = STANDS[stand.state]
    forms = []
    if stand.state == plans.WAITING:
        forms = [MoveForm(row, item, by, at, value=str(stand.plan.pk)) for row in allowed]
        if stand.plan.act == Plan.Act.CLOSE:
            for form in forms:
                form.fields.pop("live_until", None)
    return PlanRow(stand.plan, badge(tone, icon, str(word)), stand.ends_at, forms)


def _forms(item: Any, names: tuple[str, ...], by: Any, at: datetime) -> list[MoveForm]:
    return [MoveForm(row, item, by, at) for row in panel_moves(item, names, by=by, at=at)]


@_for_stories
def embargo(request: HttpRequest, item: Any, at: datetime) -> Context:
    """The moment before which nothing may be public."""
    held = embargo_on(item, at)
    if held is None:
        return None
    return {"embargo": held, "forms": _forms(item, ("lift_embargo",), request.user, at), "is_own": held.ref == item.ref}


@_for_stories
def changed(_request: HttpRequest, item: Any, at: datetime) -> Context:
    """What readers would see otherwise, before somebody decides whether it is a fix, an update or a correction."""
    if item.state != APPROVED:
        return None
    found = differences.against_live(item, at)
    return None if found is None else {"languages": found}


@_for_stories
def asked(request: HttpRequest, item: Any, at: datetime) -> Context:
    """Corrections of other items, or of other languages, that ask for a look at this one."""
    flags = flagging.open_flags(item)
    if not flags:
        return None
    names = flagging.titles((flag.because_kind, flag.because_ref) for flag in flags)
    allowed = panel_moves(item, ("needs_nothing",), by=request.user, at=at)
    rows = [
        {
            "flag": flag,
            "title": names.get((flag.because_kind, flag.because_ref), flag.because_ref),
            "is_own": (flag.because_kind, flag.because_ref) == (item.kind, item.ref),
            "is_coming": flag.public_at > at,
            "is_told": flag.why in CorrectionFlag.TOLD,
            "forms": [MoveForm(row, item, request.user, at, value=str(flag.pk)) for row in allowed],
        }
        for flag in flags
    ]
    return {"rows": rows}


@_for_stories
def followed(_request: HttpRequest, item: Any, _at: datetime) -> Context:
    """What corrections of this item asked of others, and what became of it."""
    flags = flagging.raised_by(item)
    if not flags:
        return None
    names = flagging.titles((flag.kind, flag.ref) for flag in flags)
    return {"rows": [{"flag": one, "title": names.get((one.kind, one.ref), one.ref)} for one in flags]}


@_for_stories
def used_in(request: HttpRequest, item: Any, at: datetime) -> Context:
    """What shows the item or rests on it."""
    return using.of_request(request, item, at=at)


@_for_stories
def revisit(request: HttpRequest, item: Any, at: datetime) -> Context:
    """The day on which it comes back to the desk."""
    row = revisiting.waiting_for(item)
    forms = _forms(item, ("revisited", "revisit"), request.user, at)
    if row is None and not forms:
        return None
    return {"revisit": row, "is_due": row is not None and row.on <= revisiting.today(at), "forms": forms}


PANELS = (
    Panel("embargo", TOP, 10, "desk/schedule/embargo.html", embargo),
    Panel("asked", TOP, 20, "desk/schedule/asked.html", asked),
    Panel("changed", TOP, 30, "desk/schedule/changed.html", changed),
    Panel("schedule", SIDE, 20, "desk/schedule/plans.html", schedule),
    Panel("used_in", SIDE, 40, "desk/schedule/used_in.html", used_in),
    Panel("revisit", SIDE, 60, "desk/schedule/revisit.html", revisit),
    Panel("followed", BELOW, 40, "desk/schedule/followed.html", followed),
)
