"""How a camera was held, as the eight orientations of EXIF, for pictures and for clips alike."""

from __future__ import annotations

import functools
import struct
from collections.abc import Callable
from typing import Any, cast

from av.sidedata.sidedata import Type
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from PIL import Image

UPRIGHT = 1
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ORIENTATION = 0x0112

# The signs of (a, b, c, d) in a display matrix: where the rows and columns of the stored frame go.
_MATRICES = {
    (1, 0, 0, 1): 1,
    (-1, 0, 0, 1): 2,
    (-1, 0, 0, -1): 3,
    (1, 0, 0, -1): 4,
    (0, 1, 1, 0): 5,
    (0, 1, -1, 0): 6,
    (0, -1, -1, 0): 7,
    (0, -1, 1, 0): 8,
}


def turn_of_picture(image: Image.Image) -> int:
    """The orientation of a picture, 1 to 8; 1 when its tags cannot be read."""
    try:
        value = image.getexif().get(_ORIENTATION, UPRIGHT)
    except Exception:  # hostile tags raise nearly anything; unreadable ones are no reason to refuse the picture
        return UPRIGHT
    return value if isinstance(value, int) and 1 <= value <= 8 else UPRIGHT


def turn_of_frame(frame: VideoFrame) -> int:
    """The orientation of a decoded frame; 1 for a matrix that is no quarter turn.

    Ask the first frame of a clip and keep the answer: a frame that was asked for its side data stays in memory until the
    collector comes round, and large frames fill it before that.
    """
    try:
        matrix = struct.unpack("=9i", bytes(cast(Any, frame.side_data)[Type.DISPLAYMATRIX]))
    except (KeyError, struct.error):
        return UPRIGHT
    signs = tuple((value > 0) - (value < 0) for value in (matrix[0], matrix[1], matrix[3], matrix[4]))
    return _MATRICES.get(signs, UPRIGHT)


@functools.lru_cache(maxsize=8)
def _scaler(size: tuple[int, int], form: str) -> VideoReformatter:
    """One for the process and what it makes: a frame's own `reformat` makes a scaler with threads of its own for every
    frame, which eats the memory, and one that is used for two sizes in turn is set up anew each time."""
    return VideoReformatter()


def scaled(frame: VideoFrame, size: tuple[int, int], form: str, *, how: str) -> VideoFrame:
    """The frame in that size and pixel format ("gray", "rgb24", "yuv420p" in video range), by the method `how`."""
    wide = "MPEG" if form == "yuv420p" else None
    return _scaler(size, form).reformat(frame, *size, form, interpolation=how, dst_color_range=wide, threads=1)


def turned(image: Image.Image, turn: int) -> Image.Image:
    """The picture upright."""
    return image.transpose(TURNS[turn]) if turn in TURNS else image


def rebuilt(frame: VideoFrame, size: tuple[int, int], change: Callable[[Image.Image], Image.Image]) -> VideoFrame:
    """The planes of a yuv420p `frame`, each as `change` makes it, in a new frame of `size` that carries nothing else."""
    clean = VideoFrame(*size, "yuv420p")
    for old, new in zip(frame.planes, clean.planes, strict=True):
        plane = Image.frombuffer("L", (old.width, old.height), bytes(old), "raw", "L", old.line_size, 1)
        new.update(change(plane).tobytes("raw", "L", new.line_size, 1))
    clean.colorspace, clean.color_range = frame.colorspace, frame.color_range
    clean.color_primaries, clean.color_trc = frame.color_primaries, frame.color_trc
    return clean


def box_before(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """Where a box of the upright picture (left, top, right, bottom, in shares of it) lies in the picture before its turn."""
    left, top, right, bottom = box
    if turn >= 5:
        left, top, right, bottom = top, left, bottom, right
    if turn in (2, 3, 7, 8):
        left, right = 1 - right, 1 - left
    if turn in (3, 4, 6, 7):
        top, bottom = 1 - bottom, 1 - top
    return left, top, right, bottom
