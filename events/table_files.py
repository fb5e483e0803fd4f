"""Tables as files: how they are read, and where one lies between its preview and the yes."""

from __future__ import annotations

import os
import re
import secrets
import zipfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import tablib
from django.conf import settings
from import_export.formats.base_formats import CSV, XLSX
from import_export.tmp_storages import BaseStorage
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

MOST_UNPACKED = 200 * 1024 * 1024
LEFT_OVER = timedelta(days=1)


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

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The file of a table; words stay words, also when they begin like a formula."""
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in [dataset.headers, *dataset]:
            sheet.append([_cell(sheet, value) for value in row])
        file = BytesIO()
        book.save(file)
        return file.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


class NoTable(ValueError):  # noqa: N818 - it reads as what is the matter
    """The file holds no captions that could be taken; the message says why, for people."""


class PrivateStorage(BaseStorage):
    """Where a table lies between its preview and the yes: in a folder of its own, readable by the newsroom's process alone.

    `refusal` is why nothing of a file was written, where that is so: reading it raises that.
    """

    refusal: Exception | None = None

    def save(self, data: bytes) -> None:
        self.name = secrets.token_hex(16)
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(self._path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)

    def read(self) -> Any:
        if self.refusal is not None:
            raise self.refusal
        with self._path().open(self.read_mode, encoding=self.encoding) as file:
            return file.read()

    def remove(self) -> None:
        if self.name:
            self._path().unlink(missing_ok=True)

    def _path(self) -> Path:
        if not re.fullmatch(r"[0-9a-f]{32}", self.name or ""):
            raise FileNotFoundError
        return folder() / self.name


def folder() -> Path:
    """Where tables wait for a yes."""
    return Path(settings.DATA_DIR) / "tables"


def sweep(files: Iterable[Path], *, before: datetime) -> int:
    """Remove the tables that nobody confirmed, last touched before `before`; how many there were."""
    old = [file for file in files if _touched(file) < before.timestamp()]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def sweep_left_over(at: datetime) -> int:
    """Remove what waits for a yes longer than a day; how many tables there were."""
    return sweep(folder().iterdir(), before=at - LEFT_OVER) if folder().is_dir() else 0


def _touched(file: Path) -> float:
    """In seconds; infinite for a file that somebody has removed by now."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
