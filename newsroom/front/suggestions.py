"""What a reader may have meant: the names that are nearest to words of which little was found.

The names are those of the vocabularies, as far as something public bears them. Nothing is learned from what people type.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from newsroom.front.listing import Selection
from newsroom.front.vocabulary import Vocabulary, live_topics
from newsroom.front.words import has_more_than
from newsroom.press import search
from newsroom.press.models import Edition, EditionPlace
from newsroom.press.search import Term
from newsroom.taxonomy.models import Place
from newsroom.text.letters import is_rtl, name_key

LITTLE = 3  # hits, from which on nothing is suggested
SHORTEST = 3  # letters; anything is near to less
MOST_WORDS = 6
MOST_NAMES = 5000


def suggestion(selection: Selection, asked: str, vocabulary: Vocabulary, *, found: int) -> str:
    """The reader's words with those changed that are near to a name, or "" where that would find no more than `found`."""
    query = search.parse(asked)
    if not query or found >= LITTLE:
        return ""
    names = _names(vocabulary, selection.at)
    for changed in (_as_a_whole(asked, query, names), _word_by_word(selection, asked, query, names)):
        if changed and has_more_than(selection, search.parse(changed), found):
            return changed
    return ""


def _as_a_whole(asked: str, query: search.Query, names: dict[str, list[str]]) -> str:
    """For names of several words."""
    if len(query.wanted) < 2 or query.unwanted or any(term.column for term in query.wanted):
        return ""
    return _nearest(asked, names)


def _word_by_word(selection: Selection, asked: str, query: search.Query, names: dict[str, list[str]]) -> str:
    changed, is_new = asked, False
    for term in reversed(query.wanted[:MOST_WORDS]):  # from the end, so that the places of the others stay
        start, end = term.span
        if has_more_than(selection, search.Query((Term(term.words, term.column),)), 0):
            continue
        near = _nearest(asked[start:end], names)
        if near:
            is_whole = " " in near and not (asked[start - 1 : start] == asked[end : end + 1] == '"')
            changed = f"{changed[:start]}{f'{chr(34)}{near}{chr(34)}' if is_whole else near}{changed[end:]}"
            is_new = True
    return changed if is_new else ""


def _nearest(text: str, names: dict[str, list[str]]) -> str:
    """The name nearest to a text, as it is written in the script of the text; "" where none is near, or where it is one."""
    key = name_key(text)
    if len(key) < SHORTEST or key in names:
        return ""
    allowed = 1 if len(key) < 6 else 2 if len(key) < 10 else 3
    best = process.extractOne(key, names.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
    if best is None:
        return ""
    written = names[best[0]]
    return next((name for name in written if is_rtl(name) == is_rtl(text)), written[0])


def _names(vocabulary: Vocabulary, at: datetime) -> dict[str, list[str]]:
    """The names of each folded spelling. Of places and topics only those under which something is public."""
    rows = EditionPlace.objects.filter(tag=OuterRef("pk"), content_object__in=Edition.objects.live(at=at))
    places = Place.objects.filter(Exists(rows))[:MOST_NAMES]
    found: dict[str, list[str]] = {}
    terms: Iterable[Any] = (
        *vocabulary.provinces.values(), *places, *vocabulary.event_types.values(), *live_topics(at)[:MOST_NAMES]
    )  # fmt: skip
    for term in terms:
        for spelling in term.spellings():
            key = name_key(spelling)
            if len(key) >= SHORTEST:
                found.setdefault(key, term.main_names() or [spelling])
    return found
