"""Captions in WebVTT, as a person types them: checked line by line, and written again in one plain shape. Knows no Django.

A file of ours holds times and plain words. Notes, styles, regions, settings and tags are refused: whoever needs none of them
cannot hide anything in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsroom.text.digits import to_latin

HEADER = "WEBVTT"
ARROW = "-->"
_BLOCKS = ("NOTE", "STYLE", "REGION")
_TIME = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)(?:[.,](\d{1,3}))?", re.ASCII)
_SIGNS = {"&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "\u200e", "&rlm;": "\u200f", "&amp;": "&"}
_SIGN = re.compile("|".join(_SIGNS))
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

Line = tuple[int, str]


class CaptionsRefused(ValueError):  # noqa: N818 - it reads as what happened
    """A text that is no captions: `line` counts from 1.

    Codes: header, block, time, settings, backwards, order, words, tag, arrow.
    """

    def __init__(self, code: str, line: int) -> None:
        super().__init__(f"{code} in line {line}")
        self.code = code
        self.line = line


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown from one moment to another, in milliseconds of the clip."""

    start: int
    end: int
    text: str


def parse(text: str) -> list[Cue]:
    """The cues of a WebVTT text, in order; none for an empty one. The first line may be missing, digits may be Persian.

    Raises CaptionsRefused for the first line that is wrong.
    """
    cues: list[Cue] = []
    for block in _blocks(text):
        cue = _cue(block)
        if cues and cue.start < cues[-1].start:
            raise CaptionsRefused("order", block[0][0])
        cues.append(cue)
    return cues


def write(cues: Iterable[Cue]) -> str:
    """The cues as a file; "" when there are none."""
    blocks = [f"{_clock(cue.start)} {ARROW} {_clock(cue.end)}\n{_escaped(cue.text)}\n" for cue in cues]
    return "\n".join([f"{HEADER}\n", *blocks]) if blocks else ""


def spoken(cues: Iterable[Cue]) -> str:
    """The words alone."""
    return "\n".join(cue.text for cue in cues)


def _blocks(text: str) -> Iterator[list[Line]]:
    """Lines that stand together, numbered, without the header."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    block: list[Line] = []
    is_first = True
    for number, line in enumerate([*plain.split("\n"), ""], start=1):
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            rest = _without_header(block) if is_first else block
            if rest:
                yield rest
            block, is_first = [], False


def _without_header(block: list[Line]) -> list[Line]:
    if block[0][1].split()[0] != HEADER:
        return block
    if len(block) > 1 and ARROW not in block[1][1]:
        raise CaptionsRefused("header", block[1][0])
    return block[1:]


def _cue(block: list[Line]) -> Cue:
    number, first = block[0]
    if first.startswith(_BLOCKS):
        raise CaptionsRefused("block", number)
    if ARROW not in first:  # a name or a number of the cue; nobody needs it
        block = block[1:]
    if not block or ARROW not in block[0][1]:
        raise CaptionsRefused("time", number)
    start, end = _times(*block[0])
    return Cue(start, end, "\n".join(_words(block)))


def _times(number: int, line: str) -> tuple[int, int]:
    left, _arrow, right = line.partition(ARROW)
    end, *settings = right.split() or [""]
    if settings:
        raise CaptionsRefused("settings", number)
    times = _milliseconds(left.strip(), number), _milliseconds(end, number)
    if times[0] >= times[1]:
        raise CaptionsRefused("backwards", number)
    return times


def _milliseconds(clock: str, number: int) -> int:
    found = _TIME.fullmatch(to_latin(clock))
    if found is None:
        raise CaptionsRefused("time", number)
    hours, minutes, seconds, rest = found.groups()
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((rest or "0").ljust(3, "0"))


def _words(block: list[Line]) -> Iterator[str]:
    if len(block) == 1:
        raise CaptionsRefused("words", block[0][0])
    for number, line in block[1:]:
        if ARROW in line:
            raise CaptionsRefused("arrow", number)
        if "<" in line:
            raise CaptionsRefused("tag", number)
        words = _SIGN.sub(lambda found: _SIGNS[found[0]], line).strip()
        if not words:
            raise CaptionsRefused("words", number)
        yield words


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _escaped(text: str) -> str:
    return re.sub("[&<>]", lambda found: _ESCAPED[found[0]], text)
