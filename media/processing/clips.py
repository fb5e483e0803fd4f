"""Moving pictures for readers: every frame decoded, copied as bare pixels and encoded again as H.264/AAC MP4."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.video.frame import VideoFrame

from media.processing.budgets import MAX_SECONDS, Refused, check_frame
from media.processing.clock import WATCHED_RATE, rate_of, slack_of, zero_of
from media.processing.hiding import Veil
from media.processing.job import Job
from media.processing.opening import decoded, limit_decoder, open_container, pictures_of, sound_of
from media.processing.redaction import NOTHING, Plan
from media.processing.reopening import check_rendition
from media.processing.sound import MUXER_OPTIONS, SoundWriter, can_decode
from media.processing.turning import rebuilt, scaled, turn_of_frame, turned

_SEI = "filter_units=remove_types=6"  # what is no picture inside the stream of pictures: captions, notes, the encoder's own


@dataclass(frozen=True)
class Recipe:
    """How a rendition is made: its name, the short side in pixels, quality (x264's crf) and frames a second at most."""

    name: str
    short_side: int
    crf: int
    max_rate: int


RECIPES = {
    "rendition_480": Recipe("rendition_480.mp4", 480, 27, WATCHED_RATE),
    "rendition_720": Recipe("rendition_720.mp4", 720, 25, 60),
}


def transcode(job: Job, recipe: Recipe, *, plan: object = NOTHING) -> dict[str, Any]:
    """Write the rendition of `recipe`, upright and never larger than the original, and look at it again.

    What `plan` hides is gone before a frame is made smaller; with its mute there is no stream of sound at all. A frame that
    cannot be decoded is left out. Raises Refused("unreadable") when none can be, and "bad_plan".
    """
    hidden, facts = Plan.parse(plan), job.result("probe")
    with job.writing(recipe.name) as path:
        with job.open_original() as file, open_container(file, job.kind()) as source:
            written = _write(source, path, recipe, facts, hidden)
        checked = check_rendition(path, has_pictures=True)
        size = path.stat().st_size
    return {"files": [recipe.name], "bytes": size, "left_out": written.broken, "plan": hidden.digest, **checked}


def size_of(width: int, height: int, short_side: int) -> tuple[int, int]:
    """Even width and height with that short side at most, in the shape of the original."""
    scale = min(1.0, short_side / max(1, min(width, height)))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


@dataclass
class _Writing:
    """What is being written: the pictures' stream, the sound's, what is hidden, and the moment that counts as the start."""

    output: OutputContainer
    recipe: Recipe
    size: tuple[int, int]
    rate: Fraction
    veil: Veil
    sound: SoundWriter | None = None
    stream: Any = None
    turn: int | None = None
    first: float | None = None
    last_slot: int = -1
    broken: int = 0
    strip: Any = None

    def __post_init__(self) -> None:
        options = {
            "preset": "veryfast", "crf": str(self.recipe.crf), "profile": "high", "flags": "+bitexact", "a53cc": "0",
            # A picture that stands alone each second: seeking is quick and the hashes meet the same moments.
            "g": str(max(1, round(self.rate))), "sc_threshold": "0",
        }  # fmt: skip
        self.stream = self.output.add_stream("libx264", rate=self.rate, options=options)
        self.stream.width, self.stream.height = self.size
        self.stream.pix_fmt = "yuv420p"

    def picture(self, frame: VideoFrame) -> None:
        check_frame(frame.width, frame.height)
        slot = self._slot(frame.time)
        if not self.last_slot < slot <= MAX_SECONDS * self.rate:
            return
        self.last_slot = slot
        if self.turn is None:
            self.turn = turn_of_frame(frame)
        clean = bare_frame(self.veil.over_frame(frame, self.turn), self.size, self.turn)
        clean.pts, clean.time_base = slot, 1 / self.rate
        self._keep(self.stream.encode(clean))

    def _slot(self, time: float | None) -> int:
        """The place of a moment on the grid of frames, which begins at the first one; jitter of a quarter is let pass."""
        if time is None:
            return self.last_slot + 1
        if self.first is None:
            self.first = time
        return max(0, round((self.first - self.veil.zero) * self.rate)) + math.floor(
            (time - self.first) * self.rate + 0.25
        )

    def heard(self, frame: AudioFrame) -> None:
        if self.sound is not None:
            self.sound.write(frame, self.veil.zero)

    def left_out(self) -> None:
        self.broken += 1

    def finish(self) -> None:
        if self.last_slot < 0:
            raise Refused("unreadable")
        self._keep(self.stream.encode(None))
        if self.strip is not None:
            self._mux_all(self.strip.filter(None))
        if self.sound is not None:
            self.sound.finish()

    def _keep(self, packets: list[Packet[Any]]) -> None:
        for packet in packets:
            if self.strip is None:  # the filter wants to know the stream, and that is known after the first frame
                self.strip = BitStreamFilterContext(_SEI, self.stream)
            self._mux_all(self.strip.filter(packet))

    def _mux_all(self, packets: list[Packet[Any]]) -> None:
        for packet in packets:
            packet.stream = self.stream
            self.output.mux(packet)


def bare_frame(frame: VideoFrame, size: tuple[int, int], turn: int) -> VideoFrame:
    """The pixels of `frame`, upright and scaled to `size`, in a new frame that carries nothing else."""
    width, height = (size[1], size[0]) if turn >= 5 else size
    small = scaled(frame, (width, height), "yuv420p", how="BICUBIC")
    return rebuilt(small, size, lambda plane: turned(plane, turn))


def _write(source: InputContainer, path: Path, recipe: Recipe, facts: dict[str, Any], plan: Plan) -> _Writing:
    pictures = pictures_of(source)
    if pictures is None:
        raise Refused("nothing_to_show")
    limit_decoder(pictures)
    sound = sound_of(source) if can_decode(sound_of(source)) and not plan.is_mute else None
    with av.open(str(path), "w", format="mp4", options=MUXER_OPTIONS) as output:
        size = size_of(facts["width"], facts["height"], recipe.short_side)
        veil = Veil(plan, zero_of(source), slack_of(facts))
        writing = _Writing(output, recipe, size, rate_of(facts, recipe.max_rate), veil)
        if sound is not None:
            limit_decoder(sound)
            writing.sound = SoundWriter(output, channels=sound.codec_context.layout.nb_channels)
        for frame in decoded(source, [one for one in (pictures, sound) if one is not None], writing.left_out):
            if isinstance(frame, VideoFrame):
                writing.picture(frame)
            else:
                writing.heard(frame)
        writing.finish()
    return writing
