"""Slugs: the readable part of an address, in Latin or Persian letters."""

import re

from newsroom.text.letters import search_fold

_PERSIAN_LETTERS = "ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_WORDS = re.compile(f"[a-z0-9{_PERSIAN_LETTERS}]+")


def make_slug(text: str, max_length: int = 80) -> str:
    """Return the words of `text` joined by hyphens, in at most `max_length` characters.

    Whole words are dropped from the end; only a first word that is longer by itself is cut. The result
    is "" when nothing is left, and the caller chooses another name then.
    """
    words = _WORDS.findall(search_fold(text).replace("'", ""))
    if not words:
        return ""
    slug: str = words[0][:max_length]
    for word in words[1:]:
        if len(slug) + 1 + len(word) > max_length:
            break
        slug = f"{slug}-{word}"
    return slug
