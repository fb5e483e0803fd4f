"""Words by which the writer marks something as unsure, and what they are about."""

from events.captions.numbers import number_at
from events.captions.phrases import Match, longest_only
from events.captions.reading import Found, HedgedPart
from events.captions.tokens import Caption
from events.captions.vocabulary import book, words

_HEDGES = book("HEDGES", "NOT_HEDGES")
_ANSWERS = book("ANSWERS")
_PLACE_LEADS = words("PLACE_LEADS")
_NO_NAMES = words("COUNTRY") | words("MONTHS") | words("STOP_WORDS") | words("COMPASS")
_REACH = 4


def find_hedges(caption: Caption, places: frozenset[int], dates: frozenset[int]) -> list[Found]:
    """Return a "hedge" for each, its value what it is about: place, event, number or time.

    `places` and `dates` are the tokens that name one. A place with a question mark is hedged too, also one
    the lexicon does not know, unless the caption answers its own question.
    """
    found = [
        Found("hedge", _part(caption, match, places, dates), caption.span(match.indices[0], match.indices[-1]))
        for match in longest_only(_HEDGES.find(caption.tokens))
        if match.label == "HEDGES"
    ]
    if "?" not in caption.folded:
        return found
    answered = max((match.indices[0] for match in _ANSWERS.find(caption.tokens)), default=-1)
    for index in range(len(caption.tokens)):
        if answered < index and _is_asked(caption, index) and _ends_place(caption, index, places):
            found.append(Found("hedge", "place", caption.span(index, index)))
    return found


def _part(caption: Caption, match: Match, places: frozenset[int], dates: frozenset[int]) -> HedgedPart:
    first = match.indices[-1] + 1
    for index in range(first, min(first + _REACH, len(caption.tokens))):
        if index in places:
            return "place"
        if index in dates:
            return "time"
        number = number_at(caption, index)
        if number and index <= first + 1 and not number.is_ordinal:
            return "number"
    return "event"


def _ends_place(caption: Caption, index: int, places: frozenset[int]) -> bool:
    """Tell whether the name of a place ends at token `index`: a known one, or "in Newtown"."""
    if index in places:
        return index + 1 not in places
    token = caption.tokens[index]
    is_name = token.is_capital and token.key not in _NO_NAMES and not caption.is_shouted
    return is_name and caption.key(index - 1) in _PLACE_LEADS


def _is_asked(caption: Caption, index: int) -> bool:
    return caption.after(index).lstrip(" (").startswith("?")
