"""The panel of sign-offs and its buttons."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.desk import opened
from newsroom.desk.pages import item_named
from newsroom.desk.signoff import ticking
from newsroom.desk.signoff.models import SignOffItem
from newsroom.workflow import history
from newsroom.workflow.refusals import Refused


def addresses(site: Any) -> list[URLPattern]:
    """One address: `line` is the line, `tick` is 1 or 0, `revision` is what the person has read."""

    def view(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        return tick_view(site, request, kind, ref)

    return [path("sign-off/<slug:kind>/<slug:ref>/", site.admin_view(require_POST(view)), name="desk_sign_off")]


def tick_view(site: Any, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Tick a line or take the tick back, and go back to the item."""
    item, admin = item_named(site, request, kind, ref)
    given = request.POST
    if not all(given.get(name, "").isdecimal() for name in ("line", "revision")):
        raise Http404
    row = get_object_or_404(SignOffItem, pk=given["line"], kind=kind)
    is_ticked = given.get("tick") == "1"
    try:
        ticking.tick(
            item, row, number=int(given["revision"]), is_ticked=is_ticked, by=request.user, at=timezone.now(),
            duty="duty" in given,
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
    else:
        words = {"item": item, "line": row}
        said = _("“%(item)s”: “%(line)s” is signed off.") if is_ticked else _("“%(item)s”: “%(line)s” is open again.")
        messages.success(request, said % words)
    return redirect(admin.address_of(item))


def sign_off_panel(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """What is asked for of such items; left out where nothing is, and where the item is not on its way."""
    found = ticking.lines(item) if item.state in item.workflow.in_flight else []
    if not found:
        return None
    may = request.user.has_perm(ticking.TICK)
    is_writer = may and request.user.pk in history.contributors(item)
    return {
        "lines": found,
        "left": sum(not line.is_ticked for line in found),
        "number": opened.number_of(item),
        "may": may,
        "is_writer": is_writer,
        "is_on_duty": is_writer and request.user.has_trust("duty", at),
    }
