"""What a report may be the same as: an event, or another report that waits. It proposes; a person attaches."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rapidfuzz import fuzz, process

from events.enumerating import with_commas
from events.independence import NEARLY_EQUAL, folded
from events.merging import STANDING
from events.models import EventEventType, EventPost, EventProvince, Report
from events.proposals import Proposal, proposal_of, proposals_of
from newsroom.taxonomy.models import EventType

DAYS_APART = 3
#: why a copy of a discarded report is held up as well
HELD_AGAINST = (Report.Discard.FALSE, Report.Discard.OLD)
MOST_TEXTS, MOST_EVENTS, MOST_SHOWN = 1000, 500, 4
RECENT = timedelta(days=30)


@dataclass(slots=True)
class Facts:
    """What is compared, of a report or of an event."""

    day: date | None
    month: tuple[int | None, int | None]
    places: frozenset[str]
    provinces: frozenset[str]
    types: frozenset[str]
    day_of_event: int | None
    clips: frozenset[int]


@dataclass(slots=True)
class Alike:
    """Something a report may be the same as. Exactly one of `event` and `report` is set; `report` still waits itself.

    `is_strong` when a careful person would look before making a second event of it.
    """

    event: EventPost | None = None
    report: Report | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    score: int = 0
    is_strong: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a report can be attached to it: to an event, or to a report that waits and becomes one."""
        return self.event is not None or (self.report is not None and self.report.decision == Report.Decision.WAITING)

    @property
    def ref(self) -> str:
        """The reference that names the target: of the event, else of the report."""
        target = self.event or self.report
        return target.ref if target else ""


