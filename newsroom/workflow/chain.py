"""Hash chains over rows whose texts may have to vanish.

A link covers the digest of a text, never the text: the text and its salt can be destroyed and the chain still verifies. The
salt keeps a short text (a name) from being guessed back from its digest.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable

GENESIS = "0" * 64


def canonical(value: object) -> str:
    """One spelling per JSON value: sorted keys, no spaces, letters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def new_salt() -> str:
    """32 hexadecimal digits to be stored beside the text and destroyed with it."""
    return secrets.token_hex(16)


def digest(text: str, salt: str) -> str:
    """SHA-256 of the salted text, in hexadecimal."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def link(previous: str, fields: dict[str, object]) -> str:
    """The hash of a row: SHA-256 over the hash before it and the row's fields in canonical JSON."""
    return hashlib.sha256(f"{previous}\n{canonical(fields)}".encode()).hexdigest()


def first_broken(rows: Iterable[tuple[str, str, dict[str, object]]]) -> int | None:
    """Walk `(previous_hash, hash, fields)` in order; the index of the first row that does not fit, or None."""
    expected = GENESIS
    for index, (previous, own, fields) in enumerate(rows):
        if previous != expected or own != link(previous, fields):
            return index
        expected = own
    return None
