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


def reading_of(report: Report) -> Reading:
    """The stored reading; an empty one for a report that nobody has parsed, or whose words were erased."""
    return Reading.from_json(report.reading) if report.reading else Reading()


def proposal_of(report: Report) -> Proposal:
    """What the report proposes as it stands; the batch gives the year where text and message give none."""
    return proposals_of([report])[report.pk]


def proposals_of(reports: Iterable[Report]) -> dict[int | None, Proposal]:
    """The proposals of reports by primary key, in one query or none; their batches come with them."""
    read = [(report, reading_of(report)) for report in reports]
    moved = {slug for report, reading in read if "places" in report.edits for slug in _all_places(report, reading)}
    isos = dict(Place.objects.filter(slug__in=moved).values_list("slug", "province__iso")) if moved else {}
    return {report.pk: _proposal(report, reading, isos) for report, reading in read}


def _all_places(report: Report, reading: Reading) -> Iterable[str]:
    return (*report.edits["places"], *reading.places)


def _proposal(report: Report, reading: Reading, isos: dict[str, str]) -> Proposal:
    when, year_from = _when(report, reading)
    places = tuple(report.edits.get("places", reading.places))
    return Proposal(
        date=when,
        year_from=year_from,
        places=places,
        provinces=tuple(report.edits.get("provinces", _provinces(reading, places, isos))),
        event_types=tuple(report.edits.get("event_types", reading.event_types)),
        edited=frozenset(name for name in report.edits if name in FIELDS),
    )


def _provinces(reading: Reading, places: tuple[str, ...], isos: dict[str, str]) -> Iterable[str]:
    """The provinces of the reading; where a person gave other places, theirs, and the ones the text names besides."""
    if places == reading.places:
        return reading.provinces
    of_places = {isos[slug] for slug in reading.places if slug in isos}
    named = [iso for iso in reading.provinces if iso not in of_places]
    return dict.fromkeys([*(isos[slug] for slug in places if slug in isos), *named])


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
    return _dated(_with_year(read, report.batch.year), YearFrom.BATCH)


def _from_message(text: str, read: PartialDate, sent_on: date) -> tuple[PartialDate, str]:
    """A message that says "yesterday" means the day before it was sent; one that says "4 April", the last one before that."""
    if read.month is None:
        day = day_said(text, sent_on)
        return (PartialDate(day.year, day.month, day.day), YearFrom.MESSAGE) if day else (read, "")
    years = (sent_on.year + 1, sent_on.year, sent_on.year - 1)
    tried = (_with_year(read, year) for year in years)
    fitting = (one for one in tried if (first := one.first_day()) is not None and first <= sent_on + SLACK)
    return _dated(next(fitting, read), YearFrom.MESSAGE)


def _dated(date: PartialDate, year_from: str) -> tuple[PartialDate, str]:
    """A year comes from somewhere only where there is one: 29 February has none in most years."""
    return date, year_from if date.year else ""


def _with_year(read: PartialDate, year: int) -> PartialDate:
    try:
        return PartialDate(year, read.month, read.day)
    except ValueError:  # 29 February in a year that has none
        return read


def as_edit(value: Any) -> Any:
    """A value of a proposal as it is kept among the edits of a report."""
    return [value.year, value.month, value.day] if isinstance(value, PartialDate) else list(value)
