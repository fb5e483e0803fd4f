"""Drawing what is to be hidden: a plan is never changed, a new one takes its place, and nothing cleared before it stays so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media import claims, custody
from media.models import Footage
from media.moderation import CLEARED, MODERATE, OPEN
from media.processing import budgets
from media.processing.redaction import DRAWN, MAX_KEYS, MAX_TRACKS, NOTHING, Plan
from media.redaction.models import RedactionPlan
from newsroom.workflow import engine
from newsroom.workflow.refusals import Refusal, Refused


class PlanRefused(Refused):
    """A plan was not taken, or not put down as watched; `code` is stable, the message one sentence. Nothing was changed."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(Refusal(code, sentence))


def current(item: Footage) -> RedactionPlan | None:
    """The plan that holds: the newest; None when nothing was ever drawn."""
    return item.plans.order_by("number").last()


def option(plan: RedactionPlan | None) -> dict[str, Any]:
    """The plan as the steps of processing take it."""
    return {"mode": plan.mode, "boxes": plan.boxes, "is_mute": plan.is_mute} if plan else NOTHING


@transaction.atomic
def draw(
    item: Footage, *, mode: str, boxes: list[list[dict[str, Any]]], is_mute: bool, by: Any, at: datetime
) -> RedactionPlan:
    """Keep a new plan and have every file made again by it; what was cleared goes back to review and out of sight at once.

    `boxes` are tracks as in `RedactionPlan`. Raises PlanRefused for what cannot be drawn, and Refused by the move back.
    """
    locked = Footage.objects.select_for_update().get(pk=item.pk)
    _check_person(locked, by, at)
    drawn = _read(locked, {"mode": mode, "boxes": boxes, "is_mute": is_mute})
    before = current(locked)
    if Plan.parse(option(before)).digest == drawn.digest:
        raise PlanRefused(
            "unchanged", _("“%(item)s”: this is hidden already, so nothing was drawn anew.") % {"item": locked}
        )
    plan = RedactionPlan.objects.create(
        footage=locked, number=before.number + 1 if before else 1, mode=mode, boxes=boxes, is_mute=is_mute,
        made_by=by, made_at=at,
    )  # fmt: skip
    custody.add(
        locked, custody.Verb.REDACTION_DRAWN, by=by, at=at, sha256=drawn.digest, reason=f"{plan.number}: {plan.mode}"
    )
    _take_clearance_off(item, locked.state, by=by, at=at)
    _remake(item, at)
    return plan


@transaction.atomic
def watched(plan: RedactionPlan, *, by: Any, at: datetime) -> None:
    """Put down that `by` watched what was made by the plan to its end, poster included; the first who did is kept.

    Raises PlanRefused to whoever drew it, for a plan that holds no more, and while its files are not all made.
    """
    item = Footage.objects.select_for_update().get(pk=plan.footage_id)
    refused = _not_to_watch(item, plan, by)
    if refused:
        raise refused
    if not RedactionPlan.objects.filter(pk=plan.pk, watched_at=None).update(watched_by=by, watched_at=at):
        return
    plan.watched_by, plan.watched_at = by, at
    custody.add(item, custody.Verb.REDACTION_WATCHED, by=by, at=at, reason=f"{plan.number}: {plan.mode}")


def _check_person(item: Footage, by: Any, at: datetime) -> None:
    words = {"item": item, "person": claims.holder(item, at), "state": _(item.state_row.label)}
    if not by.has_perm(MODERATE):
        raise PlanRefused(
            "not_permitted",
            _("“%(item)s”: you may not draw what is hidden in it, for you do not moderate. Ask a moderator.") % words,
        )
    if item.state not in (*OPEN, CLEARED):
        raise PlanRefused(
            "wrong_state",
            _("“%(item)s” is in the state “%(state)s”, in which nothing is drawn. Bring it back to review first.")
            % words,
        )
    # What readers can see now is hidden by whoever notices it; before that, two people do not draw over each other.
    if item.state != CLEARED and words["person"] not in (None, by):
        raise PlanRefused(
            "claimed",
            _("“%(item)s” is being looked at by %(person)s, so nobody else draws on it. Wait until they let go of it.")
            % words,
        )


