"""A second look at a rendition that we wrote, before it may leave the job folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from av.container import InputContainer

from media.processing.budgets import Refused
from media.processing.opening import open_container

# Kinds of H.264 units that are pictures or say how to decode them: slices, parameter sets, delimiters, ends, padding.
_PICTURE_UNITS = frozenset({1, 5, 7, 8, 9, 10, 11})
_OWN_TAGS = frozenset({"major_brand", "minor_version", "compatible_brands", "handler_name", "language", "vendor_id"})


def check_rendition(path: Path, *, has_pictures: bool) -> dict[str, Any]:
    """Raise Refused("not_clean") unless the MP4 holds one stream of pictures (or none), at most one of sound, no more.

    Returns width, height and seconds as they are really in the file.
    """
    with path.open("rb") as file, open_container(file, "mp4") as container:
        if problems := _problems(container, has_pictures=has_pictures):
            raise Refused("not_clean") from ValueError(", ".join(problems))
        seconds = round((container.duration or 0) / 1_000_000, 3)
        if not has_pictures:
            return {"seconds": seconds}
        context = container.streams.video[0].codec_context
        return {"width": context.width, "height": context.height, "seconds": seconds}


def _problems(container: InputContainer, *, has_pictures: bool) -> list[str]:
    streams = container.streams
    counts = (len(streams.video), len(streams.audio), len(streams))
    problems = [] if counts in {(has_pictures, 0, has_pictures), (has_pictures, 1, 1 + has_pictures)} else ["streams"]
    tags = set(container.metadata).union(*(one.metadata for one in streams))
    problems += sorted(tags - _OWN_TAGS)
    if container.chapters():
        problems.append("chapters")
    return problems + (foreign_units(container) if has_pictures and not problems else [])


def foreign_units(container: InputContainer) -> list[str]:
    """Units inside the H.264 stream that are no pictures, such as captions and notes, as "unit 6"."""
    stream = container.streams.video[0]
    kinds = {kind for packet in container.demux(stream) for kind in _units(bytes(packet))}
    return [f"unit {kind}" for kind in sorted(kinds - _PICTURE_UNITS)]


def _units(content: bytes) -> Iterator[int]:
    """The kinds of the units in a packet, each after four bytes of its length."""
    at = 0
    while at + 5 <= len(content):
        yield content[at + 4] & 0x1F
        at += 4 + int.from_bytes(content[at : at + 4], "big")
    if at != len(content):
        yield 0
