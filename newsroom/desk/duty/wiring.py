"""Where duty stands on the desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from newsroom.desk import board
from newsroom.desk.duty import on_duty
from newsroom.desk.pages import add_pages


def _gives(_desks: Any, by: Any) -> bool:
    return bool(by.has_perm(on_duty.GIVES))


def connect() -> None:
    """Once, when the apps are ready."""
    add_pages(on_duty.addresses)
    board.add_section(
        (
            "duty",
            _("On duty now"),
            _("Nobody may publish alone just now. Duty is given in the list of trust, for a day at most."),
            _gives,
            on_duty.now_on_duty,
        ),
        before="after_review",
    )
