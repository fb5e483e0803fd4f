"""Where the mirrors are kept on the desk."""

from django.utils.translation import gettext_lazy as _

from newsroom.desk.navigation import Link, add_link


def connect() -> None:
    """Once, when the apps are ready."""
    from newsroom.desk.mirrors import admin  # noqa: F401 - it registers itself

    add_link(Link("mirrors", _("Mirrors"), "admin:press_mirror_changelist", 80, may="press.change_mirror"))
