"""Names of places and provinces in a text: longest first, in any spelling of spaces and hyphens."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from events.captions.tokens import Caption
from events.captions.vocabulary import words
from newsroom.taxonomy.packs.reading import PlaceEntry, ProvinceEntry
from newsroom.text.letters import name_key

_MOST_TOKENS = 8
_JOINT = re.compile(r"[ '\-]?|' | '| & |\. ?")
# Joins only the two ends of a road: "the Tehran - Qom freeway".
_ROAD_JOINT = " - "
_SHORTEST_LOOSE = 5
_SHORTEST_MISSPELT = 7
_MISSPELT_KINDS = {"capital", "city"}
_LOCATIVES = words("LOCATIVES")
_LOOSE_STEPS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("emam", "imam"),
        ("eslam", "islam"),
        ("gh|q|kh|x", "k"),
        ("zh", "j"),
        ("ph", "f"),
        ("w", "v"),
        ("ou|oo|ow|ov(?=[^aeiou])|o|u", "u"),
        ("ey|ay|ei|ai|ee|ie|iy|ye|i|y|e", "i"),
        (r"(.)\1+", r"\1"),
        ("(?<=[ai])h$", ""),
        ("a$", "i"),
    )
)


@dataclass(slots=True)
class Name:
    """What one spelling may stand for: places (with those it is the main name of), a province, or both."""

    places: list[PlaceEntry] = field(default_factory=list)
    main: set[str] = field(default_factory=set)
    province: ProvinceEntry | None = None

    @property
    def is_road(self) -> bool:
        """Whether it can only be a road."""
        return all(place.kind == "road" for place in self.places) and self.province is None


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a caption: the tokens `first` to `last`, both included, and what they may stand for."""

    first: int
    last: int
    name: Name
    is_loose: bool = False


class NameIndex:
    """All spellings by their key, and every beginning of a key, so that a walk knows when to stop."""

    def __init__(self) -> None:
        self._names: dict[str, Name] = {}
        self._loose: dict[str, Name] = {}
        self._beginnings: set[str] = set()
        self._long: dict[tuple[str, int], list[str]] = {}

    def add_place(self, place: PlaceEntry, spelling: str, *, is_main: bool) -> None:
        """Let `spelling` stand for `place`."""
        for key, table in self._keys(spelling):
            name = table.setdefault(key, Name())
            if place not in name.places:
                name.places.append(place)
            if is_main:
                name.main.add(place.slug)
            if table is self._names and place.kind in _MISSPELT_KINDS and _is_long(key):
                self._long.setdefault((key[0], len(key)), []).append(key)

    def add_province(self, province: ProvinceEntry, spelling: str) -> None:
        """Let `spelling` stand for `province`."""
        for key, table in self._keys(spelling):
            table.setdefault(key, Name()).province = province

    def _keys(self, spelling: str) -> Iterable[tuple[str, dict[str, Name]]]:
        key = name_key(spelling)
        if not key:
            return
        self._beginnings.update(key[:end] for end in range(1, len(key) + 1))
        yield key, self._names
        if key.isascii() and len(key) >= _SHORTEST_LOOSE:
            yield loose_key(key), self._loose

    def find(self, caption: Caption) -> list[Hit]:
        """Return the names in a caption, longest first from the left, none over another."""
        hits: list[Hit] = []
        index = 0
        while index < len(caption.tokens):
            hit = self._exact(caption, index) or self._loosely(caption, index) or self._misspelt(caption, index)
            if hit:
                hits.append(hit)
            index = hit.last + 1 if hit else index + 1
        return hits

    def within(self, caption: Caption, hit: Hit) -> list[Hit]:
        """Return every shorter name inside a longer one, as the town in the name of its prison."""
        return [
            Hit(index, last, self._names[key])
            for index in range(hit.first, hit.last + 1)
            for last, key in _joined(caption, index, hit.last - index + 1)
            if key in self._names and (index, last) != (hit.first, hit.last)
        ]

    def _exact(self, caption: Caption, index: int) -> Hit | None:
        found = None
        for last, key in _joined(caption, index, _MOST_TOKENS, may_be_road=True):
            if key not in self._beginnings:
                break
            if key in self._names and not (_has_road_joint(caption, index, last) and not self._names[key].is_road):
                found = Hit(index, last, self._names[key])
        return found

    def _loosely(self, caption: Caption, index: int) -> Hit | None:
        token = caption.tokens[index]
        if not (token.is_capital and token.key.isascii()):
            return None
        found = None
        for last, key in _joined(caption, index, 3):
            loose = loose_key(key) if len(key) >= _SHORTEST_LOOSE else ""
            if len(loose) >= _SHORTEST_LOOSE and loose in self._loose:
                found = Hit(index, last, self._loose[loose], is_loose=True)
        return found

    def _misspelt(self, caption: Caption, index: int) -> Hit | None:
        """Return a town one letter away, for a long Latin word where a place is likely to stand."""
        token = caption.tokens[index]
        if not (token.is_capital and token.key.isascii()) or (
            token.before == " " and not _follows_locative(caption, index)
        ):
            return None
        for last, key in reversed(list(_joined(caption, index, 2))):
            if _is_long(key):
                near = [name for length in (-1, 0, 1) for name in self._long.get((key[0], len(key) + length), ())]
                match = extractOne(key, near, scorer=OSA.distance, score_cutoff=1)
                # One letter more at the end makes a plural or the name of a people, not a misspelling.
                if match and not key.startswith(match[0]):
                    return Hit(index, last, self._names[match[0]], is_loose=True)
        return None


def _is_long(key: str) -> bool:
    return len(key) >= _SHORTEST_MISSPELT and key.isascii()


def _follows_locative(caption: Caption, index: int) -> bool:
    return caption.key(index - 1) in _LOCATIVES


def loose_key(key: str) -> str:
    """Return a Latin name key without what writers spell differently: q/gh, ou/u/o, i/ee/y, final -eh."""
    for pattern, plain in _LOOSE_STEPS:
        key = pattern.sub(plain, key)
    return key


def spellings(name: str) -> list[str]:
    """Return the names a main name holds: "Azadi Square, Tehran" is also known without its town."""
    outer, _, inner = name.partition("(")
    return [part for part in (outer.split(",")[0].strip(), inner.rstrip(") ")) if part]


def _has_road_joint(caption: Caption, first: int, last: int) -> bool:
    return any(token.before == _ROAD_JOINT for token in caption.tokens[first + 1 : last + 1])


def _joined(caption: Caption, index: int, longest: int, *, may_be_road: bool = False) -> Iterable[tuple[int, str]]:
    tokens = caption.tokens[index : index + longest]
    key = tokens[0].key
    yield index, key
    for offset, (previous, token) in enumerate(pairwise(tokens), 1):
        is_initial = len(previous.key) == 1 or not token.before.startswith(".")
        is_joined = _JOINT.fullmatch(token.before) or (may_be_road and token.before == _ROAD_JOINT)
        if token.is_hashtag or not is_initial or not is_joined:
            return
        key += token.key
        yield index + offset, key
