"""The styles of the first screen, which stand in each page, and what a policy and a browser must know of them.

There are a few fixed sheets, so a few hashes in one policy cover every page. Their fonts are named by what is in them, since no
storage of static files rewrites an address in here.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "styles"
#: the sheets: the first stands in every page, others may follow; the text edition has its own alone
SHEETS = ("first", "home", "list", "reading", "plain", "bars", "series", "sending", "text")
#: fonts of the first view by language, as paths under the address of static files
FONTS = {
    "en": ("front/fonts/newsreader-600.e92c7a390410.woff2",),
    "fa": ("front/fonts/markazi-600.3d9dc6cce29b.woff2", "front/fonts/vazirmatn.350bbc6fe23e.woff2"),
}


@cache
def sheet(name: str) -> str:
    """The sheet of that name, of `SHEETS`, without comments and without space that says nothing."""
    text = re.sub(r"/\*.*?\*/", "", (FOLDER / f"{name}.css").read_text(), flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,]) ?", r"\1", text)
    return re.sub(r"([{;][a-z-]+): ", r"\1:", text).replace(";}", "}").strip()


def sources() -> list[str]:
    """What a Content-Security-Policy calls the sheets: "'sha256-…'" for each."""
    digests = (sha256(sheet(name).encode()).digest() for name in SHEETS)
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]
