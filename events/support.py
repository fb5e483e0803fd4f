"""What an event rests on, as its page on the desk shows it: each report with its marked words and what it says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.enumerating import with_semicolons
from events.independence import independent
from events.intake.marks import Mark, marks
from events.models import EventPost, Report
from events.proposals import Proposal, proposal_of
from media.models import Footage
from newsroom.taxonomy.models import Place
from newsroom.text.calendars import format_partial


@dataclass(frozen=True, slots=True)
class Support:
    """One report under its event: marked words, what it says that the event does not, and its clips the event lacks."""

    report: Report
    marks: list[Mark]
    says: list[str]
    clips: list[Footage]


def supports_of(event: EventPost) -> list[Support]:
    """The reports of an event in the order in which they came."""
    known = {clip.pk for clip in event.footage.all()}
    places = {place.slug for place in event.places.all()}
    reports = event.reports.select_related("batch").prefetch_related("footage", "versions")
    found = []
    for report in reports.order_by("arrived_at", "pk"):
        proposal = proposal_of(report) if report.reading else None
        found.append(
            Support(
                report,
                marks(report.raw_text, report.reading.get("spans", {}), report.reading.get("unread", [])),
                _says_otherwise(event, places, proposal) if proposal else [],
                [clip for clip in report.footage.all() if clip.pk not in known],
            )
        )
    return found


def _says_otherwise(event: EventPost, places: set[str], proposal: Proposal) -> list[str]:
    """Sentences about facts in which the report and the event differ."""
    said = []
    own, theirs = event.date_parts, proposal.date
    shared = [(a, b) for a, b in ((own.year, theirs.year), (own.month, theirs.month), (own.day, theirs.day)) if a and b]
    if any(a != b for a, b in shared):
        said.append(_("It gives another date: %(date)s.") % {"date": format_partial(theirs, get_language() or "en")})
    others = Place.objects.filter(slug__in=set(proposal.places) - places).select_related("province")
    if others and places:
        said.append(_("It names another place: %(places)s.") % {"places": with_semicolons(others)})
    return said


def support_page(event: EventPost) -> SafeString:
    """The reports of an event as HTML for its form; says what to do where there is none."""
    supports: list[Any] = supports_of(event) if event.pk else []
    reports = [one.report for one in supports]
    context = {"supports": supports, "independent": independent(reports), "event": event}
    return render_to_string("events/support.html", context)
