"""What still rests on footage that fell, as a section of My desk: until it is less sure, made again, or without it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from media.assessment.models import ChecklistAnswer
from media.consequences import SURER, SUREST, WITHDRAWN
from media.models import Footage
from media.moderation import WITHDRAW
from newsroom.desk import board
from newsroom.desk.badges import badge
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.press.models import Edition, EditionLink
from newsroom.workflow.models import MoveRecord

LABELS = {
    WITHDRAWN: _("rests on withdrawn footage"),
    Footage.Finding.MISDATED: _("rests on footage of another day or place"),
    Footage.Finding.ALTERED: _("rests on altered footage"),
    Footage.Finding.SYNTHETIC: _("rests on footage made by a machine"),
}


def resting(desks: list[Desk], _by: Any, at: datetime) -> Iterator[Entry]:
    """One entry for each item that readers see, or will see, beside what fell; the newest first."""
    names = {desk.model.kind: str(desk.model._meta.verbose_name) for desk in desks}
    rows = EditionLink.objects.filter(
        edition__kind__in=names, edition__live_until__gt=at, to_kind=Footage.kind, to_ref__in=_fallen().values("ref")
    )
    links = list(rows.select_related("edition").defer("edition__body_html").order_by("-edition__live_from", "pk"))
    reasons = _reasons({link.to_ref for link in links})
    once: dict[tuple[str, str], tuple[Edition, str]] = {}
    for link in links:
        edition, (why, since) = link.edition, reasons[link.to_ref]
        key = (edition.kind, edition.ref)
        if _is_open(edition, why, since) and (key not in once or edition.language == get_language()):
            once[key] = (edition, why)
    for edition, why in list(once.values())[: SHOWN + 1]:
        yield Entry(
            title=edition.headline,
            kind=edition.kind,
            ref=edition.ref,
            kind_name=names[edition.kind],
            badge=badge("stop", "△", str(LABELS[why])),
            at=edition.live_from,
        )


def _fallen() -> Any:
    return Footage.objects.filter(Q(state=WITHDRAWN) | Q(finding__in=SUREST))


def _is_open(edition: Edition, why: str, since: datetime | None) -> bool:
    """Whether somebody still has to look: it is surer than it may be, or stands as it did when the footage fell."""
    if edition.confidence:
        return edition.confidence in SURER[SUREST[why]]
    return since is None or edition.live_from <= since


def _reasons(refs: set[str]) -> dict[str, tuple[str, datetime | None]]:
    """Why each piece fell, and when."""
    if not refs:
        return {}
    moves = MoveRecord.objects.filter(kind=Footage.kind, ref__in=refs, move="withdraw")
    withdrawn = dict(moves.order_by("ref").values_list("ref").annotate(Max("at")))
    answers = ChecklistAnswer.objects.filter(question="finding", footage__ref__in=refs)
    found = dict(answers.order_by("footage__ref").values_list("footage__ref").annotate(Max("at")))
    findings = dict(Footage.objects.filter(ref__in=refs).values_list("ref", "finding"))
    return {
        ref: (finding, found.get(ref)) if finding in SUREST else (WITHDRAWN, withdrawn.get(ref))
        for ref, finding in findings.items()
    }


def _withdraws(_desks: list[Desk], by: Any) -> bool:
    return bool(by.has_perm(WITHDRAW))


board.add_section(
    (
        "fallen",
        _("Rests on footage that fell"),
        _("Nothing public rests on footage that was withdrawn or found to be something else."),
        _withdraws,
        resting,
    ),
    before="after_review",
)
