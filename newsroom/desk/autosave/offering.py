"""What the page of an item says of work that was typed and not saved: take it back, or throw it away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse

from newsroom.desk.autosave import fields, keeping
from newsroom.desk.autosave.models import KeptForm
from newsroom.desk.opened import DeskForm, Difference, text_of

TAKE_BACK = "typed"


@dataclass(frozen=True, slots=True)
class Offer:
    """One form that waits: when it was typed, what it says otherwise than what is saved, and the two ways on."""

    row: KeptForm
    differences: list[Difference]
    take: str
    drop: str
    is_stale: bool


def about(
    site: AdminSite, request: HttpRequest, admin: Any, item: Any, context: dict[str, Any], at: datetime
) -> dict[str, Any]:
    """What the form needs so that it is kept; where the address asks for it, the form is opened with what was typed."""
    form = context["adminform"].form
    if not isinstance(form, DeskForm) or context.get("is_popup"):
        return {}
    is_saved = item is not None and item.pk is not None
    if is_saved and (admin.is_closed(request, item) or not admin.has_change_permission(request, item)):
        return {}
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    ref = item.ref if is_saved else _reference_of(form)
    rows = _rows(request, admin, item if is_saved else None, at)
    taken = next((row for row in rows if row.ref == request.GET.get(TAKE_BACK)), None)
    if taken is not None and not form.is_bound:
        fields.put_back(form, formsets, taken.fields, admin.never_kept)
        form.initial |= {"opened_revision": taken.opened_revision if is_saved else 0, "typed_as": taken.ref}
        ref = taken.ref
    open_ones = [] if form.is_bound or taken is not None else rows
    names = {"kind": admin.model.kind, "ref": ref}
    return {
        "typed": {
            "address": reverse(f"{site.name}:desk_typed", kwargs=names),
            "key": reverse(f"{site.name}:desk_typed_key"),
            "mark": keeping.safety_mark(item) if is_saved else 0,
            "never": " ".join(admin.never_kept),
            "taken": None if form.is_bound else taken,
            "offers": [one for row in open_ones if (one := _offer(site, request, admin, row, form, formsets))],
        }
    }


def _reference_of(form: DeskForm) -> str:
    given = form.data.get(form.add_prefix("typed_as")) if form.is_bound else None
    return str(given or form.get_initial_for_field(form.fields["typed_as"], "typed_as"))


def _rows(request: HttpRequest, admin: Any, item: Any, at: datetime) -> list[KeptForm]:
    if item is None:
        return keeping.waiting_new(request.user, admin.model.kind, at)
    row = keeping.waiting(request.user, item, at)
    return [row] if row is not None and item.state not in keeping.SHUT else []


def _offer(
    site: AdminSite, request: HttpRequest, admin: Any, row: KeptForm, form: Any, formsets: list[Any]
) -> Offer | None:
    differences = differing(form, formsets, row.fields, admin.never_kept)
    if not differences:
        return None
    query = request.GET.copy()
    query[TAKE_BACK] = row.ref
    return Offer(
        row=row,
        differences=differences,
        take=f"{request.path}?{query.urlencode()}",
        drop=reverse(f"{site.name}:desk_typed_drop", kwargs={"kind": row.kind, "ref": row.ref}),
        is_stale=not row.is_new and row.opened_revision != form.current_revision,
    )


def differing(form: Any, formsets: list[Any], kept: fields.Fields, never: Any) -> list[Difference]:
    """What was typed and reads otherwise than what the form opens with, in the order of the page."""
    found = _differing(form, fields.typed_values(form, kept, never))
    for formset in formsets:
        heading = f"{formset.model._meta.verbose_name}: "
        saved = {str(row.instance.pk): row for row in formset.initial_forms}
        for prefix, key in fields.rows_of(formset, kept):
            row = saved.get(key, formset.empty_form)
            found += _differing(row, fields.typed_values(row, kept, never, prefix), heading)
    return found


def _differing(form: Any, typed: dict[str, Any], heading: str = "") -> list[Difference]:
    found = []
    for name, value in typed.items():
        field = form.fields[name]
        if field.widget.is_hidden or name == form_key(form):
            continue
        saved, mine = text_of(field, form.get_initial_for_field(field, name)), text_of(field, value)
        if saved != mine:
            found.append(Difference(f"{heading}{form[name].label}", saved, mine))
    return found


def form_key(form: Any) -> str:
    """The name of the field that holds the key of a row."""
    return str(form.instance._meta.pk.name)
