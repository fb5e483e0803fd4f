"""Sound for readers: decoded, made mono or stereo at 48 kHz, and encoded again as AAC."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer

from media.processing.budgets import MAX_SECONDS, Refused
from media.processing.job import Job
from media.processing.opening import SOUND_CODECS, decoded, limit_decoder, open_container, sound_of
from media.processing.redaction import NOTHING, Plan
from media.processing.reopening import check_rendition

RATE = 48_000
RENDITION = "rendition_sound.m4a"
MUXER_OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
"""The index first, and no note of which program wrote it."""

_GAP = RATE // 5  # a pause this long in the time stamps is kept; less is the jitter of a recorder


class SoundWriter:
    """Takes decoded sound and adds it to `output` as one AAC stream."""

    def __init__(self, output: OutputContainer, *, channels: int) -> None:
        layout = "mono" if channels == 1 else "stereo"
        self._output = output
        self._stream: Any = output.add_stream("aac", rate=RATE, options={"flags": "+bitexact"})
        self._stream.layout = layout
        self._stream.bit_rate = 64_000 if channels == 1 else 112_000
        self._resampler = AudioResampler(format="fltp", layout=layout, rate=RATE)
        self._next = 0

    def write(self, frame: AudioFrame, start: float) -> None:
        """Add `frame`; its place is its own time less `start`, in seconds."""
        place = round((frame.time - start) * RATE) if frame.time is not None else self._next
        if self._next + _GAP < place < MAX_SECONDS * RATE:
            self._next = place
        frame.pts = None
        self._keep(self._resampler.resample(frame))

    def finish(self) -> None:
        """Write what is still held back."""
        self._keep(self._resampler.resample(None))
        self._output.mux(self._stream.encode(None))

    def _keep(self, frames: list[AudioFrame]) -> None:
        for frame in frames:
            frame.pts, frame.time_base = self._next, Fraction(1, RATE)
            self._next += frame.samples
            self._output.mux(self._stream.encode(frame))


def can_decode(stream: AudioStream | None) -> bool:
    """Tell whether the sound is in a coding on the list; a clip is shown silent rather than refused."""
    return stream is not None and stream.codec_context is not None and stream.codec_context.name in SOUND_CODECS


def transcode_sound(job: Job, *, plan: object = NOTHING) -> dict[str, Any]:
    """Write the one clean rendition of a sound file and look at it again; with a plan that mutes it nothing is left to hear.

    Raises Refused("nothing_to_show") then, and "bad_plan".
    """
    hidden = Plan.parse(plan)
    if hidden.is_mute:
        raise Refused("nothing_to_show")
    with job.writing(RENDITION) as path:
        with (
            job.open_original() as file,
            open_container(file, job.kind(), has_pictures=False) as source,
            av.open(str(path), "w", format="mp4", options=MUXER_OPTIONS) as output,
        ):
            _copy(source, output)
        checked = check_rendition(path, has_pictures=False)
        size = path.stat().st_size
    return {"files": [RENDITION], "bytes": size, "plan": hidden.digest, **checked}


def _copy(source: Any, output: OutputContainer) -> None:
    stream = sound_of(source)
    if stream is None:
        raise Refused("nothing_to_show")
    limit_decoder(stream)
    writer = SoundWriter(output, channels=stream.codec_context.layout.nb_channels)
    start = float((stream.start_time or 0) * stream.time_base) if stream.time_base else 0.0
    is_heard = False
    for frame in decoded(source, [stream]):
        if isinstance(frame, AudioFrame):
            is_heard = True
            writer.write(frame, start)
    if not is_heard:
        raise Refused("unreadable")
    writer.finish()
