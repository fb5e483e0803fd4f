"""Hashtags: as written, and the events their words name."""

import re
from itertools import pairwise

from events.captions.reading import Found, Span
from events.captions.tokens import Caption
from events.captions.vocabulary import terms, words
from newsroom.text.letters import name_key

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z\u200c]+")
_NAMING = terms("HASHTAG_WORDS")
_WANTS = terms("HASHTAG_WANTS")
_NOT = words("HASHTAG_NOT")


def find_hashtags(caption: Caption) -> list[Found]:
    """Return each hashtag without its sign, in the spelling of the text."""
    return [
        Found("hashtag", caption.raw[token.start + 1 : token.end], Span(token.start, token.end))
        for token in caption.tokens
        if token.is_hashtag
    ]


def find_named_events(hashtags: list[Found]) -> list[Found]:
    """Return the event types hashtags name ("event_type"), and those whose want they only voice ("want")."""
    found: list[Found] = []
    for hashtag in hashtags:
        parts = [name_key(word) for word in _WORD.findall(hashtag.value)]
        parts += [a + b for a, b in pairwise(parts)]
        if _NOT.isdisjoint(parts):
            found += [Found("event_type", _NAMING[part], hashtag.span) for part in parts if part in _NAMING]
        found += [Found("want", _WANTS[part], hashtag.span) for part in parts if part in _WANTS]
    return found
