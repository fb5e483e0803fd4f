"""Originals on a disk: `originals/ab/cd/abcd…` and, beside it, `abcd….key`. Written once, then read-only.

`incoming/abcd….part` is a file that is being written, whatever the store.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from media.vault.names import check, is_name


@dataclass(frozen=True)
class Disk:
    """A vault below the folder `root`."""

    root: Path

    def keep(self, name: str, part: Path, key: bytes) -> None:
        """Give the finished file its name, and its key beside it, or leave neither. Never replaces an original."""
        place = self.place(name)
        # One by one, because `parents=True` makes the folders in between readable for others.
        for folder in reversed(self._folders(place)):
            folder.mkdir(mode=0o700, exist_ok=True)
        write_new(_key_of(place), key)  # first: an original never lies there without its key
        try:
            os.link(part, place)  # refuses to replace an existing file, which a rename would not
        except OSError:
            _key_of(place).unlink()
            raise
        self._settle(place)

    def open(self, name: str) -> BinaryIO:
        """The stored bytes; FileNotFoundError when there are none."""
        return os.fdopen(os.open(self.place(name), os.O_RDONLY | os.O_NOFOLLOW), "rb")

    def key(self, name: str) -> bytes:
        """The wrapped key of an original; FileNotFoundError when it has none."""
        with os.fdopen(os.open(_key_of(self.place(name)), os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            return file.read(1024)

    def set_key(self, name: str, key: bytes) -> None:
        """Replace the wrapped key at one stroke; FileNotFoundError when the original is gone."""
        with self._alone():
            self.place(name).stat()
            self._put_key(name, key)

    def replace(self, name: str, part: Path, key: bytes) -> None:
        """Put the encrypted file in the place of the plain one of the same original, if that is still there."""
        with self._alone():
            self.place(name).stat()
            self._put_key(name, key)
            part.replace(self.place(name))
            sync_folder(self.place(name).parent)

    def remove(self, name: str) -> None:
        """Remove key and original; doing it again is no error."""
        place = self.place(name)
        if not place.parent.is_dir():
            return
        with self._alone():
            # The key goes first: what a crash, the disk or a backup keeps of the original then stays unreadable.
            _key_of(place).unlink(missing_ok=True)
            place.unlink(missing_ok=True)
            sync_folder(place.parent)

    def names(self) -> Iterator[str]:
        """The ids of all originals, in order, a folder at a time."""
        for path in self._stored():
            if is_name(path.name):
                yield path.name

    def sweep(self, *, before: datetime) -> int:
        """Remove keys whose original never came, written before `before`."""
        left = [path for path in self._stored() if path.suffix == ".key" and _is_old(path, before)]
        orphans = [path for path in left if not path.with_suffix("").exists()]
        for path in orphans:
            path.unlink(missing_ok=True)
        return len(orphans)

    def place(self, name: str) -> Path:
        """Where an original lies; ValueError if `name` is no id."""
        check(name)
        return self.root / "originals" / name[:2] / name[2:4] / name

    def _stored(self) -> Iterator[Path]:
        for outer in _inside(self.root / "originals"):
            for inner in _inside(outer):
                yield from _inside(inner)

    def _folders(self, place: Path) -> tuple[Path, ...]:
        """The folders that an original lies in, the nearest first."""
        return place.parent, place.parent.parent, self.root / "originals"

    def _settle(self, place: Path) -> None:
        """Make the new names, and the folders made for them, survive a power cut; else take the file back."""
        try:
            for folder in (*self._folders(place), self.root):
                sync_folder(folder)
        except OSError:
            _key_of(place).unlink()
            place.unlink()
            raise

    def _put_key(self, name: str, key: bytes) -> None:
        place = _key_of(self.place(name))
        part = incoming(self.root) / f"{name}.key.part"
        part.unlink(missing_ok=True)
        with removed(part):
            write_new(part, key)
            part.replace(place)
        sync_folder(place.parent)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One at a time: what is being destroyed must not be put back by whoever encrypts it or turns its key."""
        handle = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def incoming(root: Path) -> Path:
    """The folder of files that are being written, made when it is missing."""
    folder = root / "incoming"
    for one in (root, folder):
        one.mkdir(mode=0o700, parents=one == root, exist_ok=True)
    return folder


def sweep_incoming(root: Path, *, before: datetime) -> int:
    """Remove half-written files of killed processes, last touched before `before`; return how many went."""
    left = [part for part in (root / "incoming").glob("*.part") if _is_old(part, before)]
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)


def create(path: Path) -> BinaryIO:
    """A new file that nobody may change once it is closed."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o400), "wb")


def settle_file(file: BinaryIO) -> None:
    """Wait until everything written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def write_new(path: Path, content: bytes) -> None:
    """Write a small read-only file whole, or leave none."""
    try:
        with create(path) as file:
            file.write(content)
            settle_file(file)
    except FileExistsError:
        raise
    except OSError:
        path.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def removed(part: Path) -> Iterator[None]:
    """Take the temporary name away, however the block ends."""
    try:
        yield
    finally:
        part.unlink(missing_ok=True)


def _inside(folder: Path) -> list[Path]:
    with suppress(FileNotFoundError, NotADirectoryError):
        return sorted(folder.iterdir())
    return []


def _is_old(path: Path, before: datetime) -> bool:
    try:
        return path.stat().st_mtime < before.timestamp()
    except FileNotFoundError:
        return False


def _key_of(place: Path) -> Path:
    return place.with_name(f"{place.name}.key")
