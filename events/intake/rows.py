"""The rows of the intake page: what a person needs to decide about each report of a batch, in a bounded number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from events.captions.reading import Reading
from events.intake.doubts import Doubt, Looked, doubts_of
from events.intake.marks import Mark, marks
from events.intake.sameness import Alike, Likeness
from events.models import Batch, Report
from events.proposals import Proposal, proposals_of, reading_of
from newsroom.taxonomy.models import EventType, Place, Province
from newsroom.text.calendars import PartialDate, format_partial
from newsroom.workflow.editorial import DRAFT


@dataclass(frozen=True, slots=True)
class Named:
    """A term or place of a row: what is sent back (`key`) and what is printed."""

    key: str
    name: str


@dataclass(slots=True)
class Row:
    """One report as the page shows it. `is_certain` when nothing speaks against making an event of it as it stands."""

    report: Report
    number: int
    marks: list[Mark]
    proposal: Proposal
    date_text: str
    places: list[Named]
    provinces: list[Named]
    event_types: list[Named]
    dots: list[Place]
    doubts: list[Doubt]
    alike: list[Alike] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    day_of_event: int | None = None

    @property
    def is_waiting(self) -> bool:
        return self.report.decision == Report.Decision.WAITING

    @property
    def is_certain(self) -> bool:
        return self.is_waiting and not self.doubts and not any(one.is_strong for one in self.alike)


class Names:
    """Printed names of the places and terms that some proposals hold, read once."""

    def __init__(self, proposals: Iterable[Proposal], readings: Iterable[Reading]) -> None:
        listed = list(proposals)
        slugs = {slug for one in listed for slug in one.places}
        slugs |= {slug for reading in readings for doubt in reading.warnings for slug in doubt.candidates}
        self.places = {row.slug: row for row in Place.objects.filter(slug__in=slugs).select_related("province")}
        self.provinces = {row.iso: row for row in Province.objects.all()}
        self.event_types = {row.slug: row for row in EventType.objects.all()}

    def of(self, kind: dict[str, Any], keys: Iterable[str]) -> list[Named]:
        """What the keys are called; a key that the database no longer has stands for itself."""
        return [Named(key, str(kind[key]) if key in kind else key) for key in keys]


def rows_of(batch: Batch, *, at: datetime, only: Iterable[str] | None = None) -> list[Row]:
    """The rows of a batch in the order in which it came; `only` are references of the reports wanted, all are compared."""
    came = batch.reports.select_related("event", "batch").prefetch_related("footage", "event__reports__footage")
    reports = list(came.order_by("position", "pk"))
    likeness = Likeness([one for one in reports if one.decision == Report.Decision.WAITING], at=at)
    wanted = [(number, one) for number, one in enumerate(reports, 1) if only is None or one.ref in set(only)]
    readings = {one.pk: reading_of(one) for _number, one in wanted}
    proposals = proposals_of(one for _number, one in wanted)
    names = Names(proposals.values(), readings.values())
    today = timezone.localtime(at).date()
    return [_row(number, one, readings[one.pk], proposals[one.pk], names, likeness, today) for number, one in wanted]


def _row(
    number: int, report: Report, reading: Reading, proposal: Proposal, names: Names, likeness: Likeness, today: Any
) -> Row:
    is_waiting = report.decision == Report.Decision.WAITING
    printed = {slug: str(place) for slug, place in names.places.items()}
    return Row(
        report=report,
        number=number,
        marks=marks(report.raw_text, reading.spans, reading.unread),
        proposal=proposal,
        date_text=date_words(proposal.date),
        places=names.of(names.places, proposal.places),
        provinces=names.of(names.provinces, proposal.provinces),
        event_types=names.of(names.event_types, proposal.event_types),
        dots=[names.places[slug] for slug in proposal.places if slug in names.places],
        doubts=doubts_of(Looked(report, reading, proposal, printed, today)),
        alike=likeness.of(report) if is_waiting else [],
        unread=list(dict.fromkeys(report.raw_text[start:end] for start, end in reading.unread)),
        day_of_event=reading.day_of_event,
    )


def date_words(date: PartialDate) -> str:
    """A date as it stands in the field: in words that the same field reads again."""
    return format_partial(date, get_language() or "en")


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a batch is."""

    waiting: int
    certain: int
    accepted: int
    attached: int
    discarded: int
    drafts: int


def counts_of(rows: list[Row]) -> Counts:
    """The counts over the bar; `drafts` are the events of the batch that have not been sent to review."""
    by = [row.report.decision for row in rows]
    decision = Report.Decision
    made = [row.report for row in rows if row.report.decision == decision.ACCEPTED]
    drafts = {one.event_id for one in made if one.event is not None and one.event.state == DRAFT}
    return Counts(
        by.count(decision.WAITING),
        sum(row.is_certain for row in rows),
        by.count(decision.ACCEPTED),
        by.count(decision.ATTACHED),
        by.count(decision.DISCARDED),
        len(drafts),
    )
