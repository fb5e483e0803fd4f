"""Putting a piece of footage into the queue: its inspection, and a row for each step."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from media.inspection.models import Inspection, InspectionStep
from media.models import Footage
from media.moderation import OPEN
from media.processing.steps import steps_for
from newsroom.workflow.refusals import Refusal, Refused

Step = InspectionStep.Status

RANKS = {
    "probe": 10,
    "still": 20,
    "hashes": 30,
    "digest": 40,
    "rendition_sound": 50,
    "rendition_480": 50,
    "stills": 60,
    "strip_check": 70,
    "rendition_720": 80,
}
"""How urgent a step is, the least number first: what tells pieces apart comes, for all of them, before what takes long."""

LATER = "rendition_720"
"""The step that waits until somebody has cleared the piece."""

OF_THE_ORIGINAL = ("probe", "digest")
"""Steps that say what came in. A redaction changes nothing about it."""

_AFTER_REDACTION = {"hashes": 55}  # made again from the redacted copy, so behind it


def newest_plan(item: Footage) -> int:
    """The number of the plan of what to hide that holds now; zero where nothing is hidden."""
    return item.plans.order_by("-number").values_list("number", flat=True).first() or 0


@transaction.atomic
def begin(item: Footage, *, at: datetime) -> Inspection:
    """Queue every step for what our own sniff took the file for; the probe may find that it is of another form."""
    inspection = Inspection.objects.create(footage=item, queued_at=at)
    arrange(inspection, item.form, plan=0, at=at)
    return inspection


def adopt(*, at: datetime) -> int:
    """Queue what came in before there was an inspection and waits for a decision; returns how many pieces."""
    items = list(Footage.objects.filter(state__in=OPEN, inspection=None))
    for item in items:
        begin(item, at=at)
    return len(items)


def arrange(inspection: Inspection, form: str, *, plan: int, at: datetime) -> None:
    """Make the rows of the steps of `form` that are missing, and remove waiting ones of another form."""
    names = [step.name for step in steps_for(form) if step.name in RANKS and step.name != LATER]
    if plan:
        names = [name for name in names if name not in OF_THE_ORIGINAL]
    inspection.steps.filter(plan=plan).exclude(name__in=names).delete()
    for name in names:
        ranks = RANKS | (_AFTER_REDACTION if plan else {})
        inspection.steps.get_or_create(name=name, plan=plan, defaults={"rank": ranks[name], "due_at": at})


def is_final(inspection: Inspection) -> bool:
    """Whether it was refused for what it is; not so where nobody had asked what it is."""
    return inspection.status == Inspection.Status.REFUSED and inspection.steps.filter(name="probe").exists()


def look_first(inspection: Inspection, *, at: datetime) -> None:
    """Queue what says what came in, where that was never asked: of footage from before there was an inspection."""
    if inspection.facts:
        return
    for name in OF_THE_ORIGINAL:
        inspection.steps.get_or_create(name=name, plan=0, defaults={"rank": RANKS[name], "due_at": at})


@transaction.atomic
def again(item: Footage, *, at: datetime) -> None:
    """Try once more what failed; of a piece that is ready, make every file again. What was said of the file is final.

    Raises Refused for the files of a cleared piece: nobody would have seen those that readers get.
    """
    inspection = Inspection.objects.select_for_update(of=("self",)).filter(footage=item).first()
    if inspection is None or is_final(inspection):
        return
    is_ready, plan = inspection.status == Inspection.Status.READY, newest_plan(item)
    waiting = {"status": Step.WAITING, "tries": 0, "code": "", "due_at": at}
    count = inspection.steps.filter(status=Step.FAILED).update(**waiting)
    if is_ready and item.is_cleared:
        if not count:
            raise _is_shown(item)
        return
    if is_ready:
        inspection.steps.filter(plan=plan, status=Step.DONE).exclude(name__in=OF_THE_ORIGINAL).update(**waiting)
    look_first(inspection, at=at)
    arrange(inspection, item.form, plan=plan, at=at)
    if is_ready or inspection.status in (Inspection.Status.FAILED, Inspection.Status.REFUSED):
        Inspection.objects.filter(pk=inspection.pk).update(status=Inspection.Status.WAITING, code="", ended_at=None)


def _is_shown(item: Footage) -> Refused:
    return Refused(
        Refusal(
            "is_cleared",
            _("“%(item)s” is cleared, so its files are not made again. Take it back to review first.") % {"item": item},
        )
    )
