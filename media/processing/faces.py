"""Where faces may be: boxes that a person may start from when they draw what to hide. It finds some, and never all.

Needs OpenCV (the optional extra "faces"); without it there are no suggestions, and nothing else is missing.
"""

from __future__ import annotations

import importlib
from typing import Any

from PIL import Image

from media.processing.clock import zero_of
from media.processing.job import Job
from media.processing.opening import decoded, limit_decoder, open_container, open_picture, pictures_of, reading
from media.processing.redaction import MAX_KEYS, MAX_TRACKS, Box
from media.processing.turning import scaled
from media.sniffing import STILLS

MAX_FRAMES = 120
_SIDE = 640
_SCALE, _NEIGHBOURS = 1.1, 4
_SAME_FACE = 0.2  # of two boxes' common area, as a share of what both cover


def suggest_faces(job: Job) -> dict[str, Any]:
    """Look for faces in a copy that we made, once a second at most; its clock is the one that people draw on.

    The answer has `is_available`, and `boxes` as a plan has them, each there from half a look before its face was seen to half
    a look after.
    """
    try:
        vision, numbers = importlib.import_module("cv2"), importlib.import_module("numpy")
    except ImportError:
        return {"is_available": False, "boxes": []}
    vision.setNumThreads(1)
    finder = vision.CascadeClassifier(f"{vision.data.haarcascades}haarcascade_frontalface_default.xml")
    step, looks = _looks(job)
    seen = [(at, _faces(finder, numbers, picture)) for at, picture in looks]
    return {"is_available": True, "boxes": _tracks(seen, step)}


def _faces(finder: Any, numbers: Any, picture: Image.Image) -> list[Box]:
    width, height = picture.size
    light = numbers.frombuffer(picture.tobytes(), "uint8").reshape(height, width)
    return [
        (float(left / width), float(top / height), float((left + wide) / width), float((top + high) / height))
        for left, top, wide, high in finder.detectMultiScale(light, _SCALE, _NEIGHBOURS)
    ]


def _looks(job: Job) -> tuple[float, list[tuple[float, Image.Image]]]:
    """Seconds from look to look (0 for a still), and the light of each."""
    kind = job.kind()
    with job.open_original() as file:
        if kind in STILLS:
            with open_picture(file, kind) as still, reading():
                still.thumbnail((2 * _SIDE, 2 * _SIDE))
                return 0.0, [(0.0, still.convert("L"))]
        with open_container(file, kind) as container:
            stream = pictures_of(container)
            if stream is None:
                return 0.0, []
            limit_decoder(stream)
            stream.codec_context.skip_frame = "NONKEY"
            step = max(1.0, (container.duration or 0) / 1_000_000 / MAX_FRAMES)
            return step, _of_clip(decoded(container, [stream]), zero_of(container), step)


def _of_clip(frames: Any, zero: float, step: float) -> list[tuple[float, Image.Image]]:
    looks: list[tuple[float, Image.Image]] = []
    for frame in frames:
        at = max(0.0, (frame.time or 0.0) - zero)
        if len(looks) < MAX_FRAMES and at + 0.02 >= len(looks) * step:
            scale = min(1.0, _SIDE / max(frame.width, frame.height))
            size = max(8, round(frame.width * scale)), max(8, round(frame.height * scale))
            plane = scaled(frame, size, "gray", how="AREA").planes[0]
            looks.append((at, Image.frombytes("L", size, bytes(plane), "raw", "L", plane.line_size, 1)))
    return looks


def _tracks(seen: list[tuple[float, list[Box]]], step: float) -> list[list[dict[str, Any]]]:
    """Faces that meet from one look to the next are one; a face of a clip has two keys at least, for one would stay for good."""
    tracks: list[list[tuple[float, Box]]] = []
    for at, boxes in seen:
        for box in boxes:
            open_tracks = (one for one in tracks if 0 < at - one[-1][0] < 1.5 * step and len(one) < MAX_KEYS - 2)
            nearest = max(open_tracks, key=lambda one: _overlap(one[-1][1], box), default=None)
            if nearest is not None and _overlap(nearest[-1][1], box) > _SAME_FACE:
                nearest.append((at, box))
            else:
                tracks.append([(at, box)])
    longest = sorted(tracks, key=len, reverse=True)[:MAX_TRACKS]
    return [_keys(track, step / 2) for track in longest]


def _keys(track: list[tuple[float, Box]], reach: float) -> list[dict[str, Any]]:
    ends = [(max(0.0, track[0][0] - reach), track[0][1]), *track, (track[-1][0] + reach, track[-1][1])]
    return [{"at": at, "box": list(box)} for at, box in dict(ends).items()]


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return across * down / (both - across * down)
