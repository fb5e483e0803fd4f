"""One file being worked on: the original, which is only read, and a folder for what is made of it."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from media.processing.budgets import Refused
from media.sniffing import HEAD_BYTES, sniff

PART = ".part"
"""The end of a name that is still being written; whoever ends a child removes these."""

MAX_RESULT_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True)
class Job:
    """`folder` belongs to this file alone; `original` is a path, or a descriptor that can seek."""

    folder: Path
    original: Path | int

    def open_original(self) -> BinaryIO:
        """Open the original at its start; the name it was sent under is nowhere to be seen."""
        file = open(self.original, "rb", closefd=not isinstance(self.original, int))  # noqa: SIM115
        file.seek(0)
        return file

    def kind(self) -> str:
        """What our own look at the first bytes says; raises Refused for what has no kind."""
        with self.open_original() as file:
            kind = sniff(file.read(HEAD_BYTES))
            file.seek(0)  # a descriptor has one place for all who read by it
        if kind is None:
            raise Refused("unknown_kind")
        return kind

    def result(self, step: str) -> dict[str, Any]:
        """What `step` answered when it ran in this folder; empty when it has not, or when it is no such thing.

        A child wrote it, and a child may have been taken over: a link is not followed, and much is not read.
        """
        try:
            with open_made(self.folder / f"{step}.json") as file:
                answer = json.loads(file.read(MAX_RESULT_BYTES))
        except (OSError, ValueError, RecursionError):
            return {}
        return answer if isinstance(answer, dict) else {}

    def keep_result(self, step: str, answer: dict[str, Any]) -> None:
        """Write what `step` answered, whole or not at all."""
        with self.writing(f"{step}.json") as path:
            path.write_text(json.dumps(answer), "utf-8")

    @contextlib.contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """Give a path to write to; it becomes `name` when the block ends well and goes when it does not."""
        path = self.folder / f"{name}{PART}"
        try:
            yield path
            os.replace(path, self.folder / name)  # noqa: PTH105
        finally:
            path.unlink(missing_ok=True)


def open_made(path: Path) -> BinaryIO:
    """Open what a child left behind; raises OSError for a link, a folder or a pipe."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("no ordinary file")
    return os.fdopen(descriptor, "rb")


def clear_parts(folder: Path) -> None:
    """Remove what a killed step left half written."""
    for path in folder.glob(f"*{PART}"):
        path.unlink(missing_ok=True)
