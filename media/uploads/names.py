"""The name of a file as it is kept for the desk: readable, short, and nothing that a system or a screen could trip over.

Pure. Names of strangers' files are never asked for; this is for what colleagues bring.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""Letters of a cleaned name, its extension included."""

_HALF_SPACE = "\u200c"  # Persian words hold it between their parts
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,10}\Z")
_EDGES = f" .{_HALF_SPACE}"


def clean_name(given: str) -> str:
    """The last part of `given` in NFC without control, bidi and other unseen characters, at most LONGEST letters.

    What is too long is cut before its extension. Empty where nothing is left. A clean name stays as it is.
    """
    last = re.split(r"[/\\]", given)[-1]
    seen = "".join(_seen(letter) for letter in unicodedata.normalize("NFC", last))
    # What was unseen may have stood between a letter and its mark.
    name = " ".join(unicodedata.normalize("NFC", seen).split()).strip(_EDGES)
    return name if len(name) <= LONGEST else _cut(name)


def _seen(letter: str) -> str:
    if letter == _HALF_SPACE or letter.isspace():
        return letter if letter == _HALF_SPACE else " "
    return "" if unicodedata.category(letter) in _UNSEEN else letter


def _cut(name: str) -> str:
    found = _EXTENSION.search(name)
    extension = found[0] if found else ""
    return name[: LONGEST - len(extension)].rstrip(_EDGES) + extension
