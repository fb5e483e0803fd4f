"""Where sign-offs stand on the desk, and in the engine."""

from newsroom.desk import panels
from newsroom.desk.pages import add_pages
from newsroom.desk.signoff import ticking, views
from newsroom.workflow import listeners


def connect() -> None:
    """Once, when the apps are ready."""
    from newsroom.desk.signoff import admin  # noqa: F401 - it registers itself

    panels.add_panel(panels.Panel("sign_off", panels.SIDE, 15, "desk/sign_off_panel.html", views.sign_off_panel))
    add_pages(views.addresses)
    listeners.DEMANDS.append(ticking.demand)
