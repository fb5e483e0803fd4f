"""What hangs on a piece of footage, and goes with it when it is erased or let go."""

from __future__ import annotations

from django.conf import settings

from media.assessment.models import ChecklistAnswer
from media.inspection.models import Inspection, Rendition
from media.likeness.models import FrameHash, Likeness
from media.models import Footage
from media.redaction.models import RedactionPlan

ASSESSED = (
    "finding", "risk", "place", "lat", "lon", "place_note", "desk_precision", "public_precision", "filmed_on", "licence",
    "generation", "focal_x", "focal_y", "obtained_by", "given_name", "claimed_by", "claimed_until", "review_by",
    "reject_code", "duplicate_of", "is_published_alone",
)  # fmt: skip
"""Fields in which people wrote what they know or think of a piece."""


def clear_away(item: Footage) -> None:
    """Destroy what was made of the original: every rendition, hash, likeness and redaction, and what the inspection found."""
    folder = settings.VAULT_DIR / "renditions"
    names = [*Rendition.objects.filter(footage=item).values_list("name", flat=True), item.rendition]
    for name in filter(None, names):
        (folder / name).unlink(missing_ok=True)
    for rows in (Rendition, FrameHash, Likeness, RedactionPlan, Inspection):
        rows.objects.filter(footage=item).delete()
    Likeness.objects.filter(other=item).delete()
    _blank(item, ("rendition", "width", "height", "seconds"))


def forget_assessment(item: Footage) -> None:
    """Destroy what people made of it: their answers, and every field as if nobody had ever looked."""
    ChecklistAnswer.objects.filter(footage=item).delete()
    _blank(item, ASSESSED)


def _blank(item: Footage, names: tuple[str, ...]) -> None:
    fields = [Footage._meta.get_field(name) for name in names]
    begin = {field.name: field.get_default() for field in fields}
    Footage.objects.filter(pk=item.pk).update(**begin)
    for name, value in begin.items():
        setattr(item, name, value)
