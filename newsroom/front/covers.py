"""Warnings of lead pictures. A story's picture is a clip's, and what the clip warns of holds wherever it is shown."""

from __future__ import annotations

from datetime import datetime

from django.db.models import OuterRef, Subquery

from newsroom.press.models import Edition, EditionLink


def covered(editions: list[Edition], *, at: datetime) -> list[Edition]:
    """The same editions; those whose lead picture needs a warning carry it in `warning`. One query where there are any.

    The warning is read from the clip as it is public now, because it may have been added after the story came out.
    """
    pictured = [one for one in editions if one.lead_src and not one.warning and one.kind != "footage"]
    if not pictured:
        return editions
    clips = Edition.objects.live(at=at).filter(
        kind=OuterRef("to_kind"), ref=OuterRef("to_ref"), language=OuterRef("edition__language")
    )
    rows = (
        EditionLink.objects.filter(edition__in=pictured, role="lead")
        .annotate(warning=Subquery(clips.values("warning")[:1]))
        .exclude(warning="")
        .exclude(warning=None)
    )
    warnings = dict(rows.values_list("edition_id", "warning"))
    for edition in pictured:
        edition.warning = warnings.get(edition.pk, "")
    return editions
