"""One spelling for the many ways to type the same Persian or Latin word.

`fold` is for finding words in a text: it never changes the length, so that a position in the folded
text is the same position in the raw one. `search_fold` and `name_key` are for comparing.
"""

import unicodedata

from newsroom.text.digits import to_latin

# Stands in the folded text where the raw one has a mark that is no letter of its own (vowel marks,
# tatweel, direction marks, combining accents). Words are compared with it taken out.
FILLER = "\u0640"

_SAME = {
    **dict.fromkeys("يىېۍ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ٱإأآ", "ا"),
    **dict.fromkeys("ةۀەھہۂ", "ه"),
    **dict.fromkeys("‘’‚‛′`´ʿʾʻʼ", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\t\r\x0b\x0c", " "),
    **dict.fromkeys("\u2028\u2029\x85", "\n"),
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
}
_MARKS = {"Mn", "Me", "Cf"}


class _FoldTable(dict[int, str]):
    """A table for `str.translate` which works out each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_one(chr(code))
        self[code] = folded
        return folded


def _fold_one(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    category = unicodedata.category(char)
    if char == FILLER or category in _MARKS:
        return FILLER
    if category == "Zs":
        return " "
    base, *rest = list(unicodedata.normalize("NFKD", char))
    if base != char and all(unicodedata.combining(mark) for mark in rest):
        return _fold_one(base)
    lowered = char.casefold()
    if lowered == char or len(lowered) != 1:
        return to_latin(char)
    return _fold_one(lowered)


_FOLD = _FoldTable()


def fold(text: str) -> str:
    """Return `text` in plain letters, character for character, for matching by position.

    Lower case, no diacritics, Persian letters for Arabic ones, Latin digits, plain quotes, dashes and
    spaces. The zero-width non-joiner becomes a space; marks that are no letters become `FILLER`.
    """
    return text.translate(_FOLD)


def search_fold(text: str) -> str:
    """Return `text` as search and alias comparison see it: folded, without marks, spaces squeezed.

    A word with a zero-width non-joiner is two words here, as most people type it.
    """
    return " ".join(fold(text).replace(FILLER, "").casefold().split())


def name_key(text: str) -> str:
    """Return the key by which two spellings of a name count as one: its folded letters and digits only."""
    return "".join(filter(str.isalnum, search_fold(text)))


def is_rtl(text: str) -> bool:
    """Tell whether the first letter of `text` that has a direction runs from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
