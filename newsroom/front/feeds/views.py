"""Answering for a feed: one view for all of them, which says 304 to whoever has it already."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.front.feeds.channels import BY_ROW, ROWS, Asked, Channel, MisaskedError, Row
from newsroom.front.feeds.document import Feed
from newsroom.front.feeds.formats import BY_ENDING, FORMATS, Format, in_format
from newsroom.front.feeds.withdrawn import withdrawn_lately
from newsroom.front.frame import absolute, in_other_languages
from newsroom.press.models import Mirror
from newsroom.press.nameplate import nameplate

A_WHILE = 5 * 60  # without a word of ours caches keep a feed the longer the older it is, withdrawn items with it


@require_safe
def feed(request: HttpRequest, row: str, ending: str, **parts: str) -> HttpResponse:
    """The feed of a row of the table in one format; an address with filters has one spelling, as on the lists."""
    at = timezone.now()
    mirrors = list(Mirror.objects.shown(at=at))
    asked = Asked(get_language() or settings.LANGUAGE_CODE, at, request.GET, BY_ROW[row].parts | parts, mirrors)
    try:
        channel = BY_ROW[row].open(asked)
    except MisaskedError as misasked:
        return HttpResponse("\n".join(misasked.sentences), status=400, content_type="text/plain; charset=utf-8")
    if QueryDict(channel.query).urlencode() != request.GET.urlencode():
        return HttpResponseRedirect(request.path + (f"?{channel.query}" if channel.query else ""))
    own = reverse(f"front:feed-{row}", kwargs=parts) + (f"?{channel.query}" if channel.query else "")
    return _answer(request, BY_ENDING[ending], _made(channel, asked, own))


def _made(channel: Channel, asked: Asked, own: str) -> Feed:
    newsroom = nameplate()
    also = _("Also at: %(addresses)s") % {"addresses": ", ".join(one.address for one in asked.mirrors)}
    stones = withdrawn_lately(asked.language, at=asked.at, fits=channel.fits)
    return Feed(
        title=f"{newsroom} – {channel.title}",
        description=f"{channel.description} {also}" if asked.mirrors else channel.description,
        language=asked.language,
        page=absolute(channel.page),
        own=_any_format(own),
        publisher=newsroom,
        icon=absolute(reverse("mark")),
        entries=channel.entries(),
        tombstones=stones,
        elsewhere={code: _any_format(other) for code, other in in_other_languages(own).items()},
        mirrors=[(one.name, one.address) for one in asked.mirrors],
    )


def _any_format(own: str) -> str:
    return absolute(in_format(own, "{}")).replace("%7B%7D", "{}", 1)  # not those of a search


def _answer(request: HttpRequest, form: Format, made: Feed) -> HttpResponse:
    content = form.write(made)
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    changed = int(made.updated_at.timestamp())
    response = HttpResponse(content, content_type=form.content_type)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    response.headers["Cache-Control"] = f"public, max-age={A_WHILE}"
    return get_conditional_response(request, etag, changed, response) or response


def patterns() -> list[URLPattern]:
    """An address for each row in each format. The RSS has the row's plain name, so that the others follow from it."""
    return [_pattern(row, form) for row in ROWS for form in FORMATS]


def _pattern(row: Row, form: Format) -> URLPattern:
    name = f"feed-{row.name}" + ("" if form.ending == "xml" else f"-{form.ending}")
    return path(f"feeds/{row.route}.{form.ending}", feed, {"row": row.name, "ending": form.ending}, name=name)
