"""What restoring an earlier revision would change, and what it has to leave as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from newsroom.desk.revisions import values
from newsroom.desk.revisions.comparing import differing_parts
from newsroom.desk.revisions.parts import Path, column_of, field_of, label_of, rows_model
from newsroom.press import kinds
from newsroom.press.masking import MARK
from newsroom.text.sanitise import embed_refs
from newsroom.workflow.models import Revision


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part, or a name in one, that is not brought back, with the reason."""

    label: str
    reason: str


@dataclass(slots=True)
class Plan:
    """What will be written, by its place in the snapshot, and what is left out."""

    item: Any
    source: Revision
    before: dict[Path, Any] = field(default_factory=dict)
    after: dict[Path, Any] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, path: Path, reason: str) -> None:
        """Keep one part as it is now."""
        self.after.pop(path, None)
        self.left_out.append(LeftOut(label_of(type(self.item), path), reason))


def plan_for(admin: Any, request: HttpRequest, item: Any, source: Revision) -> Plan:
    """Compare the item with an earlier revision that was not erased, and decide part by part."""
    plan, model = Plan(item, source), type(item)
    editable = editable_parts(admin, request, item)
    reduced = _reduced_since(item, source)
    for path, (old, now) in differing_parts(model, item.with_beginnings(source.snapshot), item.snapshot()).items():
        reason = _reason(admin, model, path, old, editable, reduced)
        if reason:
            plan.leave_out(path, reason)
        elif reason is None:
            plan.before[path], plan.after[path] = now, _that_still_exists(plan, path, old)
    unchanged = [path for path, value in plan.after.items() if value == plan.before[path]]
    for path in unchanged:
        del plan.after[path]
    return plan


def editable_parts(admin: Any, request: HttpRequest, item: Any) -> set[tuple[str, ...]]:
    """What the person may change in the item's form: `(field,)`, `(rows,)`, and `(texts, field)` for words."""
    model = type(item)
    found: set[tuple[str, ...]] = {(name,) for name in admin.get_form(request, item, change=True).base_fields}
    inlines = {inline.model: inline for inline in admin.get_inline_instances(request, item)}
    for key in model.snapshot_rows:
        inline = inlines.get(rows_model(model, key))
        if inline is None or not inline.has_change_permission(request, item):
            continue
        found.add((key,))
        found |= {(key, name) for name in inline.get_formset(request, item).form.base_fields}
    return found


def _reason(
    admin: Any, model: Any, path: Path, old: Any, editable: set[tuple[str, ...]], reduced: set[Path]
) -> str | None:
    """Why a part stays as it is; None when it may come back, "" when it is nobody's to say."""
    known = field_of(model, path)
    if known is None and path[0] not in model.snapshot_rows:
        return ""  # what follows from other parts, such as names as they are printed
    name = known.name if known is not None else path[0]
    if ((name,) if len(path) == 1 else (path[0], name)) not in editable:
        return _("It is not changed in this form.")
    if name in admin.never_restored:
        return _("It is decided anew each time, never brought back.")
    if path in reduced:
        return _("It was made to say less since, on purpose.")
    if MARK in str(old):
        return _("Its words were erased for safety.")
    if len(path) > 1 and old is None:
        return _("These words were begun later; they stay.")
    return None


def _reduced_since(item: Any, source: Revision) -> set[Path]:
    """What moves that say less (a passage taken out, a coarser place) have changed since a revision."""
    rows = Revision.objects.of(item).filter(snapshot__isnull=False)
    numbers = list(rows.filter(is_reduction=True, number__gt=source.number).values_list("number", flat=True))
    wanted = {one for number in numbers for one in (number - 1, number)}
    snapshots = dict(rows.filter(number__in=wanted).values_list("number", "snapshot")) if wanted else {}
    return {
        path
        for number in numbers
        if number - 1 in snapshots
        for path in differing_parts(type(item), snapshots[number - 1], snapshots[number])
    }


def _that_still_exists(plan: Plan, path: Path, old: Any) -> Any:
    """The value without what is gone or hidden since; each such name is told."""
    model = type(plan.item)
    known = field_of(model, path)
    if known is None:
        return [row for row in old or [] if _row_exists(plan, path, row)]
    if values.is_body(model, path):
        return _with_what_there_is(plan, path, old or "")
    if not known.is_relation or old is None:
        return old
    if known.many_to_many:
        found = existing(known.related_model, old)
        _tell(plan, path, (str(key) for key in old if str(key) not in found))
        return [key for key in old if str(key) in found]
    row = known.related_model._default_manager.filter(pk=old).first()
    if row is not None and not values.is_hidden(row):
        return old
    _tell(plan, path, [str(old)] if row is None else [values.known_names(type(row), [_key(row)])[str(_key(row))]])
    return plan.before.get(path)


def existing(model: Any, keys: Iterable[Any]) -> dict[str, Any]:
    """The rows of a model that a snapshot names and that are still there and not hidden, by that name."""
    column = values.key_column(model)
    rows = model._default_manager.filter(**{f"{column}__in": [str(key) for key in keys]})
    return {str(getattr(row, column)): row for row in rows if not values.is_hidden(row)}


def _with_what_there_is(plan: Plan, path: Path, body: str) -> str:
    """A body without the embeds of what is gone or hidden."""
    shown = embed_refs(body)
    for kind in dict.fromkeys(kind for kind, _ref in shown):
        refs = [ref for of, ref in shown if of == kind]
        found = existing(kinds.get(kind).model, refs) if kind in kinds.KINDS else {}
        gone = [ref for ref in dict.fromkeys(refs) if ref not in found]
        for ref in gone:
            body = body.replace(f'<figure data-embed="{kind}:{ref}"></figure>', "")
        _tell(plan, path, gone)
    return body


def _row_exists(plan: Plan, path: Path, row: dict[str, Any]) -> bool:
    model = rows_model(type(plan.item), path[0])
    for name, value in row.items():
        known = column_of(model, name)
        if known is not None and known.is_relation and value is not None:
            linked = known.related_model._default_manager.filter(pk=value).first()
            if linked is None or values.is_hidden(linked):
                _tell(plan, path, [str(value)])
                return False
    return True


def _tell(plan: Plan, path: Path, names: Iterable[str]) -> None:
    for name in names:
        reason = _("“%(name)s” is not there any more, or is hidden for safety.") % {"name": name}
        plan.left_out.append(LeftOut(label_of(type(plan.item), path), reason))


def _key(row: Any) -> Any:
    return getattr(row, values.key_column(type(row)))
