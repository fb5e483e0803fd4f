"""Saving a form that was overtaken: it is put together with what is saved now, on the revision it was opened with."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from newsroom.desk.merge.fields import Merged, merge_fields
from newsroom.desk.merge.picks import apply_picks
from newsroom.desk.merge.rows import merge_rows
from newsroom.desk.opened import DeskForm, number_of
from newsroom.text.digits import is_key
from newsroom.workflow.models import Revision


def put_together(admin: Any, request: HttpRequest, item: Any) -> list[Merged]:
    """Rewrite what was posted: choices are carried out, and where the item was saved since, both texts become one.

    The number of the opened revision stays what it was, so the form is refused and shown; nothing is saved unseen.
    """
    request.POST = data = request.POST.copy()
    apply_picks(data)
    opened, current = data.get("opened_revision", ""), number_of(item)
    if not is_key(opened) or int(opened) == current or not item.is_editable:
        return []
    form_class = admin.get_form(request, item, change=True)
    if not issubclass(form_class, DeskForm):
        return []
    revision = Revision.objects.of(item).filter(number=int(opened)).first()
    before = revision.snapshot if revision is not None else None
    now = item.snapshot()
    found = merge_fields(form_class(instance=item), data, "", before, now)
    for formset, name in _formsets(admin, request, item):
        rows = before.get(name) if before is not None else None
        found += merge_rows(formset, data, rows, now.get(name, []))
    return found


def _formsets(admin: Any, request: HttpRequest, item: Any) -> list[tuple[Any, str]]:
    """The unbound formsets of an item's page, each with the name its rows have in a snapshot."""
    found = []
    for formset_class, inline in admin.get_formsets_with_inlines(request, item):
        formset = formset_class(
            instance=item, prefix=formset_class.get_default_prefix(), queryset=inline.get_queryset(request)
        )
        models = {getattr(item, name).model: name for name in item.snapshot_rows}
        if formset.model in models:
            found.append((formset, models[formset.model]))
    return found
