"""The card of an item for the frames of other sites: words, a link, no script, no cookie."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from newsroom.front.covers import covered
from newsroom.front.frame import absolute
from newsroom.front.sureness import what_is_open
from newsroom.front.uncovered import picture_of
from newsroom.front.views.items import item
from newsroom.press import paths
from newsroom.press.nameplate import nameplate

ENDING = "embed/"


@require_safe
@xframe_options_exempt
@csp_replace({"script-src": [NONE], "frame-ancestors": ["*"]})
def card(request: HttpRequest, address: str) -> HttpResponse:
    """The card; where an item has this very address itself, as a story about the word may, its page."""
    at = timezone.now()
    if paths.find(request.path_info, at=at) is not None:
        return item(request, address)
    found = paths.find(request.path_info.removesuffix(ENDING), at=at)
    if found is None:
        raise Http404
    if found.moved_to:
        return HttpResponsePermanentRedirect(found.moved_to + ENDING)
    response = HttpResponse(_card(found, at), status=200 if found.edition else 451 if found.is_legal else 410)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _card(found: paths.Found, at: datetime) -> str:
    edition = found.edition
    context: dict[str, Any] = {"edition": edition, "line": found.line, "newsroom_name": nameplate()}
    if edition is not None:
        covered([edition], at=at)
        context |= {
            "canonical": absolute(edition.path),
            "picture": picture_of(edition),
            "open": what_is_open(edition),
        }
    return render_to_string("front/embed.html", context)
