"""Asking a colleague to read an item, and what they answer. The one place where assignments are written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from newsroom.desk.assignment import telling
from newsroom.desk.assignment.models import Assignment
from newsroom.press.words import Words
from newsroom.workflow import history
from newsroom.workflow.refusals import Refusal, Refused

ASK = "desk.add_assignment"
WRITE = "workflow.write"


def can_be_asked_about(item: Any) -> bool:
    """Whether somebody may be asked to read it: it is on its way, and is not words that go with an item."""
    return not isinstance(item, Words) and item.state in item.workflow.in_flight


def may_ask(item: Any, by: Any) -> bool:
    """Whoever plans the desk may ask about every item; a writer about an own draft, for when it is sent to review."""
    if not can_be_asked_about(item):
        return False
    is_own_draft = item.state == item.workflow.initial and by.has_perm(WRITE)
    return by.has_perm(ASK) or (is_own_draft and by.pk in {item.created_by_id, *history.contributors(item)})


def readers(item: Any) -> QuerySet[Any]:
    """Who can be asked: everybody who may see such items and wrote none of this one."""
    view = f"{item._meta.app_label}.view_{item._meta.model_name}"
    people = get_user_model().objects.with_perm(view).filter(is_staff=True)
    return people.exclude(pk__in=history.contributors(item)).order_by("first_name", "last_name", "username")


def current(item: Any) -> Assignment | None:
    """The open assignment of an item, or None."""
    return Assignment.objects.of(item).open().select_related("reviewer", "asked_by").first()


@transaction.atomic
def ask(
    item: Any,
    *,
    by: Any,
    at: datetime,
    reviewer: Any = None,
    due_at: datetime | None = None,
    priority: int = Assignment.Priority.NORMAL,
    instruction: str = "",
) -> Assignment:
    """Ask `reviewer`, or whoever takes it when None, to read the item. An earlier asking ends. Raises Refused."""
    _lock(item)
    if not may_ask(item, by):
        raise Refused(Refusal("not_asked", _not_asked(item)))
    if reviewer is not None and not readers(item).filter(pk=reviewer.pk).exists():
        raise Refused(Refusal("not_a_reader", _not_a_reader(item, reviewer)))
    if due_at is not None and due_at <= at:
        raise Refused(
            Refusal("due_before_now", _("“%(item)s”: this due time has passed. Choose a later one.") % {"item": item})
        )
    _end_open(item, Assignment.End.ASKED_ANEW, at)
    row = _write(item, reviewer, by, at, due_at=due_at, priority=priority, instruction=instruction.strip())
    telling.tell("asked", item, [reviewer], by=by, at=at)
    return row


@transaction.atomic
def take(item: Any, *, by: Any, at: datetime) -> Assignment:
    """Read it oneself: what nobody has yet becomes this person's, with the due time and the words of whoever asked."""
    _lock(item)
    row = current(item)
    if row is not None and row.reviewer_id is not None:
        raise Refused(
            Refusal(
                "taken",
                _("“%(item)s” is with %(person)s already. Ask them, or choose another item.")
                % {"item": item, "person": row.reviewer},
            )
        )
    if not can_be_asked_about(item) or not readers(item).filter(pk=by.pk).exists():
        raise Refused(Refusal("not_a_reader", _not_a_reader(item, by)))
    _end_open(item, Assignment.End.ASKED_ANEW, at)
    asked = {} if row is None else {"due_at": row.due_at, "priority": row.priority, "instruction": row.instruction}
    taken = _write(item, by, row.asked_by if row else by, at, **asked)
    _answer(taken, Assignment.Answer.ACCEPTED, at)
    return taken


@transaction.atomic
def accept(item: Any, *, by: Any, at: datetime) -> None:
    """The person who was asked says yes."""
    _lock(item)
    row = _asked_of(item, by)
    _answer(row, Assignment.Answer.ACCEPTED, at)
    telling.tell("accepted", item, [row.asked_by], by=by, at=at)


@transaction.atomic
def decline(item: Any, *, by: Any, at: datetime, note: str = "") -> None:
    """The person who was asked says no: the asking stays, with nobody's name, until somebody else takes it."""
    _lock(item)
    row = _asked_of(item, by)
    _answer(row, Assignment.Answer.DECLINED, at, note)
    _end_open(item, Assignment.End.DECLINED, at)
    _write(item, None, row.asked_by, at, due_at=row.due_at, priority=row.priority, instruction=row.instruction)
    telling.tell("declined", item, [row.asked_by], by=by, at=at)


@transaction.atomic
def take_back(item: Any, *, by: Any, at: datetime) -> None:
    """Nobody has to read it any more."""
    _lock(item)
    row = current(item)
    if row is None or not (may_ask(item, by) or row.asked_by_id == by.pk):
        raise Refused(Refusal("not_asked", _not_asked(item)))
    _end_open(item, Assignment.End.TAKEN_BACK, at)
    telling.tell("taken_back", item, [row.reviewer], by=by, at=at)


def _lock(item: Any) -> None:
    """Nothing moves the item meanwhile; it is asked about as it stands now."""
    locked = type(item)._default_manager.select_for_update().get(pk=item.pk)
    item.state = item._state_in_database = locked.state


def _asked_of(item: Any, by: Any) -> Assignment:
    row = current(item)
    if row is None or row.reviewer_id != by.pk:
        raise Refused(
            Refusal(
                "not_yours",
                _("“%(item)s” is not with you any more. Reload the page: somebody asked anew.") % {"item": item},
            )
        )
    return row


def _write(item: Any, reviewer: Any, by: Any, at: datetime, **asked: Any) -> Assignment:
    last = history.latest(item)
    row = Assignment(
        kind=item.kind, ref=item.ref, reviewer=reviewer, asked_by=by, asked_at=at,
        revision_number=last.number if last else 0, **asked,
    )  # fmt: skip
    row.save()
    return row


def _answer(row: Assignment, answer: str, at: datetime, note: str = "") -> None:
    Assignment.objects.filter(pk=row.pk).update(answer=answer, answered_at=at, answer_note=note.strip()[:200])


def _end_open(item: Any, end: str, at: datetime) -> None:
    Assignment.objects.of(item).open().update(ended_at=at, end=end)


def _not_asked(item: Any) -> str:
    return _("“%(item)s”: you may not ask for a reading of it now. Ask an editor to do it.") % {"item": item}


def _not_a_reader(item: Any, person: Any) -> str:
    return _(
        "“%(item)s”: %(person)s cannot be its reader, because they wrote part of it or may not see it. Choose somebody else."
    ) % {"item": item, "person": person}
