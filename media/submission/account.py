"""The account in whose name strangers' files are taken in."""

from __future__ import annotations

from newsroom.staff.clerks import clerk
from newsroom.staff.models import User

NAME = "submissions"


def account() -> User:
    """The account. Its one permission lets a sender take back what nobody has cleared yet."""
    return clerk(NAME, "workflow.hide")
