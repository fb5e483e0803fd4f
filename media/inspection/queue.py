"""Who does which step: a step is one worker's until its lease is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from media.inspection import folders
from media.inspection.models import Inspection, InspectionStep
from media.models import Footage
from media.processing.steps import STEPS, length_of

TRIES = 3
PAUSE = timedelta(minutes=1)
_ROUND_THE_CHILD = timedelta(minutes=10)  # decrypting the original and keeping what was made

Status = InspectionStep.Status


def take(at: datetime, *, item: Footage | None = None) -> InspectionStep | None:
    """The most urgent step that is due, held until its lease is over; None when there is none. `item` asks for its own only."""
    due = InspectionStep.objects.due(at)
    if item is not None:
        due = due.filter(inspection__footage=item)
    for step in due.select_related("inspection__footage")[:20]:
        if _hold(step, at):
            return step
    return None


def _hold(step: InspectionStep, at: datetime) -> bool:
    """Whether this worker is the one who has it now; another may have been quicker."""
    limits = STEPS[step.name].limits.for_length(length_of(step.inspection.facts))
    until = at + timedelta(seconds=limits.wall) + _ROUND_THE_CHILD
    same = InspectionStep.objects.filter(pk=step.pk, status=step.status, lease_until=step.lease_until)
    with transaction.atomic():
        if not same.update(status=Status.RUNNING, lease_until=until, tries=F("tries") + 1):
            return False
        waiting = Inspection.objects.filter(pk=step.inspection_id, status=Inspection.Status.WAITING)
        waiting.update(status=Inspection.Status.RUNNING)
    step.status, step.lease_until, step.tries = Status.RUNNING, until, step.tries + 1
    return True


def held(step: InspectionStep) -> bool:
    """Whether the step is still this worker's: nobody took it over, and nothing made it needless. Locks its row."""
    return _own(step).select_for_update().exists()


def put_back(step: InspectionStep, code: str, *, at: datetime, is_counted: bool = True) -> None:
    """Let it be tried again after a pause, which grows with each try."""
    tries = step.tries if is_counted else step.tries - 1
    _own(step).update(
        status=Status.WAITING, code=code, tries=tries, lease_until=None, due_at=at + PAUSE * 2 ** (step.tries - 1)
    )


def take_back_left(at: datetime) -> int:
    """Free the steps whose worker is gone; returns how many."""
    count = 0
    for key, until in folders.sweep():
        left = InspectionStep.objects.filter(pk=key, status=Status.RUNNING, lease_until=until)
        count += left.update(status=Status.WAITING, lease_until=None, due_at=at)
    return count


def _own(step: InspectionStep) -> QuerySet[InspectionStep]:
    return InspectionStep.objects.filter(pk=step.pk, status=Status.RUNNING, lease_until=step.lease_until)
