"""A sitemap as XML (sitemaps.org, with Google's words for pictures, clips and news)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpResponse

from newsroom.front.feeds.markup import Markup
from newsroom.front.uncovered import File

XML = "application/xml; charset=utf-8"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NAMESPACES = {
    "xmlns": SITEMAP,
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
    "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xmlns:video": "http://www.google.com/schemas/sitemap-video/1.1",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}
LONGEST_TITLE, LONGEST_DESCRIPTION = 100, 2048  # letters that are taken of a clip's words


@dataclass(frozen=True, slots=True)
class News:
    """An item of the last days. `language` is that of its words."""

    publication: str
    language: str
    title: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip with the picture that stands for it."""

    file: File
    picture: File
    title: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Address:
    """One page. `alternates` are its addresses in every language, its own among them."""

    address: str
    alternates: dict[str, str] = field(default_factory=dict)
    changed_at: datetime | None = None
    picture: File | None = None
    clip: Clip | None = None
    news: News | None = None


def urlset(addresses: Iterable[Address]) -> HttpResponse:
    """The map of some pages."""
    out = Markup()
    with out.inside("urlset", dict(NAMESPACES)):
        for one in addresses:
            _write(out, one)
    return HttpResponse(out.done(), content_type=XML)


def index(addresses: Iterable[str]) -> HttpResponse:
    """The map of some maps."""
    out = Markup()
    with out.inside("sitemapindex", {"xmlns": SITEMAP}):
        for address in addresses:
            with out.inside("sitemap"):
                out.leaf("loc", address)
    return HttpResponse(out.done(), content_type=XML)


def _write(out: Markup, one: Address) -> None:
    with out.inside("url"):
        out.leaf("loc", one.address)
        if one.changed_at:
            out.leaf("lastmod", one.changed_at.isoformat(timespec="seconds"))
        if one.news:
            _news(out, one.news)
        for language, address in one.alternates.items():
            out.leaf("xhtml:link", attributes={"rel": "alternate", "hreflang": language, "href": address})
        if one.picture:
            with out.inside("image:image"):
                out.leaf("image:loc", one.picture.src)
        if one.clip:
            _clip(out, one.clip)


def _news(out: Markup, news: News) -> None:
    with out.inside("news:news"):
        with out.inside("news:publication"):
            out.leaf("news:name", news.publication)
            out.leaf("news:language", news.language)
        out.leaf("news:publication_date", news.published_at.isoformat(timespec="seconds"))
        out.leaf("news:title", news.title)


def _clip(out: Markup, clip: Clip) -> None:
    with out.inside("video:video"):
        out.leaf("video:thumbnail_loc", clip.picture.src)
        out.leaf("video:title", clip.title[:LONGEST_TITLE])
        out.leaf("video:description", (clip.file.words or clip.title)[:LONGEST_DESCRIPTION])
        out.leaf("video:content_loc", clip.file.src)
        if clip.file.seconds:
            out.leaf("video:duration", clip.file.seconds)
        out.leaf("video:publication_date", clip.published_at.isoformat(timespec="seconds"))
        out.leaf("video:family_friendly", "yes")
