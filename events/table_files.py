"""Tables as files: how they are read, and where one lies between its preview and the yes."""

from __future__ import annotations

import os
import re
import secrets
import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import tablib
from django.conf import settings
from import_export.formats.base_formats import CSV, XLSX
from import_export.tmp_storages import BaseStorage

MOST_UNPACKED = 200 * 1024 * 1024


class AnyCSV(CSV):
    """CSV as spreadsheets write it: with commas, semicolons or tabs."""

    def create_dataset(self, in_stream: Any, **kwargs: Any) -> tablib.Dataset:
        text = in_stream.decode(self.encoding or "utf-8-sig") if isinstance(in_stream, bytes) else in_stream
        first = text.split("\n", 1)[0]
        return super().create_dataset(text, delimiter=max(",;\t", key=first.count))


class BoundedXLSX(XLSX):
    """XLSX is a ZIP: what it unpacks to is bounded."""

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        with zipfile.ZipFile(BytesIO(in_stream)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise ValueError
        return super().create_dataset(in_stream)


class PrivateStorage(BaseStorage):
    """Where a table lies between its preview and the yes: in a folder of its own, readable by the newsroom's process alone."""

    def save(self, data: bytes) -> None:
        self.name = secrets.token_hex(16)
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(self._path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)

    def read(self) -> Any:
        with self._path().open(self.read_mode, encoding=self.encoding) as file:
            return file.read()

    def remove(self) -> None:
        self._path().unlink(missing_ok=True)

    def _path(self) -> Path:
        if not re.fullmatch(r"[0-9a-f]{32}", self.name or ""):
            raise FileNotFoundError
        return folder() / self.name


def folder() -> Path:
    """Where tables wait for a yes."""
    return Path(settings.DATA_DIR) / "tables"


def sweep(files: Iterable[Path], *, before: datetime) -> None:
    """Remove the tables that nobody confirmed, last touched before `before`."""
    for file in files:
        if file.stat().st_mtime < before.timestamp():
            file.unlink(missing_ok=True)
