"""The captions that came with a piece of footage, as the moderators read them beside it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from events.intake.marks import marks
from events.intake.rows import Names, date_words
from events.models import Report
from events.proposals import proposals_of, reading_of
from events.templatetags.intake import field_name
from media.models import Footage
from media.review.readings import Reading, reads


@reads
def captions_of(item: Footage, by: Any) -> list[Reading]:
    """The reports that brought it, the first one first; none for a person who may not see reports."""
    if not by.has_perm("events.view_report"):
        return []
    reports = list(item.reports.select_related("batch").order_by("arrived_at", "pk"))
    proposals, readings = proposals_of(reports), {one.pk: reading_of(one) for one in reports}
    names = Names(proposals.values(), readings.values())
    return [_reading(one, proposals[one.pk], readings[one.pk], names) for one in reports]


def _reading(report: Report, proposal: Any, reading: Any, names: Names) -> Reading:
    stretches = [
        (mark.text, f"f-{mark.field}" if mark.field else "", field_name(mark.field) if mark.field else "")
        for mark in marks(report.raw_text, reading.spans, reading.unread)
    ]
    return Reading(
        stretches=stretches,
        when=date_words(proposal.date),
        day=proposal.date.first_day() if proposal.date.precision == "day" else None,
        places=[names.places[slug] for slug in proposal.places if slug in names.places],
        provinces=[one.name for one in names.of(names.provinces, proposal.provinces)],
        event_types=[one.name for one in names.of(names.event_types, proposal.event_types)],
        origin=report.origin,
        address=_address(report),
    )


def _address(report: Report) -> str:
    if report.batch_id is None:
        return reverse("admin:events_report_change", args=[report.pk])
    return f"{reverse('admin:events_batch_intake', args=[report.batch_id])}#row-{report.ref}"
