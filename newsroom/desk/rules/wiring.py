"""Where the rules stand on the desk, and what tells the workflow which of them count."""

from newsroom.desk.pages import add_pages
from newsroom.desk.rules import switching, views
from newsroom.workflow import rules


def connect() -> None:
    """Once, when the apps are ready."""
    add_pages(views.addresses)
    rules.SWITCHES.append(switching.on)
