"""The boxes of ISO files (MP4, MOV, AVIF, HEIC): where each starts and ends. Sizes are never believed past the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

MAX_BOXES, MAX_DEPTH = 20_000, 12

# Containers, and how many bytes of their own stand before what they hold.
CONTAINERS = {
    **dict.fromkeys(
        ("moov", "trak", "mdia", "minf", "stbl", "edts", "dinf", "udta", "iprp", "ipco", "ilst", "gmhd"), 0
    ),
    **dict.fromkeys(("meta", "iref"), 4),
    **dict.fromkeys(("dref", "stsd"), 8),
    **dict.fromkeys(("avc1", "av01"), 78),
    "iinf": 6,
    "mp4a": 28,
}


@dataclass(frozen=True)
class Box:
    """`path` is such as "moov/udta/meta"; `start` and `end` bound what is inside the header, in bytes of the file."""

    path: str
    start: int
    end: int
    is_broken: bool = False

    @property
    def name(self) -> str:
        """The last part of the path, four characters."""
        return self.path.rpartition("/")[2]


def boxes(content: bytes | mmap) -> Iterator[Box]:
    """Every box, outer before inner; one whose size cannot be true is broken, and the last of its level."""
    for count, box in enumerate(_level(content, 0, len(content), "", 0)):
        if count >= MAX_BOXES:
            yield Box(f"{box.path}", box.start, box.end, is_broken=True)
            return
        yield box


def _level(content: bytes | mmap, at: int, end: int, above: str, depth: int) -> Iterator[Box]:
    while at < end:
        box = _box(content, at, end, above)
        yield box
        if box.is_broken:
            return
        own = _own_bytes(content, box)
        if own is not None and depth < MAX_DEPTH:
            yield from _level(content, min(box.start + own, box.end), box.end, f"{box.path}/", depth + 1)
        at = box.end


def _box(content: bytes | mmap, at: int, end: int, above: str) -> Box:
    size, start = int.from_bytes(content[at : at + 4], "big"), at + 8
    name = "".join(chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:02x}" for byte in content[at + 4 : at + 8])
    if size == 1:
        size, start = int.from_bytes(content[at + 8 : at + 16], "big"), at + 16
    elif size == 0 and not above:
        size = end - at
    if start > end or size < start - at or at + size > end:
        return Box(above + (name.replace("/", "\\2f") or "?"), min(start, end), end, is_broken=True)
    return Box(above + name.replace("/", "\\2f"), start, at + size)


def _own_bytes(content: bytes | mmap, box: Box) -> int | None:
    """How far into a container its first box is; None for a box that holds none. QuickTime's meta has no version."""
    if box.name == "meta" and content[box.start + 4 : box.start + 8] == b"hdlr":
        return 0
    if box.name == "iinf" and content[box.start : box.start + 1] not in (b"\0", b""):
        return 8
    return CONTAINERS.get(box.name)
