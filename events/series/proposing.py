"""Which series a report may belong to: by place, type, actor and day. It proposes; a person decides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max, Min, Prefetch, Q, QuerySet

from events.captions.reading import Reading
from events.models import EventPost, Report, Series
from events.proposals import proposal_of
from events.series.days import Told
from events.series.scoring import Facts, Outline, score
from newsroom.taxonomy.models import EventType, Place
from newsroom.workflow.editorial import ON_DESK

MOST_SERIES = 60  # candidates that are looked at
MOST_EVENTS = 400  # events whose places and days say where and when a series is
OPEN = Q(stretches__ends_on=None)


def facts_of_event(event: EventPost) -> Facts:
    """The facts of an event post; asks nothing more where its places and terms are prefetched."""
    places, types = list(event.places.all()), list(event.event_types.all())
    return Facts(
        day=event.happened_on if event.year and event.day else None,
        stated=event.day_of_event,
        places=frozenset(place.slug for place in places),
        provinces=frozenset([*(one.iso for one in event.provinces.all()), *(one.province.iso for one in places)]),
        types=frozenset(one.slug for one in types),
        families=_families(types),
        actors=frozenset(one.slug for one in event.actors.all()),
        points=tuple((place.lat, place.lon) for place in places),
    )


def facts_of_report(report: Report, *, reading: Reading | None = None) -> Facts:
    """The facts that a report proposes; `reading` is given where it is read already."""
    reading, proposal = reading or Reading.from_json(report.reading), proposal_of(report)
    places = Place.objects.filter(slug__in=proposal.places).select_related("province")
    types = list(EventType.objects.filter(slug__in=proposal.event_types).select_related("parent"))
    return Facts(
        day=proposal.happened_on if proposal.date.day else None,
        stated=reading.day_of_event,
        places=frozenset(proposal.places),
        provinces=frozenset([*proposal.provinces, *(place.province.iso for place in places)]),
        types=frozenset(proposal.event_types),
        families=_families(types),
        actors=frozenset(reading.actors),
        points=tuple((place.lat, place.lon) for place in places),
    )


def _families(types: Iterable[EventType]) -> frozenset[str]:
    return frozenset(one.parent.slug if one.parent else one.slug for one in types)


def outline_of(series: Series, events: Iterable[EventPost]) -> Outline:
    """The outline of a series and these events of it; asks nothing more where all is prefetched."""
    told = [(event, facts_of_event(event)) for event in events]
    places, types = list(series.places.all()), list(series.event_types.all())
    return Outline(
        has_day_count=series.has_day_count,
        stretches=tuple(series.confirmed_stretches),
        told=tuple(Told(event.ref, facts.day, facts.stated) for event, facts in told),
        places=frozenset(place.slug for place in places).union(*(facts.places for _event, facts in told)),
        provinces=frozenset(
            [*(one.iso for one in series.provinces.all()), *(place.province.iso for place in places)]
        ).union(*(facts.provinces for _event, facts in told)),
        types=frozenset(one.slug for one in types),
        families=_families(types),
        actors=frozenset(one.slug for one in series.actors.all()),
        points=tuple({(place.lat, place.lon) for place in places}.union(*(facts.points for _event, facts in told))),
    )


def series_for(facts: Facts, *, most: int = 5) -> list[tuple[Series, tuple[str, ...]]]:
    """The series that something with these facts may belong to, best first, each with the reasons in short phrases.

    A fixed number of queries, whatever is there.
    """
    candidates = list(_candidates(facts))
    events: dict[int, list[EventPost]] = {}
    for event in prefetched(EventPost.objects.filter(series__in=candidates, state__in=ON_DESK))[:MOST_EVENTS]:
        events.setdefault(event.series_id, []).append(event)
    scored = [(score(facts, outline_of(series, events.get(series.pk, []))), series) for series in candidates]
    fitting = sorted((pair for pair in scored if pair[0].points), key=lambda pair: -pair[0].points)
    return [(series, found.reasons) for found, series in fitting[:most]]


def _candidates(facts: Facts) -> QuerySet[Series]:
    """Living series of one of the types (or its family), or of one of the actors, that are not over before the day."""
    kin = Q(event_type_rows__tag__slug__in=facts.types | facts.families)
    kin |= Q(event_type_rows__tag__parent__slug__in=facts.families) | Q(actor_rows__tag__slug__in=facts.actors)
    found = prefetched(Series.objects.filter(kin, state__in=ON_DESK).distinct()).prefetch_related("stretches")
    if facts.day is not None:
        found = found.annotate(last=Max("stretches__ends_on"), is_open=Min("stretches__begins_on", filter=OPEN))
        found = found.filter(Q(last=None) | Q(is_open__isnull=False) | Q(last__gte=facts.day))
    return found[:MOST_SERIES]


def prefetched(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Events or series with all that `facts_of_event` and `outline_of` read."""
    places = Place.objects.select_related("province")
    return rows.prefetch_related(Prefetch("places", places), "provinces", "event_types__parent", "actors")


def events_for(
    series: Series, *, at: datetime, days: int = 30, most: int = 20
) -> list[tuple[EventPost, tuple[str, ...]]]:
    """Events of the last days that are in no series and may belong to this one, best first, with the reasons."""
    own = list(prefetched(series.events.filter(state__in=ON_DESK))[:MOST_EVENTS])
    outline = outline_of(prefetched(Series.objects.filter(pk=series.pk)).prefetch_related("stretches").get(), own)
    free = EventPost.objects.filter(series=None, state__in=ON_DESK, created_at__gte=at - timedelta(days=days))
    kin = Q(event_type_rows__tag__slug__in=outline.types | outline.families)
    kin |= Q(event_type_rows__tag__parent__slug__in=outline.families) | Q(actor_rows__tag__slug__in=outline.actors)
    events = prefetched(free.filter(kin).distinct().order_by("-created_at"))[:MOST_EVENTS]
    scored = [(score(facts_of_event(event), outline), event) for event in events]
    fitting = sorted((pair for pair in scored if pair[0].points), key=lambda pair: -pair[0].points)
    return [(event, found.reasons) for found, event in fitting[:most]]
