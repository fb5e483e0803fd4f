"""The beat of an open page, breaking a lock, and taking note that one's own was broken."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from newsroom.desk import doors
from newsroom.desk.autosave.keeping import SHUT
from newsroom.desk.presence import here
from newsroom.text.digits import is_key
from newsroom.workflow.editorial import APPROVE


def urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of being at an item."""

    def door(view: Any) -> Any:
        return site.admin_view(never_cache(require_POST(lambda request, **names: view(site, request, **names))))

    return [
        path("here/<slug:kind>/<slug:ref>/", door(beat_view), name="desk_here"),
        path("here/<slug:kind>/<slug:ref>/break/", door(break_view), name="desk_here_break"),
        path("here/<slug:kind>/<slug:ref>/told/", door(told_view), name="desk_here_told"),
    ]


def beat_view(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """A page says that it is open, typed in, or left; the answer is what it says of the others."""
    admin, item = doors.may_see(site, request, kind, ref)
    at, opened = timezone.now(), request.POST.get("opened_revision", "")
    if "left" in request.POST:
        here.leave(request.user, kind, ref)
        return HttpResponse(status=204)
    if item.state in SHUT:
        raise Http404
    number = int(opened) if is_key(opened) else None
    here.see(request.user, item, at=at)
    if request.POST.get("typing") and admin.has_change_permission(request, item) and item.is_editable:
        here.type_in(request.user, item, opened_revision=number or 0, at=at)
    around = here.around(request.user, item, opened_revision=number, at=at)
    return render(request, "desk/here_people.html", {"around": around})


def break_view(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """An editor breaks the lock of whoever holds it."""
    admin, item = doors.may_write(site, request, kind, ref)
    if item is None:
        raise Http404
    if not request.user.has_perm(APPROVE):
        raise PermissionDenied
    broken = here.break_hold(item, by=request.user, at=timezone.now())
    if is_from_script(request):
        return HttpResponse(status=204)
    if broken is None:
        messages.info(request, _("Nobody else holds it any more."))
    else:
        messages.success(
            request,
            _("The lock of %(person)s is broken, and they are told so. What they typed is kept for them.")
            % {"person": broken.held_by},
        )
    return redirect(admin.address_of(item))


def told_view(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """A person has read that their lock was broken."""
    admin, item = doors.may_see(site, request, kind, ref)
    here.take_note(request.user, kind, ref)
    return HttpResponse(status=204) if is_from_script(request) else redirect(admin.address_of(item))


def is_from_script(request: HttpRequest) -> bool:
    """Whether the page stays open and asks for its people again by itself."""
    return request.headers.get("X-Requested-With") == "fetch"
