"""A post about an item for somebody to copy by hand into a channel elsewhere, within what the channel takes.

Telegram, which most channels are on, counts UTF-16 units: 1,024 beside a clip or picture, 4,096 for a post alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

BESIDE_A_CLIP, ALONE = 1024, 4096
CUT = "…"
MOST_TAGS = 6
_NO_TAG = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What a post is made of. `unsure` and `address` are never left out and never cut.

    `notice` says what was corrected or withdrawn, `day` which day of a series it is, `text` is as much of the story as there is
    room for.
    """

    headline: str
    address: str
    slug_line: str = ""
    notice: str = ""
    unsure: tuple[str, ...] = ()
    day: str = ""
    text: str = ""
    mirrors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def hashtag(name: str) -> str:
    """The name as one tag: what would end a tag becomes a low line, the Persian non-joiner too; "" where nothing is left."""
    joined = _NO_TAG.sub("_", name).strip("_")
    return f"#{joined}" if joined and not joined.isdigit() else ""


def post(words: Words, most: int) -> str:
    """The post, at most so many units long.

    What does not fit goes in this order: the text, tags, mirrors, the slug line, the day, the end of the notice, the end of
    the headline.
    """
    tags, mirrors = list(words.tags[:MOST_TAGS]), list(words.mirrors)
    slug_line, day = words.slug_line, words.day

    def put(headline: str, notice: str, text: str) -> str:
        head = _lines(slug_line, headline)
        addresses = _lines(words.address, *mirrors)
        parts = (head, notice, _lines(*words.unsure, day), text, addresses, " ".join(tags))
        return "\n\n".join(part for part in parts if part)

    while units(put(words.headline, words.notice, "")) > most and (tags or mirrors or slug_line or day):
        if tags:
            tags.pop()
        elif mirrors:
            mirrors.pop()
        elif slug_line:
            slug_line = ""
        else:
            day = ""
    notice = _fitting(words.notice, lambda cut: units(put(words.headline, cut, "")) <= most)
    headline = _fitting(words.headline, lambda cut: units(put(cut, notice, "")) <= most)
    text = _fitting(words.text, lambda cut: units(put(headline, notice, cut)) <= most)
    return put(headline, notice, text)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _fitting(text: str, fits: Callable[[str], bool]) -> str:
    """As many whole words as fit, with a mark where some were left out; "" where not even one does."""
    if fits(text):
        return text
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    low, high = 0, len(ends)  # the most words that fit lie between
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(f"{text[: ends[middle - 1]]} {CUT}") else (low, middle - 1)
    return f"{text[: ends[low - 1]]} {CUT}" if low else ""
