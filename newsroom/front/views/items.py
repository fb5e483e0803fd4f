"""One item: its page, its earlier versions, its old and short addresses, its tombstone."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.front.errors import gone
from newsroom.front.pages import render_history, render_page
from newsroom.front.versions import version_of
from newsroom.press import paths
from newsroom.press.models import Edition, PublicPath

HISTORY = "history/"


@require_safe
def item(request: HttpRequest, address: str = "") -> HttpResponse:
    """Whatever stands behind the path: a page, the way to its new address, or the line of a tombstone.

    `?v=3` shows that version as it stood, also the one that stands now: who quotes it today finds the same words tomorrow.
    """
    at = timezone.now()
    found = paths.find(request.path_info, at=at)
    if found is None or found.edition is None or found.moved_to:
        return _elsewhere(request, found)
    if "v" in request.GET:
        return _version(found.edition, request.GET["v"], at)
    return HttpResponse(render_page(found.edition, at=at))


@require_safe
def history(request: HttpRequest, item: str) -> HttpResponse:
    """What each public version of an item changed."""
    at = timezone.now()
    found = paths.find(request.path_info.removesuffix(HISTORY), at=at)
    if found is None or found.edition is None or found.moved_to:
        return _elsewhere(request, found, HISTORY)
    return _unindexed(render_history(found.edition, at=at))


def _elsewhere(request: HttpRequest, found: paths.Found | None, more: str = "") -> HttpResponse:
    """For an address without a page of its own: nothing ever, the new address, or why the page is gone."""
    if found is None:
        raise Http404
    if found.moved_to:
        return HttpResponsePermanentRedirect(found.moved_to + more)
    return gone(request, found.line, words=found.words, is_withdrawn=found.is_withdrawn, is_legal=found.is_legal)


def _version(edition: Edition, asked: str, at: datetime) -> HttpResponse:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7):
        raise Http404
    version = version_of(edition, int(asked), at=at)
    if version is None:
        raise Http404
    return _unindexed(render_page(version, at=at, is_version=True, is_past=version is not edition))


def _unindexed(page: str) -> HttpResponse:
    return HttpResponse(page, headers={"X-Robots-Tag": "noindex"})


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
    return _elsewhere(request, paths.tombstone(row, at=at))
