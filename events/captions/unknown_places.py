"""Names that a caption gives as places and that no list knows ("Kolmakareh village"): for the editor's eye, no reading."""

from collections.abc import Iterable, Sequence

from events.captions.reading import Reading, Span
from events.captions.tokens import Token, read_caption
from events.captions.vocabulary import words

_LEADING, _FOLLOWING = words("PLACE_NOUNS_LEADING"), words("PLACE_NOUNS_FOLLOWING")
_LINKS = words("PLACE_NOUN_LINKS")
HALF_SPACE = "\u200c"


def unknown_places(text: str, reading: Reading) -> tuple[Span, ...]:
    """Return the spans of words of `text` that stand beside a noun for a place and that `reading` left unread."""
    tokens = read_caption(text).tokens
    unread = set(reading.unread)
    found: dict[Span, None] = {}
    for index, token in enumerate(tokens):
        near: list[int] = []
        if token.key in _LEADING:
            near += [at for at in range(index + 1, min(index + 3, len(tokens))) if tokens[at].key not in _LINKS][:1]
        if token.key in _FOLLOWING and index:
            near.append(index - 1)
        for at in near:
            span = _joined(text, tokens, at)
            is_unread = Span(tokens[at].start, tokens[at].end) in unread
            if is_unread and _is_name(text[tokens[at].start : tokens[at].end]):
                found[span] = None
    return tuple(found)


def _joined(text: str, tokens: Sequence[Token], at: int) -> Span:
    """The span of a word; with the parts that a half-space joins to it."""
    first = last = at
    while first and text[tokens[first - 1].end : tokens[first].start] == HALF_SPACE:
        first -= 1
    while last + 1 < len(tokens) and text[tokens[last].end : tokens[last + 1].start] == HALF_SPACE:
        last += 1
    return Span(tokens[first].start, tokens[last].end)


def _is_name(word: str) -> bool:
    """Latin names begin with a capital; Persian has none, so any word of letters may be one."""
    return word[:1].isupper() or (word.isalpha() and not word.isascii())


def said(text: str, spans: Iterable[Span]) -> list[str]:
    """Return the words of the spans, each once."""
    return list(dict.fromkeys(text[start:end] for start, end in spans))
