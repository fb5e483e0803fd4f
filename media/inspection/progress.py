"""How far the inspection of a piece is, for the desk."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n
from django.utils.translation import ngettext

from media.inspection.models import Inspection, InspectionStep
from media.inspection.reasons import reason
from media.models import Footage

LABELS = {
    "probe": _n("What it is"),
    "still": _n("A first picture"),
    "hashes": _n("Fingerprints of its frames"),
    "digest": _n("What the file says of itself"),
    "rendition_sound": _n("The clean sound"),
    "rendition_480": _n("The clean copy"),
    "stills": _n("Pictures in three sizes"),
    "strip_check": _n("The proof that the copies are clean"),
    "rendition_720": _n("The larger copy"),
}

Line = tuple[str, str, float | None]


def progress(item: Footage) -> list[Line]:
    """Each step of the newest plan, in order: what it is about, its status in words, and the seconds it took."""
    return [(_(LABELS[step.name]), step.get_status_display(), step.seconds) for step in _steps(item)]


def sentence(item: Footage) -> str:
    """Where it stands, in one sentence; the reason where it was refused or failed."""
    inspection = getattr(item, "inspection", None)
    if inspection is None:
        return _("It was never inspected.")
    states = Inspection.Status
    if inspection.status in (states.REFUSED, states.FAILED):
        return reason(inspection.code)
    if inspection.status == states.READY:
        return _("It was inspected.") if inspection.scanned else _("It was inspected, but not scanned for malware.")
    if inspection.status == states.WAITING and (before := _before(inspection)):
        return ngettext(
            "It waits to be inspected; %(count)d piece is before it.",
            "It waits to be inspected; %(count)d pieces are before it.",
            before,
        ) % {"count": before}
    steps = _steps(item)
    done = sum(step.status == InspectionStep.Status.DONE for step in steps)
    return _("It is being inspected: %(done)d of %(all)d steps are done.") % {"done": done, "all": len(steps)}


def _steps(item: Footage) -> list[InspectionStep]:
    """By rank; of a step that was done again for a newer plan only the last."""
    rows = InspectionStep.objects.filter(inspection__footage=item).order_by("plan")
    return sorted({step.name: step for step in rows}.values(), key=lambda step: step.rank)


def _before(inspection: Inspection) -> int:
    open_ones = Inspection.objects.filter(status__in=(Inspection.Status.WAITING, Inspection.Status.RUNNING))
    return open_ones.filter(pk__lt=inspection.pk).count()
