"""Making everything again after a new plan of what to hide."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from media.inspection import clearance, starting
from media.inspection.models import Inspection, InspectionStep
from media.models import Footage

Status = InspectionStep.Status


@transaction.atomic
def remake(item: Footage, *, at: datetime) -> None:
    """Queue every copy, still and hash again by the newest plan; until they are there the piece cannot be cleared.

    Each old file goes when its successor is there. Nothing is done for a piece whose inspection has not come as far as its
    facts: its steps take the newest plan when they come to it.
    """
    inspection = Inspection.objects.select_for_update(of=("self",)).get(footage=item)
    number = starting.newest_plan(item)
    is_final = starting.is_final(inspection)
    clearance.take_off(item)
    rest = inspection.steps.exclude(name__in=starting.OF_THE_ORIGINAL)
    rest.exclude(plan=number, status=Status.WAITING).exclude(plan__lt=number, status=Status.DONE).delete()
    starting.look_first(inspection, at=at)
    starting.arrange(inspection, item.form, plan=number, at=at)
    if not is_final:
        Inspection.objects.filter(pk=inspection.pk).update(status=Inspection.Status.WAITING, code="", ended_at=None)
