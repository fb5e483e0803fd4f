"""What a form sends while somebody types: its fields to be kept, and the question for this session's key."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from newsroom.desk import doors
from newsroom.desk.autosave import keeping
from newsroom.desk.autosave.fields import read
from newsroom.front.templatetags.newspaper import clock


def urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of keeping what is typed."""

    def door(view: Any) -> Any:
        return site.admin_view(never_cache(require_POST(lambda request, **names: view(site, request, **names))))

    return [
        path("typed/key/", door(key_view), name="desk_typed_key"),
        path("typed/<slug:kind>/<slug:ref>/", door(keep_view), name="desk_typed"),
        path("typed/<slug:kind>/<slug:ref>/drop/", door(drop_view), name="desk_typed_drop"),
    ]


def key_view(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The key of this session, for the page's memory alone."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return HttpResponse(status=403)
    return JsonResponse(
        {"key": b64encode(keeping.session_key(request)).decode()}, headers={"Cache-Control": "no-store"}
    )


def keep_view(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Keep the fields of a form as they stand. Nothing is checked that a person could still be about to type."""
    admin, item = doors.may_write(site, request, kind, ref)
    try:
        sent = json.loads(request.body)
        opened, mark = int(sent["opened_revision"] or 0), int(sent["mark"] or 0)
        fields = read(sent["fields"], admin.never_kept)
    except (ValueError, KeyError, TypeError):
        fields = None
    if fields is None:
        return JsonResponse({"sentence": _("Not kept: the form is too long, or it is no form. Save it.")}, status=400)
    if item is not None and keeping.is_shut(item, mark):
        keeping.let_go(request.user, kind, ref)
        return JsonResponse(
            {"sentence": _("Not kept: something was taken out of this item for safety. Open it again.")}, status=410
        )
    at = timezone.now()
    keeping.keep(request.user, kind, ref, fields, opened_revision=max(opened, 0), is_new=item is None, at=at)
    return JsonResponse({"sentence": kept_sentence(at)})


def drop_view(site: AdminSite, request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Throw away what one typed oneself."""
    admin, item = doors.may_write(site, request, kind, ref)
    keeping.let_go(request.user, kind, ref)
    messages.success(request, _("What you had typed and not saved is thrown away."))
    if item is not None:
        return redirect(admin.address_of(item))
    return redirect(reverse(f"{site.name}:{admin.opts.app_label}_{admin.opts.model_name}_add"))


def kept_sentence(at: Any) -> str:
    """What the line under the form says once the server has it."""
    return _("Kept on the server %(time)s") % {"time": clock(at)}
