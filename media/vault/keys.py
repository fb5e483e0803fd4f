"""The keys of the vault. Each original has a random key of its own; a vault key only wraps those.

A wrapped key is one line, `vault-key 1 <id> <base64>`, so that a key is rotated without touching the originals.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from media.vault.faults import KeyMissing, Tampered

KEY_BYTES = 32
_NONCE = 12
_ID = r"[a-z0-9][a-z0-9_-]{0,31}"
# 12 bytes of nonce, 32 of key and 16 of tag are exactly 80 letters of base64: none is without meaning.
_LINE = re.compile(rf"vault-key 1 ({_ID}) ([A-Za-z0-9+/]{{80}})\n".encode())


@dataclass(frozen=True)
class VaultKeys:
    """The keys by id. The first one wraps what is new, all of them open."""

    keys: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> VaultKeys:
        """Read `id:base64,id2:base64`, 32 bytes each. ValueError, which never holds a key, says what is wrong."""
        keys: dict[str, bytes] = {}
        for number, part in enumerate((one for one in text.split(",") if one.strip()), 1):
            key_id, _colon, encoded = part.strip().partition(":")
            if not re.fullmatch(_ID, key_id) or key_id in keys:
                raise ValueError(f"vault key {number} has no id of its own: small letters and digits, then a colon")
            keys[key_id] = _decoded(encoded, key_id)
        if not keys:
            raise ValueError("there is no vault key")
        return cls(keys)

    @property
    def newest(self) -> str:
        """The id of the key that wraps what is new."""
        return next(iter(self.keys))

    def wrap(self, file_key: bytes, name: str) -> bytes:
        """The line that keeps the key of the original `name`, under the newest vault key."""
        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self.keys[self.newest]).encrypt(nonce, file_key, _about(self.newest, name))
        return b"vault-key 1 %s %s\n" % (self.newest.encode(), base64.b64encode(nonce + sealed))

    def unwrap(self, line: bytes, name: str) -> bytes:
        """The key of the original `name`. Raises Tampered, or KeyMissing when the vault key is not here."""
        key_id, wrapped = _parts(line)
        if key_id not in self.keys:
            raise KeyMissing(key_id)
        try:
            return AESGCM(self.keys[key_id]).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _about(key_id, name))
        except InvalidTag as problem:
            raise Tampered from problem


def id_of(line: bytes) -> str:
    """The id of the vault key that a wrapped key needs; raises Tampered for what is no such line."""
    return _parts(line)[0]


def new_key(key_id: str) -> str:
    """A fresh vault key as the settings write it: `id:base64`."""
    return f"{key_id}:{base64.b64encode(os.urandom(KEY_BYTES)).decode()}"


def _parts(line: bytes) -> tuple[str, bytes]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise Tampered
    return found[1].decode(), base64.b64decode(found[2])


def _about(key_id: str, name: str) -> bytes:
    """What a wrapped key is bound to: it opens no other original and names no other vault key."""
    return f"vault-key 1 {key_id} {name}".encode()


def _decoded(encoded: str, key_id: str) -> bytes:
    try:
        key = base64.b64decode(encoded.replace("-", "+").replace("_", "/"), validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError(f"the vault key {key_id!r} is not 32 bytes in base64")
    return key
