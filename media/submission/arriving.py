"""Files on their way in: streamed into a private folder that goes away in every case. Their names are never written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


@dataclass
class Arrival:
    """A file as it arrived. `problem` is empty, or the code why it was not kept: too_large, too_many, no_room, empty."""

    path: Path
    size: int = 0
    problem: str = ""


class Arrivals(FileUploadHandler):
    """Writes each file of a form under a number, and stops writing (not reading) where a limit is passed."""

    def __init__(self, folder: Path, *, most_files: int, most_bytes: int) -> None:
        super().__init__()
        self.folder, self.most_files, self.most_bytes = folder, most_files, most_bytes
        self.files: list[Arrival] = []
        self._open: BinaryIO | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file. What the browser says of it (name, type) is not even remembered."""
        arrival = Arrival(self.folder / str(len(self.files) + 1))
        if len(self.files) >= self.most_files:
            arrival.problem = "too_many"
        else:
            self._open = arrival.path.open("xb")
        self.files.append(arrival)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        arrival = self.files[-1]
        arrival.size += len(raw_data)
        if not arrival.problem and arrival.size > self.most_bytes:
            self._drop("too_large")
        if arrival.problem or self._open is None:
            return
        try:
            self._open.write(raw_data)
        except OSError:
            self._drop("no_room")

    def file_complete(self, file_size: int) -> None:
        arrival = self.files[-1]
        if not arrival.size:
            arrival.problem = arrival.problem or "empty"
        self._close()

    def upload_interrupted(self) -> None:
        self._close()

    def _drop(self, problem: str) -> None:
        self.files[-1].problem = problem
        self._close()
        self.files[-1].path.unlink(missing_ok=True)

    def _close(self) -> None:
        handle, self._open = self._open, None
        if handle is None:
            return
        try:
            handle.close()
        except OSError:  # what was still in its buffer found no room
            self.files[-1].problem = "no_room"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only this process reads, removed with all that lies in it."""
    root = _root()
    root.mkdir(parents=True, exist_ok=True)
    root.chmod(0o700)
    folder = Path(tempfile.mkdtemp(dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


UPLOADS = "uploads"
"""The folder among these that is none of a form: files that come in pieces lie there for days."""


def sweep(*, before: datetime) -> int:
    """Remove what killed processes left behind, last touched before `before`; return how many folders went."""
    found = [folder for folder in _root().glob("*") if folder.name != UPLOADS]
    left = [folder for folder in found if folder.stat().st_mtime < before.timestamp()]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def _root() -> Path:
    return settings.DATA_DIR / "arriving"
