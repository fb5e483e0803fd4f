"""What the headers of a tus request say. Pure; raises ValueError for what is not written as the protocol has it."""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import dataclass

ALGORITHMS = {"sha256": 32, "sha1": 20}
"""Digests that a piece may bring along, with their length in bytes."""
_MOST_DIGITS = 18
_MOST_METADATA = 8 * 1024


@dataclass(frozen=True, slots=True)
class Checksum:
    """The digest that a piece of a file has to have."""

    algorithm: str
    digest: bytes


def number(value: str | None) -> int:
    """A whole number of bytes, not negative."""
    if not value or not value.isascii() or not value.isdigit() or len(value) > _MOST_DIGITS:
        raise ValueError("not a number of bytes")
    return int(value)


def metadata(value: str) -> dict[str, str]:
    """`Upload-Metadata`: words with a text each, in Base64; a word alone has an empty text."""
    if len(value) > _MOST_METADATA:
        raise ValueError("too much metadata")
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in value.split(","))):
        word, _space, text = pair.partition(" ")
        if word in found:
            raise ValueError("a word stands twice")
        found[word] = _plain(text).decode()  # UnicodeDecodeError is a ValueError
    return found


def checksum(value: str | None) -> Checksum | None:
    """`Upload-Checksum`: algorithm and digest; None where the header is missing."""
    if value is None:
        return None
    algorithm, _space, text = value.strip().partition(" ")
    digest = _plain(text)
    if len(digest) != ALGORITHMS.get(algorithm):
        raise ValueError("no digest that is known here")
    return Checksum(algorithm, digest)


def _plain(text: str) -> bytes:
    try:
        return b64decode(text.strip(), validate=True)
    except binascii.Error as problem:
        raise ValueError("not Base64") from problem
