"""What a reader may have meant: the names that are nearest to words of which little was found.

The names are those of the vocabularies, as far as something public holds them. Nothing is learned from what people type.
"""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from newsroom.front.listing import Selection
from newsroom.front.vocabulary import Vocabulary
from newsroom.front.words import has_more_than
from newsroom.press import search
from newsroom.press.search import Term
from newsroom.taxonomy.models import Place, Topic
from newsroom.text.letters import is_rtl, name_key

LITTLE = 3  # hits, from which on nothing is suggested
SHORTEST = 3  # letters; anything is near to less
MOST_WORDS = 6
MOST_NAMES = 10_000
TRIED = 3  # names for one word
QUOTES = ('"', "“", "”", "«", "»")

Names = dict[str, dict[str, str]]


def suggestion(selection: Selection, asked: str, vocabulary: Vocabulary, *, found: int) -> str:
    """The reader's words with those changed that are near to a name, or "" where that would find no more than `found`."""
    query = search.parse(asked)
    if not query or found >= LITTLE:
        return ""
    names = _names(vocabulary)
    for change in (_as_a_whole, _word_by_word):
        changed = change(selection, asked, query, names)
        if changed and has_more_than(selection, search.parse(changed), found):
            return changed
    return ""


def _as_a_whole(selection: Selection, asked: str, query: search.Query, names: Names) -> str:
    """For names of several words."""
    if len(query.wanted) < 2 or query.unwanted or any(term.column for term in query.wanted):
        return ""
    return _nearest(selection, asked, names)


def _word_by_word(selection: Selection, asked: str, query: search.Query, names: Names) -> str:
    changed, is_new = asked, False
    for term in reversed(query.wanted[:MOST_WORDS]):  # from the end, so that the places of the others stay
        start, end = term.span
        if has_more_than(selection, search.Query((Term(term.words, term.column),)), 0):
            continue
        near = _nearest(selection, asked[start:end], names)
        if near:
            is_quoted = asked[start - 1 : start] in QUOTES and asked[end : end + 1] in QUOTES
            changed = f"{changed[:start]}{near if is_quoted or ' ' not in near else _quoted(near)}{changed[end:]}"
            is_new = True
    return changed if is_new else ""


def _quoted(name: str) -> str:
    return f'"{name}"'


def _nearest(selection: Selection, text: str, names: Names) -> str:
    """The nearest name that something public holds, in the script of the text; "" where none is near, or where it is one."""
    key = name_key(text)
    if len(key) < SHORTEST or key in names:
        return ""
    allowed = 1 if len(key) < 6 else 2 if len(key) < 10 else 3
    near = process.extract(key, names.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=TRIED)
    for found, _distance, _place in near:
        written = list(names[found].values())
        name = next((one for one in written if is_rtl(one) == is_rtl(text)), written[0])
        if has_more_than(selection, search.parse(_quoted(name)), 0):
            return name
    return ""


def _names(vocabulary: Vocabulary) -> Names:
    """The names proper, by language, of each folded spelling. Many are of nothing public: whoever suggests one looks first."""
    closed = (*vocabulary.provinces.values(), *vocabulary.event_types.values())
    rows = [(term.search_key, term.names) for term in closed]
    rows += [row for model in (Place, Topic) for row in model.objects.values_list("search_key", "names")[:MOST_NAMES]]
    found: Names = {}
    for keys, names in rows:
        for key in keys.split():
            if len(key) >= SHORTEST and names:
                found.setdefault(key, names)
    return found
