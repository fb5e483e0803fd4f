"""Proof that a rendition carries pictures and sound and nothing else: own small parsers, one for each format we write.

Each looks at the bytes against a list of what may be there; whatever else there is gets a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from media.processing.strip.iso import extra_in_avif, extra_in_mp4
from media.processing.strip.jpeg import extra_in_jpeg
from media.processing.strip.png import extra_in_png
from media.processing.strip.webp import extra_in_webp
from media.sniffing import HEAD_BYTES, sniff

CHECKS: dict[str, Callable[[bytes], list[str]]] = {
    "jpeg": extra_in_jpeg,
    "png": extra_in_png,
    "webp": extra_in_webp,
    "avif": extra_in_avif,
    "mp4": extra_in_mp4,
}
MIN_NEEDLE_BYTES = 6


def extra_parts(content: bytes, needles: Iterable[bytes] = ()) -> list[str]:
    """Name what `content` carries beyond its pictures and sound, such as "APP1" or "moov/udta"; empty means clean.

    `needles` are byte strings that must not be there, such as values of the original's metadata; one shorter than
    `MIN_NEEDLE_BYTES` is passed over, for it would be met by chance. A kind that we never write is "unknown kind".
    """
    kind = sniff(content[:HEAD_BYTES])
    check = CHECKS.get(kind or "")
    found = check(content) if check else ["unknown kind"]
    wanted = {needle for needle in needles if len(needle) >= MIN_NEEDLE_BYTES}
    return found + (["needle"] if any(needle in content for needle in wanted) else [])
