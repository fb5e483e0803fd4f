"""Where sign-offs stand on the desk, and in the engine."""

from django.utils.translation import gettext_lazy as _

from newsroom.desk import board, panels
from newsroom.desk.pages import add_pages
from newsroom.desk.signoff import ticking, views, waiting
from newsroom.workflow import listeners


def connect() -> None:
    """Once, when the apps are ready."""
    from newsroom.desk.signoff import admin  # noqa: F401 - it registers itself

    panels.add_panel(panels.Panel("sign_off", panels.SIDE, 15, "desk/sign_off_panel.html", views.sign_off_panel))
    add_pages(views.addresses)
    board.add_section(
        (
            "sign_off",
            _("Waits for your sign-off"),
            _("Nothing in review waits for a tick of yours."),
            waiting.is_for,
            waiting.waiting,
        ),
        before="waiting",
    )
    listeners.DEMANDS.append(ticking.demand)
