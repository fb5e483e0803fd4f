"""Taking people out of a text: handles, phone numbers, mail addresses, cards, links that name somebody, names of senders.

Patterns are looked for in the folded text, which has the length of the raw one, so that digits of three scripts, full-width
signs and marks that cannot be seen make no difference. Dates, times, figures, hashtags and slogans stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.persons.senders import LATIN, PERSIAN, length_of_name
from events.persons.signs import DIALLED, LABELS, LINKS, NUMBERS, PAGE, compiled
from newsroom.text.letters import FILLER, fold

MASK = "[…]"
MOST_ROUNDS = 6

#: joiners stand inside words: they must not cut a handle or a number in two
_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), FILLER)
_BEFORE_PAGES = compiled((*LINKS, *DIALLED))
_PAGE = re.compile(PAGE)
_AFTER_PAGES = compiled((*NUMBERS, *LABELS))
_SENDERS = ((LATIN, True), (PERSIAN, False))

Span = tuple[int, int]


def mask_persons(text: str) -> tuple[str, int]:
    """The text with every sign of a person replaced by MASK, and how many there were; of a masked text nothing more goes."""
    count = 0
    for _round in range(MOST_ROUNDS):  # what was taken out may have stood in the way of something else
        spans = sorted(_found(text))
        if not spans:
            break
        count += len(spans)
        text = _without(text, spans)
    return text, count


def _found(text: str) -> list[Span]:
    folded = fold(text.translate(_JOINERS)).replace(fold(MASK), "\n" * len(MASK))
    spans: list[Span] = []

    def take(found: re.Match[str]) -> str:
        start, end = found.span("it" if "it" in found.re.groupindex else 0)
        spans.append((start, end))
        before, after = start - found.start(), found.end() - end
        return found[0][:before] + "\n" * (end - start) + found[0][len(found[0]) - after :]

    for pattern in _BEFORE_PAGES:
        folded = pattern.sub(take, folded)
    folded = _PAGE.sub(lambda page: "\n" * len(page[0]), folded)
    for pattern in _AFTER_PAGES:
        folded = pattern.sub(take, folded)
    spans += _names(text, folded)
    return spans


def _names(text: str, folded: str) -> Iterator[Span]:
    """The names of senders; of two labels that lead to one name the first."""
    last = 0
    runs = [(found.span("it"), found, is_latin) for pattern, is_latin in _SENDERS for found in pattern.finditer(folded)]
    for (start, end), found, is_latin in sorted(runs, key=lambda run: run[0]):
        has_colon = is_latin and found["colon"] is not None
        length = length_of_name(text[start:end], found["it"], is_latin=is_latin, has_colon=has_colon)
        if length and start >= last:
            last = start + length
            yield start, last


def _without(text: str, spans: list[Span]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], MASK]
        last = end
    return "".join([*parts, text[last:]])
