"""XML a leaf at a time, without the letters that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.utils.xmlutils import SimplerXMLGenerator

_FORBIDDEN = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F￾￿]")
ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "http://search.yahoo.com/mrss/"


class Markup:
    """Writes one document; attributes without a value are left out."""

    def __init__(self) -> None:
        self._out = StringIO()
        self._xml = SimplerXMLGenerator(self._out, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    def leaf(self, tag: str, text: object = "", attributes: dict[str, object] | None = None) -> None:
        """An element with words in it and no element."""
        self._xml.startElement(tag, _clean(attributes))
        if text != "":
            self._xml.characters(_FORBIDDEN.sub("", str(text)))
        self._xml.endElement(tag)

    @contextmanager
    def inside(self, tag: str, attributes: dict[str, object] | None = None) -> Iterator[None]:
        """What is written meanwhile stands in this element."""
        self._xml.startElement(tag, _clean(attributes))
        yield
        self._xml.endElement(tag)

    def done(self) -> bytes:
        """The whole document."""
        self._xml.endDocument()
        return self._out.getvalue().encode()


def _clean(attributes: dict[str, object] | None) -> dict[str, str]:
    given = (attributes or {}).items()
    return {name: _FORBIDDEN.sub("", str(value)) for name, value in given if value not in (None, "")}
