"""The addresses of the maps."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.front.frame import absolute
from newsroom.front.sitemaps import months, writing
from newsroom.front.sitemaps.lists import lists
from newsroom.front.sitemaps.news import news


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The lists, the news, and each part of each month in which something now public was first published."""
    at = timezone.now()
    pages = [reverse("sitemap-lists"), reverse("sitemap-news")]
    for year, month in months.all_months(at):
        parts = len(months.starts(year, month, at))
        pages += [_part(year, month, number) for number in range(1, parts + 1)]
    return writing.index(map(absolute, pages))


def _part(year: int, month: int, number: int) -> str:
    if number == 1:
        return reverse("sitemap-month", args=[year, month])
    return reverse("sitemap-part", args=[year, month, number])


@require_safe
def sitemap_lists(request: HttpRequest) -> HttpResponse:
    """The front pages, sections and terms, in every language."""
    return writing.urlset(lists())


@require_safe
def sitemap_news(request: HttpRequest) -> HttpResponse:
    """What came out within two days."""
    return writing.urlset(news(timezone.now()))


@require_safe
def sitemap_month(request: HttpRequest, year: int, month: int, number: int = 1) -> HttpResponse:
    """The items of a month, or of a part of it."""
    found = months.part(year, month, number, timezone.now())
    if found is None:
        raise Http404
    return writing.urlset(found)


patterns = [
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemaps/lists.xml", sitemap_lists, name="sitemap-lists"),
    path("sitemaps/news.xml", sitemap_news, name="sitemap-news"),
    path("sitemaps/<int:year>-<int:month>.xml", sitemap_month, name="sitemap-month"),
    path("sitemaps/<int:year>-<int:month>-<int:number>.xml", sitemap_month, name="sitemap-part"),
]
