"""Phrases of a locale's tables, compiled once and found in one walk over the tokens.

A phrase is words with spaces between. `a|b` is either word, `stem*` any word that begins so, `word?` may be
missing, `~` is a gap of up to four words. Phrases never run over a sentence end, a quote or a spaced dash, but
`~~` is a gap of up to nine words, over spaced dashes too. What is in a phrase under "" takes up only phrases that
lie in it as a whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from events.captions.tokens import Token
from newsroom.text.letters import search_fold

_GAPS = {"~": 4, "~~": 9}
_NARROW = _GAPS["~"]
_GAP_MARK = -1
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a phrase: the words and stems that fit, whether it may be left out, or how wide a gap is."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    is_optional: bool = False
    gap: int = 0

    def fits(self, key: str) -> bool:
        """Tell whether a token's key fits here."""
        return key in self.words or (bool(self.stems) and key.startswith(self.stems))


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: its label and the indices of its tokens, gaps left out.

    It rests on its first `core` tokens; what stands beyond a gap is context and keeps its own meaning (unless the
    label is "").
    """

    label: str
    indices: tuple[int, ...]
    core: int

    @property
    def rests_on(self) -> frozenset[int]:
        """The tokens whose meaning the phrase takes up."""
        return frozenset(self.indices[: self.core])


Phrase = tuple[str, tuple[Element, ...]]
_NONE: tuple[Phrase, ...] = ()


@dataclass
class PhraseBook:
    """Phrases by their first word, so that a token only meets the few that can begin with it."""

    by_word: dict[str, list[Phrase]] = field(default_factory=dict)
    by_stem: dict[str, list[Phrase]] = field(default_factory=dict)
    stem_starts: set[str] = field(default_factory=set)
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
            self.stem_starts.add(stem[:_SHORTEST_STEM])
            self.longest_stem = max(self.longest_stem, len(stem))

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Return every match, also those inside one another, in the order of their first words."""
        found: list[Match] = []
        for index, token in enumerate(tokens):
            for label, elements in self._beginning_with(token.key):
                indices = _follow(elements, 1, tokens, index + 1)
                if indices is not None:
                    found.append(_match(label, (index, *indices)))
        return found

    def _beginning_with(self, key: str) -> Sequence[Phrase]:
        phrases = self.by_word.get(key, _NONE)
        if key[:_SHORTEST_STEM] not in self.stem_starts:
            return phrases
        lengths = range(_SHORTEST_STEM, min(len(key), self.longest_stem) + 1)
        return [*phrases, *(phrase for length in lengths for phrase in self.by_stem.get(key[:length], _NONE))]


def book_of(tables: Iterable[tuple[str, Iterable[str]]]) -> PhraseBook:
    """Return a book of (label, phrases) rows."""
    book = PhraseBook()
    for label, phrases in tables:
        for text in phrases:
            book.add(label, text)
    return book


def longest_only(matches: Iterable[Match]) -> list[Match]:
    """Return the matches whose tokens are not all taken up by one longer match."""
    by_token: dict[int, list[Match]] = {}
    listed = list(matches)
    for match in listed:
        for index in match.rests_on:
            by_token.setdefault(index, []).append(match)
    return [match for match in listed if not any(_takes_up(other, match) for other in by_token[match.indices[0]])]


def _takes_up(longer: Match, match: Match) -> bool:
    words = match.rests_on if longer.label else frozenset(match.indices)
    return words < longer.rests_on


def _match(label: str, indices: tuple[int, ...]) -> Match:
    core = indices.index(_GAP_MARK) if _GAP_MARK in indices and label else len(indices)
    named = tuple(index for index in indices if index != _GAP_MARK)
    return Match(label, named, min(core, len(named)))


def _words(text: str) -> list[str]:
    folded = search_fold(text).replace("'", " ").replace("-", " ").replace("\u200c", " ")
    return folded.split()


def _element(word: str) -> Element:
    if word in _GAPS:
        return Element(gap=_GAPS[word])
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
    if element.gap:
        return _over_gap(elements, at + 1, tokens, index)
    here = index < len(tokens) and not tokens[index].starts_phrase
    if here and element.fits(tokens[index].key):
        rest = _follow(elements, at + 1, tokens, index + 1)
        if rest is not None:
            return (index, *rest)
    return _follow(elements, at + 1, tokens, index) if element.is_optional else None


def _over_gap(elements: tuple[Element, ...], at: int, tokens: Sequence[Token], index: int) -> tuple[int, ...] | None:
    gap = elements[at - 1].gap
    for place in range(index, min(index + gap + 1, len(tokens))):
        if tokens[place].starts_sentence or (gap == _NARROW and tokens[place].starts_phrase):
            return None
        if elements[at].fits(tokens[place].key):
            rest = _follow(elements, at + 1, tokens, place + 1)
            if rest is not None:
                return (_GAP_MARK, place, *rest)
        rest = _follow(elements, at + 1, tokens, place) if elements[at].is_optional else None
        if rest:
            return (_GAP_MARK, *rest)
    return None
