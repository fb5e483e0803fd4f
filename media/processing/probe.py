"""The technical facts of a file, and whether it is taken at all."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from media.processing.budgets import Refused, check_frame, check_length, check_picture, check_rate
from media.processing.job import Job
from media.processing.opening import limit_decoder, open_container, open_picture, pictures_of, reading, sound_of
from media.processing.turning import turn_of_frame, turn_of_picture
from media.sniffing import SOUNDS, STILLS

MAX_PACKETS_SEEN = 60_000
"""Packets that are counted for the true length: about twenty minutes; nothing is decoded for it."""

MIN_FRAMES_FOR_RATE = 12


def probe(job: Job) -> dict[str, Any]:
    """Tell what the file is, within budget, and that its first picture or sound can be decoded.

    The answer has `form` (still, clip or sound), `kind`, `bytes`; sizes are upright pixels, times are seconds, and
    `seconds` is what was counted when counting reached the end (`is_counted`), else what the header claims.
    """
    kind = job.kind()
    with job.open_original() as file:
        size = file.seek(0, 2)
        file.seek(0)
        if kind in STILLS:
            facts = _still(file, kind)
        else:
            with open_container(file, kind, has_pictures=kind not in SOUNDS) as container:
                facts = _moving(container, kind)
    return {"kind": kind, "bytes": size, **facts}


def _still(file: Any, kind: str) -> dict[str, Any]:
    with open_picture(file, kind) as image:
        check_picture(*image.size)
        turn = turn_of_picture(image)
        with reading():
            frames = getattr(image, "n_frames", 1) if kind in ("gif", "webp", "avif") else 1
            image.draft(None, (64, 64))
            image.load()
        width, height = image.size if image.format != "JPEG" else _size_of(file, kind)
    return {"form": "still", **_upright(width, height, turn), "frames": frames}


def _size_of(file: Any, kind: str) -> tuple[int, int]:
    """The size in the header of a JPEG, which was decoded at a fraction of it."""
    file.seek(0)
    with open_picture(file, kind) as image:
        return image.size


def _moving(container: InputContainer, kind: str) -> dict[str, Any]:
    pictures = None if kind in SOUNDS else pictures_of(container)
    sound = sound_of(container)
    if pictures is None and sound is None:
        raise Refused("nothing_to_show")
    claimed = _claimed_seconds(container)
    check_length(claimed)
    facts: dict[str, Any] = {
        "streams": [{"type": one.type, "codec": _codec(one)} for one in container.streams],
        "sound": _sound(container) if sound is not None else None,
    }
    facts |= {"form": "sound"} if pictures is None else {"form": "clip", **_pictures(container, pictures)}
    facts |= _counted(container, pictures, claimed)
    return facts


def _claimed_seconds(container: InputContainer) -> float | None:
    streams = [float(one.duration * one.time_base) for one in container.streams if one.duration and one.time_base]
    whole = [container.duration / 1_000_000] if container.duration else []
    return max(streams + whole, default=None)


def _codec(stream: Any) -> str:
    return str(stream.codec_context.name) if getattr(stream, "codec_context", None) else "unknown"


def _sound(container: InputContainer) -> dict[str, Any] | None:
    """Facts of the sound; a clip whose sound is in an unknown coding is taken without it."""
    stream = sound_of(container)
    if stream is None or stream.codec_context is None:
        return None
    context = stream.codec_context
    return {"codec": context.name, "rate": context.sample_rate, "channels": context.layout.nb_channels}


def _pictures(container: InputContainer, stream: VideoStream) -> dict[str, Any]:
    context = stream.codec_context
    check_rate(stream.average_rate)
    limit_decoder(stream)
    check_frame(context.width, context.height)
    frame = _first_frame(container, stream)
    check_frame(frame.width, frame.height)
    shape = context.sample_aspect_ratio or Fraction(1)
    width = round(frame.width * shape) if Fraction(1, 4) < shape < 4 else frame.width
    return {
        **_upright(width, frame.height, turn_of_frame(frame)),
        "codec": context.name,
        "rate": round(float(stream.average_rate), 3) if stream.average_rate else None,
        "is_interlaced": frame.interlaced_frame,
    }


def _first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    with reading():
        frame = next(container.decode(stream), None)
    if frame is None:
        raise Refused("unreadable")
    return frame


def _counted(container: InputContainer, pictures: VideoStream | None, claimed: float | None) -> dict[str, Any]:
    """Walk the packets, decoding nothing, for the length and the rate that are really there."""
    with reading():
        if pictures is not None:
            container.seek(0, backward=True, any_frame=False)
    ends: list[float] = []
    starts: list[float] = []
    frames = seen = 0
    with reading():
        streams = [one for one in container.streams if one.type in ("video", "audio")]
        for packet in container.demux(streams):
            seen += 1
            if packet.pts is not None and packet.time_base:
                starts.append(float(packet.pts * packet.time_base))
                ends.append(starts[-1] + float((packet.duration or 0) * packet.time_base))
                frames += packet.stream is pictures
            if seen >= MAX_PACKETS_SEEN:
                break
    return _length(starts, ends, frames, claimed, is_counted=seen < MAX_PACKETS_SEEN)


def _length(
    starts: list[float], ends: list[float], frames: int, claimed: float | None, *, is_counted: bool
) -> dict[str, Any]:
    seconds = max(ends) - min(starts) if ends else 0.0
    check_length(seconds)
    if frames >= MIN_FRAMES_FOR_RATE and seconds > 0:
        check_rate(frames / seconds)
    told = seconds if is_counted and seconds > 0 else max(seconds, claimed or 0.0)
    return {
        "seconds": round(told, 3),
        "claimed_seconds": round(claimed, 3) if claimed is not None else None,
        "frames": frames,
        "is_counted": is_counted,
    }


def _upright(width: int, height: int, turn: int) -> dict[str, int]:
    """Sizes as a person sees them; turns 5 to 8 stand on their side."""
    return {"width": height, "height": width, "turn": turn} if turn >= 5 else {
        "width": width, "height": height, "turn": turn,
    }  # fmt: skip
