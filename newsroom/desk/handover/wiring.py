"""Where the handover stands on the desk, and the log-ins it listens to."""

from django.contrib.auth.signals import user_logged_in

from newsroom.desk.handover import looks, views
from newsroom.desk.pages import add_pages


def connect() -> None:
    """Once, when the apps are ready."""
    add_pages(views.addresses)
    user_logged_in.connect(looks.remember_login, dispatch_uid="handover")
