"""robots.txt: what crawlers may read, and where the maps are."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsroom.front.frame import absolute
from newsroom.press.paths import language_prefix


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Crawlers may read everything but the desk and the search."""
    searches = [f"Disallow: {language_prefix(code)}/search/" for code, _name in settings.LANGUAGES]
    maps = [f"Sitemap: {absolute(reverse(name))}" for name in ("sitemap", "sitemap-news")]
    lines = ["User-agent: *", "Disallow: /admin/", *searches, *maps, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
