"""The handover page: what happened since I left. It can be printed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.desk.handover import looks
from newsroom.desk.handover.report import Away, report
from newsroom.desk.moves import MomentField


class SinceForm(forms.Form):
    """Any moment; empty is when the person took over last."""

    since = MomentField(label=_("Since"))


def addresses(site: Any) -> list[URLPattern]:
    """The page; a POST says that one has read it."""

    def view(request: HttpRequest) -> HttpResponse:
        return handover_view(site, request)

    return [path("handover/", site.admin_view(view), name="desk_handover")]


def handover_view(site: Any, request: HttpRequest) -> HttpResponse:
    """What this person may see of what happened; 403 for those who see no items."""
    at, desks = timezone.now(), site.desks(request)
    if not desks:
        raise PermissionDenied
    if request.method == "POST":
        return _take_over(request)
    form = SinceForm(request.GET if "since" in request.GET else None)
    own = looks.away_since(request.user, at)
    since = _chosen(form, own, at)
    context = {
        **site.each_context(request),
        "title": _("Since I left"),
        "form": SinceForm(initial={"since": since}) if not form.is_bound or form.is_valid() else form,
        "since": since,
        "until": at,
        "sections": report(Away(desks, request.user, since, at)),
        "shortcuts": [
            (own, _("since I took over")),
            (at - timedelta(hours=8), _("8 hours")),
            (at - timedelta(days=1), _("24 hours")),
            (at - timedelta(days=3), _("3 days")),
        ],
    }
    return TemplateResponse(request, "desk/handover.html", context)


def _chosen(form: SinceForm, own: datetime, at: datetime) -> datetime:
    """The moment asked for, never after now and never farther back than a handover reaches."""
    given = form.cleaned_data.get("since") if form.is_bound and form.is_valid() else None
    return min(max(given or own, at - looks.FARTHEST), at)


def _take_over(request: HttpRequest) -> HttpResponse:
    """Only what the page showed counts as read: `until` is its moment."""
    form = UntilForm(request.POST)
    now = timezone.now()
    until = min(form.cleaned_data["until"] or now, now) if form.is_valid() else now
    looks.took_over(request.user, until)
    messages.success(request, _now("You have taken over. The next handover begins here."))
    return redirect("admin:desk_handover")


class UntilForm(forms.Form):
    until = forms.DateTimeField(required=False)
