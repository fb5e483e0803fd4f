"""A caption as the finders see it: the raw text, its folded twin of the same length, and its words."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from events.captions.reading import Span
from newsroom.text.letters import FILLER, fold

_HASHTAG = re.compile(r"[#＃]((?:\w|(?<=\w)\u200c(?=\w))+)")
_TOKEN = re.compile(r"(?P<link>https?://\S+|www\.\S+|(?<!\w)@\w+)|\d+|[^\W\d_]+")
# Marks after which a phrase does not go on: sentence ends, colons, quotes, brackets, spaced dashes.
_BREAK = re.compile(r"[.!?:;|\n«»()\[\]\"/•]|(?:\s-|-\s|--)")
_SENTENCE_BREAK = re.compile(r"[.!?:;|\n«»()\[\]\"/•]")
_PERSIAN = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a whole hashtag. `before` is the folded text between it and the token before."""

    key: str
    start: int
    end: int
    before: str
    is_hashtag: bool = False
    is_capital: bool = False

    @property
    def is_number(self) -> bool:
        """Whether the token is written in digits."""
        return self.key.isdecimal() and not self.is_hashtag

    @property
    def is_persian(self) -> bool:
        """Whether the token is written in Arabic script."""
        return bool(_PERSIAN.match(self.key))

    @property
    def starts_phrase(self) -> bool:
        """Whether a sentence end, a bracket, a quote or a spaced dash stands before the token."""
        return bool(self.before) and self.before != " " and _BREAK.search(self.before) is not None

    @property
    def starts_sentence(self) -> bool:
        """Whether more than a spaced dash stands before the token: a sentence end, a bracket or a quote."""
        return bool(self.before) and self.before != " " and _SENTENCE_BREAK.search(self.before) is not None


@dataclass(frozen=True)
class Caption:
    """A text with its tokens in order, and its links, which nobody reads."""

    raw: str
    folded: str
    tokens: tuple[Token, ...]
    links: tuple[Span, ...]

    @cached_property
    def has_capitals(self) -> bool:
        """Whether any Latin word begins with a capital, so that capitals mean something here."""
        return any(token.is_capital for token in self.tokens)

    @cached_property
    def is_shouted(self) -> bool:
        """Whether the whole text is in capitals, so that capitals mean nothing here."""
        return self.raw.isupper()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins."""
        return tuple(token.start for token in self.tokens)

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the indices of the tokens that begin in one of the spans."""
        starts = self.starts
        return frozenset(
            index for start, end in spans for index in range(bisect_left(starts, start), bisect_left(starts, end))
        )

    def span(self, first: int, last: int) -> Span:
        """Return the span from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def after(self, index: int) -> str:
        """Return the folded text between token `index` and the next token, or the end."""
        if index + 1 < len(self.tokens):
            return self.tokens[index + 1].before
        return self.folded[self.tokens[index].end :]

    def key(self, index: int) -> str:
        """Return the key of a token, or "" where there is none."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""


def read_caption(raw: str) -> Caption:
    """Return `raw` folded and cut into tokens. Every position is a position in `raw`."""
    folded = fold(raw)
    tokens: list[Token] = []
    links: list[Span] = []
    end = 0
    for start, stop, kind in _pieces(raw, folded):
        if kind == "link":
            links.append(Span(start, stop))
            continue
        word = folded[start:stop].replace(FILLER, "")
        key = "".join(filter(str.isalnum, word)) if kind == "hashtag" else word
        if not key:
            continue
        before = folded[end:start].replace(FILLER, "")
        capital = raw[start].isupper() or (kind == "hashtag" and raw[start + 1].isupper())
        tokens.append(Token(key, start, stop, before, kind == "hashtag", capital))
        end = stop
    return Caption(raw, folded, tuple(tokens), tuple(links))


def _pieces(raw: str, folded: str) -> list[tuple[int, int, str]]:
    pieces: list[tuple[int, int, str]] = []
    position = 0
    for tag in [*_HASHTAG.finditer(raw), None]:
        stop = tag.start() if tag else len(raw)
        if stop < position:
            continue
        for match in _TOKEN.finditer(folded, position, stop):
            start, end = _without_fillers(folded, *match.span())
            pieces.append((start, end, match.lastgroup or "word"))
        if tag:
            pieces.append((tag.start(), tag.end(), "hashtag"))
            position = tag.end()
    return pieces


def _without_fillers(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start] == FILLER:
        start += 1
    while end > start and folded[end - 1] == FILLER:
        end -= 1
    return start, end
