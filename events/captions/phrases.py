"""Phrases of a locale's tables, compiled once and found in one walk over the tokens.

A phrase is words with spaces between. `a|b` is either word, `stem*` any word that begins so, `word?` may be
missing, `~` is a gap of up to four words. Phrases never run over a sentence end, a quote or a spaced dash.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from events.captions.tokens import Token
from newsroom.text.letters import search_fold

_GAP = 4
_GAP_MARK = -1
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a phrase: the words and stems that fit, whether it may be left out, or a gap."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    is_optional: bool = False
    is_gap: bool = False

    def fits(self, key: str) -> bool:
        """Tell whether a token's key fits here."""
        return key in self.words or (bool(self.stems) and key.startswith(self.stems))


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: its label and the indices of its tokens, gaps left out.

    It rests on its first `core` tokens; what stands beyond a gap is context and keeps its own meaning.
    """

    label: str
    indices: tuple[int, ...]
    core: int

    @property
    def rests_on(self) -> frozenset[int]:
        """The tokens whose meaning the phrase takes up."""
        return frozenset(self.indices[: self.core])


Phrase = tuple[str, tuple[Element, ...]]


@dataclass
class PhraseBook:
    """Phrases by their first word, so that a token only meets the few that can begin with it."""

    by_word: dict[str, list[Phrase]] = field(default_factory=dict)
    by_stem: dict[str, list[Phrase]] = field(default_factory=dict)
    longest_stem: int = 0

    def add(self, label: str, text: str) -> None:
        """Put one phrase into the book under `label`."""
        elements = tuple(_element(word) for word in _words(text))
        if not elements:
            return
        for word in elements[0].words:
            self.by_word.setdefault(word, []).append((label, elements))
        for stem in elements[0].stems:
            self.by_stem.setdefault(stem, []).append((label, elements))
            self.longest_stem = max(self.longest_stem, len(stem))

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Return every match, also those inside one another, in the order of their first words."""
        return [match for index in range(len(tokens)) for match in self._at(tokens, index)]

    def _at(self, tokens: Sequence[Token], index: int) -> Iterator[Match]:
        for label, elements in self._beginning_with(tokens[index].key):
            indices = _follow(elements, 1, tokens, index + 1)
            if indices is not None:
                yield _match(label, (index, *indices))

    def _beginning_with(self, key: str) -> Iterator[Phrase]:
        yield from self.by_word.get(key, ())
        for length in range(_SHORTEST_STEM, min(len(key), self.longest_stem) + 1):
            yield from self.by_stem.get(key[:length], ())


def book_of(tables: Iterable[tuple[str, Iterable[str]]]) -> PhraseBook:
    """Return a book of (label, phrases) rows."""
    book = PhraseBook()
    for label, phrases in tables:
        for text in phrases:
            book.add(label, text)
    return book


def longest_only(matches: Iterable[Match]) -> list[Match]:
    """Return the matches whose tokens are not all taken up by one longer match."""
    by_token: dict[int, list[frozenset[int]]] = {}
    listed = list(matches)
    for match in listed:
        for index in match.rests_on:
            by_token.setdefault(index, []).append(match.rests_on)
    return [match for match in listed if not any(match.rests_on < other for other in by_token[match.indices[0]])]


def _match(label: str, indices: tuple[int, ...]) -> Match:
    core = indices.index(_GAP_MARK) if _GAP_MARK in indices else len(indices)
    return Match(label, tuple(index for index in indices if index != _GAP_MARK), core)


def _words(text: str) -> list[str]:
    folded = search_fold(text).replace("'", " ").replace("-", " ").replace("\u200c", " ")
    return folded.split()


def _element(word: str) -> Element:
    if word == "~":
        return Element(is_gap=True)
    is_optional = word.endswith("?")
    alternatives = word.rstrip("?").split("|")
    return Element(
        frozenset(part for part in alternatives if not part.endswith("*")),
        tuple(part[:-1] for part in alternatives if part.endswith("*")),
        is_optional,
    )


def _follow(elements: tuple[Element, ...], at: int, tokens: Sequence[Token], index: int) -> tuple[int, ...] | None:
    if at == len(elements):
        return ()
    element = elements[at]
    if element.is_gap:
        return _over_gap(elements, at + 1, tokens, index)
    here = index < len(tokens) and not tokens[index].starts_phrase
    if here and element.fits(tokens[index].key):
        rest = _follow(elements, at + 1, tokens, index + 1)
        if rest is not None:
            return (index, *rest)
    return _follow(elements, at + 1, tokens, index) if element.is_optional else None


def _over_gap(elements: tuple[Element, ...], at: int, tokens: Sequence[Token], index: int) -> tuple[int, ...] | None:
    for skipped in range(_GAP + 1):
        rest = _follow(elements, at, tokens, index + skipped)
        if rest is not None:
            return (_GAP_MARK, *rest)
        if index + skipped >= len(tokens) or tokens[index + skipped].starts_phrase:
            return None
    return None
