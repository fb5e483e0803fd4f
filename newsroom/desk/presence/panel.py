"""The first panel of an item's page: who else is here, and since when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from newsroom.desk.autosave.keeping import SHUT
from newsroom.desk.panels import TOP, Panel
from newsroom.desk.presence import here


def ask(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """The people at an item, and where the page says that it is open."""
    if item.state in SHUT:
        return None
    names = {"kind": item.kind, "ref": item.ref}
    return {
        "around": here.around(request.user, item, opened_revision=None, at=at),
        "beat": reverse("admin:desk_here", kwargs=names),
        "break": reverse("admin:desk_here_break", kwargs=names),
        "told": reverse("admin:desk_here_told", kwargs=names),
    }


PANEL = Panel("here", TOP, 10, "desk/here.html", ask)
