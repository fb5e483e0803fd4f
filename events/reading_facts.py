"""How an event holds what a reading says, field by field: what it is given, what it holds, and how to give it."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from events.captions.reading import Reading
from events.models import EventPost, Report
from events.proposals import Proposal, as_edit, proposal_of
from newsroom.taxonomy.models import Actor, EventType, Place, Province, Topic


def read_as(report: Report, reading: dict[str, Any]) -> tuple[Proposal, Reading]:
    """What the report proposes, and says, with a reading of it; the person's edits stand over each."""
    other = copy(report)
    other.reading = reading or Reading().as_json()
    return proposal_of(other), Reading.from_json(other.reading)


@dataclass(frozen=True, slots=True)
class Fact:
    """One field: `gave` and `holds` answer in one shape, so that they can be compared."""

    gave: Callable[[Proposal, Reading], Any]
    holds: Callable[[EventPost], Any]
    give: Callable[[EventPost, Proposal, Reading], None]


def _column(name: str, value: Callable[[Reading], Any]) -> Fact:
    return Fact(
        gave=lambda _proposal, read: value(read),
        holds=lambda event: getattr(event, name),
        give=lambda event, _proposal, read: setattr(event, name, value(read)),
    )


def _rows(name: str, chosen: Callable[[Proposal, Reading], Any]) -> Fact:
    return Fact(
        gave=lambda proposal, read: set(chosen(proposal, read)),
        holds=lambda event: set(getattr(event, name).all()),
        give=lambda event, proposal, read: getattr(event, name).set(chosen(proposal, read)),
    )


def _give_date(event: EventPost, proposal: Proposal, _read: Reading) -> None:
    event.year, event.month, event.day = as_edit(proposal.date)
    event.year_from = proposal.year_from


FACTS = {
    "date": Fact(
        gave=lambda proposal, _read: (*as_edit(proposal.date), proposal.year_from),
        holds=lambda event: (event.year, event.month, event.day, event.year_from),
        give=_give_date,
    ),
    "places": _rows("places", lambda proposal, _read: Place.objects.filter(slug__in=proposal.places)),
    "provinces": _rows("provinces", lambda proposal, _read: Province.objects.filter(iso__in=proposal.provinces)),
    "event_types": _rows(
        "event_types", lambda proposal, _read: EventType.objects.filter(slug__in=proposal.event_types)
    ),
    "actors": _rows("actors", lambda _proposal, read: Actor.objects.filter(slug__in=read.actors)),
    "hashtags": Fact(
        gave=lambda _proposal, read: set(map(Topic.fold_spelling, read.hashtags)),
        holds=lambda event: {topic.key for topic in event.topics.all()},
        give=lambda event, _proposal, read: event.topics.set(read.hashtags),
    ),
    "day_of_event": _column("day_of_event", lambda read: read.day_of_event),
    "scope": _column("is_nationwide", lambda read: read.scope == "national"),
    "hedges": _column(
        "hedges", lambda read: [{"what": part, "start": span.start, "end": span.end} for part, span in read.hedges]
    ),
    "slogans": _column("slogans", lambda read: list(read.slogans)),
}
