"""From a caption to a report, and from a report to an event draft. It proposes; people check and publish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from events.captions.lexicon import Lexicon
from events.captions.parser import parse
from events.captions.reading import Reading
from events.models import Batch, EventPost, EventText, Report, Series
from events.models.reports import identity_of
from events.persons import is_personal, mask_persons, public_link
from events.proposals import Proposal, proposal_of, reading_of
from newsroom.taxonomy.models import Actor, EventType, Place, Province
from newsroom.text.letters import is_rtl
from newsroom.workflow import revisions


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a source brought it. `identity` and `forward_key` are keyed digests, "" where the words identify it."""

    text: str
    origin: str = ""
    identity: str = ""
    forward_key: str = ""
    album_key: str = ""
    source_url: str = ""
    sent_at: datetime | None = None
    edited_at: datetime | None = None
    is_clip_missing: bool = False


def receive(
    message: Message, *, lexicon: Lexicon, batch: Batch | None, channel: str, position: int = 0, at: datetime
) -> tuple[Report, bool]:
    """Read a message and keep it as a report that waits for a decision; (report, whether it is new).

    A message that is known - of one public source the same words, or the same number - is the report that is there already.
    Whatever brought it, signs of persons are taken out of its words first, and its source and link are left out when they lead
    to somebody.
    """
    message = _without_persons(message)
    identity = message.identity or identity_of(message.text, message.origin)
    known = Report.objects.filter(identity=identity).first()
    if known is not None:
        return known, False
    report = Report(
        raw_text=message.text,
        identity=identity,
        reading=parse(message.text, lexicon).as_json(),
        channel=channel,
        origin=message.origin[:200],
        forward_key=message.forward_key,
        album_key=message.album_key,
        source_url=message.source_url,
        sent_at=message.sent_at,
        edited_at=message.edited_at,
        is_clip_missing=message.is_clip_missing,
        arrived_at=at,
        batch=batch,
        position=position,
    )
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError:  # a colleague brought the same message this moment
        return Report.objects.get(identity=identity), False
    return report, True


def _without_persons(message: Message) -> Message:
    return replace(
        message,
        text=mask_persons(message.text)[0],
        origin="" if is_personal(message.origin) else message.origin,
        source_url=public_link(message.source_url),
    )


@transaction.atomic
def make_event(report: Report, *, by: Any, at: datetime) -> EventPost:
    """A draft with what the report proposes, recorded; the report's words are its description, the clips go along."""
    event = _draft(report, proposal_of(report), by=by, at=at)
    event.footage.set(report.footage.all())
    report.event, report.decision = event, Report.Decision.ACCEPTED
    report.save(update_fields=["event", "decision"])
    revisions.record(event, by=by, at=at)
    return event


def take_in(
    raw_text: str, *, lexicon: Lexicon, batch: Batch | None, channel: str, by: Any, at: datetime
) -> tuple[Report, bool]:
    """A report and its event draft in one step, for what needs no decision; (report, whether it is new)."""
    with transaction.atomic():
        report, is_new = receive(Message(raw_text), lexicon=lexicon, batch=batch, channel=channel, at=at)
        if is_new:
            make_event(report, by=by, at=at)
    return report, is_new


def _draft(report: Report, proposal: Proposal, *, by: Any, at: datetime) -> EventPost:
    reading = reading_of(report)
    event = EventPost.objects.create(
        working_title=" ".join(report.raw_text.split())[:300],
        year=proposal.date.year,
        month=proposal.date.month,
        day=proposal.date.day,
        year_from=proposal.year_from,
        day_of_event=reading.day_of_event,
        is_nationwide=reading.scope == "national",
        series=Series.objects.filter(ref=report.edits.get("series") or None).first(),
        hedges=[{"what": part, "start": span.start, "end": span.end} for part, span in reading.hedges],
        slogans=list(reading.slogans),
        created_by=by,
        created_at=at,
    )
    _file(event, proposal, reading)
    EventText.objects.create(
        parent=event,
        language="fa" if is_rtl(report.raw_text) else "en",
        description=report.raw_text,
        created_by=by,
        created_at=at,
    )
    return event


def _file(event: EventPost, proposal: Proposal, reading: Reading) -> None:
    """Places and terms; a name that the database no longer has is left for the editor to see in the reading."""
    event.places.set(Place.objects.filter(slug__in=proposal.places))
    event.provinces.set(Province.objects.filter(iso__in=proposal.provinces))
    event.event_types.set(EventType.objects.filter(slug__in=proposal.event_types))
    event.actors.set(Actor.objects.filter(slug__in=reading.actors))
    event.topics.set(reading.hashtags)
