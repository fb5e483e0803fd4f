"""Hiding parts of a picture for good, in pixels, before anything else is done to them.

What is put in the place of a box is made from its surroundings alone, brought down to a few blurred blocks: not one pixel of
what was in the box has a part in it, so there is nothing to turn back, to lay over each other or to compare a guess with.

Where the whole picture is hidden, or all around a box, that is not possible, for something is to be seen. What is left then
is at most `BLOCKS` blocks on the longer side, and four things keep it that little, also for somebody who has many frames:

* the blocks belong to the picture, not to what moves in it or to a box that wanders;
* the picture is blurred by the width of a block before the blocks are taken, so what is finer than a block is down to a
  hundredth before anything samples it: many samples have nothing to add up to;
* half of every block is the mean of the picture;
* what is left is rounded to steps of `STEP`, which are wider than that remainder.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from av.video.frame import VideoFrame
from PIL import Image, ImageFilter, ImageStat

from media.processing.redaction import AROUND, BOXES, WHOLE, Box, Plan, boxes_at
from media.processing.turning import box_before, rebuilt, scaled

BLOCKS = 12
MIN_BLOCK = 8
"""Pixels a block has at least, so that a small picture gets fewer blocks rather than small ones."""

STEP = 16
MARGIN, MIN_MARGIN = 0.04, 2
"""How much more than the box is hidden on each side: a share of the box, and pixels at least."""

_FINE = 4  # cells a block is blurred in
_MEAN, _GREY = 0.5, 128
_ROUNDED = [min(255, round(level / STEP) * STEP) for level in range(256)]

_Place = tuple[int, int, int, int]


@dataclass(frozen=True)
class Veil:
    """A plan over one file: `zero` is the moment of the file its clock begins at, `slack` how far a moment may be off."""

    plan: Plan
    zero: float = 0.0
    slack: float = 0.0

    def over_frame(self, frame: VideoFrame, turn: int) -> VideoFrame:
        """The frame with everything hidden, at full size and lying as it was filmed; `turn` makes it upright."""
        boxes = [box_before(box, turn) for box in self._boxes(frame.time)]
        if not _is_touched(self.plan.mode, boxes):
            return frame
        whole = scaled(frame, (frame.width, frame.height), "yuv420p", how="BICUBIC")
        return rebuilt(whole, (frame.width, frame.height), lambda plane: redact(plane, boxes, self.plan.mode))

    def over_picture(self, picture: Image.Image, time: float | None = None) -> Image.Image:
        """The upright picture with everything hidden; without a time, whatever the plan hides at any time."""
        return redact(picture, self._boxes(time), self.plan.mode)

    def _boxes(self, time: float | None) -> list[Box]:
        return boxes_at(self.plan, None if time is None else time - self.zero, self.slack)


def redact(picture: Image.Image, boxes: list[Box], mode: str) -> Image.Image:
    """The picture (L or RGB) with the boxes hidden, or all of it, or all but the boxes; itself where there is nothing to do."""
    if not _is_touched(mode, boxes):
        return picture
    if mode == BOXES:
        places = [_outward(box, picture.size) for box in boxes]
        covered, blocks = picture.copy(), _blocks(picture, places)
        for place in places:
            covered.paste(_patch(blocks, place, picture.size), place[:2])
        return covered
    covered = _patch(_blocks(picture, []), (0, 0, *picture.size), picture.size)
    for place in (_inward(box, picture.size) for box in boxes if mode == AROUND):
        if place[0] < place[2] and place[1] < place[3]:
            covered.paste(picture.crop(place), place[:2])
    return covered


def _is_touched(mode: str, boxes: list[Box]) -> bool:
    return mode in (WHOLE, AROUND) or (mode == BOXES and bool(boxes))


def _blocks(picture: Image.Image, forgotten: list[_Place]) -> Image.Image:
    """The few colours of the picture that anything hidden is filled with, as if nothing were in the forgotten places."""
    longer = max(picture.size)
    count = max(1, min(BLOCKS, longer // MIN_BLOCK))
    width, height = (max(1, round(side * count / longer)) for side in picture.size)
    fine = picture.resize((width * _FINE, height * _FINE), Image.Resampling.BOX, reducing_gap=2.0)
    _forget(fine, forgotten, picture.size)
    coarse = fine.filter(ImageFilter.GaussianBlur(_FINE)).resize((width, height), Image.Resampling.BOX)
    mean = coarse.resize((1, 1), Image.Resampling.BOX).resize(coarse.size)
    return Image.blend(coarse, mean, _MEAN).point(_ROUNDED * len(picture.getbands()))


def _forget(fine: Image.Image, places: list[_Place], size: tuple[int, int]) -> None:
    """Put the mean of the rest into every cell that has, or borders on one that has, pixels of those places."""
    rest = Image.new("L", fine.size, 255)
    across, down = fine.width / size[0], fine.height / size[1]
    for left, top, right, bottom in places:
        cells = (math.floor(left * across) - 1, math.floor(top * down) - 1,
                 math.ceil(right * across) + 1, math.ceil(bottom * down) + 1)  # fmt: skip
        rest.paste(0, cells)
    means = ImageStat.Stat(fine, rest).mean if rest.getbbox() else [_GREY] * len(fine.getbands())
    plain = Image.merge(fine.mode, [Image.new("L", fine.size, round(mean)) for mean in means])
    fine.paste(plain, mask=rest.point(lambda level: 255 - level))


def _patch(blocks: Image.Image, place: _Place, size: tuple[int, int]) -> Image.Image:
    """The blocks where they lie under that place of a picture of `size`, run into each other."""
    across, down = blocks.width / size[0], blocks.height / size[1]
    part = place[0] * across, place[1] * down, place[2] * across, place[3] * down
    return blocks.resize((place[2] - place[0], place[3] - place[1]), Image.Resampling.BICUBIC, box=part)


def _outward(box: Box, size: tuple[int, int]) -> _Place:
    """The pixels of a box that is hidden, with its margin."""
    (width, height), (across, down) = size, _margins(box, size)
    return (
        max(0, math.floor(box[0] * width) - across), max(0, math.floor(box[1] * height) - down),
        min(width, math.ceil(box[2] * width) + across), min(height, math.ceil(box[3] * height) + down),
    )  # fmt: skip


def _inward(box: Box, size: tuple[int, int]) -> _Place:
    """The pixels of a box that is all that is seen, less its margin; it may be empty."""
    (width, height), (across, down) = size, _margins(box, size)
    return (
        math.ceil(box[0] * width) + across, math.ceil(box[1] * height) + down,
        math.floor(box[2] * width) - across, math.floor(box[3] * height) - down,
    )  # fmt: skip


def _margins(box: Box, size: tuple[int, int]) -> tuple[int, int]:
    across, down = (box[2] - box[0]) * size[0] * MARGIN, (box[3] - box[1]) * size[1] * MARGIN
    return max(MIN_MARGIN, math.ceil(across)), max(MIN_MARGIN, math.ceil(down))
