"""A handful of clean stills out of one of our own renditions, for whoever searches for a clip elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PIL import Image

from media.processing.budgets import Refused
from media.processing.hashes import NEAR, distance, is_flat, phash
from media.processing.job import Job, open_made
from media.processing.opening import decoded, limit_decoder, open_container, open_picture, pictures_of, reading
from media.processing.pictures import encode
from media.processing.sampling import small_picture
from media.processing.strip import extra_parts
from media.processing.turning import UPRIGHT
from media.sniffing import STILLS

COUNT = 6
NAMES = tuple(f"frame_{number}.jpg" for number in range(1, COUNT + 1))
_TRIED = 4 * COUNT


def search_frames(job: Job) -> dict[str, Any]:
    """Write up to `COUNT` stills that do not look alike, spread over the clip in its order; of a picture the one.

    The file of the job is a rendition of ours, which is upright. What cannot be told from a plain colour is left out, unless
    there is nothing else. Raises Refused("not_clean") when a still would carry more than its pixels.
    """
    pictures = _spread(list(_pictures(job)))
    if not pictures:
        raise Refused("nothing_to_show")
    for name, picture in zip(NAMES, pictures, strict=False):
        with job.writing(name) as path:
            encode(picture, "jpg", path)
        with open_made(job.folder / name) as file:
            if extra_parts(file.read()):
                raise Refused("not_clean")
    return {"files": list(NAMES[: len(pictures)])}


def _pictures(job: Job) -> Iterator[tuple[Image.Image, int, bool]]:
    """Each picture with its hash, and whether it is plain."""
    kind = job.kind()
    if kind in STILLS:
        with job.open_original() as file, open_picture(file, kind) as image, reading():
            picture = image.convert("RGB")
            yield picture, phash(picture), is_flat(picture)
        return
    for frame in _frames(job, kind):
        small = small_picture(frame, UPRIGHT)
        yield frame.to_image(), phash(small), is_flat(small)


def _frames(job: Job, kind: str) -> Iterator[Any]:
    """The key frame at or before each of `_TRIED` moments."""
    with job.open_original() as file, open_container(file, kind) as container:
        stream = pictures_of(container)
        if stream is None:
            return
        limit_decoder(stream)
        stream.codec_context.skip_frame = "NONKEY"
        length, last = float((stream.duration or 0) * (stream.time_base or 0)), -1.0
        for number in range(_TRIED):
            container.seek(int(length * number / _TRIED / (stream.time_base or 1)), stream=stream)
            frame = next(decoded(container, [stream]), None)
            if frame is not None and (frame.time or 0.0) > last:
                last = frame.time or 0.0
                yield frame


def _spread(pictures: list[tuple[Image.Image, int, bool]]) -> list[Image.Image]:
    """Up to `COUNT` of them, unlike each other: first those furthest from what is chosen, then back in the order of the clip."""
    left = [(at, one) for at, one in enumerate(pictures) if not one[2]] or list(enumerate(pictures))[:1]
    chosen = left[:1]
    while len(chosen) < COUNT:
        unlike = [(min(distance(one[1], kept[1]) for _at, kept in chosen), -at, one) for at, one in left]
        far, at, one = max(unlike, key=lambda each: each[:2], default=(0, 0, None))
        if one is None or far <= NEAR:
            break
        chosen.append((-at, one))
    return [one[0] for _at, one in sorted(chosen, key=lambda each: each[0])]
