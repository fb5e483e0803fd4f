"""Reading again what is here already, with a better parser or more names. It shows; it never overwrites what a person did."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from events.captions.lexicon import Lexicon
from events.captions.parser import parse
from events.captions.reading import Reading, Span
from events.forms import HEDGED
from events.models import Batch, EventPost, Report
from events.models.reports import keyed
from events.proposals import FIELDS as EDITABLE
from events.reading_facts import FACTS, read_as
from events.words_known import lexicon
from newsroom.taxonomy.models import Actor, EventType, Place, Province
from newsroom.text.calendars import format_partial
from newsroom.workflow import revisions
from newsroom.workflow.refusals import Refusal, Refused

#: what is compared: the field of a reading, the word for it, and the name of its spans
FIELDS = (
    ("date", _("date"), "date"),
    ("places", _("places"), "place"),
    ("provinces", _("provinces"), "province"),
    ("event_types", _("event types"), "event_type"),
    ("actors", _("actors"), "actor"),
    ("hashtags", _("hashtags"), "hashtag"),
    ("day_of_event", _("running day, as stated"), "day_of_event"),
    ("scope", _("nationwide or local"), "scope"),
    ("hedges", _("what is marked as unsure"), "hedge"),
    ("slogans", _("slogans"), "slogan"),
    ("lang", _("language"), ""),
)
#: beside a reading that a person kept: the digest of the newer one it was kept over
KEPT_OVER = "kept_over"
#: the reading of a report that nobody has parsed yet
NOTHING = Reading().as_json()
Decision = Report.Decision


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that reads otherwise: `old` and `new` are values of a Reading, the spans point into the report's words."""

    field: str
    label: Any
    old: Any
    new: Any
    old_spans: tuple[Span, ...]
    new_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """The fields in which two readings of one text differ, at least one, in a fixed order."""

    changes: tuple[Difference, ...]

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields."""
        return frozenset(change.field for change in self.changes)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.changes)


def compare(old: dict[str, Any], new: dict[str, Any]) -> Differences | None:
    """The differences between two stored readings; None when they say the same. {} stands for nothing read yet."""
    was, now = (Reading.from_json(data or NOTHING) for data in (old, new))
    changes = tuple(
        Difference(name, label, getattr(was, name), getattr(now, name), was.spans.get(key, ()), now.spans.get(key, ()))
        for name, label, key in FIELDS
        if getattr(was, name) != getattr(now, name)
    )
    return Differences(changes) if changes else None


def differences_of(report: Report) -> Differences | None:
    """What a newer reading of a decided report would change, for a person to look at; None without one."""
    return compare(report.reading, report.newer_reading) if report.newer_reading else None


def reread(report: Report, words: Lexicon) -> Differences | None:
    """Parse a report again, and keep the reading where it may be kept; None when no field reads otherwise.

    A report that waits gets the new reading, and what a person changed stands over it as before. One that has become, or
    supports, an event keeps its reading; the new one waits beside it for `adopt` or `dismiss`. A discarded one is left.
    """
    if not _would_change(report, parse(report.raw_text, words).as_json()):
        return None
    with transaction.atomic():
        row = Report.objects.select_for_update().filter(pk=report.pk).first()
        if row is None:
            return None
        differences = _take(row, parse(row.raw_text, words).as_json())
        row.save(update_fields=["reading", "newer_reading"])
    report.reading, report.newer_reading = row.reading, row.newer_reading
    return differences


@transaction.atomic
def reread_waiting(batch: Batch) -> int:
    """Read every waiting report of a batch again with the words known now; how many of them read otherwise."""
    words, changed, count = lexicon(), [], 0
    waiting = Report.objects.select_for_update().filter(batch=batch, decision=Decision.WAITING).order_by("pk")
    for row in waiting:
        new = parse(row.raw_text, words).as_json()
        if _would_change(row, new):
            changed.append(row)
            count += _take(row, new) is not None
    Report.objects.bulk_update(changed, ["reading", "newer_reading"], batch_size=200)
    return count


@transaction.atomic
def adopt(report: Report, fields: Collection[str], *, by: Any, at: datetime) -> EventPost | None:
    """Take chosen fields of the newer reading over into the event, recorded; the newer reading is the report's from then on.

    Raises Refused, with nothing changed, without a newer reading or such a difference, for an event that is closed, and
    for fields in which the event does not hold what the old reading gave: a person changed those.
    """
    event = EventPost.objects.select_for_update().filter(pk=report.event_id).first()  # before its report
    row = Report.objects.select_for_update().get(pk=report.pk)
    event = event if event is not None and row.event_id == event.pk else None
    _refuse_adoption(row, event, fields)
    if event is not None and fields:
        newer = read_as(row, row.newer_reading)
        for name in fields:
            FACTS[name].give(event, *newer)
        event.save()
        revisions.record(event, by=by, at=at)
    row.reading, row.newer_reading = row.newer_reading, None
    row.save(update_fields=["reading", "newer_reading"])
    report.reading, report.newer_reading = row.reading, None
    return event


@transaction.atomic
def dismiss(report: Report) -> None:
    """Keep the old reading. The newer one is not offered again; one that differs from both is."""
    row = Report.objects.select_for_update().get(pk=report.pk)
    if row.newer_reading is not None:
        kept = {**(row.reading or NOTHING), KEPT_OVER: _digest(row.newer_reading)}
        row.reading, row.newer_reading = kept, None
        row.save(update_fields=["reading", "newer_reading"])
    report.reading, report.newer_reading = row.reading, None


def changed_by_hand(report: Report) -> frozenset[str]:
    """The fields that a newer reading may not touch: a person changed them, before the event was made or in it."""
    edited = {name for name in report.edits if name in EDITABLE}
    if report.event is None:
        return frozenset(edited)
    old = read_as(report, report.reading)
    return frozenset(edited | {name for name, fact in FACTS.items() if fact.gave(*old) != fact.holds(report.event)})


def in_words(differences: Differences) -> list[tuple[str, str, str]]:
    """(what, how it read, how it reads now) of each difference, in the reader's language, in at most four queries."""
    names = {change.field: _names(change) for change in differences if change.field in _NAMED}
    return [
        (str(one.label), _printed(one.field, one.old, names), _printed(one.field, one.new, names))
        for one in differences
    ]


