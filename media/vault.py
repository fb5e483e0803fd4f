"""The store of originals. A file is written once, under a random id, and never changed. It has no address.

Layout under `root`: `originals/ab/cd/abcd…` and `incoming/abcd….part` while a file is being written.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

CHUNK = 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{32}")
_FULL = (errno.ENOSPC, errno.EDQUOT)


class VaultFull(Exception):  # noqa: N818 - it reads as what happened
    """There is no room for the file, and nothing of it was kept. Its text is for people."""


@dataclass(frozen=True)
class Sealed:
    """A stored original: its id in the vault, hex digests of its bytes and its size in bytes."""

    name: str
    sha256: str
    sha512: str
    size: int


def seal(content: bytes | BinaryIO, *, root: Path) -> Sealed:
    """Store `content` (a stream is read from where it stands) for good and return its id, digests and size.

    The file appears under its name complete and on disk, or not at all. Raises `VaultFull` when there is no
    room for it.
    """
    name = secrets.token_hex(16)
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    part, place = _part(name, root), _place(name, root)
    try:
        # One by one, because `parents=True` makes the folders in between readable for others.
        for folder in (root, part.parent, *reversed(_folders(place, root))):
            folder.mkdir(mode=0o700, parents=folder == root, exist_ok=True)
        with _removed(part):
            sealed = _write(name, stream, part)
            os.link(part, place)  # refuses to replace an existing file, which a rename would not
        _settle(place, root)
    except OSError as problem:
        if problem.errno in _FULL:
            raise VaultFull(_full_sentence()) from problem
        raise
    return sealed


def open_original(name: str, root: Path) -> BinaryIO:
    """Open an original for reading: `FileNotFoundError` if there is none, `ValueError` if `name` is no id."""
    return os.fdopen(os.open(_place(name, root), os.O_RDONLY | os.O_NOFOLLOW), "rb")


def destroy(name: str, root: Path) -> None:
    """Remove an original for good; doing it again is no error.

    Backups, and blocks that the disk keeps for itself, are out of its reach.
    """
    place = _place(name, root)
    # Sealing that was killed at its end leaves this second name of the same bytes.
    _part(name, root).unlink(missing_ok=True)
    place.unlink(missing_ok=True)
    if place.parent.is_dir():
        _sync_folder(place.parent)


def originals(root: Path) -> Iterator[str]:
    """Yield the ids of all originals, in order."""
    for path in sorted((root / "originals").glob("??/??/*")):
        if _NAME.fullmatch(path.name):
            yield path.name


def sweep(root: Path, *, before: datetime) -> int:
    """Remove half-written files of killed processes, last touched before `before`; return how many went."""
    left = [part for part in (root / "incoming").glob("*.part") if part.stat().st_mtime < before.timestamp()]
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)


def _place(name: str, root: Path) -> Path:
    _check(name)
    return root / "originals" / name[:2] / name[2:4] / name


def _folders(place: Path, root: Path) -> tuple[Path, ...]:
    """The folders that an original lies in, the nearest first."""
    return place.parent, place.parent.parent, root / "originals"


def _part(name: str, root: Path) -> Path:
    _check(name)
    return root / "incoming" / f"{name}.part"


def _check(name: str) -> None:
    # A name comes out of the database; one that was tampered with must not lead out of the vault.
    if not _NAME.fullmatch(name):
        raise ValueError("not the id of an original")


def _write(name: str, stream: BinaryIO, part: Path) -> Sealed:
    """Write the stream to a new read-only file, hashing on the way, and wait until it is on disk."""
    sha256, sha512, size = hashlib.sha256(), hashlib.sha512(), 0
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as file:
        while chunk := stream.read(CHUNK):
            sha256.update(chunk)
            sha512.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return Sealed(name, sha256.hexdigest(), sha512.hexdigest(), size)


@contextmanager
def _removed(part: Path) -> Iterator[None]:
    """Take the temporary name away, however the block ends."""
    try:
        yield
    finally:
        part.unlink(missing_ok=True)


def _settle(place: Path, root: Path) -> None:
    """Make the new name, and the folders made for it, survive a power cut; else take the file back."""
    try:
        for folder in (*_folders(place, root), root):
            _sync_folder(folder)
    except OSError:
        place.unlink()
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _full_sentence() -> str:
    sentence: str = _(
        "The file could not be kept: there is no room left in the vault. Nothing of it was stored. "
        "Ask whoever runs the server to free space, then send it again."
    )
    return sentence
