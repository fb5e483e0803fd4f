"""Which fields of a form may be kept while somebody types, and how what was kept goes back into a form."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, TOTAL_FORM_COUNT
from django.http import QueryDict

#: what says where something came from, who brought it, or exactly where it is: such fields never leave the form
NEVER_KEPT = (
    "obtained_by", "obtained_from", "obtained_at", "given_name", "sender", "source", "source_url", "origin", "contact",
    "phone", "email", "telephone", "address", "place_note", "exact_place", "latitude", "longitude", "coordinates",
    "password", "raw_text",
)  # fmt: skip
#: what a form carries for itself
OWN = ("csrfmiddlewaretoken", "opened_revision", "typed_as")
MOST_NAMES, MOST_LETTERS = 2000, 1_000_000

Fields = dict[str, list[str]]


def is_kept(name: str, never: Collection[str]) -> bool:
    """Whether the field of this name, in the form or in a row of it, may be kept. Parts of a field go with it."""
    last = name.rsplit("-", 1)[-1]
    if name.startswith(("_", "merge-")) or name in OWN:
        return False
    return not any(last == one or last.startswith(f"{one}_") for one in never)


def read(given: Any, never: Collection[str]) -> Fields | None:
    """What a browser sent, without what is never kept; None when it is no form or too much."""
    if not isinstance(given, dict) or len(given) > MOST_NAMES:
        return None
    kept = {}
    for name, values in given.items():
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            return None
        if is_kept(name, never):
            kept[name] = values
    return kept if sum(len(value) for values in kept.values() for value in values) <= MOST_LETTERS else None


def data_of(fields: Fields) -> QueryDict:
    """Kept fields as a form reads them."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, list(values))
    return data


def typed_values(form: forms.BaseForm, fields: Fields, never: Collection[str], prefix: str = "") -> dict[str, Any]:
    """The value of each field that was kept, by its name. `prefix` is where the row stood when it was kept."""
    data, values = data_of(fields), {}
    for name, field in form.fields.items():
        stood_as = f"{prefix}-{name}" if prefix else form.add_prefix(name)
        if is_kept(stood_as, never) and not isinstance(field, forms.FileField) and not field.disabled:
            values[name] = field.widget.value_from_datadict(data, {}, stood_as)
    return values


def rows_of(formset: Any, fields: Fields) -> Iterator[tuple[str, str]]:
    """`(prefix, key)` of each row of a formset as it was kept; the key is "" for a row that was added."""
    total = (fields.get(f"{formset.prefix}-{TOTAL_FORM_COUNT}") or ["0"])[0]
    for number in range(min(int(total), MOST_NAMES) if total.isdigit() else 0):
        prefix = f"{formset.prefix}-{number}"
        key = (fields.get(f"{prefix}-{formset.model._meta.pk.name}") or [""])[0]
        if key or any(_is_typed(name, values) for name, values in fields.items() if name.startswith(f"{prefix}-")):
            yield prefix, key


def _is_typed(name: str, values: list[str]) -> bool:
    return not name.endswith(f"-{DELETION_FIELD_NAME}") and any(values)


def put_back(form: forms.BaseForm, formsets: list[Any], fields: Fields, never: Collection[str]) -> None:
    """Open a form and its rows with what was kept in place of what is saved. It is not validated and not saved."""
    form.initial = {**form.initial, **typed_values(form, fields, never)}
    for formset in formsets:
        rows = list(rows_of(formset, fields))
        added = [prefix for prefix, key in rows if not key]
        formset.extra = max(formset.extra, len(added))
        for cached in ("forms", "management_form"):
            formset.__dict__.pop(cached, None)
        places = {key: prefix for prefix, key in rows if key}
        for row in formset.initial_forms:
            _put(row, places.get(str(row.instance.pk)), fields, never)
        for row, prefix in zip(formset.extra_forms, added, strict=False):
            _put(row, prefix, fields, never)


def _put(row: forms.BaseForm, prefix: str | None, fields: Fields, never: Collection[str]) -> None:
    if prefix is not None:
        row.initial = {**row.initial, **typed_values(row, fields, never, prefix)}
