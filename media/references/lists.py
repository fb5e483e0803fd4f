"""A list of what is known from elsewhere, as CSV. Rows that are wrong are told by their line; the others are entered."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from media.processing.job import open_made
from media.references import entering
from media.references.looking import Look, NotEntered, look_at
from media.references.models import ReferenceClip
from newsroom.text.calendars import written_day

COLUMNS = ("what", "first_seen_on", "link", "note", "file")
MOST_BYTES = 10 * 1024 * 1024


class NoList(ValueError):  # noqa: N818 - it reads as what is the matter
    """The file is no list of references; the message is one translated sentence."""


@dataclass
class Tally:
    """What became of a list: rows entered, rows that were here already, and for each other one its line and a sentence."""

    entered: int = 0
    known: int = 0
    alike: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)


def folders() -> dict[str, Path]:
    """The folders of the inbox that pictures may be taken from, by name; links are none."""
    inbox = settings.NEWSROOM_INBOX
    if inbox.is_symlink() or not inbox.is_dir():
        return {}
    found = sorted(path for path in inbox.iterdir() if path.is_dir() and not path.is_symlink())
    return {path.name: path for path in found if not path.name.startswith(".")}


def bring_in(content: bytes, folder: Path | None, *, by: Any, at: datetime, most_files: int | None = None) -> Tally:
    """Enter every row of the CSV in `content`, each for itself; `folder` holds the pictures that its rows name.

    Again with the same list, only what is new is entered. Raises NoList, with nothing entered, for what is no such list,
    and for one that names more than `most_files` pictures.
    """
    rows = list(_rows(content))
    if most_files is not None and sum(bool(row["file"]) for _line, row in rows) > most_files:
        raise NoList(
            _("This list names more than %(most)d pictures, so nothing was entered. Shorten it, or have it brought in "
              "on the server with “manage.py import_references”.") % {"most": most_files}
        )  # fmt: skip
    tally = Tally()
    for line, row in rows:
        try:
            _enter(row, folder, tally, by=by, at=at)
        except NotEntered as problem:
            tally.faults.append((line, str(problem)))
    return tally


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of each line and its cells; empty lines are passed over."""
    if len(content) > MOST_BYTES:
        raise NoList(_("This list is larger than 10 MB, so nothing was entered. Split it."))
    try:
        text = content.decode("utf-8-sig")
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        if not {"what", "first_seen_on"} <= set(reader.fieldnames or ()):
            raise NoList(
                _("This list lacks the columns “what” and “first_seen_on”, so nothing was entered. Its first line names "
                  "the columns: %(columns)s.") % {"columns": ", ".join(COLUMNS)}
            )  # fmt: skip
        for row in reader:
            cells = {name: (row.get(name) or "").replace("\0", "").strip() for name in COLUMNS}
            if any(cells.values()):
                yield reader.line_num, cells
    except (UnicodeDecodeError, csv.Error) as problem:
        raise NoList(
            _("This file is no CSV in UTF-8, so nothing was entered. Save the table as “CSV UTF-8”.")
        ) from problem


def _enter(row: dict[str, str], folder: Path | None, tally: Tally, *, by: Any, at: datetime) -> None:
    reference = ReferenceClip(
        what=row["what"], first_seen_on=_day(row["first_seen_on"], at), link=row["link"], note=row["note"],
        checked_by=by, created_at=at,
    )  # fmt: skip
    try:
        reference.full_clean()
    except ValidationError as problem:
        raise NotEntered(" ".join(_fault(name, texts) for name, texts in problem.message_dict.items())) from problem
    same = {"what": reference.what, "first_seen_on": reference.first_seen_on, "link": reference.link}
    if ReferenceClip.objects.filter(**same).exists():
        tally.known += 1
        return
    looks = [_look(row["file"], folder)] if row["file"] else []
    tally.alike += len(entering.keep(reference, looks, at=at))
    tally.entered += 1


def _fault(name: str, texts: list[str]) -> str:
    return f"{ReferenceClip._meta.get_field(name).verbose_name}: {' '.join(texts)}"


def _day(text: str, at: datetime) -> date:
    try:
        day = written_day(text)
    except ValueError:
        raise NotEntered(
            _("The day it was first seen cannot be read. Write it as 2019-04-04 or as 1398/01/15.")
        ) from None
    if day > timezone.localtime(at).date():
        raise NotEntered(_("The day it was first seen is still to come. Check the year."))
    return day


def _look(name: str, folder: Path | None) -> Look:
    """Look at the picture of that plain name in the folder; no path leads out of it."""
    try:
        if folder is None or name != Path(name).name:
            raise FileNotFoundError
        with open_made(folder / name) as file:
            return look_at(file)
    except (OSError, ValueError) as problem:
        raise NotEntered(
            _("The picture “%(file)s” is not in the folder. Give the plain name of a file that lies there.")
            % {"file": name}
        ) from problem
