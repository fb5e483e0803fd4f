"""What a file says of itself: device, software, times, position. Evidence for the desk; nothing of it is believed."""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Iterable, Iterator
from typing import Any

from media.processing.embedded import Entry, of_boxes, of_container, of_picture
from media.processing.job import Job
from media.processing.opening import open_container, open_picture
from media.sniffing import SOUNDS, STILLS

MAX_ENTRIES, MAX_CHARS = 200, 300
MAX_BOX_BYTES = 1024 * 1024 * 1024
"""Files up to this size are also walked box by box, for what decoders pass over."""

GROUPS: dict[str, tuple[str, ...]] = {
    "position": ("gps", "location", "xyz", "loci", "latitude", "longitude", "sublocation"),
    "times": ("date", "time", "creation", "modif", "year"),
    "device": ("make", "model", "serial", "lens", "owner", "camera", "manufacturer", "device", "android", "imei"),
    "software": (
        "software",
        "encoder",
        "tool",
        "application",
        "handler",
        "muxing",
        "writing",
        "version",
        "©swr",
        "©too",
    ),
}
"""What an entry is filed under, by a piece of its name; the first group that fits."""


def metadata_digest(job: Job) -> dict[str, Any]:
    """List what containers, streams and tags say, as [where, name, value] under position, times, device, software, other.

    A value is text of at most `MAX_CHARS`; what is no text becomes its length and SHA-256. `is_cut` tells that there was
    more than `MAX_ENTRIES`.
    """
    digest: dict[str, Any] = {name: [] for name in (*GROUPS, "other")}
    seen: set[tuple[str, str, str]] = set()
    is_cut = False
    for where, name, value in _entries(job):
        entry = (_text(where), _text(name), _text(value))
        if not entry[2] or entry in seen:
            continue
        if is_cut := len(seen) >= MAX_ENTRIES:
            break
        seen.add(entry)
        digest[_group(entry[0], entry[1])].append(list(entry))
    return {**digest, "has_position": bool(digest["position"]), "is_cut": is_cut}


def texts_of(digest: dict[str, Any]) -> list[str]:
    """Every value in the digest."""
    return [entry[2] for name in (*GROUPS, "other") for entry in digest.get(name, [])]


def _entries(job: Job) -> Iterator[Entry]:
    kind = job.kind()
    with job.open_original() as file:
        if kind in STILLS and kind != "heic":
            with open_picture(file, kind) as image:
                yield from _as_far_as_it_goes(of_picture(image))
        elif kind not in STILLS:
            with open_container(file, kind, has_pictures=kind not in SOUNDS) as container:
                yield from _as_far_as_it_goes(of_container(container))
    if kind in ("mp4", "mov", "m4a", "heic", "avif"):
        with job.open_original() as file:
            size = min(os.fstat(file.fileno()).st_size, MAX_BOX_BYTES)
            with mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as content:
                yield from _as_far_as_it_goes(of_boxes(content))


def _as_far_as_it_goes(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Broken tags end the list; what was read before them stays evidence."""
    try:
        yield from entries
    except MemoryError:
        raise
    except Exception:  # hostile tags raise nearly anything
        yield "file", "tags", "broken; there may be more than what is listed"


def _group(where: str, name: str) -> str:
    spoken = f"{where} {name}".casefold()
    return next((group for group, pieces in GROUPS.items() if _has(spoken, pieces)), "other")


def _has(spoken: str, pieces: Iterable[str]) -> bool:
    return any(piece in spoken for piece in pieces)


def _text(value: Any) -> str:
    """A value as it may be shown: cut, without control characters; bytes only when they are text."""
    if isinstance(value, bytes):
        try:
            value = value.rstrip(b"\0").decode()
        except UnicodeDecodeError:
            return f"{len(value)} bytes, SHA-256 {hashlib.sha256(value).hexdigest()}"
        if any(ord(sign) < 32 and sign not in "\t\n\r" for sign in value):
            raw = value.encode()
            return f"{len(raw)} bytes, SHA-256 {hashlib.sha256(raw).hexdigest()}"
    words = str(value)[: 4 * MAX_CHARS]
    shown = "".join(sign if sign.isprintable() else " " for sign in words)
    return shown.encode("utf-8", "replace").decode().strip()[:MAX_CHARS]
