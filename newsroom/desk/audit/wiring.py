"""Where the log stands on the desk, and what it listens to."""

from django.utils.translation import gettext_lazy as _

from newsroom.desk.audit import views, writing
from newsroom.desk.navigation import Link, add_link
from newsroom.desk.pages import add_pages


def connect() -> None:
    """Once, when the apps are ready."""
    writing.listen()
    add_pages(views.addresses)
    add_link(Link("log", _("Log"), "admin:desk_log", 80, may=views.MAY))
