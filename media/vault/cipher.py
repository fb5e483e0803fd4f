"""The shape of a sealed original, written and read in chunks with a fixed amount of memory.

`header | chunk 0 | chunk 1 | … | last chunk`. The header is magic and version (8 bytes), the original's id (16) and the
chunk size (4, big endian). A chunk is AES-256-GCM under the file's own key. Its nonce is its number (11 bytes) and whether
it is the last one (1), the header is bound to each: what is cut, reordered, doubled or of another file does not open.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from media.vault.faults import Tampered

CHUNK = 1024 * 1024
MAGIC = b"\x93VAULT\x00\x01"
HEADER = struct.Struct(">8s16sI")
TAG = 16
LARGEST_CHUNK = 16 * CHUNK


@dataclass(frozen=True)
class Sealed:
    """A stored original: its id in the vault, hex digests of its plain bytes and their number."""

    name: str
    sha256: str
    sha512: str
    size: int


def write_sealed(name: str, stream: BinaryIO, out: BinaryIO, key: bytes) -> Sealed:
    """Encrypt `stream` from where it stands into `out`, and digest the plain bytes on the way."""
    header, cipher = HEADER.pack(MAGIC, bytes.fromhex(name), CHUNK), AESGCM(key)
    sha256, sha512, size = hashlib.sha256(), hashlib.sha512(), 0
    out.write(header)
    for number, (part, is_last) in enumerate(_parts(stream)):
        sha256.update(part)
        sha512.update(part)
        size += len(part)
        out.write(cipher.encrypt(_nonce(number, is_last=is_last), part, header))
    return Sealed(name, sha256.hexdigest(), sha512.hexdigest(), size)


def is_sealed(file: BinaryIO) -> bool:
    """Whether the stored bytes are encrypted; leaves `file` at its start. Early vaults kept originals as they came."""
    file.seek(0)
    head = file.read(len(MAGIC))
    file.seek(0)
    return head == MAGIC


def new_file_key() -> bytes:
    """A random key for one original."""
    return os.urandom(32)


class SealedReader(io.RawIOBase):
    """The plain bytes of a sealed file: readable and seekable. Raises Tampered and then hands out nothing of that chunk.

    The last chunk is checked at opening, so that a file of another length is known before its first byte.
    """

    def __init__(self, file: BinaryIO, *, name: str, key: bytes) -> None:
        super().__init__()
        self._file, self._cipher = file, AESGCM(key)
        self._header = file.read(HEADER.size)
        self._chunk = self._read_header(name)
        stored, block = file.seek(0, os.SEEK_END) - HEADER.size, self._chunk + TAG
        self._last = max(0, (stored - 1) // block)
        self.size = stored - (self._last + 1) * TAG
        self._at, self._number, self._plain = 0, -1, b""
        self._load(self._last)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("a place before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: Any) -> int:
        if self._at >= self.size:
            return 0
        number, offset = divmod(self._at, self._chunk)
        self._load(number)
        view = memoryview(buffer)
        part = self._plain[offset : offset + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._plain = b""
            self._file.close()
        super().close()

    def _read_header(self, name: str) -> int:
        """The chunk size, within bounds: it says how much memory is taken before anything is checked."""
        if len(self._header) != HEADER.size:
            raise Tampered
        magic, owner, chunk = HEADER.unpack(self._header)
        if magic != MAGIC or owner.hex() != name or not 0 < chunk <= LARGEST_CHUNK:
            raise Tampered
        return int(chunk)

    def _load(self, number: int) -> None:
        if number == self._number:
            return
        block = self._chunk + TAG
        self._file.seek(HEADER.size + number * block)
        nonce = _nonce(number, is_last=number == self._last)
        self._number = -1
        try:
            self._plain = self._cipher.decrypt(nonce, self._file.read(block), self._header)
        except InvalidTag as problem:
            raise Tampered from problem
        self._number = number


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _parts(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Chunks of the full size, each with whether it is the last; an empty stream is one empty chunk."""
    part, is_last = _full(stream), False
    while not is_last:
        following = _full(stream)
        is_last = not following
        yield part, is_last
        part = following


def _full(stream: BinaryIO) -> bytes:
    """The next CHUNK bytes, however few the stream gives at a time; fewer at its end only."""
    got = stream.read(CHUNK)
    while 0 < len(got) < CHUNK and (more := stream.read(CHUNK - len(got))):
        got += more
    return got
