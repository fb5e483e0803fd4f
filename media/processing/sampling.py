"""Which frames of a file are hashed, and their hashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from av.video.frame import VideoFrame
from PIL import Image

from media.processing.clips import RECIPES
from media.processing.hashes import is_flat, phash, variants
from media.processing.job import Job
from media.processing.opening import decoded, limit_decoder, open_container, pictures_of
from media.processing.pictures import STILL
from media.processing.turning import scaled, turn_of_frame, turned

MAX_FRAMES = 120
_SIDE = 192
_CLEAN = RECIPES["rendition_480"].name


def hash_frames(job: Job, *, with_variants: bool = True) -> dict[str, Any]:
    """Hash key frames, at most one a second and `MAX_FRAMES` in all, flat ones left out; of a picture the one.

    A clip is hashed from its clean rendition where there is one: that has a key frame every second, so that two copies are
    looked at in the same moments. The answer has `source`, `sampled` and `hashes`: for each variant a list of
    [second, hash as 16 hexadecimal digits]; "as_is" is what is stored, the others are what to ask with.
    """
    if job.result("probe").get("form") == "sound":
        return {"source": "", "sampled": 0, "hashes": {}}
    source, frames = _frames(job)
    found: dict[str, list[list[Any]]] = {}
    sampled = 0
    for at, picture in frames:
        sampled += 1
        if is_flat(picture):
            continue
        for name, one in (variants(picture) if with_variants else {"as_is": picture}).items():
            found.setdefault(name, []).append([round(at, 3), f"{phash(one):016x}"])
    return {"source": source, "sampled": sampled, "hashes": found}


def read_hashes(answer: dict[str, Any]) -> dict[str, list[tuple[float, int]]]:
    """The `hashes` of an answer as numbers, as `hashes.best_match` wants them."""
    return {name: [(at, int(value, 16)) for at, value in rows] for name, rows in answer["hashes"].items()}


def _frames(job: Job) -> tuple[str, Iterator[tuple[float, Image.Image]]]:
    if job.result("probe").get("form") == "still":
        return STILL, _of_still(job)
    seconds = float(job.result("probe").get("seconds") or 0)
    if (job.folder / _CLEAN).exists():
        return _CLEAN, _of_clip((job.folder / _CLEAN).open("rb"), "mp4", seconds)
    return "original", _of_clip(job.open_original(), job.kind(), seconds)


def _of_still(job: Job) -> Iterator[tuple[float, Image.Image]]:
    with Image.open(job.folder / STILL, formats=["PNG"]) as still:
        yield 0.0, still.convert("L")


def _of_clip(file: BinaryIO, kind: str, seconds: float) -> Iterator[tuple[float, Image.Image]]:
    step = max(1.0, seconds / MAX_FRAMES)
    with file, open_container(file, kind) as container:
        stream = pictures_of(container)
        if stream is None:
            return
        limit_decoder(stream)
        stream.codec_context.skip_frame = "NONKEY"
        start, due, given, turn = float((stream.start_time or 0) * (stream.time_base or 0)), 0.0, 0, 0
        for frame in decoded(container, [stream]):
            at = (frame.time or 0.0) - start
            if at + 0.02 >= due and given < MAX_FRAMES:
                given += 1
                due = at + step
                picture = cast(VideoFrame, frame)
                turn = turn or turn_of_frame(picture)
                yield at, small_picture(picture, turn)


def small_picture(frame: VideoFrame, turn: int) -> Image.Image:
    """The light of a frame, upright, small enough to be hashed quickly."""
    scale = min(1.0, _SIDE / max(frame.width, frame.height))
    size = max(8, round(frame.width * scale)), max(8, round(frame.height * scale))
    grey = scaled(frame, size, "gray", how="AREA")
    plane = grey.planes[0]
    return turned(Image.frombytes("L", size, bytes(plane), "raw", "L", plane.line_size, 1), turn)
