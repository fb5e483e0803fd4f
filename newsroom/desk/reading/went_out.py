"""What a move let out, as a person reads it: the fields of its revision beside those of the one that was public before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from newsroom.text.sanitise import plain_text
from newsroom.workflow.history import PUBLISHED_BY
from newsroom.workflow.models import MoveRecord, Revision


@dataclass(frozen=True, slots=True)
class Field:
    """One field that reads otherwise than before; `before` is empty where nothing was public."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WentOut:
    """`is_erased`: the text was destroyed for safety, so there is nothing to show."""

    fields: list[Field]
    number: int
    before_number: int
    is_erased: bool = False


def of(model: Any, record: MoveRecord) -> WentOut:
    """What the item said at the move, compared with what was published before it."""
    rows = MoveRecord.objects.filter(kind=record.kind, ref=record.ref, number__lt=record.number, move__in=PUBLISHED_BY)
    last = rows.order_by("-number").first()
    base = (last.revision_number or 0) if last else 0
    number = record.revision_number or 0
    found = Revision.objects.filter(kind=record.kind, ref=record.ref, number__in=(base, number))
    texts = {row.number: row.snapshot for row in found}
    if texts.get(number) is None:
        return WentOut([], number, base, is_erased=number in texts)
    return WentOut(_fields(model, (texts.get(base) if base != number else None) or {}, texts[number]), number, base)


def _fields(model: Any, before: dict[str, Any], after: dict[str, Any]) -> list[Field]:
    names = [name for name in after if _is_told(model, name)]
    found = (
        Field(
            _label(model, name), _words(_named(model, name, before.get(name))), _words(_named(model, name, after[name]))
        )
        for name in names
    )
    return [one for one in found if one.before != one.after]


def _is_told(model: Any, name: str) -> bool:
    """Names of rows are no reading; the terms, texts and rows that belong to the item are."""
    columns = {field.attname: field for field in model._meta.concrete_fields}
    return name not in UNTOLD and not (name in columns and columns[name].is_relation)


def _field(model: Any, name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _label(model: Any, name: str) -> str:
    field = _field(model, name)
    if field is None:
        return _("bylines as printed") if name == "printed_authors" else name.replace("_", " ")
    return str(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural)


def _named(model: Any, name: str, value: Any) -> Any:
    """The words of a choice in place of its code, and the names of linked rows in place of their references."""
    field = _field(model, name)
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, list) and field is not None and field.many_to_many:
        return sorted(_names(field.related_model, value))
    choices = dict(getattr(field, "flatchoices", None) or [])
    return str(choices.get(value, value)) if isinstance(value, str) and choices else value


def _names(model: Any, named: list[str]) -> list[str]:
    """The rows of a snapshot's list by name; what is gone keeps its reference."""
    key = next((name for name in ("ref", "slug") if name in {field.name for field in model._meta.fields}), "pk")
    known = {str(getattr(row, key)): str(row) for row in model._default_manager.filter(**{f"{key}__in": named})}
    return [known.get(one, one) for one in named]


def _words(value: Any) -> str:
    if isinstance(value, str):
        return plain_text(value) if "<" in value else value
    if isinstance(value, list):
        return "\n".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return "\n".join(
            _words(one) for name, one in value.items() if isinstance(one, str) and one and name not in UNTOLD
        )
    return "" if value in (None, False) else str(value)


#: names of rows, not words
UNTOLD = {"ref", "translation_group", "kind", "state", "language"}
