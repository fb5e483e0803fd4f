"""The strip check of a WebP: its chunks."""

from __future__ import annotations

_PIXELS = (b"VP8 ", b"VP8L")


def extra_in_webp(content: bytes) -> list[str]:
    """Name whatever is not the one chunk of pixels; an extended header (VP8X) is only written to announce more."""
    if len(content) != 8 + int.from_bytes(content[4:8], "little"):
        return ["tail" if len(content) > 8 + int.from_bytes(content[4:8], "little") else "broken"]
    found: list[str] = []
    at, pixels = 12, 0
    while at + 8 <= len(content):
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        pixels += name in _PIXELS
        if name not in _PIXELS or pixels > 1:
            found.append(name.decode("latin-1").strip())
        if size & 1 and content[at + 8 + size : at + 9 + size] not in (b"\0", b""):
            found.append("padding")
        at += 8 + size + (size & 1)
    return found if at == len(content) and pixels else [*found, "broken"]
