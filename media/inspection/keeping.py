"""What a step answered goes into the database and its files into their folder: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from media import publishing
from media.inspection import after, clearance, queue, renditions, starting
from media.inspection.models import Inspection, InspectionStep, Rendition
from media.inspection.renditions import Stored
from media.models import Footage
from media.processing.run import Answer
from media.processing.steps import STEPS, length_of
from newsroom.press import exposure

TRIED_AGAIN = frozenset({"crash", "timeout", "killed", "memory", "no_original"})
"""Codes that may be the machine's fault; every other one is said of the file, and would be said again."""

Status = InspectionStep.Status


def keep(step: InspectionStep, answer: Answer, folder: Path, *, at: datetime) -> None:
    """Keep the answer of a step; what it left in `folder` is stored first, and removed again where the answer is not kept.

    Nothing is kept of a step that is no longer this worker's. Raises OSError when there is no room for a file.
    """
    if not answer.is_done:
        end(step, answer.code, at=at)
        return
    stored: list[Stored] = []
    is_kept = False
    try:
        for recipe, size in _left_in(folder, step.name, answer.result).items():
            stored.append(renditions.store(folder / recipe, recipe, size))
        with transaction.atomic():
            is_kept = _write(step, answer, stored, at)
    finally:
        if not is_kept:
            renditions.discard(one.name for one in stored)


@transaction.atomic
def end(step: InspectionStep, code: str, *, at: datetime) -> None:
    """A step that did not go well: it is tried again, or the inspection ends with it."""
    if not queue.held(step):
        return
    if code in TRIED_AGAIN and step.tries < queue.TRIES:
        queue.put_back(step, code, at=at)
        return
    InspectionStep.objects.filter(pk=step.pk).update(status=Status.FAILED, code=code, lease_until=None)
    ending = Inspection.Status.FAILED if code in TRIED_AGAIN else Inspection.Status.REFUSED
    # Once it was ready, a larger copy that cannot be made is no reason to take back what is there.
    unready = Inspection.objects.filter(pk=step.inspection_id).exclude(status=Inspection.Status.READY)
    unready.update(status=ending, code=code, ended_at=at)


def _left_in(folder: Path, name: str, result: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The files of the step that are there, with the size the child tells: only names of the table, whatever it says."""
    told = {one.get("name"): one for one in result.get("stills", []) if isinstance(one, dict)}
    sizes = {recipe: told.get(recipe, result) for recipe in STEPS[name].makes if (folder / recipe).exists()}
    return {recipe: (one.get("width"), one.get("height")) for recipe, one in sizes.items()}


def _write(step: InspectionStep, answer: Answer, stored: list[Stored], at: datetime) -> bool:
    item = Footage.objects.select_for_update(of=("self",)).get(pk=step.inspection.footage_id)
    if not queue.held(step):
        return False
    for one in stored:
        renditions.add(item, one, plan=step.plan, at=at)
    InspectionStep.objects.filter(pk=step.pk).update(
        status=Status.DONE, code="", lease_until=None, seconds=answer.seconds, cpu=answer.cpu, peak_mb=answer.peak_mb
    )
    if step.name in _MEANS:
        _MEANS[step.name](item, step, answer.result, at)
    after.run(step.name, item, answer.result, at)
    _settle(item, step.inspection_id, at)
    return True


def _keep_facts(item: Footage, step: InspectionStep, facts: dict[str, Any], at: datetime) -> None:
    """The probe knows the form better than the first bytes do, and the length better than anybody."""
    form = facts.get("form") if facts.get("form") in Footage.Form.values else item.form
    Inspection.objects.filter(pk=step.inspection_id).update(facts=facts)
    item.form, item.seconds = form, round(length_of(facts)) if form != Footage.Form.STILL else None
    item.save(update_fields=["form", "seconds"])
    starting.arrange(step.inspection, form, plan=starting.newest_plan(item), at=at)


def _keep_digest(_item: Footage, step: InspectionStep, digest: dict[str, Any], _at: datetime) -> None:
    Inspection.objects.filter(pk=step.inspection_id).update(digest=digest)


def _keep_lead(item: Footage, _step: InspectionStep, _result: dict[str, Any], _at: datetime) -> None:
    renditions.set_lead(item)


def _have_checked(item: Footage, step: InspectionStep, _result: dict[str, Any], at: datetime) -> None:
    """A file that nobody proved clean yet is checked by the same step as all the others."""
    checks = InspectionStep.objects.filter(inspection=step.inspection_id, name="strip_check", plan=step.plan)
    checks.update(status=Status.WAITING, tries=0, due_at=at, rank=starting.RANKS[starting.LATER] + 1)


def _keep_check(item: Footage, step: InspectionStep, result: dict[str, Any], at: datetime) -> None:
    """What was proven clean may be cleared; what an earlier plan made and this one does not has had its time."""
    files = [one for one in result.get("files", []) if isinstance(one, str)]
    own = Rendition.objects.filter(footage=item, is_current=True, plan=step.plan)
    own.filter(recipe__in=files).update(is_strip_checked=True)
    renditions.retire(item, item.renditions.filter(is_current=True).exclude(plan=step.plan), at=at)
    if clearance.take_over(item):
        exposure.refresh([(item.kind, item.ref)], at=at)
        publishing.show_files(item, at=at)


def _settle(item: Footage, inspection: int, at: datetime) -> None:
    """Ready when every step is done, but for what comes after clearance."""
    left = InspectionStep.objects.filter(inspection=inspection).exclude(name=starting.LATER)
    if not left.exclude(status=Status.DONE).exists():
        running = Inspection.objects.filter(pk=inspection, status=Inspection.Status.RUNNING)
        running.update(status=Inspection.Status.READY, ended_at=at)


_MEANS: dict[str, Callable[[Footage, InspectionStep, dict[str, Any], datetime], None]] = {
    "probe": _keep_facts,
    "digest": _keep_digest,
    "stills": _keep_lead,
    "rendition_720": _have_checked,
    "strip_check": _keep_check,
}
