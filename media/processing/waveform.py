"""A picture of a sound, drawn by us: it shows how loud it is over time and nothing else of the file."""

from __future__ import annotations

from array import array
from typing import cast

from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from PIL import Image, ImageDraw

from media.processing.budgets import Refused
from media.processing.job import Job
from media.processing.opening import decoded, limit_decoder, open_container, sound_of

WIDTH, HEIGHT, BARS = 1600, 900, 200
_PAPER, _INK, _RULE = (0xFB, 0xFA, 0xF7), (0x16, 0x18, 0x1D), (0xDC, 0xD8, 0xCF)
_RATE = 8000


def draw_waveform(job: Job, kind: str) -> Image.Image:
    """Draw the loudest level of each of `BARS` equal parts of the sound, the loudest of all to full height."""
    levels = _levels(job, kind)
    if not levels:
        raise Refused("unreadable")
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    middle, step, top = HEIGHT // 2, WIDTH / BARS, max(max(levels), 1)
    draw.line((0, middle, WIDTH, middle), fill=_RULE, width=2)
    for bar in range(BARS):
        part = levels[bar * len(levels) // BARS : max((bar + 1) * len(levels) // BARS, bar * len(levels) // BARS + 1)]
        reach = max(part, default=0) / top * HEIGHT * 0.42
        draw.rectangle((bar * step + 1, middle - reach, (bar + 1) * step - 2, middle + reach), fill=_INK)
    return picture


def _levels(job: Job, kind: str) -> list[int]:
    """The loudest sample, 0 to 32767, of each stretch that the decoder hands out."""
    levels: list[int] = []
    with job.open_original() as file, open_container(file, kind, has_pictures=False) as container:
        stream = sound_of(container)
        if stream is None:
            raise Refused("nothing_to_show")
        limit_decoder(stream)
        resampler = AudioResampler(format="s16", layout="mono", rate=_RATE)
        for frame in decoded(container, [stream]):
            frame.pts = None
            for piece in resampler.resample(cast(AudioFrame, frame)):
                samples = array("h", bytes(piece.planes[0])[: 2 * piece.samples])
                if samples:
                    levels.append(max(max(samples), -min(samples)))
    return levels
