"""How long a text is: its words, in Latin and in Persian letters, and the time to read them."""

from __future__ import annotations

import re

# A word goes on over a joiner of Persian, an apostrophe, a hyphen, and the marks inside a number. The desk's script counts
# the same way (articles/static/articles/checks.js).
_WORD = re.compile(r"[^\W_]+(?:[\u200c'’.,:/٫٬-][^\W_]+)*")
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u200d-\u200f\u061c]")
#: words that a grown reader reads in a minute
PACE = {"fa": 200}
PLAIN_PACE = 230


def count_words(text: str) -> int:
    """The number of words of plain `text`."""
    return len(_WORD.findall(_MARKS.sub("", text)))


def reading_minutes(words: int, language: str) -> int:
    """The minutes it takes to read that many words, at least one where there are any."""
    return -(-words // PACE.get(language, PLAIN_PACE))
