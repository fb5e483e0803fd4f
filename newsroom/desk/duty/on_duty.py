"""Who may let things go on alone just now, on My desk of whoever may end it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.desk.badges import badge
from newsroom.desk.moments import short_moment
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.staff import giving
from newsroom.staff.models import Trust

GIVES = "staff.change_trust"


def now_on_duty(_desks: list[Desk], _by: Any, at: datetime) -> list[Entry]:
    """Each with until when, and the button that ends it."""
    rows = Trust.objects.held(at).filter(power=Trust.Power.DUTY).select_related("person", "given_by")
    return [_entry(row) for row in rows.order_by("ends_at", "pk")[: SHOWN + 1]]


def _entry(row: Trust) -> Entry:
    until = short_moment(row.ends_at)
    return Entry(
        title=str(row.person),
        kind="",
        ref="",
        kind_name=_("until %(at)s") % {"at": until},
        badge=badge("wait", "!", _("on duty")),
        who=_("given by %(person)s") % {"person": row.given_by},
        at=row.given_at,
        note=row.reason,
        address=reverse("admin:staff_trust_change", args=[row.pk]),
        post_to=reverse("admin:desk_end_duty", args=[row.pk]),
        post_label=_("End it now"),
    )


def addresses(site: Any) -> list[URLPattern]:
    """The button."""
    return [path("duty/<int:pk>/end/", site.admin_view(require_POST(end_view)), name="desk_end_duty")]


def end_view(request: HttpRequest, pk: int) -> HttpResponse:
    """End somebody's duty at once; everybody may end their own."""
    row = get_object_or_404(Trust.objects.select_related("person"), pk=pk, power=Trust.Power.DUTY)
    if not (request.user.has_perm(GIVES) or row.person_id == request.user.pk):
        raise PermissionDenied
    if giving.end(row, at=timezone.now()):
        messages.success(request, _("%(person)s is not on duty any more.") % {"person": row.person})
    else:
        messages.error(request, _("This duty had ended before."))
    return redirect("admin:index")