class Likeness:
    """Compares the waiting reports of a batch with events and with reports, in a fixed number of queries."""

    def __init__(self, reports: list[Report], *, at: datetime) -> None:
        self.reports = reports
        self.at = at
        self.broader = dict(EventType.objects.values_list("slug", "parent__slug"))
        proposals = proposals_of(reports)
        self.facts = {report.pk: self._of_report(report, proposals[report.pk]) for report in reports}
        self.events = self.near_events()
        self.matches = self._matches()
        found = {pk for pairs in self.matches.values() for pk, _score in pairs}
        self.others = Report.objects.select_related("event", "batch").prefetch_related("footage").in_bulk(found)

    def of(self, report: Report) -> list[Alike]:
        """What the report may be the same as, the likeliest first. Of two waiting reports only the later one says so."""
        found: dict[tuple[str, int], Alike] = {}
        self._by_words(report, found)
        self._by_facts(report, found)
        ranked = sorted(found.values(), key=lambda one: (-one.score, one.ref))
        return ranked[:MOST_SHOWN]

    # -- what there is

    def _of_report(self, report: Report, proposal: Proposal) -> Facts:
        return Facts(
            proposal.happened_on if proposal.date.precision == "day" else None,
            (proposal.date.month, proposal.date.day),
            frozenset(proposal.places),
            frozenset(proposal.provinces),
            frozenset(proposal.event_types),
            report.reading.get("day_of_event"),
            frozenset(clip.pk for clip in report.footage.all()),
        )

    def _same_type(self, mine: Facts, theirs: Facts) -> bool:
        """Whether one of the types is the same, or the broader one of the other's: a fire is no flood."""
        return any(
            a == b or a == self.broader.get(b) or b == self.broader.get(a) for a in mine.types for b in theirs.types
        )

    def near_events(self) -> list[tuple[EventPost, Facts]]:
        """Standing events of the days round those of the batch that share a place, a province or a clip with it."""
        days = {f.day + timedelta(days=n) for f in self.facts.values() if f.day for n in (-DAYS_APART, 0, DAYS_APART)}
        months: set[tuple[int | None, int]] = {(day.year, day.month) for day in days}
        months |= {(None, f.month[0]) for f in self.facts.values() if not f.day and f.month[0]}
        places = {slug for f in self.facts.values() for slug in f.places}
        provinces = {iso for f in self.facts.values() for iso in f.provinces}
        clips = {pk for f in self.facts.values() for pk in f.clips}
        near = Q()
        for year, month in months:
            near |= Q(year=year, month=month) | Q(year=None, month=month) if year else Q(month=month)
        shared = Q(places__slug__in=places) | Q(provinces__iso__in=provinces)
        wanted = (near & shared if months else Q(pk__in=[])) | Q(footage__in=clips) | Q(reports__footage__in=clips)
        keys = EventPost.objects.filter(wanted, state__in=STANDING).values_list("pk", flat=True).distinct()
        return self.with_facts(EventPost.objects.filter(pk__in=list(keys.order_by("-pk")[:MOST_EVENTS])))

    def with_facts(self, events: QuerySet[EventPost]) -> list[tuple[EventPost, Facts]]:
        """Events with what is compared of them, read as bare values: there may be hundreds."""
        rows = list(events.only("ref", "state", "working_title", "year", "month", "day", "day_of_event"))
        keys = [row.pk for row in rows]
        places = _grouped(EventPost.places.through.objects.filter(eventpost__in=keys), "eventpost_id", "place__slug")
        provinces = _grouped(EventProvince.objects.filter(content_object__in=keys), "content_object_id", "tag__iso")
        types = _grouped(EventEventType.objects.filter(content_object__in=keys), "content_object_id", "tag__slug")
        clips = _grouped(EventPost.footage.through.objects.filter(eventpost__in=keys), "eventpost_id", "footage_id")
        brought = Report.footage.through.objects.filter(report__event__in=keys)
        for key, found in _grouped(brought, "report__event_id", "footage_id").items():
            clips[key] |= found
        return [
            (
                row,
                Facts(
                    row.happened_on if row.day else None,
                    (row.month, row.day),
                    frozenset(places[row.pk]),
                    frozenset(provinces[row.pk]),
                    frozenset(types[row.pk]),
                    row.day_of_event,
                    frozenset(clips[row.pk]),
                ),
            )
            for row in rows
        ]

    def _matches(self) -> dict[int, list[tuple[int, int]]]:
        """(primary key, likeness) of the reports whose words are nearly those of each report; exact copies however old."""
        recent = Report.objects.filter(arrived_at__gte=self.at - RECENT).order_by("-arrived_at", "-pk")
        known = recent.values_list("pk", "raw_text")
        pool = {pk: folded(text) for pk, text in known[:MOST_TEXTS]} | {
            report.pk: folded(report.raw_text) for report in self.reports
        }
        copies = Report.objects.filter(words_key__in={one.words_key for one in self.reports if one.words_key})
        by_key = _grouped(copies.order_by("-pk")[:MOST_TEXTS], "words_key", "pk")
        found: dict[int, list[tuple[int, int]]] = {}
        for report in self.reports:
            own = folded(report.raw_text)
            if own:
                near = process.extract(own, pool, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL, limit=3 * MOST_SHOWN)
                scores = {pk: int(score) for _text, score, pk in near} | dict.fromkeys(by_key[report.words_key], 100)
                found[report.pk] = [(pk, score) for pk, score in scores.items() if pk != report.pk]
        return found

    # -- comparing

    def _by_words(self, report: Report, found: dict[tuple[str, int], Alike]) -> None:
        for pk, score in self.matches.get(report.pk, []):
            other = self.others[pk]
            is_equal = bool(report.words_key) and other.words_key == report.words_key
            if is_equal or not self._contradict(report, other):
                reason = _("the same words") if is_equal else _("nearly the same words")
                self._add(found, report, other, "words", reason, 100 if is_equal else score, is_strong=True)

    def _contradict(self, report: Report, other: Report) -> bool:
        """Desks write alike: two captions that differ in the town or by days are two reports, however alike the rest."""
        mine = self.facts[report.pk]
        theirs = self.facts.get(other.pk) or self._of_report(other, proposal_of(other))
        if mine.places and theirs.places and not mine.places & theirs.places:
            return True
        if mine.provinces and theirs.provinces and not mine.provinces & theirs.provinces:
            return True
        if mine.day_of_event and theirs.day_of_event and mine.day_of_event != theirs.day_of_event:
            return True
        if mine.day and theirs.day:
            return mine.day != theirs.day
        return None not in (*mine.month, *theirs.month) and mine.month != theirs.month

    def _by_facts(self, report: Report, found: dict[tuple[str, int], Alike]) -> None:
        mine = self.facts[report.pk]
        for event, theirs in self.events:
            self.compare_facts(found, report, event, mine, theirs)
        for other in self.reports:
            if other.decision == Report.Decision.WAITING:
                self.compare_facts(found, report, other, mine, self.facts[other.pk])

    def compare_facts(self, found: Any, report: Report | None, target: Any, mine: Facts, theirs: Facts) -> None:
        if target == report:
            return
        if mine.clips & theirs.clips:
            self._add(found, report, target, "clip", _("the same clip"), 100, is_strong=True)
        apart = abs((mine.day - theirs.day).days) if mine.day and theirs.day else None
        same_day = apart == 0 or (apart is None and None not in mine.month and mine.month == theirs.month)
        if not self._same_place(mine, theirs) or not (same_day or (apart or DAYS_APART + 1) <= DAYS_APART):
            return
        is_same_type = self._same_type(mine, theirs)
        if mine.types and theirs.types and not is_same_type:
            return
        if mine.day_of_event and theirs.day_of_event and mine.day_of_event != theirs.day_of_event:
            return
        days = 0 if same_day else apart or 0
        self._add(found, report, target, "facts", _facts_words(days, is_same_type), 80 - 15 * days, is_strong=same_day)

    @staticmethod
    def _same_place(mine: Facts, theirs: Facts) -> bool:
        if mine.places and theirs.places:
            return bool(mine.places & theirs.places)
        return not mine.places and not theirs.places and bool(mine.provinces & theirs.provinces)

    def _add(
        self, found: Any, report: Report | None, target: Any, why: str, reason: str, score: int, *, is_strong: bool
    ) -> None:
        event = target if isinstance(target, EventPost) else target.event
        if event is not None and event.state not in STANDING:
            return
        if event is None and isinstance(target, Report) and target.decision == Report.Decision.DISCARDED:
            if target.discard_reason not in HELD_AGAINST:
                return
            reason = _("%(reason)s, discarded: %(why)s") % {
                "reason": reason,
                "why": target.get_discard_reason_display(),
            }
        elif event is None and (report is None or not self._is_before(target, report)):
            return
        key = ("event", event.pk) if event is not None else ("report", target.pk)
        alike = found.setdefault(key, Alike(event=event) if event is not None else Alike(report=target))
        alike.reasons.setdefault(why, reason)
        alike.score = max(alike.score, score) + (5 if len(alike.reasons) > 1 else 0)
        alike.is_strong = alike.is_strong or is_strong

    @staticmethod
    def _is_before(other: Report, report: Report) -> bool:
        if other.decision != Report.Decision.WAITING:
            return False
        return (other.arrived_at, other.position, other.pk) < (report.arrived_at, report.position, report.pk)


def _facts_words(days: int, is_same_type: bool) -> str:
    what = _("the same place and type") if is_same_type else _("the same place")
    if not days:
        return with_commas([what, _("the same day")])
    apart = ngettext("%(days)s day apart", "%(days)s days apart", days) % {"days": days}
    return with_commas([what, apart])


def events_like(event: EventPost, *, at: datetime) -> list[Alike]:
    """The standing events that an event may be the same as, the likeliest first: what it could be merged into."""
    likeness = Likeness([], at=at)
    [(_event, own)] = likeness.with_facts(EventPost.objects.filter(pk=event.pk))
    likeness.facts[event.pk] = own
    found: dict[tuple[str, int], Alike] = {}
    for other, facts in likeness.near_events():
        if other != event:
            likeness.compare_facts(found, None, other, own, facts)
    return sorted(found.values(), key=lambda one: (-one.score, one.ref))[:MOST_SHOWN]


def _grouped(rows: QuerySet[Any], key: str, value: str) -> defaultdict[Any, set[Any]]:
    """The values of rows by a key, in one query; a key without rows has an empty set."""
    found: defaultdict[Any, set[Any]] = defaultdict(set)
    for one, other in rows.values_list(key, value):
        found[one].add(other)
    return found
