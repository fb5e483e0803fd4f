"""One field in three versions: what it was when the form was opened, what I typed, what is saved now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Field, Model
from django.http import QueryDict
from django_prose_editor.fields import ProseEditorFormField

#: stands for a value nobody knows any more: its snapshot was destroyed
UNKNOWN = object()


def key_in_snapshot(model: type[Model], name: str) -> str | None:
    """Under which name a snapshot holds a field of a form; None for a field that is the form's alone."""
    field = _model_field(model, name)
    return None if field is None else getattr(field, "attname", name) if not field.many_to_many else name


def opened_value(model: type[Model], name: str, snapshot: dict[str, Any]) -> Any:
    """What a form that is opened on a snapshot begins with in one field; `UNKNOWN` where the snapshot does not say."""
    field, key = _model_field(model, name), key_in_snapshot(model, name)
    if field is None or key not in snapshot:
        return UNKNOWN
    stored = snapshot[key]
    if not field.many_to_many:
        return field.to_python(stored)
    rows = field.remote_field.model._default_manager
    known_by = next((one for one in ("ref", "slug") if hasattr(rows.model, one)), "pk")
    return list(rows.filter(**{f"{known_by}__in": stored}))


def as_posted(field: forms.Field, value: Any) -> list[str]:
    """A value that a form begins with, as a browser sends it back."""
    if isinstance(field, forms.BooleanField):
        return ["on"] if value and value != "False" else []
    value = field.prepare_value(value)
    if isinstance(value, (list, tuple, set)) or hasattr(value, "iterator"):
        return [str(getattr(one, "pk", one)) for one in value]
    if isinstance(field.widget, forms.DateTimeInput | forms.DateInput | forms.TimeInput):
        value = field.widget.format_value(value)
    return [] if value is None else [str(getattr(value, "pk", value))]


def typed(field: forms.Field, data: QueryDict, name: str) -> Any:
    """What was typed into a field, as its `has_changed` takes it."""
    return field.widget.value_from_datadict(data, {}, name)


def is_changed(model: type[Model], name: str, field: forms.Field, before: Any, value: Any) -> bool:
    """Whether a typed value says otherwise than what the form began with."""
    if before is UNKNOWN:
        return True
    if isinstance(field, ProseEditorFormField):
        return clean_html(model, name, before or "") != clean_html(model, name, value or "")
    if isinstance(field, forms.CharField) and isinstance(before, str) and isinstance(value, str):
        return before.replace("\r\n", "\n").strip() != value.replace("\r\n", "\n").strip()
    return bool(field.has_changed(before, value))


def clean_html(model: type[Model], name: str, html: str) -> str:
    """A body as it would be saved, so that the editor's spelling of it is no change."""
    field = _model_field(model, name)
    return str(field.clean(html, None)) if html and field is not None else html


def chosen_together(before: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """A choice of many from three: what they chose, without what I took off, with what I added."""
    taken_off = set(before) - set(mine)
    return [one for one in theirs if one not in taken_off] + [
        one for one in mine if one not in before and one not in theirs
    ]


def _model_field(model: type[Model], name: str) -> Field[Any, Any] | None:
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        if field.name == name:
            return field
    return None
