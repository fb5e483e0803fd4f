"""Which frames of a file are hashed, and their hashes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, BinaryIO, cast

from av.error import FFmpegError
from av.video.frame import VideoFrame
from PIL import Image

from media.processing.clips import RECIPES
from media.processing.clock import slack_of, start_of, zero_of
from media.processing.hashes import is_flat, phash, variants
from media.processing.hiding import Veil
from media.processing.job import Job
from media.processing.opening import decoded, limit_decoder, open_container, pictures_of, reading
from media.processing.pictures import STILL, check_plan
from media.processing.probe import MAX_PACKETS_SEEN
from media.processing.redaction import AS_IT_CAME, NOTHING, Plan
from media.processing.turning import scaled, turn_of_frame, turned

MAX_FRAMES = 120
_SIDE = 192
_EARLY = 0.02  # a frame may come this much before its moment, in seconds: time stamps are rounded
_SEEK_FROM = 4.0  # moments this far apart are gone to; nearer ones are met by decoding on
_NEAR_ENOUGH, _NEARLY_ALL = 0.1, 0.9
_CLEAN = RECIPES["rendition_480"].name


def hash_frames(job: Job, *, with_variants: bool = True, plan: object = NOTHING) -> dict[str, Any]:
    """Hash frames, at most one a second and `MAX_FRAMES` in all, flat ones left out; of a picture the one.

    A clip is hashed from its clean rendition where there is one, which has a key frame every second, and else from the
    original in the same moments: two copies meet whatever each was made from. What `plan` hides is hidden in what is
    hashed. The answer has `source`, `sampled` and
    `hashes`: for each variant a list of [second, hash as 16 hexadecimal digits]; "as_is" is what is stored, the others are
    what to ask with.
    """
    hidden = Plan.parse(plan)
    if job.result("probe").get("form") == "sound":
        return {"source": "", "sampled": 0, "hashes": {}, "plan": hidden.digest}
    source, frames = _frames(job, hidden)
    found: dict[str, list[list[Any]]] = {}
    sampled = 0
    for at, picture in frames:
        sampled += 1
        if is_flat(picture):
            continue
        for name, one in (variants(picture) if with_variants else {"as_is": picture}).items():
            found.setdefault(name, []).append([round(at, 3), f"{phash(one):016x}"])
    return {"source": source, "sampled": sampled, "hashes": found, "plan": hidden.digest}


def read_hashes(answer: dict[str, Any]) -> dict[str, list[tuple[float, int]]]:
    """The `hashes` of an answer as numbers, as `hashes.best_match` wants them."""
    return {name: [(at, int(value, 16)) for at, value in rows] for name, rows in answer["hashes"].items()}


def _frames(job: Job, plan: Plan) -> tuple[str, Iterator[tuple[float, Image.Image]]]:
    facts = job.result("probe")
    if facts.get("form") == "still":
        check_plan(job, "still", plan.digest)
        return STILL, _of_still(job)
    seconds = float(facts.get("seconds") or 0)
    step = max(1.0, seconds / MAX_FRAMES)
    if (job.folder / _CLEAN).exists() and job.result("rendition_480").get("plan", "") == plan.digest:
        clean = job.folder / _CLEAN
        return _CLEAN, _of_clip(lambda: clean.open("rb"), "mp4", step, facts, AS_IT_CAME, only_keys=True)
    only_keys = step <= _SEEK_FROM and _has_keys_on_the_grid(job, step)
    return "original", _of_clip(job.open_original, job.kind(), step, facts, plan, only_keys=only_keys)


def _of_still(job: Job) -> Iterator[tuple[float, Image.Image]]:
    with Image.open(job.folder / STILL, formats=["PNG"]) as still:
        yield 0.0, still.convert("L")


def _of_clip(
    open_file: Callable[[], BinaryIO], kind: str, step: float, facts: dict[str, Any], plan: Plan, *, only_keys: bool
) -> Iterator[tuple[float, Image.Image]]:
    """The frames at 0, `step`, twice `step` … from the first one on; of far apart ones nothing between is decoded."""
    with open_file() as file, open_container(file, kind) as container:
        stream = pictures_of(container)
        if stream is None:
            return
        limit_decoder(stream)
        if only_keys:
            stream.codec_context.skip_frame = "NONKEY"
        veil = Veil(plan, zero_of(container), slack_of(facts))
        start, turn, frames = start_of(stream), 0, decoded(container, [stream])
        for number in range(MAX_FRAMES):
            found = next((one for one in frames if (one.time or 0.0) - start + _EARLY >= number * step), None)
            if found is None:
                return
            picture = cast(VideoFrame, found)
            turn = turn or turn_of_frame(picture)
            yield (picture.time or 0.0) - start, small_picture(veil.over_frame(picture, turn), turn)
            if step > _SEEK_FROM and stream.time_base and kind != "mpegts":  # which has no index, and lands anywhere
                with contextlib.suppress(FFmpegError):  # what cannot be skipped is decoded
                    container.seek(int(((number + 1) * step + start) / stream.time_base), stream=stream)
                    frames = decoded(container, [stream])


def _has_keys_on_the_grid(job: Job, step: float) -> bool:
    """Whether nearly every moment that is asked for has a frame that stands alone: then no other needs to be decoded."""
    with job.open_original() as file, open_container(file, job.kind()) as container, reading():
        stream = pictures_of(container)
        if stream is None or not stream.time_base:
            return False
        packets = islice(container.demux(stream), MAX_PACKETS_SEEN)
        told = [(one.pts, one.is_keyframe) for one in packets if one.pts is not None]
        times = [(float(pts * stream.time_base) - start_of(stream), is_key) for pts, is_key in told]
    moments = range(int(max((at for at, _is_key in times), default=0.0) / step) + 1)
    met = {round(at / step) for at, is_key in times if is_key and abs(at - round(at / step) * step) <= _NEAR_ENOUGH}
    return len(met) >= _NEARLY_ALL * len(moments)


def small_picture(frame: VideoFrame, turn: int) -> Image.Image:
    """The light of a frame, upright, small enough to be hashed quickly."""
    scale = min(1.0, _SIDE / max(frame.width, frame.height))
    size = max(8, round(frame.width * scale)), max(8, round(frame.height * scale))
    grey = scaled(frame, size, "gray", how="AREA")
    plane = grey.planes[0]
    return turned(Image.frombytes("L", size, bytes(plane), "raw", "L", plane.line_size, 1), turn)
