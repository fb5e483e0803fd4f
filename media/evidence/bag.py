"""Writing a BagIt bag straight into a zip file: nothing of it lies on the disk in clear beside the zip."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

DIGESTS = ("sha256", "sha512")


class Bag:
    """A bag in the folder `name` of an open zip; every member is dated `at`."""

    def __init__(self, archive: zipfile.ZipFile, name: str, at: datetime) -> None:
        self._archive, self._name, self._date = archive, name, at.timetuple()[:6]
        self._day = at.date().isoformat()
        self._payload: dict[str, tuple[str, ...]] = {}
        self._tags: dict[str, tuple[str, ...]] = {}
        self._size = 0

    def add(self, path: str, parts: Iterable[bytes]) -> None:
        """Add a file of the payload, below `data/`, as it streams in."""
        digests, size = self._write(f"data/{path}", parts)
        self._payload[f"data/{path}"] = digests
        self._size += size

    def close(self, about: dict[str, str]) -> None:
        """Write the declaration, `about` as bag-info, the manifests, and the manifests of those."""
        octets = f"{self._size}.{len(self._payload)}"
        info = {**about, "Bagging-Date": self._day, "Payload-Oxum": octets}
        self._tag("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
        self._tag("bag-info.txt", "".join(f"{key}: {value}\n" for key, value in info.items()))
        for number, kind in enumerate(DIGESTS):
            self._tag(f"manifest-{kind}.txt", _lines(self._payload, number))
        for number, kind in enumerate(DIGESTS):
            self._write(f"tagmanifest-{kind}.txt", [_lines(self._tags, number).encode()])

    def _tag(self, path: str, text: str) -> None:
        self._tags[path], _size = self._write(path, [text.encode()])

    def _write(self, path: str, parts: Iterable[bytes]) -> tuple[tuple[str, ...], int]:
        digests, size = [hashlib.new(kind) for kind in DIGESTS], 0
        member = zipfile.ZipInfo(f"{self._name}/{path}", self._date)
        member.external_attr = 0o600 << 16
        with self._archive.open(member, "w", force_zip64=True) as out:
            for part in parts:
                out.write(part)
                size += len(part)
                for digest in digests:
                    digest.update(part)
        return tuple(digest.hexdigest() for digest in digests), size


@contextmanager
def new_zip(place: Path) -> Iterator[zipfile.ZipFile]:
    """A zip that appears as `place` when it is complete and on disk; FileExistsError when something is there already."""
    part = place.with_name(f"{place.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), "w+b") as file:
            # Pictures and clips are compressed already.
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        os.link(part, place)  # refuses to replace, which a rename would not
    finally:
        part.unlink(missing_ok=True)


def _lines(digests: dict[str, tuple[str, ...]], number: int) -> str:
    return "".join(f"{found[number]}  {path}\n" for path, found in sorted(digests.items()))
