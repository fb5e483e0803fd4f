"""The folder of an export: its result.json and its files, opened so that no path leads out of it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from events.telegram.reading import NoExport

RESULT = "result.json"
MOST_JSON = 768 * 1024 * 1024  # bytes; read as a whole it takes several times that in memory


class LeadsOut(ValueError):  # noqa: N818 - it reads as what is the matter
    """A path that is no plain path below the folder: absolute, with "..", or through a link. Nothing was opened."""


@dataclass(frozen=True, slots=True)
class Folder:
    """An export on disk."""

    path: Path

    def open(self, name: str) -> BinaryIO:
        """Open a file of the export; LeadsOut for a path that leaves it, FileNotFoundError where there is no file."""
        parts = plain_parts(name)
        handle = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for part in parts[:-1]:
                handle = _step(handle, part, os.O_DIRECTORY)
            handle = _step(handle, parts[-1], os.O_NONBLOCK)
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise FileNotFoundError(name)
            return os.fdopen(handle, "rb")
        except BaseException:
            os.close(handle)
            raise

    def result(self) -> bytes:
        """The bytes of result.json; raises NoExport when there is none, or too much."""
        try:
            with self.open(RESULT) as file:
                if os.fstat(file.fileno()).st_size > MOST_JSON:
                    raise NoExport("too_large")
                return file.read()
        except (OSError, LeadsOut):
            raise NoExport("no_json") from None


def plain_parts(name: str) -> tuple[str, ...]:
    """The steps of a plain path; raises LeadsOut for one that is absolute, climbs, or cannot be the name of a file."""
    parts = PurePosixPath(name).parts
    if not parts or "\0" in name or "\\" in name or parts[0].startswith("/") or ".." in parts or not _has_bytes(name):
        raise LeadsOut
    return parts


def _has_bytes(name: str) -> bool:
    """Whether the name can be one of a file: half of a letter cannot."""
    try:
        return bool(os.fsencode(name))
    except UnicodeEncodeError:
        return False


def _step(handle: int, part: str, flags: int) -> int:
    """One step down, never through a link; closes the handle it came from."""
    try:
        if stat.S_ISLNK(os.stat(part, dir_fd=handle, follow_symlinks=False).st_mode):
            raise LeadsOut
        below = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | flags, dir_fd=handle)
    except OSError as error:
        raise FileNotFoundError(part) from error
    os.close(handle)
    return below
