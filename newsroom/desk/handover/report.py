"""What happened while somebody was away, as a table of sections. Another part of the desk adds its own.

A section gives lines; the page looks the titles up for all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk import queue
from newsroom.desk.assignment.models import Assignment
from newsroom.desk.moments import short_moment
from newsroom.desk.queue import Desk
from newsroom.press.models import Edition
from newsroom.workflow.editorial import HIDDEN
from newsroom.workflow.models import MoveRecord, by_kind

MOST = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened to an item, or will: what, by whom, when, and a note for colleagues."""

    kind: str
    ref: str
    what: str
    who: str = ""
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Away:
    """Whose handover it is, from when until now, over the kinds this person may see."""

    desks: list[Desk]
    by: Any
    since: datetime
    at: datetime

    @cached_property
    def models(self) -> dict[str, Any]:
        return {desk.model.kind: desk.model for desk in self.desks if not desk.is_words}

    @cached_property
    def records(self) -> list[MoveRecord]:
        """The moves since then that a handover tells of, oldest first, in one query."""
        told = Q(pk__in=[])
        for kind, model in self.models.items():
            told |= Q(
                of_kind=kind, move__in=[m.name for m in model.workflow.moves if _changes_public(m) or m.name == BACK]
            )
        rows = by_kind(MoveRecord.objects.filter(at__gt=self.since, at__lte=self.at), self.models)
        rows = rows.filter(told).select_related("by")
        return list(rows.order_by("at", "pk")[: 4 * MOST])


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what it says when nothing happened, and the question for its lines."""

    name: str
    title: Any
    empty: Any
    ask: Callable[[Away], Iterable[Line]]


BACK = "send_back"


def _changes_public(move: Any) -> bool:
    """Whether readers see something else after it: it acts on what is public, or takes an item away."""
    return bool(move.window is True or (move.after_review and move.target != HIDDEN))


def published(away: Away) -> list[Line]:
    """First publications; what was scheduled counts from its minute on."""
    languages = [code for code, _name in settings.LANGUAGES]
    rows = Edition.objects.filter(language__in=languages, published_at__gt=away.since, published_at__lte=away.at)
    found = rows.filter(kind__in=away.models).order_by("published_at", "pk")
    once: dict[tuple[str, str], datetime] = {}
    for kind, ref, at in found.values_list("kind", "ref", "published_at")[: MOST * len(languages)]:
        once.setdefault((kind, ref), at)
    return [Line(kind, ref, _now("Published"), at=at) for (kind, ref), at in once.items()]


def changed(away: Away) -> list[Line]:
    """Corrections, updates, withdrawals, checks: whatever readers see otherwise now."""
    return [_line(away, row) for row in away.records if row.move != BACK]


def sent_back(away: Away) -> list[Line]:
    return [_line(away, row) for row in away.records if row.move == BACK]


def held(away: Away) -> list[Line]:
    """What is held back now: hidden for safety, or public with the line that it is being checked."""
    lines = [
        Line(kind, ref, _now("Hidden for safety"))
        for kind, model in away.models.items()
        if any(state.name == HIDDEN for state in model.workflow.states)
        for ref in model._default_manager.filter(state=HIDDEN).values_list("ref", flat=True)[:MOST]
    ]
    checking = Edition.objects.live(at=away.at).filter(kind__in=away.models, checking_since__isnull=False)
    named = dict.fromkeys(checking.values_list("kind", "ref", "checking_since").order_by("checking_since")[:MOST])
    return lines + [Line(kind, ref, _now("Being checked"), at=at) for kind, ref, at in _once(named)]


def _once(rows: Iterable[tuple[str, str, datetime]]) -> list[tuple[str, str, datetime]]:
    """The first row of each item."""
    first: dict[tuple[str, str], datetime] = {}
    for kind, ref, at in rows:
        first.setdefault((kind, ref), at)
    return [(kind, ref, at) for (kind, ref), at in first.items()]


def promised(away: Away) -> list[Line]:
    """What is scheduled, and what somebody was asked to read by a time."""
    desks = [desk for desk in away.desks if not desk.is_words]
    coming = [Line(one.kind, one.ref, _now("Scheduled"), at=one.at) for one in queue.scheduled(desks, away.at)]
    rows = by_kind(Assignment.objects.open().filter(due_at__isnull=False), away.models).select_related("reviewer")
    return coming + [_asked(row) for row in rows.order_by("due_at")[:MOST]]


def _asked(row: Assignment) -> Line:
    due = short_moment(row.due_at)
    who = str(row.reviewer) if row.reviewer_id else _now("nobody yet")
    return Line(row.kind, row.ref, _now("To be read by %(at)s") % {"at": due}, who=who, note=row.instruction)


def _line(away: Away, row: MoveRecord) -> Line:
    label = _now(away.models[row.kind].workflow.move(row.move).label)
    return Line(row.kind, row.ref, label, who=str(row.by), at=row.at, note=row.note)


SECTIONS: list[Section] = [
    Section("published", _("Published"), _("Nothing was published."), published),
    Section("changed", _("Corrected, updated, withdrawn"), _("Nothing that is public was changed."), changed),
    Section("held", _("Held back now"), _("Nothing is hidden or being checked."), held),
    Section("promised", _("Promised"), _("Nothing is scheduled or due."), promised),
    Section("sent_back", _("Sent back"), _("Nothing was sent back."), sent_back),
]


def add_section(section: Section, *, before: str = "") -> None:
    """Add a section, before the one named or at the end."""
    names = [one.name for one in SECTIONS]
    if section.name not in names:
        SECTIONS.insert(names.index(before) if before else len(names), section)


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as the page shows it: `(line, title)`, and whether there are more than are shown."""

    section: Section
    lines: list[tuple[Line, str]]
    is_cut: bool


def report(away: Away) -> list[Shown]:
    """Every section with the titles of its items, in a fixed number of queries and one more a kind."""
    found = [(section, list(section.ask(away))) for section in SECTIONS]
    titles = _titles(away.models, [line for _section, lines in found for line in lines[:MOST]])
    return [
        Shown(
            section, [(line, titles.get((line.kind, line.ref), line.ref)) for line in lines[:MOST]], len(lines) > MOST
        )
        for section, lines in found
    ]


def _titles(models: dict[str, Any], lines: Iterable[Line]) -> dict[tuple[str, str], str]:
    refs: dict[str, set[str]] = {}
    for line in lines:
        refs.setdefault(line.kind, set()).add(line.ref)
    return {
        (kind, item.ref): str(item) or item.ref
        for kind, wanted in refs.items()
        for item in models[kind]._default_manager.filter(ref__in=wanted)
    }
