"""Pictures and clips of an entry in the words that RSS and Atom share (Media RSS)."""

from __future__ import annotations

from newsroom.front.feeds.document import Entry
from newsroom.front.feeds.markup import Markup
from newsroom.front.uncovered import File


def write_media(out: Markup, entry: Entry) -> None:
    """The clip with its picture, or the picture alone."""
    for file in entry.files:
        _content(out, file)
    if entry.picture and not entry.files:
        _content(out, entry.picture)
    if entry.picture:
        size = {"width": entry.picture.width, "height": entry.picture.height}
        out.leaf("media:thumbnail", attributes={"url": entry.picture.src, **size})


def _content(out: Markup, file: File) -> None:
    known = {"url": file.src, "type": file.type, "medium": file.medium, "duration": file.seconds}
    with out.inside("media:content", {**known, "width": file.width, "height": file.height}):
        if file.words:
            out.leaf("media:description", file.words, {"type": "plain"})
        if file.credit:
            out.leaf("media:credit", file.credit)
