"""The three formats of a feed, and how an address names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsroom.front.feeds import atom, json_feed, rss
from newsroom.front.feeds.document import Feed


@dataclass(frozen=True, slots=True)
class Format:
    """`ending` is the end of the address, `name` what people call it."""

    ending: str
    name: str
    content_type: str
    write: Callable[[Feed], bytes]


FORMATS = (
    Format("xml", "RSS", rss.CONTENT_TYPE, rss.write),
    Format("atom", "Atom", atom.CONTENT_TYPE, atom.write),
    Format("json", "JSON Feed", json_feed.CONTENT_TYPE, json_feed.write),
)
BY_ENDING = {row.ending: row for row in FORMATS}


def in_format(address: str, ending: str) -> str:
    """The address of the same feed in another format; `address` is that of the RSS."""
    path, mark, query = address.partition("?")
    return path.removesuffix(".xml") + f".{ending}" + mark + query
