"""What a report proposes: its reading, what a person changed standing over it, and a year that comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from events.captions.reading import Reading
from events.captions.relative import day_said
from events.models import EventPost, Report
from newsroom.taxonomy.models import Place
from newsroom.text.calendars import PartialDate

FIELDS = ("date", "places", "provinces", "event_types")
YearFrom = EventPost.YearFrom
#: clocks of phones and zones differ: a message may speak of tomorrow's date
SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The facts an event made of the report would have. Places, provinces and types are slugs (provinces: ISO codes)."""

    date: PartialDate
    year_from: str
    places: tuple[str, ...]
    provinces: tuple[str, ...]
    event_types: tuple[str, ...]
    #: the fields that a person changed
    edited: frozenset[str]

    @property
    def happened_on(self) -> date | None:
        """The first day on which it may have happened; None without a year."""
        return self.date.first_day()


def proposal_of(report: Report) -> Proposal:
    """What the report proposes as it stands; the batch gives the year where text and message give none."""
    reading = Reading.from_json(report.reading)
    when, year_from = _when(report, reading)
    places = tuple(report.edits.get("places", reading.places))
    return Proposal(
        date=when,
        year_from=year_from,
        places=places,
        provinces=tuple(report.edits.get("provinces", _provinces(reading, places))),
        event_types=tuple(report.edits.get("event_types", reading.event_types)),
        edited=frozenset(report.edits),
    )


def _provinces(reading: Reading, places: tuple[str, ...]) -> Iterable[str]:
    """The provinces of the reading; where a person gave other places, theirs, and the ones the text names besides."""
    if places == reading.places:
        return reading.provinces
    by_place = dict(Place.objects.filter(slug__in={*places, *reading.places}).values_list("slug", "province__iso"))
    of_places = {by_place[slug] for slug in reading.places if slug in by_place}
    named = [iso for iso in reading.provinces if iso not in of_places]
    return dict.fromkeys([*(by_place[slug] for slug in places if slug in by_place), *named])


def _when(report: Report, reading: Reading) -> tuple[PartialDate, str]:
    if "date" in report.edits:
        edited = PartialDate(*report.edits["date"])
        return edited, YearFrom.EDITOR if edited.year else ""
    read = reading.date
    if read.year is not None:
        return read, YearFrom.STATED
    if report.sent_on is not None:
        return _from_message(report.raw_text, read, report.sent_on)
    if report.batch is None or report.batch.year is None or read.month is None:
        return read, ""
    return _with_year(read, report.batch.year), YearFrom.BATCH


def _from_message(text: str, read: PartialDate, sent_on: date) -> tuple[PartialDate, str]:
    """A message that says "yesterday" means the day before it was sent; one that says "4 April", the last one before that."""
    if read.month is None:
        day = day_said(text, sent_on)
        return (PartialDate(day.year, day.month, day.day), YearFrom.MESSAGE) if day else (read, "")
    this_year = _with_year(read, sent_on.year)
    first = this_year.first_day()
    is_later = first is not None and first > sent_on + SLACK
    return (_with_year(read, sent_on.year - 1) if is_later else this_year), YearFrom.MESSAGE


def _with_year(read: PartialDate, year: int) -> PartialDate:
    try:
        return PartialDate(year, read.month, read.day)
    except ValueError:  # 29 February in a year that has none
        return read


def as_edit(value: Any) -> Any:
    """A value of a proposal as it is kept among the edits of a report."""
    return [value.year, value.month, value.day] if isinstance(value, PartialDate) else list(value)