def _read(item: Footage, raw: dict[str, Any]) -> Plan:
    """The plan as it will be burned in; PlanRefused for one that would not be, or that has no sense for this item."""
    if refused := _no_sense(item, raw) or _wrong_boxes(item, raw["mode"], raw["boxes"]):
        raise refused
    try:
        return Plan.parse(raw)
    except budgets.Refused as problem:
        raise PlanRefused(
            problem.code,
            _("“%(item)s”: these boxes cannot be read, so they were not kept. Reload the page and draw them again.")
            % {"item": item},
        ) from problem


def _no_sense(item: Footage, raw: dict[str, Any]) -> PlanRefused | None:
    if item.form == Footage.Form.SOUND:
        return PlanRefused(
            "no_picture",
            _(
                "“%(item)s” is a sound recording, so there is no picture to hide anything in. If it must not be heard, reject it."
            )
            % {"item": item},
        )
    if item.form == Footage.Form.STILL and raw["is_mute"]:
        return PlanRefused(
            "no_sound", _("“%(item)s” is a still, so it has no sound to take off. Untick that.") % {"item": item}
        )
    return None


def _wrong_boxes(item: Footage, mode: str, boxes: Any) -> PlanRefused | None:
    if not isinstance(boxes, list):
        return None
    if mode in DRAWN and not boxes:
        return PlanRefused(
            "no_box",
            _("“%(item)s”: there is no box yet, so nothing would be hidden as meant. Draw one.") % {"item": item},
        )
    if mode not in DRAWN and boxes:
        return PlanRefused(
            "boxes_unused",
            _(
                "“%(item)s”: boxes were drawn, and what was chosen has no use for them. Take them off, or choose what is in them."
            )
            % {"item": item},
        )
    if len(boxes) > MAX_TRACKS or any(isinstance(one, list) and len(one) > MAX_KEYS for one in boxes):
        return PlanRefused(
            "too_many_boxes",
            ngettext(
                "“%(item)s”: more than %(count)d box, or a box with too many moments. Draw fewer, or hide the whole picture.",
                "“%(item)s”: more than %(count)d boxes, or a box with too many moments. Draw fewer, or hide the whole picture.",
                MAX_TRACKS,
            )
            % {"item": item, "count": MAX_TRACKS},
        )
    return None


def _take_clearance_off(item: Footage, state: str, *, by: Any, at: datetime) -> None:
    """Clearance was for exact files, and these are no longer the ones that are meant."""
    item.renditions.filter(is_current=True).update(cleared_at=None, cleared_by=None)
    if state == CLEARED:
        engine.perform(item, "fall_back", by=by, at=at, note=_("What is hidden in it was drawn anew."))


def _remake(item: Footage, at: datetime) -> None:
    from media.inspection.remaking import remake  # it asks this module for the plan

    remake(item, at=at)


def _not_to_watch(item: Footage, plan: RedactionPlan, by: Any) -> PlanRefused | None:
    if not by.has_perm(MODERATE):
        return PlanRefused(
            "not_permitted", _("“%(item)s”: only a moderator puts it down as watched. Ask one.") % {"item": item}
        )
    if plan.made_by_id == by.pk:
        return PlanRefused(
            "same_person",
            _("“%(item)s”: you drew this yourself, so somebody else has to watch it. Ask a colleague.")
            % {"item": item},
        )
    if plan != current(item):
        return PlanRefused(
            "outdated",
            _(
                "“%(item)s”: something else was drawn since, so this is not what will be shown. Reload the page and watch that."
            )
            % {"item": item},
        )
    if not _is_made(item, plan):
        return PlanRefused(
            "not_made",
            _(
                "“%(item)s”: its files are still being made, so there is nothing to watch yet. Come back in a few minutes."
            )
            % {"item": item},
        )
    return None


def _is_made(item: Footage, plan: RedactionPlan) -> bool:
    """Whether the machine is done, and everything that it keeps for readers was made by this plan."""
    inspection = getattr(item, "inspection", None)
    made = set(item.renditions.filter(is_current=True).values_list("plan", flat=True))
    return made == {plan.number} and inspection is not None and inspection.status == inspection.Status.READY
