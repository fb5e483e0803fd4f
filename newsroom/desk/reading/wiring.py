"""Where reading afterwards stands on the desk."""

from newsroom.desk import panels
from newsroom.desk.pages import add_pages
from newsroom.desk.reading import panel, views


def connect() -> None:
    """Once, when the apps are ready."""
    panels.add_panel(panels.Panel("sent_back", panels.TOP, 5, "desk/sent_back_panel.html", panel.sent_back_panel))
    panels.add_panel(panels.Panel("alone", panels.TOP, 6, "desk/alone_panel.html", panel.alone_panel))
    add_pages(views.addresses)
