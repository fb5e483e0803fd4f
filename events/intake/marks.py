"""The words of a report with the field that each stretch gave: what the editor sees marked. Pure values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

#: fields of a reading in the order in which they win a letter that two of them claim
FIELDS = (
    "place", "province", "date", "day_of_event", "event_type", "slogan", "hedge", "actor", "scope", "hashtag",
)  # fmt: skip
UNREAD = "unread"


class Mark(NamedTuple):
    """A stretch of the text and the field it gave: one of FIELDS, `unread`, or "" for words that need not be read."""

    text: str
    field: str


def marks(text: str, spans: Mapping[str, Sequence[Sequence[int]]], unread: Sequence[Sequence[int]] = ()) -> list[Mark]:
    """Cut a text into marked stretches, in order; joined they are the text again.

    `spans` maps fields to (start, end) pairs in characters; pairs outside the text are cut to it.
    """
    owner = [""] * len(text)
    claims = [(UNREAD, unread), *((name, spans.get(name, ())) for name in reversed(FIELDS))]
    for name, pairs in claims:
        for start, end in pairs:
            for index in range(max(start, 0), min(end, len(text))):
                owner[index] = name
    return _joined(text, owner)


def _joined(text: str, owner: list[str]) -> list[Mark]:
    found: list[Mark] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or owner[index] != owner[start]:
            found.append(Mark(text[start:index], owner[start]))
            start = index
    return found
