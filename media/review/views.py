"""The pages of the moderation desk: the queue, the screen of one piece, our own files, and what completes a field."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from media.inspection import renditions
from media.inspection.models import Rendition
from media.models import Footage
from media.moderation import MODERATE, PURGED
from media.review import acts, files, queue
from media.review.acts import Asked
from media.review.screen import Screen
from newsroom.taxonomy import completing
from newsroom.workflow.editorial import ERASED, HIDDEN

PARTS = ("bar", "progress", "checks", "facts", "words", "near", "hide", "about", "decide")
"""The parts of the screen that an act may change, each a template of its own; the viewer is changed by the script."""


def queue_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The rows that were asked for. “Next” leads to the piece that is this person's from then on."""
    _refuse_strangers(request)
    at = timezone.now()
    if request.method == "POST":
        return _next(request, site, at)
    found = queue.look(queue.Asked.read(request.GET), by=request.user, at=at, page=request.GET.get("page"))
    context = {
        **site.each_context(request),
        "title": _("Footage to be looked at"),
        "opts": Footage._meta,
        "queue": found,
        "at": at,
        "may_act": request.user.has_perm(MODERATE),
        "kept": request.GET.urlencode(),
    }
    return TemplateResponse(request, "media/review_queue.html", context)


def _next(request: HttpRequest, site: AdminSite, at: Any) -> HttpResponse:
    if not request.user.has_perm(MODERATE):
        raise PermissionDenied
    item = queue.take_next(by=request.user, at=at)
    if item is None:
        messages.info(request, _("Nothing is free that you could take. What is being inspected comes by itself."))
        return redirect(reverse(f"{site.name}:media_footage_queue"))
    return redirect(reverse(f"{site.name}:media_footage_review", args=[item.ref]))


def review_view(request: HttpRequest, ref: str, site: AdminSite) -> HttpResponse:
    """One piece. A press of a button is answered with the page, or to the page's own script with the parts of it."""
    _refuse_strangers(request)
    rows = Footage.objects.select_related("inspection", "claimed_by", "place__province", "obtained_by", "created_by")
    item = get_object_or_404(rows, ref=ref)
    if not may_see(item, request.user) and item.state not in (ERASED, PURGED):  # of those nothing is left
        raise Http404
    if request.method == "POST":
        return _pressed(request, item, site)
    screen = Screen(item, by=request.user, at=timezone.now())
    if _wants_parts(request):
        return JsonResponse(_parts(request, screen))
    context = {**site.each_context(request), "title": str(item), "opts": Footage._meta, "screen": screen, "item": item}
    return TemplateResponse(request, "media/review.html", context)


def _pressed(request: HttpRequest, item: Footage, site: AdminSite) -> HttpResponse:
    if not request.user.has_perm(MODERATE):
        raise PermissionDenied
    done = acts.carry_out(request.POST.get("act", ""), Asked(request, item, request.user, timezone.now()))
    if not _wants_parts(request):
        if done.say:
            messages.add_message(request, messages.ERROR if done.is_bad else messages.SUCCESS, done.say)
        return redirect(reverse(f"{site.name}:media_footage_review", args=[item.ref]))
    fresh = Footage.objects.select_related("inspection", "claimed_by").get(pk=item.pk)
    answer = _parts(request, Screen(fresh, by=request.user, at=timezone.now()))
    return JsonResponse({**answer, "say": done.say, "is_bad": done.is_bad, "is_over": done.is_over})


def _parts(request: HttpRequest, screen: Screen) -> dict[str, Any]:
    """What the script puts into the page, and what it needs to know beside."""
    context = {"screen": screen, "item": screen.item}
    return {
        "parts": {name: render_to_string(f"media/review_{name}.html", context, request) for name in PARTS},
        "src": screen.viewer.src,
        "viewer": render_to_string("media/review_viewer.html", context, request),
        "is_being_made": screen.is_being_made,
    }


def may_see(item: Footage, person: Any) -> bool:
    """Whether somebody of the desk may look at its files: what is hidden for safety only who may hide, what is gone nobody."""
    return item.state not in (ERASED, PURGED) and (item.state != HIDDEN or person.has_perm("workflow.hide"))


def rendition_view(request: HttpRequest, ref: str, pk: int) -> HttpResponseBase:
    """One of our own files as they are now, for people of the desk; what is hidden for safety only for who may hide."""
    _refuse_strangers(request)
    row = Rendition.objects.filter(footage__ref=ref, pk=pk, is_current=True).select_related("footage").first()
    if row is None or not may_see(row.footage, request.user):
        raise Http404
    path = renditions.path_of(row)
    if not path.is_file():
        raise Http404
    return files.serve(request, path, row.content_type)


def lookup_view(request: HttpRequest) -> JsonResponse:
    """Answers for the fields of the screen that complete what is typed."""
    _refuse_strangers(request)
    return completing.answer(request, completing.KINDS)


def _wants_parts(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _refuse_strangers(request: HttpRequest) -> None:
    if not request.user.has_perm("media.view_footage"):
        raise PermissionDenied