def _would_change(report: Report, new: dict[str, Any]) -> bool:
    """Whether `_take` would have anything to do, told without the database."""
    if not report.raw_text.strip() or report.decision == Decision.DISCARDED:
        return False
    is_same = report.reading == new if report.decision == Decision.WAITING else compare(report.reading, new) is None
    return not is_same or report.newer_reading is not None


def _take(report: Report, new: dict[str, Any]) -> Differences | None:
    """Put a reading where the report's decision lets it, unsaved; the differences that a person should be shown."""
    if report.decision == Decision.DISCARDED:
        return None
    differences = compare(report.reading, new)
    if report.decision == Decision.WAITING:
        report.reading, report.newer_reading = new, None
        return differences
    is_kept_over = differences is not None and report.reading.get(KEPT_OVER) == _digest(new)
    report.newer_reading = new if differences and not is_kept_over else None
    return differences if report.newer_reading else None


def _digest(reading: dict[str, Any]) -> str:
    compared = {name: reading[name] for name, _label, _key in FIELDS}
    return keyed("reading", json.dumps(compared, sort_keys=True, ensure_ascii=False))


def _refuse_adoption(report: Report, event: EventPost | None, fields: Collection[str]) -> None:
    differences = differences_of(report)
    if differences is None:
        raise Refused(Refusal("no_newer", _now("This report has no newer reading any more. Reload the page.")))
    if not (differences.fields & FACTS.keys()).issuperset(fields):
        raise Refused(
            Refusal("no_difference", _now("The two readings do not differ in what was chosen. Reload the page."))
        )
    if not fields:
        return
    if event is None:
        raise Refused(Refusal("no_event", _now("This report supports no event, so there is nothing to change.")))
    if not event.is_editable:
        sentence = _now(
            "“%(event)s” is “%(state)s”, so nothing was taken over. Open it for changes first, or keep the old reading."
        )
        raise Refused(Refusal("not_editable", sentence % {"event": event, "state": _now(event.state_row.label)}))
    held = changed_by_hand(report) & set(fields)
    if held:
        sentence = _now(
            "Nothing was taken over: a person, or another report, has settled %(fields)s. "
            "Leave that out, or change it on the event."
        )
        raise Refused(Refusal("changed_by_hand", sentence % {"fields": _labels(held)}))


def _labels(fields: Collection[str]) -> str:
    found = [f"“{label}”" for name, label, _key in FIELDS if name in fields]
    return pgettext("between two names of a list", "; ").join(found)


_NAMED: dict[str, tuple[Any, str]] = {
    "places": (Place.objects.select_related("province"), "slug"),
    "provinces": (Province.objects, "iso"),
    "event_types": (EventType.objects, "slug"),
    "actors": (Actor.objects, "slug"),
}
_SCOPES = {"national": _("nationwide"), "local": _("local")}


def _names(change: Difference) -> dict[str, str]:
    rows, key = _NAMED[change.field]
    found = rows.filter(**{f"{key}__in": {*change.old, *change.new}})
    return {getattr(row, key): str(row) for row in found}


def _printed(field: str, value: Any, names: dict[str, dict[str, str]]) -> str:
    """A value as a person reads it, "" for none; a name that the database does not have stands as it is."""
    if field == "date":
        return format_partial(value, get_language() or "en")
    if field == "hedges":
        value = dict.fromkeys(str(dict(HEDGED)[part]) for part, _span in value)
    if field in ("scope", "lang", "day_of_event"):
        return "" if value is None else str(_SCOPES.get(value, value))
    return pgettext("between two names of a list", "; ").join(names.get(field, {}).get(one, one) for one in value)
