"""The oEmbed provider: whoever has the address of an item of ours learns how to show its card. Own addresses only."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from newsroom.front.covers import covered
from newsroom.front.feeds.markup import Markup
from newsroom.front.frame import absolute
from newsroom.front.uncovered import picture_of
from newsroom.press import paths
from newsroom.press.models import Edition
from newsroom.press.nameplate import nameplate

VERSION = "1.0"
WIDTH, HEIGHT = 600, 260
LEAST = 200
A_DAY = 24 * 60 * 60
LONGEST = 2000  # letters of an address


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The card of `url` as JSON or XML: 404 for what is not ours, 410 for what was withdrawn, 501 for other formats."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return _refusal(501)
    at = timezone.now()
    path = own_path(request.GET.get("url", "")[:LONGEST])
    found = paths.find(path, at=at) if path else None
    if found is None:
        return _refusal(404)
    if found.edition is None:
        return _refusal(451 if found.is_legal else 410)
    covered([found.edition], at=at)
    told = _card(found.edition, _most(request, "maxwidth", WIDTH), _most(request, "maxheight", HEIGHT))
    response = _as_xml(told) if form == "xml" else JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def own_path(address: str) -> str:
    """The path of an address of this site; "" for any other."""
    try:
        asked, own = urlsplit(address), urlsplit(settings.NEWSROOM_ADDRESS)
    except ValueError:
        return ""
    is_own = asked.scheme in ("http", "https") and asked.netloc.lower() == own.netloc.lower()
    path = unquote(asked.path)
    return path if is_own and path.isprintable() else ""


def _most(request: HttpRequest, name: str, usual: int) -> int:
    """The asked for size, but never more than ours and never too little to read."""
    asked = request.GET.get(name, "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else usual
    return max(LEAST, min(number, usual))


def _card(edition: Edition, width: int, height: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "version": VERSION,
        "type": "rich",
        "title": edition.headline,
        "provider_name": nameplate(edition.language),
        "provider_url": absolute("/"),
        "cache_age": A_DAY // 24,
        "html": format_html(
            '<iframe src="{}" width="{}" height="{}" title="{}" style="border:0;max-width:100%" loading="lazy" '
            'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>',
            absolute(f"{edition.path}embed/"), width, height, edition.headline,
        ),
        "width": width,
        "height": height,
    }  # fmt: skip
    if edition.byline:
        told["author_name"] = edition.byline
    picture = picture_of(edition)
    if picture and picture.width and picture.height:
        told |= {
            "thumbnail_url": picture.src, "thumbnail_width": picture.width, "thumbnail_height": picture.height,
        }  # fmt: skip
    return told


def _as_xml(told: dict[str, Any]) -> HttpResponse:
    out = Markup()
    with out.inside("oembed"):
        for name, value in told.items():
            out.leaf(name, value)
    return HttpResponse(out.done(), content_type="text/xml; charset=utf-8")


def _refusal(status: int) -> HttpResponse:
    return HttpResponse(status=status, content_type="text/plain; charset=utf-8")
