"""Bringing an earlier revision back into the working copy: a save like any other, with a revision of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from newsroom.desk.revisions.models import Restored
from newsroom.desk.revisions.parts import Path, column_of, field_of, rows_model
from newsroom.desk.revisions.planning import LeftOut, Plan, existing, plan_for
from newsroom.workflow import history, revisions
from newsroom.workflow.models import Revision
from newsroom.workflow.refusals import Refusal, Refused


def refusal(admin: Any, request: HttpRequest, item: Any, source: Revision) -> Refusal | None:
    """What stands against restoring a revision at all, in one sentence; None when nothing does."""
    words = {"item": str(item), "number": source.number, "state": _(item.state_row.label)}
    if source.snapshot is None:
        return Refusal(
            "erased", _("Revision %(number)s was erased for safety, so nothing of it can come back.") % words
        )
    if not admin.is_restorable:
        return Refusal(
            "not_restorable",
            _("“%(item)s”: what was decided about footage is not brought back. Change the fields by hand.") % words,
        )
    if not admin.has_change_permission(request, item):
        return Refusal(
            "not_permitted", _("“%(item)s”: you may read its history, not change it. Ask its writer.") % words
        )
    if not item.is_editable:
        return Refusal(
            "wrong_state",
            _(
                "“%(item)s” is in the state “%(state)s”, where its words do not change. "
                "Take it back to a draft first, then restore."
            )
            % words,
        )
    return None


@transaction.atomic
def restore(
    admin: Any, request: HttpRequest, item: Any, number: int, *, opened: int, at: datetime
) -> tuple[Revision, list[LeftOut]]:
    """Make the working copy as it was in revision `number`; returns the new revision and what was left out.

    `opened` is the newest revision the person had seen: where another was saved since, nothing is changed. Raises `Refused`.
    """
    locked = type(item)._default_manager.select_for_update().get(pk=item.pk)
    source = Revision.objects.of(locked).get(number=number)
    reason = refusal(admin, request, locked, source) or _overtaken(locked, opened)
    if reason is not None:
        raise Refused(reason)
    plan = plan_for(admin, request, locked, source)
    _write_fields(plan)
    _write_links(plan)
    _write_words(plan, by=request.user, at=at)
    _write_rows(plan)
    locked = type(item)._default_manager.get(pk=item.pk)
    made = revisions.record(locked, by=request.user, at=at)
    if made.number == opened:
        raise Refused(
            Refusal(
                "nothing_to_restore",
                _("“%(item)s” already reads as in revision %(number)s, as far as it can. Nothing was saved.")
                % {"item": locked, "number": number},
            )
        )
    if hasattr(locked, "parent"):
        revisions.record(locked.parent, by=request.user, at=at)
    Restored.objects.create(kind=locked.kind, ref=locked.ref, number=made.number, source=number)
    return made, plan.left_out


def _overtaken(item: Any, opened: int) -> Refusal | None:
    last = history.latest(item)
    if last is not None and last.number == opened:
        return None
    return Refusal(
        "overtaken",
        _("“%(item)s” was not restored: somebody saved it after you opened this page. Look at the difference again.")
        % {"item": item},
    )


def _write_fields(plan: Plan) -> None:
    """Values and single links. A value that is refused today (a slug that is taken) stays as it is and is told."""
    item = plan.item
    for path in _of_item(plan):
        _set(item, path, plan.after[path])
    for _attempt in range(2):
        try:
            item.full_clean()
            break
        except ValidationError as error:
            _take_back(plan, error)
    item.save()


def _take_back(plan: Plan, error: ValidationError) -> None:
    """Leave out the parts that a check names; what the check says of the whole item undoes everything."""
    told = error.message_dict
    paths = {field_of(type(plan.item), path).name: path for path in _of_item(plan)}
    if NON_FIELD_ERRORS in told or not set(told) & set(paths):
        raise Refused(Refusal("invalid", " ".join(sentence for some in told.values() for sentence in some)))
    for name in set(told) & set(paths):
        path = paths[name]
        _set(plan.item, path, plan.before[path])
        plan.leave_out(path, " ".join(told[name]))


def _of_item(plan: Plan) -> list[Path]:
    """The parts that are columns of the item."""
    model = type(plan.item)
    fields = [(path, field_of(model, path)) for path in plan.after if len(path) == 1]
    return [path for path, known in fields if known is not None and not known.many_to_many]


def _set(row: Any, path: Path, value: Any) -> None:
    known = column_of(type(row), path[-1])
    setattr(row, known.attname, known.to_python(value))


def _write_links(plan: Plan) -> None:
    """Terms and linked items."""
    for path, keys in plan.after.items():
        known = field_of(type(plan.item), path) if len(path) == 1 else None
        if known is not None and known.many_to_many:
            found = existing(known.related_model, keys)
            getattr(plan.item, known.name).set([found[str(key)] for key in keys])


def _write_words(plan: Plan, *, by: Any, at: datetime) -> None:
    """Words in each language; those that were approved go back to draft when they are recorded."""
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for path, value in plan.after.items():
        if len(path) > 1:
            wanted.setdefault(path[:2], {})[path[2]] = value
    for (key, language), fields in wanted.items():
        rows = getattr(plan.item, key)
        words = rows.filter(language=language).first() or rows.model(
            parent=plan.item, language=language, created_by=by, created_at=at
        )
        for name, value in fields.items():
            _set(words, (name,), value)
        words.save()


def _write_rows(plan: Plan) -> None:
    """Rows that are nothing but what the item says with them (bylines, figures): all of them, as they were."""
    model = type(plan.item)
    for path, rows in plan.after.items():
        if len(path) != 1 or path[0] not in model.snapshot_rows:
            continue
        related = getattr(plan.item, path[0])
        related.all().delete()
        for values in rows:
            row = rows_model(model, path[0])(**{related.field.name: plan.item})
            for name, value in values.items():
                _set(row, (name,), value)
            row.save()
