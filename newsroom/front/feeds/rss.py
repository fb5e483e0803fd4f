"""RSS 2.0 with the whole text in content:encoded, which readers' programs show in place of the description."""

from __future__ import annotations

from django.utils.feedgenerator import rfc2822_date

from newsroom.front.feeds.document import Entry, Feed, Tombstone
from newsroom.front.feeds.markup import ATOM, MEDIA, Markup
from newsroom.front.feeds.media import write_media

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": ATOM,
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": MEDIA,
}


def write(feed: Feed) -> bytes:
    """The document. RSS knows no tombstone: what was withdrawn stands as an entry of the same id, so that it replaces it."""
    out = Markup()
    with out.inside("rss", dict(NAMESPACES)), out.inside("channel"):
        out.leaf("title", feed.title)
        out.leaf("link", feed.page)
        out.leaf("description", feed.description)
        out.leaf("language", feed.language)
        out.leaf("lastBuildDate", rfc2822_date(feed.updated_at))
        _links(out, feed)
        for stone in feed.tombstones:
            _withdrawn(out, stone)
        for entry in feed.entries:
            _item(out, entry)
    return out.done()


def _links(out: Markup, feed: Feed) -> None:
    kind = {"type": "application/rss+xml"}
    out.leaf("atom:link", attributes={"rel": "self", **kind, "href": feed.own.format("xml")})
    for language, address in feed.elsewhere.items():
        out.leaf(
            "atom:link", attributes={"rel": "alternate", **kind, "hreflang": language, "href": address.format("xml")}
        )
    for name, address in feed.mirrors:
        out.leaf("atom:link", attributes={"rel": "related", "title": name, "href": address})


def _withdrawn(out: Markup, stone: Tombstone) -> None:
    with out.inside("item"):
        out.leaf("title", stone.title)
        out.leaf("link", stone.address)
        out.leaf("description", stone.line)
        out.leaf("guid", stone.id, {"isPermaLink": "false"})
        out.leaf("pubDate", rfc2822_date(stone.at))


def _item(out: Markup, entry: Entry) -> None:
    with out.inside("item"):
        out.leaf("title", entry.title)
        out.leaf("link", entry.address)
        out.leaf("description", entry.summary)
        if entry.html:
            out.leaf("content:encoded", entry.html)
        for author in entry.authors:
            out.leaf("dc:creator", author)
        for slug, name in entry.terms:
            out.leaf("category", name, {"domain": slug})
        out.leaf("guid", entry.id, {"isPermaLink": "false"})
        out.leaf("pubDate", rfc2822_date(entry.published_at))
        out.leaf("atom:updated", entry.updated_at.isoformat())
        write_media(out, entry)
