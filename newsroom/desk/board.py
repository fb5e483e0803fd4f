"""My desk as a table: its sections in the order of the page, whom each is for, and what it says when it is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from newsroom.desk import queue
from newsroom.desk.queue import SHOWN, Desk, Entry


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its entries, or what to do when there are none."""

    name: str
    title: str
    empty: str
    entries: list[Entry]

    @property
    def shown(self) -> list[Entry]:
        return self.entries[:SHOWN]

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown, so that no number is given that is not true."""
        return len(self.entries) > SHOWN


def sections(desks: list[Desk], *, by: Any, at: datetime) -> list[Section]:
    """What a person's page shows, in a fixed number of queries; sections for acts the person never takes are left out."""
    desks = queue.with_standing(desks)
    return [
        Section(name, str(title), str(empty), list(entries(desks, by, at)))
        for name, title, empty, is_for, entries in SECTIONS
        if desks and is_for(desks, by)
    ]


def _items(desks: list[Desk]) -> list[Desk]:
    return [desk for desk in desks if not desk.is_words]


def _each(ask: Callable[[Desk, Any], Iterable[Entry]]) -> Callable[[list[Desk], Any, datetime], list[Entry]]:
    """The entries of every kind of item, one kind after the other."""
    return lambda desks, by, _at: [entry for desk in _items(desks) for entry in ask(desk, by)]


def _waiting(desks: list[Desk], by: Any, _at: datetime) -> list[Entry]:
    return [entry for desk in desks for entry in queue.waiting(desk, by)]


def approves(desks: list[Desk], by: Any) -> bool:
    """Whether the person may approve anything."""
    return any(queue.states_before(desk, by, "four_eyes") for desk in _items(desks))


def _publishes(desks: list[Desk], by: Any) -> bool:
    return any(queue.states_before(desk, by, "is_approved") for desk in _items(desks))


def _takes(desks: list[Desk], by: Any) -> bool:
    return any(queue.takes_arrivals(desk, by) for desk in _items(desks))


def _reads_afterwards(_desks: list[Desk], by: Any) -> bool:
    return by.has_perm("workflow.change_afterreview")


def _writes(desks: list[Desk], _by: Any) -> bool:
    return any(desk.is_written and not desk.arrivals for desk in _items(desks))


def _looks(_desks: list[Desk], by: Any) -> bool:
    return by.has_perm("taxonomy.change_addition")


def _works_here(_desks: list[Desk], _by: Any) -> bool:
    return True


Row = tuple[str, Any, Any, Callable[[list[Desk], Any], bool], Callable[[list[Desk], Any, datetime], Iterable[Entry]]]


def add_section(row: Row, *, before: str) -> None:
    """Put a section of an app's own on My desk, before the one named: (name, title, empty, is_for, entries)."""
    names = [section[0] for section in SECTIONS]
    if row[0] not in names:
        SECTIONS.insert(names.index(before), row)


# fmt: off
SECTIONS: list[Row] = [
    ("waiting",      _("Waiting for you to read"),    _("Nothing waits for your eyes. Look through what came in."),
     approves,          _waiting),
    ("sent_back",    _("Sent back to you"),           _("Nothing was sent back."),
     _writes,           _each(queue.sent_back)),
    ("ready",        _("Approved, to be published"),  _("Nothing approved is waiting to go out."),
     _publishes,        _each(queue.ready)),
    ("arrivals",     _("New footage, to be taken"),   _("No new footage has come in."),
     _takes,            _each(queue.arrivals)),
    ("after_review", _("To be read afterwards"),      _("Nobody has acted alone since you last looked."),
     _reads_afterwards, lambda desks, by, _at: queue.after_review(desks, by)),
    ("additions",    _("Added to the vocabulary, to be looked at"), _("Nothing that colleagues added waits for a second look."),
     _looks,            lambda _desks, by, _at: queue.additions(by)),
    ("in_review",    _("Yours, with a colleague"),    _("Nothing of yours is with a colleague. Send it on when it is complete."),
     _works_here,       _each(queue.with_colleague)),
    ("drafts",       _("Your drafts"),                _("You have no drafts. Write an article, or add an event."),
     _writes,           _each(queue.drafts)),
    ("scheduled",    _("Scheduled"),                  _("Nothing is scheduled. “Publish” takes a time."),
     _works_here,       lambda desks, _by, at: queue.scheduled(_items(desks), at)),
    ("live",         _("Live, the latest"),           _("Nothing is public yet."),
     _works_here,       lambda desks, _by, at: queue.live(_items(desks), at)),
]
# fmt: on
