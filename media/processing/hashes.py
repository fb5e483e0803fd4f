"""Perceptual hashes: 64 bits of what a picture looks like, and how alike two files are by them. No decoding here."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import mul

from PIL import Image, ImageStat

SAME, NEAR = 4, 10
"""Bits that may differ: up to `SAME` is the same picture, up to `NEAR` is for a person to look at."""

MIN_FRAMES, MIN_SHARE = 3, 0.3
OFFSET_SECONDS = 0.75
"""How far two pairs of frames may disagree about the shift between two files and still count as one shift."""

_SIDE, _KEPT = 32, 8
_FLAT = 5.0  # standard deviation of light, of 255, below which a frame says nothing
_BAR = 12  # the spread of light within a bar that a player put beside the picture

# Rows 1 to 8 of the discrete cosine transform; row 0 is the mean, which says how bright a copy is and nothing else.
_WAVES = tuple(
    tuple(math.cos(math.pi * (2 * at + 1) * wave / (2 * _SIDE)) for at in range(_SIDE)) for wave in range(1, _KEPT + 1)
)

Frames = Sequence[tuple[float, int]]
"""Hashes with the second they were seen at; a picture has one at 0."""


@dataclass(frozen=True)
class Match:
    """How two files agree: frames that meet under one shift (seconds to add to the other's times), of how many."""

    frames: int
    sampled: int
    offset: float
    distance: float
    variant: str = "as_is"

    @property
    def is_same(self) -> bool:
        """Enough frames meet: three, or three in ten of what was sampled."""
        return self.frames >= MIN_FRAMES or (self.frames > 0 and self.frames >= MIN_SHARE * self.sampled)


def phash(picture: Image.Image) -> int:
    """The 64-bit hash of a picture, upright; of its light only."""
    small = picture.convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    light = small.tobytes()
    lines = [light[at : at + _SIDE] for at in range(0, _SIDE * _SIDE, _SIDE)]
    across = [[sum(map(mul, wave, line)) for line in lines] for wave in _WAVES]
    values = [sum(map(mul, wave, column)) for wave in _WAVES for column in across]
    middle = sorted(values)[_KEPT * _KEPT // 2]
    return sum(1 << place for place, value in enumerate(values) if value > middle)


def is_flat(picture: Image.Image) -> bool:
    """Tell whether a picture is one plain colour, near enough; its hash would match every other plain one."""
    return ImageStat.Stat(picture.convert("L")).stddev[0] < _FLAT


def distance(one: int, other: int) -> int:
    """How many of the 64 bits differ."""
    return (one ^ other).bit_count()


def words(value: int) -> tuple[int, int, int, int]:
    """The hash as four numbers of 16 bits, highest first: hashes within 3 bits share one, within 7 one but for a bit."""
    return (value >> 48) & 0xFFFF, (value >> 32) & 0xFFFF, (value >> 16) & 0xFFFF, value & 0xFFFF


def signed(value: int) -> int:
    """The hash as a database's signed 64-bit number."""
    return value - (1 << 64) if value >> 63 else value


def variants(picture: Image.Image) -> dict[str, Image.Image]:
    """What a copy is asked for as: itself, mirrored, turned, without bars, and the middle of it."""
    made = {name: change(picture) for name, change in _VARIANTS.items()}
    return {name: one for name, one in made.items() if one is not None and min(one.size) >= 8}


def match(query: Frames, other: Frames, *, within: int = NEAR, variant: str = "as_is") -> Match:
    """Find the one shift of time under which most frames of `query` meet a frame of `other`.

    Each frame counts once; `sampled` is the shorter of the two files' frames.
    """
    found: dict[int, list[tuple[float, int, int, int]]] = defaultdict(list)
    for here, (at, value) in enumerate(query):
        for there, (other_at, other_value) in enumerate(other):
            if (bits := distance(value, other_value)) <= within:
                found[round((at - other_at) / OFFSET_SECONDS)].append((at - other_at, bits, here, there))
    sampled = min(len(query), len(other))
    best = Match(0, sampled, 0.0, 64.0, variant)
    for shift in found:
        pairs = _once_each(found[shift] + found.get(shift + 1, []))
        mean = sum(pair[1] for pair in pairs) / len(pairs)
        if (len(pairs), -mean) > (best.frames, -best.distance):
            offset = sorted(pair[0] for pair in pairs)[len(pairs) // 2]
            best = Match(len(pairs), sampled, round(offset, 3), round(mean, 2), variant)
    return best


def best_match(query: dict[str, Frames], stored: dict[str, Frames], *, within: int = NEAR) -> Match:
    """The best of the query's variants against what is `STORED` of another file; its own shape wins a tie.

    One of the two is itself: a cut of one against a cut of the other says nothing new.
    """
    pairs = [(name, frames, other) for name, frames in query.items() for kept, other in stored.items()
             if kept in STORED and "as_is" in (name, kept)]  # fmt: skip
    matches = [match(frames, other, within=within, variant=name) for name, frames, other in pairs]
    return max(matches, key=lambda one: (one.frames, -one.distance), default=Match(0, 0, 0.0, 64.0))


def _once_each(pairs: Iterable[tuple[float, int, int, int]]) -> list[tuple[float, int, int, int]]:
    kept: list[tuple[float, int, int, int]] = []
    here_seen: set[int] = set()
    there_seen: set[int] = set()
    for pair in sorted(pairs, key=lambda one: one[1]):
        if pair[2] not in here_seen and pair[3] not in there_seen:
            here_seen.add(pair[2])
            there_seen.add(pair[3])
            kept.append(pair)
    return kept


def without_bars(picture: Image.Image) -> Image.Image | None:
    """The picture inside even bars at top and foot or at both sides; None when there are none."""
    light = picture.convert("L")
    width, height = light.size
    top = _bar(light.crop((0, at, width, at + 1)) for at in range(height // 3))
    foot = _bar(light.crop((0, at, width, at + 1)) for at in range(height - 1, height - 1 - height // 3, -1))
    left = _bar(light.crop((at, 0, at + 1, height)) for at in range(width // 3))
    right = _bar(light.crop((at, 0, at + 1, height)) for at in range(width - 1, width - 1 - width // 3, -1))
    if top + foot + left + right < 2:
        return None
    return picture.crop((left, top, width - right, height - foot))


def _bar(lines: Iterable[Image.Image]) -> int:
    """How many lines from the edge are one plain dark colour."""
    count = 0
    for line in lines:
        darkest, lightest = line.getextrema()
        if not (isinstance(darkest, int) and isinstance(lightest, int)) or lightest - darkest > _BAR or lightest > 48:
            break
        count += 1
    return count


def _middle(share: float) -> Callable[[Image.Image], Image.Image]:
    def cut(picture: Image.Image) -> Image.Image:
        left, top = round(picture.width * (1 - share) / 2), round(picture.height * (1 - share) / 2)
        return picture.crop((left, top, picture.width - left, picture.height - top))

    return cut


_VARIANTS: dict[str, Callable[[Image.Image], Image.Image | None]] = {
    "as_is": lambda picture: picture,
    "mirrored": lambda picture: picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    "turned_left": lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    "turned_over": lambda picture: picture.transpose(Image.Transpose.ROTATE_180),
    "turned_right": lambda picture: picture.transpose(Image.Transpose.ROTATE_270),
    "without_bars": without_bars,
    "middle": _middle(0.95),
    "inner": _middle(0.9),
    "core": _middle(0.8),
}
VARIANTS = tuple(_VARIANTS)
STORED = ("as_is", "without_bars", "inner")
"""The variants worth a row in the store: with the last two a copy that was cut or framed also finds its original."""
