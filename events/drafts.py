"""From a caption to a report and an event draft. It proposes; people check and publish."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from events.captions.lexicon import Lexicon
from events.captions.parser import parse
from events.captions.reading import Reading
from events.models import Batch, EventPost, EventText, Report
from events.models.reports import digest_of
from newsroom.taxonomy.models import Actor, EventType, Place, Province
from newsroom.text.calendars import PartialDate
from newsroom.text.letters import is_rtl
from newsroom.workflow import revisions


def take_in(
    raw_text: str, *, lexicon: Lexicon, batch: Batch | None, channel: str, by: Any, at: datetime
) -> tuple[Report, bool]:
    """Make a report of a caption and an event draft that rests on it; (report, whether it is new).

    The same text brought in again is the report that is there already, and nothing is made. The words are kept as they came
    in, and become the event's description in their own language.
    """
    known = Report.objects.filter(digest=digest_of(raw_text)).first()
    if known is not None:
        return known, False
    reading = parse(raw_text, lexicon)
    with transaction.atomic():
        event = _draft(raw_text, reading, batch=batch, by=by, at=at)
        report = Report.objects.create(
            raw_text=raw_text,
            reading=reading.as_json(),
            channel=channel,
            arrived_at=at,
            batch=batch,
            event=event,
        )
        revisions.record(event, by=by, at=at)
    return report, True


def _draft(raw_text: str, reading: Reading, *, batch: Batch | None, by: Any, at: datetime) -> EventPost:
    date, year_from = dated(reading, batch)
    event = EventPost.objects.create(
        working_title=" ".join(raw_text.split())[:300],
        year=date.year,
        month=date.month,
        day=date.day,
        year_from=year_from,
        day_of_event=reading.day_of_event,
        is_nationwide=reading.scope == "national",
        hedges=[{"what": part, "start": span.start, "end": span.end} for part, span in reading.hedges],
        slogans=list(reading.slogans),
        created_by=by,
        created_at=at,
    )
    _file(event, reading)
    EventText.objects.create(
        parent=event,
        language="fa" if is_rtl(raw_text) else "en",
        description=raw_text,
        created_by=by,
        created_at=at,
    )
    return event


def _file(event: EventPost, reading: Reading) -> None:
    """Places and terms; a name that the database no longer has is left for the editor to see in the reading."""
    event.places.set(Place.objects.filter(slug__in=reading.places))
    event.provinces.set(Province.objects.filter(iso__in=reading.provinces))
    event.event_types.set(EventType.objects.filter(slug__in=reading.event_types))
    event.actors.set(Actor.objects.filter(slug__in=reading.actors))
    event.topics.set(reading.hashtags)


def dated(reading: Reading, batch: Batch | None) -> tuple[PartialDate, str]:
    """The date with where its year comes from: the text itself, or the batch when the text gives a month and no year."""
    date = reading.date
    if date.year is not None:
        return date, EventPost.YearFrom.STATED
    if batch is None or batch.year is None or date.month is None:
        return date, ""
    try:
        return PartialDate(batch.year, date.month, date.day), EventPost.YearFrom.BATCH
    except ValueError:  # 29 February in a year that has none
        return date, ""
