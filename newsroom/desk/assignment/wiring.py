"""Where assignments stand on the desk: panel, pages, sections of My desk, and what they listen to."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from newsroom.desk import board, panels
from newsroom.desk.assignment import following, sections, views
from newsroom.desk.assignment.panel import ask_panel
from newsroom.desk.pages import add_pages
from newsroom.workflow import listeners


def _may_see(_desks: Any, by: Any) -> bool:
    return bool(by.has_perm("desk.view_assignment"))


def _may_ask(_desks: Any, by: Any) -> bool:
    return bool(by.has_perm("desk.add_assignment"))


def connect() -> None:
    """Once, when the apps are ready."""
    panels.add_panel(panels.Panel("assignment", panels.SIDE, 20, "desk/assignment_panel.html", ask_panel))
    add_pages(views.addresses)
    board.add_section(
        ("assigned", _("Assigned to you"), _("Nobody waits for your reading."), _may_see, sections.with_me),
        before="waiting",
    )
    board.add_section(
        ("due", _("Due within a day"), _("Nothing that you asked for falls due."), _may_ask, sections.falling_due),
        before="ready",
    )
    listeners.MOVED.append(following.end_with_the_reading)
    listeners.RECORDED.append(following.tell_of_change)
