"""What a corrected text no longer says: its passages and its numbers, to be found where others say them still."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.text.digits import to_latin
from newsroom.text.letters import search_fold

LEAST_WORDS = 6
MOST_RUNS = 24
STEP = 2

_SENTENCE_END = re.compile(r"(?<=[.!?؟…])\s+|\n+")
_NUMBER = re.compile(r"(?<![\d.,])\d[\d.,]*\d(?!\d)")
_WORD = re.compile(r"\w+")


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, in order."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def gone_sentences(old: str, new: str) -> list[str]:
    """Sentences of the old text that the new one does not have, in any spelling."""
    kept = {key_of(sentence) for sentence in sentences(new)}
    return [sentence for sentence in sentences(old) if key_of(sentence) not in kept]


def key_of(text: str) -> tuple[str, ...]:
    """The words of a text in one spelling."""
    return tuple(_WORD.findall(search_fold(text)))


def gone_runs(old: str, new: str) -> list[tuple[str, ...]]:
    """Runs of six words from sentences that are gone, none of which the new text still has: by them a quotation is known.

    Shorter sentences are ordinary words and give none.
    """
    left = f" {' '.join(key_of(new))} "
    found: dict[tuple[str, ...], None] = {}
    for sentence in gone_sentences(old, new):
        for run in _runs(key_of(sentence)):
            if f" {' '.join(run)} " not in left:
                found[run] = None
    return list(found)[:MOST_RUNS]


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    last = len(words) - LEAST_WORDS
    if last < 0:
        return
    for start in dict.fromkeys([*range(0, last + 1, STEP), last]):
        yield words[start : start + LEAST_WORDS]


def gone_numbers(old: str, new: str) -> set[str]:
    """Numbers of two digits or more in sentences that are gone and that the new text does not have."""
    before = {number for sentence in gone_sentences(old, new) for number in numbers(sentence)}
    return before - numbers(new)


def numbers(text: str) -> set[str]:
    """The numbers of two digits or more in a text, in Latin digits, without signs between them."""
    return {re.sub(r"\D", "", found) for found in _NUMBER.findall(to_latin(text))}
