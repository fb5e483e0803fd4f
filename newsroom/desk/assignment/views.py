"""The buttons of the panel, one address: what was pressed comes as `act`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.desk.assignment import asking, review_queue
from newsroom.desk.assignment.forms import AskForm
from newsroom.desk.pages import item_named
from newsroom.workflow import engine
from newsroom.workflow.refusals import Refusal, Refused


def addresses(site: Any) -> list[URLPattern]:
    """The review queue, and the buttons of the panel."""

    def act(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
        return act_view(site, request, kind, ref)

    def queue(request: HttpRequest) -> HttpResponse:
        return review_queue.queue_view(site, request)

    return [
        path("review/", site.admin_view(queue), name="desk_review"),
        path("review/<slug:kind>/<slug:ref>/", site.admin_view(require_POST(act)), name="desk_assign"),
    ]


def act_view(site: Any, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Do what was pressed, or say why not; back to the item's page."""
    item, admin = item_named(site, request, kind, ref)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        done = act(item, request, timezone.now())
    except Refused as refused:
        messages.error(request, refused.refusal.sentence)
    else:
        messages.success(request, done)
    return redirect(admin.address_of(item))


def _ask(item: Any, request: HttpRequest, at: datetime) -> str:
    form = AskForm(item, None, data=request.POST)
    if not form.is_valid():
        said = " ".join(f"{form.fields[name].label}: {errors[0]}" for name, errors in form.errors.items())
        raise Refused(Refusal("form", _("Nobody was asked: correct what is marked. %(errors)s") % {"errors": said}))
    asking.ask(item, by=request.user, at=at, **form.cleaned_data)
    return _("“%(item)s”: the reading is asked for.") % {"item": item}


def _ask_and_submit(item: Any, request: HttpRequest, at: datetime) -> str:
    with transaction.atomic():
        _ask(item, request, at)
        engine.perform(item, "submit", by=request.user, at=at)
    return _("“%(item)s” is sent to review, and the reading is asked for.") % {"item": item}


def _accept(item: Any, request: HttpRequest, at: datetime) -> str:
    asking.accept(item, by=request.user, at=at)
    return _("“%(item)s” is with you.") % {"item": item}


def _decline(item: Any, request: HttpRequest, at: datetime) -> str:
    asking.decline(item, by=request.user, at=at, note=request.POST.get("note", ""))
    return _("“%(item)s” is not with you any more; whoever asked you is told.") % {"item": item}


def _take(item: Any, request: HttpRequest, at: datetime) -> str:
    asking.take(item, by=request.user, at=at)
    return _("“%(item)s” is with you.") % {"item": item}


def _take_back(item: Any, request: HttpRequest, at: datetime) -> str:
    asking.take_back(item, by=request.user, at=at)
    return _("“%(item)s”: nobody is asked any more.") % {"item": item}


ACTS: dict[str, Callable[[Any, HttpRequest, datetime], str]] = {
    "ask": _ask,
    "submit": _ask_and_submit,
    "accept": _accept,
    "decline": _decline,
    "take": _take,
    "take_back": _take_back,
}
