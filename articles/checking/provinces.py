"""Provinces that a text names, found as the caption parser finds them."""

from __future__ import annotations

from collections.abc import Iterator

from events.captions.finders.mentions import find_mentions
from events.captions.finders.provinces import find_provinces
from events.captions.lexicon import Lexicon
from events.captions.names import Hit
from events.captions.tokens import Caption, read_caption

#: words beside a name that make it the name of somebody who reports
_BEFORE, _AFTER = frozenset({"خبرگزاری", "روزنامه", "سایت"}), frozenset({"news", "newsagency", "daily", "agency"})


def named_provinces(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """(ISO code, the words that name it) of each province that `text` names, in its order."""
    caption = read_caption(text)
    for hit in find_provinces(caption, find_mentions(caption, lexicon, frozenset())):
        if hit.name.province is not None and not _is_agency(caption, hit):
            span = caption.span(hit.first, hit.last)
            yield hit.name.province.iso, text[span.start : span.end]


def _is_agency(caption: Caption, hit: Hit) -> bool:
    return caption.key(hit.first - 1) in _BEFORE or caption.key(hit.last + 1) in _AFTER
