"""Words in pictures: fonts, directions, widths, lines. Persian is only written where the machine can join its letters.

Pillow joins letters with raqm, which needs fribidi on the machine. Without it Persian would stand in separate letters and in the
wrong order, so nothing in that script is written at all (`can_write`); a system check tells whoever runs the site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Literal

from PIL import ImageDraw, ImageFont, features

FOLDER = Path(__file__).resolve().parent.parent / "fonts"
#: a headline is in the letters of its script, all else in Vazirmatn, which has both
HEADLINE = {False: "Newsreader-SemiBold.ttf", True: "MarkaziText-SemiBold.ttf"}
PLAIN, BOLD = "Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf"
#: Markazi is smaller on its body than Newsreader: so many times the size gives the same weight on the page
LARGER = {"MarkaziText-SemiBold.ttf": 1.16}
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STRONG = re.compile(r"[A-Za-z\u00c0-\u024f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNSEEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\u0000-\u001f]")

MEASURED = 100  # the size at which words are measured

Anchor = Literal["start", "middle", "end"]
Colour = str
Face = ImageFont.FreeTypeFont


@lru_cache(maxsize=1)
def can_shape() -> bool:
    """Whether this machine joins Persian letters and sets them from right to left."""
    return bool(features.check("raqm") and features.check("fribidi"))


def is_rtl(text: str) -> bool:
    """Whether the first letter of a text is of a script that runs from right to left."""
    first = _STRONG.search(text)
    return bool(first and _RTL.match(first[0]))


def can_write(text: str) -> bool:
    """Whether a text can be written here as its readers know it."""
    return can_shape() or not _RTL.search(text)


@lru_cache(maxsize=64)
def face(name: str, size: int) -> Face:
    """A font of this folder at a size in pixels."""
    engine = ImageFont.Layout.RAQM if can_shape() else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(FOLDER / name), round(size * LARGER.get(name, 1)), layout_engine=engine)


def width_of(text: str, font: Face, *, rtl: bool) -> float:
    """How wide a line is, in pixels."""
    if not can_shape():
        return float(font.getlength(text))
    return float(font.getlength(text, direction="rtl" if rtl else "ltr", language="fa" if rtl else "en"))


def write(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    font: Face,
    fill: Colour,
    *,
    rtl: bool,
    anchor: Anchor = "start",
) -> None:
    """Write a line with its baseline at `at`: its beginning, its middle or its end. What cannot be written is left out.

    The beginning of a line that runs from right to left is its right end.
    """
    if not can_write(text):
        return
    side = {"start": "r" if rtl else "l", "middle": "m", "end": "l" if rtl else "r"}[anchor]
    if can_shape():
        direction, language = ("rtl", "fa") if rtl else ("ltr", "en")
        draw.text(at, text, font=font, fill=fill, anchor=f"{side}s", direction=direction, language=language)
    else:
        draw.text(at, text, font=font, fill=fill, anchor=f"{side}s")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that fit a box, and the font they fit in."""

    lines: list[str]
    font: Face
    size: int
    rtl: bool

    @property
    def leading(self) -> int:
        """From one baseline to the next."""
        return round(self.size * (1.42 if self.rtl else 1.16))

    @property
    def height(self) -> int:
        """Of all lines."""
        return self.leading * len(self.lines)


def fit(text: str, *, width: int, height: int, largest: int, smallest: int) -> Block:
    """The text in the largest size at which it fits, its lines about equally long; what is too long ends in an ellipsis.

    Letters join within words alone, so each word is measured once, and a line is the sum of its words.
    """
    words, rtl = _UNSEEN.sub("", text).split(), is_rtl(text)
    measured = face(HEADLINE[rtl], MEASURED)
    widths = [width_of(word, measured, rtl=rtl) / MEASURED for word in words]
    space = width_of(" ", measured, rtl=rtl) / MEASURED
    for size in range(largest, smallest - 1, -4):
        room = width / size
        block = Block([], face(HEADLINE[rtl], size), size, rtl)
        counts = _wrapped(widths, space, room)
        if len(counts) * block.leading <= height and max(widths, default=0) <= room:
            return replace(block, lines=_lines(words, _balanced(widths, space, room)))
    lines, most = _lines(words, counts), max(1, height // block.leading)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
    return replace(block, lines=[shortened(line, block.font, width, rtl=rtl) for line in lines])


def _wrapped(widths: Sequence[float], space: float, room: float) -> list[int]:
    """How many words stand in each line."""
    counts: list[int] = []
    used = 0.0
    for wide in widths:
        if counts and used + space + wide <= room:
            counts[-1] += 1
            used += space + wide
        else:
            counts.append(1)
            used = wide
    return counts


def _balanced(widths: Sequence[float], space: float, room: float) -> list[int]:
    """As few lines as fit the room, then as narrow as so many lines can be."""
    best = _wrapped(widths, space, room)
    low, high = max(widths, default=0), room
    for _round in range(12):
        middle = (low + high) / 2
        tried = _wrapped(widths, space, middle)
        if len(tried) <= len(best):
            high, best = middle, tried
        else:
            low = middle
    return best


def _lines(words: Sequence[str], counts: Sequence[int]) -> list[str]:
    ends = list(accumulate(counts))
    return [" ".join(words[end - count : end]) for end, count in zip(ends, counts, strict=True)]


def shortened(line: str, font: Face, width: int, *, rtl: bool) -> str:
    """The line, or as much of it as fits with an ellipsis."""
    if width_of(line, font, rtl=rtl) <= width:
        return line
    line = line.removesuffix("…")
    while line and width_of(f"{line}…", font, rtl=rtl) > width:
        line = line[:-1].rstrip()
    return f"{line}…"
