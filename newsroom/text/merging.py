"""Two texts made of one: what each side changed is put together, what both changed is told.

Nothing is lost: whatever one side alone wrote stands in the result, and of what both wrote in one place, both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from newsroom.text.differing import blocks, tokens

Side = Literal["same", "mine", "theirs", "both", "conflict"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch in three versions. `side` says who changed it: nobody, one, both alike, or both differently."""

    side: Side
    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def result(self) -> tuple[str, ...]:
        """What stands in the merged text: of a conflict mine, then what theirs says beside it."""
        if self.side == "conflict":
            return self.mine + self.theirs
        return self.theirs if self.side == "theirs" else self.mine


def three_way(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[Piece]:
    """Return the pieces of three versions in order; each version is the join of its own parts of them."""
    to_mine, to_theirs = _partners(base, mine), _partners(base, theirs)
    pieces: list[Piece] = []
    at = m = t = 0
    for stable in [*(place for place in range(len(base)) if place in to_mine and place in to_theirs), len(base)]:
        m_end, t_end = to_mine.get(stable, len(mine)), to_theirs.get(stable, len(theirs))
        pieces += _chunk(tuple(base[at:stable]), tuple(mine[m:m_end]), tuple(theirs[t:t_end]))
        if stable < len(base):
            one = (base[stable],)
            pieces.append(Piece("same", one, one, one))
        at, m, t = stable + 1, m_end + 1, t_end + 1
    return pieces


def words(base: str, mine: str, theirs: str) -> list[Piece]:
    """Three versions of a plain text, word by word."""
    return three_way(tokens(base), tokens(mine), tokens(theirs))


def bodies(base: str, mine: str, theirs: str) -> list[Piece]:
    """Three versions of an HTML text, paragraph by paragraph."""
    return three_way(blocks(base), blocks(mine), blocks(theirs))


def together(pieces: Sequence[Piece], between: str = "") -> str:
    """The merged text. `between` stands between the two versions of a conflict."""
    parts: list[str] = []
    for piece in pieces:
        is_double = piece.side == "conflict" and piece.mine and piece.theirs
        parts += [*piece.mine, between, *piece.theirs] if is_double else piece.result
    return "".join(parts)


def _partners(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(str.isspace, list(base), list(other), autojunk=False)
    return {block.a + step: block.b + step for block in matcher.get_matching_blocks() for step in range(block.size)}


def _chunk(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> list[Piece]:
    if not (base or mine or theirs):
        return []
    if mine == theirs:
        return [Piece("both", base, mine, theirs)]
    if mine == base:
        return [Piece("theirs", base, mine, theirs)]
    if theirs == base:
        return [Piece("mine", base, mine, theirs)]
    return _around(base, mine, theirs) or [Piece("conflict", base, mine, theirs)]


def _around(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> list[Piece]:
    """Where one side only added beside what the other changed, both stand; [] where they meet in one place."""
    for side, longer, other in (("mine", mine, theirs), ("theirs", theirs, mine)):
        for start in range(len(longer) - len(base) + 1) if base else ():
            if longer[start : start + len(base)] == base:
                before, after = longer[:start], longer[start + len(base) :]
                changed = Piece("theirs", base, base, other) if side == "mine" else Piece("mine", base, other, base)
                return [*_added(side, before), changed, *_added(side, after)]
    return []


def _added(side: str, words: tuple[str, ...]) -> list[Piece]:
    if not words:
        return []
    return [Piece("mine", (), words, ()) if side == "mine" else Piece("theirs", (), (), words)]
