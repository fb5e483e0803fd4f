"""JSON Feed 1.1."""

from __future__ import annotations

import json
from typing import Any

from newsroom.front.feeds.document import Entry, Feed, Tombstone

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> bytes:
    """The document. As in RSS, what was withdrawn stands as an item of the same id."""
    told = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "language": feed.language,
        "home_page_url": feed.page,
        "feed_url": feed.own.format("json"),
        "icon": feed.icon,
        "authors": [{"name": feed.publisher}],
        "_mirrors": [{"name": name, "url": address} for name, address in feed.mirrors],
        "_languages": {language: address.format("json") for language, address in feed.elsewhere.items()},
        "items": [*map(_withdrawn, feed.tombstones), *map(_item, feed.entries)],
    }
    return json.dumps(
        {name: value for name, value in told.items() if value or name == "items"}, ensure_ascii=False
    ).encode()


def _withdrawn(stone: Tombstone) -> dict[str, Any]:
    moment = stone.at.isoformat()
    return {
        "id": stone.id, "url": stone.address, "title": stone.title, "content_text": stone.line,
        "date_published": moment, "date_modified": moment,
    }  # fmt: skip


def _item(entry: Entry) -> dict[str, Any]:
    told = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "language": entry.language,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": [name for _slug, name in entry.terms],
        "image": entry.picture.src if entry.picture else "",
        "attachments": [
            {"url": file.src, "mime_type": file.type, **({"duration_in_seconds": file.seconds} if file.seconds else {})}
            for file in entry.files
        ],
        "_languages": entry.elsewhere,
    }
    content = {"content_html": entry.html} if entry.html else {"content_text": entry.summary}
    return {name: value for name, value in told.items() if value} | content
