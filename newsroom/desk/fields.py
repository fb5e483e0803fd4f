"""Form fields that more than one part of the desk asks with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from newsroom.text.calendars import written_day


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; cleans to a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given if one]


class DayField(forms.DateField):
    """A day in either calendar: 2019-04-04 or 1398/01/15, in Latin or Persian digits."""

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, str):
            try:
                return written_day(value)
            except ValueError:
                pass
        return super().to_python(value)
