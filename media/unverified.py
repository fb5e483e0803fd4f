"""The report of footage that readers see and nobody has verified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from media.models import Footage
from newsroom.desk.reports.table import Asked, Report, Row, add_report
from newsroom.press.models import EditionLink

CHECKED = (Footage.Finding.VERIFIED, Footage.Finding.PARTLY)
SOME = 1000


def unverified(asked: Asked, at: datetime) -> Iterator[Row]:
    """Links of live editions to footage whose check came to nothing yet, newest edition first; one row an item and piece."""
    links = EditionLink.objects.filter(
        to_kind=Footage.kind, to_ref__in=Footage.objects.exclude(finding__in=CHECKED).values("ref"),
        edition__live_from__lte=at, edition__live_until__gt=at, edition__kind__in=asked.kinds,
        edition__published_at__gte=asked.since, edition__published_at__lt=asked.until,
    ).exclude(edition__kind=Footage.kind)  # fmt: skip
    newest = links.order_by("-edition__published_at", "-edition", "position")
    columns = ("edition__kind", "edition__ref", "to_ref", "edition__published_at")
    shown: dict[tuple[str, str, str], datetime] = {}
    for *name, published_at in newest.values_list(*columns)[: asked.limit * 4]:  # in each language, in several roles
        shown.setdefault(tuple(name), published_at)
    rows = list(shown.items())[: asked.limit]
    findings = _findings({clip for (_kind, _ref, clip), _at in rows})
    for (kind, ref, clip), published_at in rows:
        if clip in findings:
            yield Row((clip, findings[clip], published_at), (kind, ref))


def _findings(refs: set[str]) -> dict[str, str]:
    words = dict(Footage.Finding.choices)
    wanted, found = sorted(refs), {}
    for start in range(0, len(wanted), SOME):
        rows = Footage.objects.filter(ref__in=wanted[start : start + SOME])
        found |= {ref: str(words[finding]) for ref, finding in rows.values_list("ref", "finding")}
    return found


add_report(
    Report(
        "unverified-footage", _("Unverified footage in live stories"),
        _("Live items that show or rest on footage whose check has not come to “verified” or “partly verified”."),
        (_("Footage"), _("Finding"), _("Published")), unverified, needs="media.view_footage",
    )
)  # fmt: skip
