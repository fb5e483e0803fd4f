"""The strip check of a PNG: its chunks."""

from __future__ import annotations

_NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_START = 8


def extra_in_png(content: bytes) -> list[str]:
    """Name each chunk that is not needed to show the pixels; "tail" is what follows the end."""
    found: list[str] = []
    at, name = _START, b""
    while at + 12 <= len(content) and name != b"IEND":
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if name not in _NEEDED or (name == b"IEND" and size):
            found.append(name.decode("latin-1"))
        at += 12 + size
    if name != b"IEND" or at > len(content):
        return [*found, "broken"]
    return [*found, "tail"] if at < len(content) else found
