"""Where notices stand on the desk, and what they listen to."""

from newsroom.desk import panels
from newsroom.desk.notices import mails, telling, views
from newsroom.desk.pages import add_pages
from newsroom.workflow import listeners

__all__ = ["connect", "mails"]


def connect() -> None:
    """Once, when the apps are ready."""
    add_pages(views.addresses)
    panels.add_panel(panels.Panel("following", panels.SIDE, 80, "desk/following.html", views.follow_panel))
    listeners.MOVED.append(telling.tell_of_move)
