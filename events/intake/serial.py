"""The series that the waiting reports of a batch may belong to, all compared in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from events.captions.reading import Reading
from events.models import EventPost, Report, Series
from events.proposals import Proposal, proposals_of, reading_of
from events.series.proposing import MOST_EVENTS, MOST_SERIES, outline_of, prefetched
from events.series.scoring import Facts, score
from newsroom.taxonomy.models import EventType, Place
from newsroom.workflow.editorial import ON_DESK

MOST_SHOWN = 2
Found = list[tuple[Series, tuple[str, ...]]]


def series_for_reports(reports: Iterable[Report]) -> dict[int, Found]:
    """For each report, by primary key, the likeliest series with the reasons in short phrases; the one chosen comes first."""
    listed = list(reports)
    living = Series.objects.filter(state__in=ON_DESK).order_by("-created_at")[:MOST_SERIES]
    candidates = list(
        prefetched(Series.objects.filter(pk__in=[one.pk for one in living])).prefetch_related("stretches")
    )
    if not candidates or not listed:
        return {}
    events: dict[int, list[EventPost]] = defaultdict(list)
    known = EventPost.objects.filter(series__in=candidates, state__in=ON_DESK).order_by("-created_at")
    for event in prefetched(known)[:MOST_EVENTS]:
        events[event.series_id].append(event)
    outlines = [(series, outline_of(series, events[series.pk])) for series in candidates]
    facts = _facts(listed)
    found = {}
    for report in listed:
        fits = [(score(facts[report.pk], outline), series) for series, outline in outlines]
        ranked = sorted((pair for pair in fits if pair[0].points), key=lambda pair: -pair[0].points)[:MOST_SHOWN]
        found[report.pk] = _with_chosen([(series, fit.reasons) for fit, series in ranked], report, candidates)
    return found


def _with_chosen(found: Found, report: Report, candidates: list[Series]) -> Found:
    chosen = report.edits.get("series")
    if not chosen or any(series.ref == chosen for series, _reasons in found):
        return sorted(found, key=lambda pair: pair[0].ref != chosen)
    return [(series, ()) for series in candidates if series.ref == chosen] + found


def _facts(reports: list[Report]) -> dict[int, Facts]:
    proposals = proposals_of(reports)
    slugs = {slug for one in proposals.values() for slug in one.places}
    places = {row.slug: row for row in Place.objects.filter(slug__in=slugs).select_related("province")}
    parents = dict(EventType.objects.values_list("slug", "parent__slug"))
    return {report.pk: _of_report(reading_of(report), proposals[report.pk], places, parents) for report in reports}


def _of_report(reading: Reading, proposal: Proposal, places: dict[str, Place], parents: dict[str, str | None]) -> Facts:
    own = [places[slug] for slug in proposal.places if slug in places]
    return Facts(
        day=proposal.happened_on if proposal.date.day else None,
        stated=reading.day_of_event,
        places=frozenset(proposal.places),
        provinces=frozenset([*proposal.provinces, *(place.province.iso for place in own)]),
        types=frozenset(proposal.event_types),
        families=frozenset(parents.get(slug) or slug for slug in proposal.event_types),
        actors=frozenset(reading.actors),
        points=tuple((place.lat, place.lon) for place in own),
    )
