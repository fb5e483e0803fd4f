"""Handing out a file, or the one part of it that a player asks for; Safari plays no clip without."""

from __future__ import annotations

import re
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def hand_out(request: HttpRequest, file: IO[bytes], *, name: str, size: int, content_type: str) -> HttpResponse:
    """Answer 200 with the whole of an open file, 206 with a part, or 416 where there is no such part. Closes the file.

    `name` must stand for these very bytes: it is the tag by which somebody who holds a part of them knows them again.
    """
    response = _answer(request, file, name, size, content_type)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["ETag"] = _tag(name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _answer(request: HttpRequest, file: IO[bytes], name: str, size: int, content_type: str) -> HttpResponse:
    asked = _part(request, name, size)
    if asked is not None and not asked:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if asked is None:
        return FileResponse(file, filename=name, content_type=content_type)
    file.seek(asked.start)
    response = FileResponse(_Part(file, len(asked)), status=206, filename=name, content_type=content_type)
    response.headers["Content-Length"] = str(len(asked))
    response.headers["Content-Range"] = f"bytes {asked.start}-{asked.stop - 1}/{size}"
    return response


def _part(request: HttpRequest, name: str, size: int) -> range | None:
    """The bytes that are asked for: None for the whole file, an empty range for a part that is not there.

    Several parts at once are answered with the whole, and so is whoever holds a part of another file.
    """
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    if found is None or found[1] == found[2] == "" or request.headers.get("If-Range", _tag(name)) != _tag(name):
        return None
    if not found[1]:
        return range(max(0, size - int(found[2])), size)
    start, stop = int(found[1]), min(int(found[2]) + 1, size) if found[2] else size
    if found[2] and int(found[2]) < start:
        return None
    return range(start, stop)


def _tag(name: str) -> str:
    """Other bytes have another name, so the name stands for them."""
    return f'"{name}"'


class _Part:
    """The next `length` bytes of an open file, read in pieces."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._file, self._left = file, length

    def read(self, size: int) -> bytes:
        piece = self._file.read(min(size, self._left))
        self._left -= len(piece)
        return piece

    def close(self) -> None:
        self._file.close()
