"""Reading a plain-text document: one article, then captions separated by blank lines. Pure: bytes in, values out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

MAX_BYTES = 5 * 1024 * 1024
# "London, 12 November - ..." or "Tehran, April 3 – ...": a place, a day, a dash, then the story begins
DATELINE = re.compile(r"^(?P<dateline>[^\n.]{3,80}?\d[^\n.]{0,20}?)\s+[-–—]\s+(?P<rest>\S)")
TWO_BLANK_LINES = re.compile(r"\n[ \t]*\n[ \t]*\n+")
BLANK_LINE = re.compile(r"\n[ \t]*\n+")


class BadDocument(ValueError):  # noqa: N818
    """The file cannot be read as a document; the message says why, in one line for a person."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article and the captions that came with it. `captions` are in the order of the file."""

    headline: str
    source: str
    dateline: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    text: str


def read_document(content: bytes) -> Document:
    """Split a document into its parts; raises BadDocument for what is binary, empty, too large or not UTF-8.

    The article ends where two or more blank lines stand; everything after them is captions. A second block of at most
    60 characters without a full stop is the source.
    """
    text = _decoded(content)
    article, _gap, rest = _split_once(text)
    blocks = _blocks(article)
    headline = " ".join(blocks[0].split())
    body = blocks[1:]
    source = ""
    if len(body) > 1 and len(body[0]) <= 60 and not body[0].rstrip().endswith((".", "!", "?", "؟")):
        source, body = " ".join(body[0].split()), body[1:]
    found = DATELINE.match(body[0]) if body else None
    dateline = found["dateline"].strip() if found else ""
    if found:
        body = [body[0][found.start("rest") :], *body[1:]]
    return Document(headline, source, dateline, tuple(body), tuple(_blocks(rest)), text)


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise BadDocument(_("The file is larger than 5 MB. Split it and import the parts."))
    if b"\0" in content:
        raise BadDocument(_("The file is binary, not plain text. Save the document as a text file (UTF-8)."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadDocument(
            _("The file is not UTF-8 text (byte %(position)s). Save it again with the encoding UTF-8.")
            % {"position": error.start}
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BadDocument(_("The file is empty. There is nothing to import."))
    return text.strip("\n")


def _split_once(text: str) -> tuple[str, str, str]:
    gap = TWO_BLANK_LINES.search(text)
    return (text[: gap.start()], gap[0], text[gap.end() :]) if gap else (text, "", "")


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in BLANK_LINE.split(text) if block.strip()]
