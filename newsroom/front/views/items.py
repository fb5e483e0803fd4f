"""One item: its page, its earlier versions, its old and short addresses, its tombstone."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.front.errors import gone
from newsroom.front.pages import render_page
from newsroom.front.versions import as_it_was
from newsroom.press import paths
from newsroom.press.models import Edition, PublicPath


@require_safe
def item(request: HttpRequest, address: str = "") -> HttpResponse:
    """Whatever stands behind the path: a page, the way to its new address, or the line of a tombstone."""
    at = timezone.now()
    found = paths.find(request.path_info, at=at)
    if found is None:
        raise Http404
    if found.moved_to:
        return HttpResponsePermanentRedirect(found.moved_to)
    if found.edition is None:
        return _gone(request, found)
    if "v" in request.GET:
        return _earlier(found.edition, request.GET["v"], at)
    return HttpResponse(render_page(found.edition, at=at))


def _gone(request: HttpRequest, found: paths.Found) -> HttpResponse:
    return gone(request, found.line, words=found.words, is_withdrawn=found.is_withdrawn)


def _earlier(edition: Edition, asked: str, at: datetime) -> HttpResponse:
    """The version of that number; the newest has one address only."""
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7):
        raise Http404
    if int(asked) == edition.number:
        return HttpResponsePermanentRedirect(edition.path)
    past = as_it_was(edition, int(asked), at=at)
    if past is None:
        raise Http404
    response = HttpResponse(render_page(past, at=at, is_past=True))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def short_address(request: HttpRequest, ref: str, kind: str) -> HttpResponse:
    """An address with the reference alone leads to the page's own."""
    at, language = timezone.now(), get_language() or ""
    live = paths.standing_for(kind, ref, language, at=at)
    if live is not None:
        return HttpResponsePermanentRedirect(live.path)
    known = PublicPath.objects.filter(kind=kind, ref=ref, language=language, public_from__lte=at)
    row = known.order_by("pk").last()
    if row is None:
        raise Http404
    return _gone(request, paths.tombstone(row, at=at))
