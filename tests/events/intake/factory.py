"""Batches as the desk brings them in, and a look into every column of the database."""

import json
from datetime import datetime

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models

from events.batches import keep
from events.intake.pasting import read_batch
from events.intake.rows import Row, rows_of
from events.models import Batch, Report
from media.intake import receive_once
from media.models import Footage
from newsroom.staff.models import User
from tests.factory import picture

FLOOD = "April 10, 2019 - Shadegan, Khuzestan Province: flood water in the streets"
STRIKE = "May 4, 2021 - Ahvaz, Khuzestan Province: steel workers on strike"
FIRE = "May 5, 2021 - Yasuj: a fire behind the bazaar"


def bring(*captions: str, by: User, at: datetime, year: int | None = None, origin: str = "") -> Batch:
    """A pasted batch that was read into its reports."""
    batch = keep("\n\n".join(captions), name="Morning", year=year, by=by, at=at, channel="paste", origin=origin)
    read_batch(batch, {}, by=by, at=at)
    return batch


def reports_of(batch: Batch) -> list[Report]:
    """The reports in the order in which they were pasted, as they are in the database now."""
    return list(batch.reports.order_by("position", "pk"))


def only(batch: Batch, number: int = 1) -> Report:
    """One report of the batch, the first for 1."""
    return reports_of(batch)[number - 1]


def row_of(batch: Batch, number: int = 1, *, at: datetime) -> Row:
    """A row of the intake page, the first for 1."""
    return rows_of(batch, at=at)[number - 1]


def make_clip(colour: str, by: User, at: datetime) -> Footage:
    """A still of that colour, sealed; the same colour again is the same file."""
    return receive_once(picture(colour), working_title=f"File in {colour}", credit="", by=by, at=at)


def upload(name: str, colour: str = "navy") -> SimpleUploadedFile:
    """A picture as a browser sends it."""
    return SimpleUploadedFile(name, picture(colour).read(), "image/jpeg")


def columns_with(text: str) -> set[str]:
    """`Model.column` of every column, of any table, that holds the text in some row."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if not isinstance(field, (models.CharField, models.TextField, models.JSONField, models.FileField)):
                continue
            for value in model._base_manager.values_list(field.attname, flat=True):
                if text.casefold() in json.dumps(value, ensure_ascii=False, default=str).casefold():
                    found.add(f"{model.__name__}.{field.name}")
    return found
