"""Which files may become public: those that a person cleared, byte for byte."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from media.inspection.models import InspectionStep, Rendition
from media.inspection.starting import LATER, RANKS
from media.models import Footage
from media.processing.clips import RECIPES
from media.processing.steps import PUBLIC_NAMES, STEPS
from newsroom.workflow.refusals import Refusal, Refused


def clear(item: Footage, *, by: Any, at: datetime) -> None:
    """Clear every current file that was proven clean, and queue the larger copy of a clip. Raises Refused when there is none."""
    if not _fit(item).update(cleared_at=at, cleared_by=by):
        raise Refused(
            Refusal(
                "nothing_to_clear",
                _(
                    "“%(item)s” cannot be cleared: there is no copy of it that was proven clean. Have it inspected again."
                )
                % {"item": item},
            )
        )
    _queue_larger(item, at=at)


def take_off(item: Footage) -> None:
    """No file of it is cleared any more."""
    item.renditions.exclude(cleared_at=None).update(cleared_at=None, cleared_by=None)


def cleared(item: Footage) -> list[Rendition]:
    """The files that readers may get while the piece itself is cleared."""
    return list(_fit(item).exclude(cleared_at=None))


def take_over(item: Footage) -> bool:
    """Clear what was made after the clearance out of the same original by the same plan; tells whether there was any.

    Somebody saw the smaller copy of it, and this one shows the same pictures. Call it when it was proven clean.
    """
    seen = next((one for one in cleared(item) if one.recipe == RECIPES["rendition_480"].name), None)
    if not item.is_cleared or seen is None:
        return False
    late = _fit(item).filter(recipe__in=STEPS[LATER].makes, plan=seen.plan, cleared_at=None)
    return bool(late.update(cleared_at=seen.cleared_at, cleared_by=seen.cleared_by))


def _fit(item: Footage) -> QuerySet[Rendition]:
    return Rendition.objects.filter(footage=item, is_current=True, is_strip_checked=True, recipe__in=PUBLIC_NAMES)


def _queue_larger(item: Footage, *, at: datetime) -> None:
    """The larger copy, where the clip is large enough for it to be larger than what is there."""
    facts, small = item.inspection.facts, RECIPES["rendition_480"]
    sides = [facts.get(side) for side in ("width", "height")]
    if not all(isinstance(side, int) and side > small.short_side for side in sides):
        return
    for plan in _fit(item).filter(recipe=small.name).values_list("plan", flat=True):
        InspectionStep.objects.get_or_create(
            inspection=item.inspection, name=LATER, plan=plan, defaults={"rank": RANKS[LATER], "due_at": at}
        )
