"""Every page again as text: its address and `text/`, no pictures, no fonts, one file for the worst of lines.

It is made from the page itself, so nothing can be in one and not in the other.
"""

from __future__ import annotations

import copy
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.front.frame import absolute
from newsroom.front.sections import SECTIONS
from newsroom.front.views.items import item
from newsroom.press.models import PublicPath
from newsroom.press.paths import language_prefix
from newsroom.text.bare import bare

WORD = "text/"
#: what begins so has no text edition: it is a form, a file or not for readers
OTHERS = ("/submit/", "/preview/", "/admin/", "/files/", "/static/", "/feeds/all", "/oembed/")


@require_safe
def text_edition(request: HttpRequest, path: str = "") -> HttpResponse:
    """The words of the page at the address without its last part."""
    full = request.path_info.removesuffix(WORD)
    if PublicPath.objects.filter(path=request.path_info).exists():  # an item whose slug is this very word
        return _page(request, request.path_info)
    response = _page(request, full)
    if response.status_code in {301, 302, 307, 308}:
        response.headers["Location"] = text_address(response.headers["Location"])
        return response
    if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
        return response
    return HttpResponse(_words_of(response.content.decode(), full, request))


def _page(request: HttpRequest, path: str) -> HttpResponse:
    """What the site answers at a path of a readers' page; raises Http404 for any other."""
    try:
        match = resolve(path)
    except Resolver404 as error:
        raise Http404 from error
    if match.app_name != "front":
        raise Http404
    asked = copy.copy(request)
    asked.path = asked.path_info = path
    asked.resolver_match = match
    if match.func is text_edition:  # the page of an item whose slug is this very word, or no page
        return item(asked)
    return match.func(asked, *match.args, **match.kwargs)


def text_address(address: str) -> str:
    """Where a link of ours leads in a text edition; links to files, forms and other sites stay as they are."""
    parts = urlsplit(address)
    bare_path = parts.path
    for code, _name in settings.LANGUAGES:
        bare_path = bare_path.removeprefix(language_prefix(code))
    is_ours = address.startswith("/") and not address.startswith("//")
    if not is_ours or not parts.path.endswith("/") or bare_path.startswith(OTHERS) or parts.path.endswith(f"/{WORD}"):
        return address
    return parts._replace(path=parts.path + WORD).geturl()


def _words_of(html: str, full: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    page = bare(html, picture=_("Picture: %s"), clip=_("Clip or sound (a file)"), address=text_address)
    language = get_language() or ""
    others = {code for code, _address in page.alternates} - {language}
    context = {
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "title": page.title,
        "canonical": absolute(full),
        "full": f"{full}?{query}" if query else full,
        "home": text_address(reverse("front:home")),
        "sections": [(row.title, text_address(reverse(f"front:{row.name}"))) for row in SECTIONS],
        "others": [
            {"code": code, "name": get_language_info(code)["name_local"], "path": text_address(urlsplit(path).path)}
            for code, path in page.alternates
            if code in others
        ],
        "search": text_address(reverse("front:search")),
        "asked": request.GET.get("q", "")[:300],
        "is_demo": settings.NEWSROOM_IS_DEMO,
        "has_heading": "<h1" in page.words,
        "words": page.words,
    }
    return render_to_string("front/text_edition.html", context)
