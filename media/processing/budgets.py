"""What a file may ask of us, read from its headers before the first picture is decoded."""

from __future__ import annotations

from fractions import Fraction

MEGAPIXEL = 1_000_000
MAX_PICTURE_PIXELS = 50 * MEGAPIXEL
MAX_PICTURE_SIDE = 2 * 8192
MAX_FRAME_PIXELS = 40 * MEGAPIXEL
MAX_FRAME_SIDE = 8192
MAX_SECONDS = 4 * 60 * 60
MAX_STREAMS = 16
MAX_RATE = 480
"""Frames a second; phones film slow motion at up to 240, a few at 480."""

CODES = {
    "unknown_kind": "not on the list of kinds that are taken: text, a playlist, a document, or nothing known",
    "kind_not_allowed": "a known kind that cannot be cleaned yet (HEIC)",
    "unreadable": "broken, cut off or not what its first bytes say",
    "nothing_to_show": "neither pictures nor sound inside",
    "codec_not_allowed": "pictures or sound in a coding that is not on the list",
    "too_large": "too many pixels, or a side that is too long",
    "too_long": "longer than four hours",
    "too_many_streams": "more than sixteen streams",
    "too_fast": "more frames a second than a camera films",
    "not_clean": "a copy that we made would have carried more than pictures and sound",
    "bad_plan": "a plan of what to hide that cannot be read, or that is not one",
    "mixed_plans": "files in the folder were made by different plans of what to hide",
    "killed": "the child was ended by the system",
    "timeout": "the child used up its time",
    "memory": "the child used up its memory",
    "crash": "the child fell over or answered nothing that can be read",
}
"""Every code that a step or its child may end with, in words for a log."""


class Refused(Exception):  # noqa: N818 - it reads as what happened
    """A file, or a copy made of it, that is not taken; `code` is one of `CODES`."""

    def __init__(self, code: str) -> None:
        super().__init__(CODES[code])
        self.code = code


def check_picture(width: int, height: int) -> None:
    """Refuse a picture whose header asks for more pixels than we decode."""
    _check_size(width, height, MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE)


def check_frame(width: int, height: int) -> None:
    """Refuse moving pictures whose frames are larger than we decode."""
    _check_size(width, height, MAX_FRAME_PIXELS, MAX_FRAME_SIDE)


def check_length(seconds: float | None) -> None:
    """Refuse what says that it is longer than `MAX_SECONDS`; a file may also not say."""
    if seconds is not None and seconds > MAX_SECONDS:
        raise Refused("too_long")


def check_rate(rate: Fraction | float | None) -> None:
    """Refuse moving pictures with more than `MAX_RATE` frames a second."""
    if rate is not None and rate > MAX_RATE:
        raise Refused("too_fast")


def _check_size(width: int, height: int, pixels: int, side: int) -> None:
    if width * height > pixels or max(width, height) > side:
        raise Refused("too_large")
