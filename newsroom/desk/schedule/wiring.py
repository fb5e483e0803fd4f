"""Where planning, corrections, uses and days to look again meet the rest of the desk."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from newsroom.workflow import listeners


def connect() -> None:
    """Panels of the item's page, sections of My desk, and what stands against moves."""
    from newsroom.desk import board, panels
    from newsroom.desk.schedule import panels as own
    from newsroom.desk.schedule import revisiting, sections

    for panel in own.PANELS:
        panels.add_panel(panel)
    if revisiting.against not in listeners.TIMED:
        listeners.TIMED.append(revisiting.against)
    board.add_section(
        (
            "corrected",
            _("Something you rest on was corrected"),
            _("No correction asks for a look at anything."),
            sections.writes_or_approves,
            sections.corrected,
        ),
        before="ready",
    )
    board.add_section(
        (
            "revisit",
            _("To be revisited"),
            _("Nothing comes back today. Set a day on the page of a story that should be looked at again."),
            _works_on_stories,
            revisiting.due,
        ),
        before="in_review",
    )


def _works_on_stories(_desks: list[Any], by: Any) -> bool:
    return bool(by.has_perm("workflow.write") or by.has_perm("media.moderate"))
