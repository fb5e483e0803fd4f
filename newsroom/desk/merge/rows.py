"""Merging the rows inside a form: rows are known by their key, and what neither side meant to lose stays."""

from __future__ import annotations

from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict
from django.utils.translation import gettext as _

from newsroom.desk.autosave.fields import rows_of
from newsroom.desk.merge.fields import CONFLICT, MINE, THEIRS, Merged, merge_fields
from newsroom.desk.merge.values import as_posted

Row = dict[str, list[str]]


def merge_rows(
    formset: Any, data: QueryDict, before: list[dict[str, Any]] | None, now: list[dict[str, Any]]
) -> list[Merged]:
    """Merge the typed rows of one formset (in `data`, rewritten in place) with those that are saved now."""
    typed = list(rows_of(formset, dict(data.lists())))
    heading = f"{formset.model._meta.verbose_name}: "
    keys = sorted((key for _prefix, key in typed if key), key=lambda key: int(key) if key.isdigit() else 0)
    began = dict(zip(keys, before, strict=True)) if before is not None and len(before) == len(keys) else {}
    ordered = sorted(formset.initial_forms, key=lambda form: form.instance.pk)
    saved = {str(form.instance.pk): row for form, row in zip(ordered, now, strict=False)}
    places = {key: prefix for prefix, key in typed if key}
    kept: list[Row] = []
    found: list[Merged] = []
    for form in formset.initial_forms:
        key = str(form.instance.pk)
        prefix = places.pop(key, None)
        if prefix is None:
            kept.append(_as_row(form))
            if key not in began:
                found.append(_whole(form, heading, THEIRS))
            continue
        merged = merge_fields(form, data, prefix, began.get(key), saved.get(key, {}), heading)
        if any(one.side != MINE for one in merged):
            _stay(data, prefix, merged, form, heading)
        found += merged
        kept.append(_row_at(data, prefix))
        for one in merged:
            one.name = one.name.replace(f"{prefix}-", f"{formset.prefix}-{len(kept) - 1}-", 1)
    count = len(kept)
    for prefix in [places[key] for key in keys if key in places]:
        if _is_mine(formset, data, prefix, began):
            kept.append({**_row_at(data, prefix), formset.model._meta.pk.name: [""]})
    kept += [_row_at(data, prefix) for prefix, key in typed if not key]
    _rewrite(formset, data, kept, count)
    return found


def _row_at(data: QueryDict, prefix: str) -> Row:
    return {name[len(prefix) + 1 :]: values for name, values in data.lists() if name.startswith(f"{prefix}-")}


def _as_row(form: Any) -> Row:
    """A saved row as a browser would send it."""
    fields = form.fields.items()
    row = {name: as_posted(one, form.get_initial_for_field(one, name)) for name, one in fields}
    return row | {form.instance._meta.pk.name: [str(form.instance.pk)]}


def _whole(form: Any, heading: str, side: str) -> Merged:
    text = str(form.instance)
    return Merged("", heading.rstrip(": "), side, "", "", text, [], [])


def _stay(data: QueryDict, prefix: str, merged: list[Merged], form: Any, heading: str) -> None:
    """A row that I meant to delete and they changed stays until somebody has read it."""
    if data.pop(f"{prefix}-{DELETION_FIELD_NAME}", None):
        merged.append(Merged("", heading.rstrip(": "), CONFLICT, "", _("deleted"), str(form.instance), [], []))


def _is_mine(formset: Any, data: QueryDict, prefix: str, began: dict[str, Any]) -> bool:
    """Whether I wrote something into a row that they deleted meanwhile."""
    key = data.get(f"{prefix}-{formset.model._meta.pk.name}", "")
    if data.get(f"{prefix}-{DELETION_FIELD_NAME}"):
        return False
    return bool(merge_fields(formset.empty_form, data.copy(), prefix, began.get(key), began.get(key) or {}))


def _rewrite(formset: Any, data: QueryDict, kept: list[Row], count: int) -> None:
    for name in [name for name in data if name.startswith(f"{formset.prefix}-")]:
        number = name[len(formset.prefix) + 1 :].split("-", 1)[0]
        if number.isdigit():
            del data[name]
    for place, row in enumerate(kept):
        for name, values in row.items():
            data.setlist(f"{formset.prefix}-{place}-{name}", values)
    data[f"{formset.prefix}-{TOTAL_FORM_COUNT}"] = str(len(kept))
    data[f"{formset.prefix}-{INITIAL_FORM_COUNT}"] = str(count)
