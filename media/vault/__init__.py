"""The store of originals. A file is written once, encrypted, under a random id, and never changed. It has no address.

`root` is the folder of the vault. Where the settings name a bucket the originals lie there, and `root` only holds what is
being written. Keys come from the settings unless `keys` gives them.
"""

from __future__ import annotations

import errno
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

from media.vault.cipher import CHUNK, Sealed, SealedReader, is_sealed, new_file_key, write_sealed
from media.vault.disk import Disk, create, incoming, removed, settle_file, sweep_incoming
from media.vault.faults import KeyMissing, Tampered, VaultFull
from media.vault.keys import VaultKeys, id_of
from media.vault.names import check, new_name

__all__ = [
    "CHUNK", "KeyMissing", "Sealed", "Tampered", "VaultFull", "VaultKeys", "destroy", "encrypt", "open_original",
    "originals", "rewrap", "seal", "sweep",
]  # fmt: skip

# EFBIG is what a limit on the size of files answers.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Store(Protocol):
    """Where sealed files and their wrapped keys lie; the docstrings of `Disk` say what each does."""

    def keep(self, name: str, part: Path, key: bytes) -> None: ...
    def open(self, name: str) -> BinaryIO: ...
    def key(self, name: str) -> bytes: ...
    def set_key(self, name: str, key: bytes) -> None: ...
    def replace(self, name: str, part: Path, key: bytes) -> None: ...
    def remove(self, name: str) -> None: ...
    def names(self) -> Iterator[str]: ...
    def sweep(self, *, before: datetime) -> int: ...


def seal(content: bytes | BinaryIO, *, root: Path, keys: VaultKeys | None = None) -> Sealed:
    """Store `content` (a stream is read from where it stands) for good and return its id, digests and size.

    The file appears under its name complete and on disk, or not at all. Raises `VaultFull` when there is no
    room for it.
    """
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    keys, name, file_key = keys or _keys(), new_name(), new_file_key()
    with _full_is_told(), _written(name, stream, root, file_key) as (part, sealed):
        _store(root).keep(name, part, keys.wrap(file_key, name))
    return sealed


def open_original(name: str, root: Path, *, keys: VaultKeys | None = None, sha256: str = "") -> BinaryIO:
    """Open the plain bytes of an original; reading raises Tampered before it hands out a wrong byte of a chunk.

    `FileNotFoundError` if there is none, `ValueError` if `name` is no id, `KeyMissing` if its vault key is not here.
    An early original that is not encrypted is held against `sha256`, if given, before the first byte.
    """
    store = _store(root)
    file = store.open(name)
    try:
        if is_sealed(file):
            return _reader(file, name, store, keys or _keys())
        if sha256 and hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise Tampered
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def destroy(name: str, root: Path) -> None:
    """Remove an original and its key for good; doing it again is no error.

    Backups, and blocks that the disk keeps for itself, are out of its reach.
    """
    check(name)
    # Sealing that was killed at its end leaves this second name of the same bytes.
    (root / "incoming" / f"{name}.part").unlink(missing_ok=True)
    _store(root).remove(name)


def originals(root: Path) -> Iterator[str]:
    """Yield the ids of all originals, in order."""
    return _store(root).names()


def sweep(root: Path, *, before: datetime) -> int:
    """Remove what killed processes left half done, last touched before `before`; return how many files went."""
    return sweep_incoming(root, before=before) + _store(root).sweep(before=before)


def encrypt(name: str, root: Path, *, keys: VaultKeys | None = None, sha256: str = "") -> bool:
    """Encrypt an original that was kept plain; False when it is encrypted already.

    Raises Tampered, and changes nothing, when it is not the file with that `sha256` (if given).
    """
    keys, file_key, store = keys or _keys(), new_file_key(), _store(root)
    with store.open(name) as file:
        if is_sealed(file):
            return False
        (root / "incoming" / f"{name}.part").unlink(missing_ok=True)
        with _full_is_told(), _written(name, file, root, file_key) as (part, sealed):
            if sha256 and sealed.sha256 != sha256:
                raise Tampered
            store.replace(name, part, keys.wrap(file_key, name))
    return True


def rewrap(name: str, root: Path, *, keys: VaultKeys | None = None) -> bool:
    """Wrap the key of an encrypted original under the newest vault key; False when it is already."""
    keys, store = keys or _keys(), _store(root)
    line = _line(store, name)
    if id_of(line) == keys.newest:
        return False
    store.set_key(name, keys.wrap(keys.unwrap(line, name), name))
    return True


def _store(root: Path) -> Store:
    if settings.NEWSROOM_VAULT_S3:
        from media.vault.bucket import Bucket  # the package it needs is an extra

        return Bucket(settings.NEWSROOM_VAULT_S3)
    return Disk(root)


def _keys() -> VaultKeys:
    return VaultKeys.parse(settings.NEWSROOM_VAULT_KEYS)


def _reader(file: BinaryIO, name: str, store: Store, keys: VaultKeys) -> BinaryIO:
    reader = SealedReader(file, name=name, key=keys.unwrap(_line(store, name), name))
    return io.BufferedReader(reader, buffer_size=64 * 1024)


def _line(store: Store, name: str) -> bytes:
    """The wrapped key; an original without one was tampered with, unless it is gone altogether."""
    try:
        return store.key(name)
    except FileNotFoundError as problem:
        store.open(name).close()
        raise Tampered from problem


@contextmanager
def _written(name: str, stream: BinaryIO, root: Path, file_key: bytes) -> Iterator[tuple[Path, Sealed]]:
    """The encrypted file under a temporary name, on disk; the name goes when the block ends."""
    part = incoming(root) / f"{name}.part"
    with removed(part):
        with create(part) as out:
            sealed = write_sealed(name, stream, out, file_key)
            settle_file(out)
        yield part, sealed


@contextmanager
def _full_is_told() -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise VaultFull from problem
        raise
