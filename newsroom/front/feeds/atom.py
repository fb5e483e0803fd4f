"""Atom (RFC 4287), with tombstones for what was withdrawn (RFC 6721)."""

from __future__ import annotations

from newsroom.front.feeds.document import Entry, Feed, Tombstone
from newsroom.front.feeds.markup import ATOM, MEDIA, Markup
from newsroom.front.feeds.media import write_media

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


def write(feed: Feed) -> bytes:
    """The document."""
    out = Markup()
    names = {"xmlns": ATOM, "xmlns:at": TOMBSTONES, "xmlns:media": MEDIA, "xml:lang": feed.language}
    with out.inside("feed", dict(names)):
        out.leaf("id", feed.own.format("atom"))
        out.leaf("title", feed.title)
        out.leaf("subtitle", feed.description)
        out.leaf("updated", feed.updated_at.isoformat())
        _author(out, feed.publisher)
        _links(out, feed)
        out.leaf("icon", feed.icon)
        for stone in feed.tombstones:
            _withdrawn(out, stone)
        for entry in feed.entries:
            _entry(out, entry)
    return out.done()


def _author(out: Markup, name: str) -> None:
    with out.inside("author"):
        out.leaf("name", name)


def _link(out: Markup, rel: str, address: str, **more: str) -> None:
    out.leaf("link", attributes={"rel": rel, **more, "href": address})


def _links(out: Markup, feed: Feed) -> None:
    _link(out, "self", feed.own.format("atom"), type="application/atom+xml")
    _link(out, "alternate", feed.page, type="text/html", hreflang=feed.language)
    for language, address in feed.elsewhere.items():
        _link(out, "alternate", address.format("atom"), type="application/atom+xml", hreflang=language)
    for name, address in feed.mirrors:
        _link(out, "related", address, title=name)


def _withdrawn(out: Markup, stone: Tombstone) -> None:
    with out.inside("at:deleted-entry", {"ref": stone.id, "when": stone.at.isoformat()}):
        out.leaf("at:comment", stone.line)


def _entry(out: Markup, entry: Entry) -> None:
    with out.inside("entry", {"xml:lang": entry.language}):
        out.leaf("id", entry.id)
        out.leaf("title", entry.title)
        out.leaf("published", entry.published_at.isoformat())
        out.leaf("updated", entry.updated_at.isoformat())
        _link(out, "alternate", entry.address, type="text/html", hreflang=entry.language)
        for language, address in entry.elsewhere.items():  # of two alternates, readers' programs open the last one
            _link(out, "related", address, type="text/html", hreflang=language)
        for file in entry.files:
            _link(out, "enclosure", file.src, type=file.type)
        for author in entry.authors:
            _author(out, author)
        for slug, name in entry.terms:
            out.leaf("category", attributes={"term": slug, "label": name})
        out.leaf("summary", entry.summary)
        if entry.html:
            out.leaf("content", entry.html, {"type": "html"})
        write_media(out, entry)
