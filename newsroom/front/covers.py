"""What a lead picture takes over from its clip: the warning, which holds wherever it is shown, and the smaller files."""

from __future__ import annotations

from datetime import datetime

from django.db.models import JSONField, OuterRef, Subquery

from newsroom.press.models import Edition, EditionLink


def covered(editions: list[Edition], *, at: datetime) -> list[Edition]:
    """The same editions; those whose lead picture needs a warning carry it in `warning`, the others the kinds and widths that
    it comes in in `pictures`. One query where there are any.

    Both are read from the clip as it is public now, because a warning may have been added after the story came out.
    """
    pictured = [one for one in editions if one.lead_src and not one.warning and one.kind != "footage"]
    if not pictured:
        return editions
    clips = Edition.objects.live(at=at).filter(
        kind=OuterRef("to_kind"), ref=OuterRef("to_ref"), language=OuterRef("edition__language")
    )
    rows = EditionLink.objects.filter(edition__in=pictured, role="lead").annotate(
        warning=Subquery(clips.values("warning")[:1]),
        files=Subquery(clips.values("facts__pictures")[:1], output_field=JSONField()),
    )
    found = {key: (warning, files) for key, warning, files in rows.values_list("edition_id", "warning", "files")}
    for edition in pictured:
        edition.warning, files = found.get(edition.pk, ("", None))
        edition.warning, edition.pictures = edition.warning or "", files or []
    return editions
