"""A cleaned body as a reader goes through it: passages in order, with their links; embeds and tables among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

PARAGRAPH, QUOTE, ITEM, CELL, CAPTION = "p", "blockquote", "li", "td", "caption"
HEADINGS = ("h2", "h3")
EMBED, TABLE = "embed", "table"
_BLOCKS = {"p", "li", "h2", "h3", "blockquote", "caption", "td", "th"}
_SENTENCE_END = re.compile(r"(?<=[.!?؟…])[\"'»”’)\]]*\s+(?=\S)")


@dataclass(slots=True)
class Link:
    href: str
    text: str = ""


@dataclass(slots=True)
class Passage:
    """A block of words; for an embed `text` is its kind:ref, for a table its first words."""

    kind: str
    text: str = ""
    links: list[Link] = field(default_factory=list)
    is_headed: bool = False  # a table with cells that are headings

    @property
    def is_heading(self) -> bool:
        return self.kind in HEADINGS

    @property
    def is_prose(self) -> bool:
        return self.kind in (PARAGRAPH, QUOTE, ITEM)


def passages(html: str) -> list[Passage]:
    """The passages of a cleaned body in order. Empty ones are kept where they are headings, or hold an empty link."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for one in reader.found:
        one.text = " ".join(one.text.split(" ")).strip()
    return [one for one in reader.found if one.text or one.is_heading or one.links or one.kind == TABLE]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a passage, each exactly as it stands there."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    if text[start:].strip():
        yield text[start:]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = [Passage(PARAGRAPH)]
        self._link: Link | None = None
        self._tables: list[Passage] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "figure":
            self.found += [Passage(EMBED, given.get("data-embed") or ""), Passage(PARAGRAPH)]
        elif tag == "table":
            self._tables.append(Passage(TABLE))
            self.found.append(self._tables[-1])
        elif tag == "a":
            self._link = Link(given.get("href") or "")
            self.found[-1].links.append(self._link)
        elif tag == "br":
            self.handle_data("\n")
        elif tag in _BLOCKS:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag == "th" and self._tables:
            self._tables[-1].is_headed = True
        around = self.found[-1]
        kind = CELL if tag == "th" else tag
        if tag == PARAGRAPH and around.kind in (QUOTE, ITEM, CELL, CAPTION) and not around.text:
            return  # the first paragraph of a quote is the quote
        self.found.append(Passage(kind))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = None
        elif tag == "table" and self._tables:
            self._tables.pop()
        if tag in _BLOCKS or tag == "table":
            self.found.append(Passage(PARAGRAPH))

    def handle_data(self, data: str) -> None:
        self.found[-1].text += data
        if self._link is not None:
            self._link.text += data
        if self._tables and not self._tables[-1].text:
            self._tables[-1].text = data.strip()
