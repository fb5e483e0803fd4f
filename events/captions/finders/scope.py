"""Words that say an event is nationwide, or in ten towns and more."""

from events.captions.numbers import number_at
from events.captions.reading import Found
from events.captions.tokens import Caption
from events.captions.vocabulary import book, words

_NATIONAL = book("NATIONAL")
_TOWNS = words("TOWNS")
_LINKS = words("TOWN_LINKS")
_MANY = 10


def find_scope(caption: Caption) -> list[Found]:
    """Return a "scope" of "national" for each wording that says so."""
    found = [
        Found("scope", "national", caption.span(match.indices[0], match.indices[-1]))
        for match in _NATIONAL.find(caption.tokens)
    ]
    for index, token in enumerate(caption.tokens):
        if token.key in _TOWNS and _counts_many(caption, index):
            found.append(Found("scope", "national", caption.span(index - 1, index)))
    return found


def _counts_many(caption: Caption, index: int) -> bool:
    for start in range(max(index - 3, 0), index):
        number = number_at(caption, start)
        if number and not number.is_ordinal and number.value >= _MANY:
            between = range(start + number.length, index)
            return all(caption.key(link) in _LINKS for link in between)
    return False
