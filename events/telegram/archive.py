"""An export that was sent as a ZIP, unpacked where nobody else reads and gone when the block ends.

Nothing an archive says about itself is believed: sizes are counted while it is unpacked, names are plain paths or are passed
over, links are never made.
"""

from __future__ import annotations

import lzma
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from events.telegram.folder import RESULT, Folder, LeadsOut, plain_parts

MOST_ENTRIES = 100_000
CHUNK = 1024 * 1024
PREFIX = "export-"


class BadArchive(ValueError):  # noqa: N818 - it reads as what is the matter
    """The file was not unpacked; `code` says why: "no_zip", "no_result", "locked", "too_many" or "too_large"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def unpacked(file: BinaryIO, *, inside: Path, most_bytes: int) -> Iterator[tuple[Folder, int]]:
    """The folder of an export in a ZIP, and how many entries were refused. Raises BadArchive.

    It is unpacked into a private folder inside `inside`, which is removed however the block ends. `most_bytes` is the most that
    it may hold.
    """
    inside.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=inside) as name:
        try:
            with zipfile.ZipFile(file) as archive:
                refused = _unpack(archive, Path(name), most_bytes)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, UnicodeError):
            raise BadArchive("no_zip") from None
        yield Folder(Path(name)), refused


def _unpack(archive: zipfile.ZipFile, target: Path, room: int) -> int:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise BadArchive("too_many")
    if any(entry.flag_bits & 1 for entry in entries):
        raise BadArchive("locked")
    root = _root(entries)
    refused = 0
    for entry in entries:
        try:
            parts = _place(entry, root)
        except LeadsOut:
            refused += 1
            continue
        if parts:
            room = _write(archive, entry, target.joinpath(*parts), room)
    return refused


def _root(entries: list[zipfile.ZipInfo]) -> tuple[str, ...]:
    """The folder of the archive that holds result.json: an archive of the folder has it one step down."""
    paths = [PurePosixPath(entry.filename).parts for entry in entries]
    found = sorted((one for one in paths if one and one[-1] == RESULT), key=len)
    if not found:
        raise BadArchive("no_result")
    return found[0][:-1]


def _place(entry: zipfile.ZipInfo, root: tuple[str, ...]) -> tuple[str, ...]:
    """Where an entry goes below the folder; () for a folder and for what lies beside it. Raises LeadsOut, also for links."""
    if entry.is_dir():
        return ()
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise LeadsOut
    parts = plain_parts(entry.filename)
    return parts[len(root) :] if parts[: len(root)] == root else ()


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Path, room: int) -> int:
    """Unpack one entry; the room that is left. A second entry of one name is passed over."""
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = place.open("xb")
    except OSError:  # there already, or a file stands where a folder should
        return room
    with target, archive.open(entry) as source:
        while chunk := source.read(CHUNK):
            room -= len(chunk)
            if room < 0:
                raise BadArchive("too_large")
            target.write(chunk)
    return room


def sweep(inside: Path, *, before: datetime) -> int:
    """Remove what killed processes left, last touched before `before`; how many exports there were."""
    old = [one for one in inside.glob(f"{PREFIX}*") if _touched(one) < before.timestamp() and not one.is_symlink()]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def _touched(folder: Path) -> float:
    """In seconds; infinite for what another process has removed by now."""
    try:
        return folder.lstat().st_mtime
    except FileNotFoundError:
        return float("inf")
