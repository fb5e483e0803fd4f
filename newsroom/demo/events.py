"""From captions to public events: taken in as every caption is, completed by the reporter, published by two more."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from articles.documents import read_document
from articles.importing import import_document
from articles.models import Article
from events.batches import Brought
from events.captions.parser import parse
from events.drafts import take_in
from events.models import EventFigure, EventPost, EventText, Report, Series
from events.words_known import lexicon
from newsroom.demo import series
from newsroom.demo.event_texts import (
    CHECK,
    FLOOD_WORDS,
    FLOODS,
    OTHER_WORDS,
    OTHERS,
    SEED_KEYS,
    SEED_WORDS,
    STRIKE,
    STRIKE_WORDS,
    WITHDRAWAL,
    EventWords,
    Message,
)
from newsroom.demo.footage import Shelf
from newsroom.demo.people import Desk
from newsroom.demo.walking import TO_PUBLISHED, walk
from newsroom.staff.models import User
from newsroom.text.calendars import PartialDate, format_partial
from newsroom.text.letters import is_rtl
from newsroom.workflow import revisions

DOCUMENT = Path(__file__).with_name("document.txt")
DOCUMENT_NAME = "Demonstration: document.txt"
NO_WORDS = EventWords({})
Events = dict[str, EventPost]


def import_seed(desk: Desk, *, at: datetime) -> tuple[Article | None, Brought]:
    """The document with the article and the nineteen captions, brought in by the reporter."""
    document = read_document(DOCUMENT.read_bytes())
    return import_document(document, name=DOCUMENT_NAME, year=None, by=desk.reporter, at=at)


def publish_seed(brought: Brought, desk: Desk, shelf: Shelf, *, at: datetime) -> Events:
    """Complete and publish the events of the document, three hours apart, the first from `at` on."""
    events = dict(zip(SEED_KEYS, brought.events, strict=True))
    for number, (key, event) in enumerate(events.items()):
        written_at = at + number * timedelta(hours=3)
        complete(event, SEED_WORDS.get(key, NO_WORDS), desk, shelf, at=written_at)
        walk(event, TO_PUBLISHED, desk=desk, at=written_at + timedelta(minutes=20))
    return events


def follow_strike(desk: Desk, shelf: Shelf, *, today: datetime) -> Events:
    """A strike that runs over several days, with one day about which nothing came in."""
    run = series.begin(series.STRIKE_RUN, desk, today=today, ago=6.2)
    return {m.key: _take_in(m, STRIKE_WORDS, desk, shelf, today=today, run=run) for m in STRIKE}


def follow_floods(desk: Desk, shelf: Shelf, *, today: datetime) -> Events:
    """Floods in several towns of one province, on days that nobody counts."""
    run = series.begin(series.FLOOD_RUN, desk, today=today, ago=3.2)
    return {m.key: _take_in(m, FLOOD_WORDS, desk, shelf, today=today, run=run) for m in FLOODS}


def take_in_others(desk: Desk, shelf: Shelf, *, today: datetime) -> Events:
    """Events that stand in the other states of the desk."""
    return {m.key: _take_in(m, OTHER_WORDS, desk, shelf, today=today) for m in OTHERS}


def withdraw_wrong(events: Events, desk: Desk, *, at: datetime) -> None:
    """One event turns out to be about another town."""
    walk(events["bakers"], (WITHDRAWAL,), desk=desk, at=at)


def check_again(events: Events, desk: Desk, *, at: datetime) -> None:
    """One live event carries the line that the desk is checking it."""
    walk(events["tehran-protest"], (CHECK,), desk=desk, at=at)


def complete(
    event: EventPost, words: EventWords, desk: Desk, shelf: Shelf, *, at: datetime, run: Series | None = None
) -> None:
    """Put on a draft what the reporter knows besides the caption, and record it."""
    if words.year and event.year is None:
        event.year, event.year_from = words.year, EventPost.YearFrom.EDITOR
    event.confidence, event.confidence_basis = words.confidence, words.basis
    event.public_precision = words.precision or event.public_precision
    event.series = run
    event.full_clean()
    event.save()
    event.event_types.add(*words.event_types)
    event.topics.add(*words.topics)
    event.footage.add(*(shelf[key] for key in words.footage))
    for figure in words.figures:
        EventFigure.objects.create(event=event, **asdict(figure))
    for message in words.messages:
        _attach(event, message, at=at)
    for language, (headline, description) in words.words.items():
        basis = words.basis_fa if language == "fa" else ""
        _write(event, language, headline, description, basis, by=desk.reporter, at=at)
    revisions.record(event, by=desk.reporter, at=at)


def dated_caption(message: Message, at: datetime) -> str:
    """The caption with the day of `at`."""
    return message.caption.format(date=day_words(message.caption, at))


def day_words(caption: str, at: datetime) -> str:
    """The day of `at` in the newsroom's zone, in the caption's own language and calendar."""
    day = timezone.localtime(at)
    language = "fa" if is_rtl(caption) else "en"
    return format_partial(PartialDate(day.year, day.month, day.day), language)


def _take_in(
    message: Message,
    words: dict[str, EventWords],
    desk: Desk,
    shelf: Shelf,
    *,
    today: datetime,
    run: Series | None = None,
) -> EventPost:
    at = today - timedelta(days=message.ago, hours=2)
    report, _is_new = take_in(
        dated_caption(message, at),
        lexicon=lexicon(),
        batch=None,
        channel=Report.Channel.PASTE,
        by=desk.reporter,
        at=at,
    )
    if report.event is None:
        raise LookupError(f"The report of {message.key} has no event any more.")
    complete(report.event, words.get(message.key, NO_WORDS), desk, shelf, at=at, run=run)
    walk(report.event, message.steps, desk=desk, at=at + timedelta(minutes=20))
    return report.event


def _attach(event: EventPost, message: str, *, at: datetime) -> None:
    """A further message about an event that is there already."""
    reading = parse(message, lexicon()).as_json()
    Report.objects.create(raw_text=message, reading=reading, channel=Report.Channel.PASTE, arrived_at=at, event=event)


def _write(
    event: EventPost, language: str, headline: str, description: str, basis: str, *, by: User, at: datetime
) -> None:
    """Words in one language; those that the intake made of the caption are written over, the report keeps them."""
    words = {"headline": headline, "description": description, "confidence_basis": basis}
    made = {"created_by": by, "created_at": at}
    EventText.objects.update_or_create(parent=event, language=language, defaults=words, create_defaults=words | made)
