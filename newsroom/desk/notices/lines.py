"""A notice as a person reads it: who did what, to what, and why they are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.desk import titles
from newsroom.desk.notices.models import Notice
from newsroom.desk.notices.subjects import SUBJECTS

#: what is no move of a table
EVENTS = {
    "asked": gettext_lazy("You are asked to read it"),
    "accepted": gettext_lazy("Accepted to read it"),
    "declined": gettext_lazy("Declined to read it"),
    "taken_back": gettext_lazy("You are no longer asked to read it"),
    "changed": gettext_lazy("Changed since you were asked to read it"),
    "comment": gettext_lazy("A comment for you"),
    "answer": gettext_lazy("An answer to your comment"),
    "resolved": gettext_lazy("Your comment was resolved"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """`title` is empty where the person may see the item no longer."""

    notice: Notice
    what: str
    title: str
    kind_name: str
    because: str


def lines_of(site: Any, request: HttpRequest, notices: Iterable[Notice]) -> list[Line]:
    """The notices with the titles of their items as they are now; one query a kind."""
    notices = list(notices)
    shown = titles.titles_for(site, request, {(one.kind, one.ref) for one in notices})
    kinds, moves = titles.kind_names(site), titles.move_labels(site)
    return [
        Line(
            notice=one,
            what=str(EVENTS[one.event]) if one.event in EVENTS else _(moves.get((one.kind, one.event), one.event)),
            title=shown.get((one.kind, one.ref), ""),
            kind_name=kinds.get(one.kind, one.kind),
            because=str(SUBJECTS[one.subject].label) if one.subject in SUBJECTS else "",
        )
        for one in notices
    ]
