"""How a camera was held, as the eight orientations of EXIF, for pictures and for clips alike."""

from __future__ import annotations

import struct
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


# One for the process: a frame's own `reformat` makes a scaler with threads of its own for every frame, which eats the memory.
_SCALER = VideoReformatter()


def scaled(frame: VideoFrame, size: tuple[int, int], form: str, *, how: str) -> VideoFrame:
    """The frame in that size and pixel format ("gray", "rgb24", "yuv420p" in video range), by the method `how`."""
    wide = "MPEG" if form == "yuv420p" else None
    return _SCALER.reformat(frame, *size, form, interpolation=how, dst_color_range=wide, threads=1)


def turned(image: Image.Image, turn: int) -> Image.Image:
    """The picture upright."""
    return image.transpose(TURNS[turn]) if turn in TURNS else image
