"""The strip check of a JPEG: its segments."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Markers of a JPEG's parts: tables, frame headers and restarts are what pixels need.
_BROKEN, _SCAN, _END, _APP0, _COMMENT = 0x00, 0xDA, 0xD9, 0xE0, 0xFE
_NEEDED = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, _SCAN})
_AFTER_PIXELS = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)


def extra_in_jpeg(content: bytes) -> list[str]:
    """Name each part that is not needed to show the pixels; "COM" is a comment, "tail" what follows the end."""
    return [_name(marker) for marker, part in _parts(content) if not _is_needed(marker, part)]


def _parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and content of each part; the end comes with what follows it."""
    at = 2 if content[:2] == b"\xff\xd8" else len(content)
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] not in (b"", bytes([_END])):
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        marker = content[at + 1]
        yield marker, content[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == _SCAN:
            following = _AFTER_PIXELS.search(content, at)
            at = following.start() if following else len(content)
    yield (_END, content[at + 2 :]) if content[at : at + 2] == bytes((0xFF, _END)) else (_BROKEN, b"")


def _is_needed(marker: int, part: bytes) -> bool:
    is_plain_header = marker == _APP0 and part[:5] == b"JFIF\0" and len(part) == 14  # without a thumbnail
    return marker in _NEEDED or is_plain_header or (marker == _END and not part)


def _name(marker: int) -> str:
    if _APP0 <= marker <= _APP0 + 15:
        return f"APP{marker - _APP0}"
    return {_COMMENT: "COM", _END: "tail", _BROKEN: "broken"}.get(marker, f"{marker:02X}")
