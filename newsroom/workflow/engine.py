"""The one door: every change of a state goes through `perform`, whoever asks and from wherever."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.workflow import history
from newsroom.workflow.effects import EFFECTS, Order
from newsroom.workflow.listeners import DEMANDS, MOVED, TIMED
from newsroom.workflow.models import AfterReview, MoveRecord
from newsroom.workflow.refusals import Refusal, Refused
from newsroom.workflow.table import COMING, SAME, Move


def perform(
    item: Any,
    name: str,
    *,
    by: Any,
    at: datetime,
    note: str = "",
    live_from: datetime | None = None,
    live_until: datetime | None = None,
    value: str = "",
    duty: bool = False,
    words: Mapping[str, str] | None = None,
) -> MoveRecord:
    """Carry out the move `name` on `item` for the person `by` at the moment `at`, whole or not at all.

    `live_from`/`live_until` bound the public window of a move that publishes (now and open-ended when None). `value` is the
    extra value the row names; `words` are what readers are told in each language besides. `duty=True` asks for the logged
    bypass of four eyes. Raises `Refused`; returns the record. The item passed in gets its new state.
    """
    with transaction.atomic():
        lock_parent(item)
        locked = type(item)._default_manager.select_for_update().get(pk=item.pk)
        reason = refusal(locked, name, by=by, at=at, note=note, live_from=live_from, live_until=live_until, value=value)
        # Four eyes is the last question, so a bypass sets aside that one and nothing else.
        is_bypass = reason is not None and reason.code == "four_eyes" and duty and by.has_trust("duty", at)
        if reason is not None and not is_bypass:
            raise Refused(reason)
        record = _carry_out(locked, name, by, at, note, live_from, live_until, value, is_bypass, words or {})
    item.state = item._state_in_database = locked.state
    return record


def lock_parent(item: Any) -> None:
    """Words and the item they belong to are always locked in one order: the item first."""
    parent = getattr(item, "parent", None)
    if parent is not None:
        type(parent)._default_manager.select_for_update().get(pk=parent.pk)


def _carry_out(
    item: Any,
    name: str,
    by: Any,
    at: datetime,
    note: str,
    live_from: datetime | None,
    live_until: datetime | None,
    value: str,
    is_bypass: bool,
    public_words: Mapping[str, str],
) -> MoveRecord:
    move = item.workflow.move(name)
    source, target = item.state, item.state if move.target == SAME else move.target
    last = history.latest(item)
    record = MoveRecord(
        kind=item.kind,
        ref=item.ref,
        move=name,
        source=source,
        target=target,
        by=by,
        at=at,
        note=note.strip(),
        revision_number=last.number if last else None,
        is_bypass=is_bypass,
        live_from=live_from,
    )
    record.save()
    if target != source:
        type(item)._default_manager.filter(pk=item.pk).update(state=target)
        item.state = item._state_in_database = target
    if move.after_review or is_bypass:
        AfterReview.objects.create(record=record)
    if move.effect:
        order = Order(item, move, by, at, note.strip(), live_from, live_until, value, record, public_words)
        EFFECTS[move.effect](order)
    for tell in MOVED:
        tell(item, record)
    return record


def moves_for(
    item: Any, *, by: Any, at: datetime, besides: Collection[str] = ()
) -> Iterator[tuple[Move, Refusal | None]]:
    """The moves a person may think of now, but for some: those of the item's state the person holds the permission for, each
    with what still stands against it (None when it may be pressed). A note or value not given yet does not count."""
    for move in item.workflow.moves:
        if move.starts_from(item.state) and by.has_perm(move.who) and move.name not in besides:
            reason = refusal(item, move.name, by=by, at=at, note="-", value="-")
            if reason is None or reason.code not in HIDES_BUTTON:
                yield move, reason


HIDES_BUTTON = {"window", "no_window", "not_second", "nothing_scheduled", "nothing_to_do", "not_checking"}
LAST_YEAR = 2999


def refusal(
    item: Any,
    name: str,
    *,
    by: Any,
    at: datetime,
    note: str = "",
    live_from: datetime | None = None,
    live_until: datetime | None = None,
    value: str = "",
) -> Refusal | None:
    """The first thing that stands against the move, or None. The same answer for button, bulk action, API and command."""
    try:
        move = item.workflow.move(name)
    except KeyError:
        return Refusal("unknown_move", _("“%(move)s” is not a move of this kind of item.") % {"move": name})
    words = {"item": str(item), "move": _(move.label), "state": _(item.state_row.label)}
    for question in (_who, _state, _window, _second, _completeness, _revision):
        found = question(item, move, by, at, words)
        if found is not None:
            return found
    return (
        item.refuses(move, by=by, at=at, value=value)
        or next(filter(None, (demand(item, move, by, at) for demand in DEMANDS)), None)
        or next(filter(None, (ask(item, move, at, live_from, value) for ask in TIMED)), None)
        or _order_refusal(move, words, at=at, note=note, value=value, live_from=live_from, live_until=live_until)
        or _four_eyes(item, move, by, at, words)
    )


def _who(item: Any, move: Move, by: Any, at: datetime, words: dict[str, Any]) -> Refusal | None:
    # Django gives superusers every permission; the states and the four eyes still bind them.
    if by.is_active and by.has_perm(move.who) and (not move.trust or by.has_trust(move.trust, at)):
        return None
    return Refusal(
        "not_permitted",
        _("“%(item)s”: you may not use “%(move)s”. Ask an editor or the chief of the desk.") % words,
    )


def _state(item: Any, move: Move, by: Any, at: datetime, words: dict[str, Any]) -> Refusal | None:
    if move.starts_from(item.state):
        return None
    return Refusal(
        "wrong_state",
        _(
            "“%(item)s” is in the state “%(state)s”, from where “%(move)s” is not possible. "
            "Reload the page: somebody may have moved it."
        )
        % words,
    )


def _window(item: Any, move: Move, by: Any, at: datetime, words: dict[str, Any]) -> Refusal | None:
    if move.window is None:
        return None
    if move.window == COMING:
        if item.has_coming_window(at):
            return None
        return Refusal(
            "nothing_scheduled",
            _("“%(item)s” has nothing scheduled. To take the live page down, withdraw it.") % words,
        )
    if item.has_public_window(at) == move.window:
        return None
    if move.window:
        return Refusal("no_window", _("“%(item)s” is not public, so “%(move)s” has nothing to act on.") % words)
    return Refusal(
        "window",
        _(
            "“%(item)s” is public already, so “%(move)s” is not possible. "
            "Publish an update or a correction with a note for readers, or withdraw it."
        )
        % words,
    )


def _second(item: Any, move: Move, by: Any, at: datetime, words: dict[str, Any]) -> Refusal | None:
    if not move.second_to:
        return None
    first = history.last_move(item, (move.second_to, move.name))
    if first is None or first.move != move.second_to:
        return Refusal(
            "not_second", _("“%(item)s”: nobody has asked for this yet, so there is nothing to agree to.") % words
        )
    if first.by_id == by.pk:
        return Refusal(
            "same_person", _("“%(item)s”: you asked for this yourself. A second person has to agree.") % words
        )
    return None


def _four_eyes(item: Any, move: Move, by: Any, at: datetime, words: dict[str, Any]) -> Refusal | None:
    if not move.four_eyes or by.pk not in item.barred_from(move, history.contributors(item)):
        return None
    return Refusal(
        "four_eyes",
        _("“%(item)s”: you wrote part of it, so “%(move)s” is for somebody else. Ask a colleague to read it.") % words,
    )


def _completeness(item: Any, move: Move, by: Any, at: datetime, words: dict[str, Any]) -> Refusal | None:
    missing = history.once(item, "missing", item.missing_for_publication) if move.is_complete else []
    if not missing:
        return None
    listed = pgettext("between two names of a list", "; ").join(missing)
    return Refusal("incomplete", _("“%(item)s” is not complete: %(missing)s.") % {**words, "missing": listed})


def _revision(item: Any, move: Move, by: Any, at: datetime, words: dict[str, Any]) -> Refusal | None:
    goes_out = move.is_approved or move.four_eyes or move.is_complete
    if goes_out and not history.is_recorded(item):
        return Refusal(
            "unrecorded",
            _("“%(item)s” differs from its last revision. Open it, look at it and save it before “%(move)s”.") % words,
        )
    if not move.is_approved:
        return None
    last = history.latest(item)
    if last is not None and history.approved_number(item) == last.number:
        return None
    return Refusal(
        "not_approved",
        _("“%(item)s” was changed after it was approved. Send it back and have it approved again.") % words,
    )


def _order_refusal(
    move: Move,
    words: dict[str, Any],
    *,
    at: datetime,
    note: str,
    value: str,
    live_from: datetime | None,
    live_until: datetime | None,
) -> Refusal | None:
    if move.note in ("reason", "public") and not note.strip():
        return Refusal("note_missing", _("“%(item)s”: “%(move)s” needs a note. Write one sentence why.") % words)
    if move.value and not value.strip():
        return Refusal("value_missing", _("“%(item)s”: “%(move)s” needs a value. Fill in the field beside it.") % words)
    if (live_from or live_until) and not move.can_schedule:
        return Refusal(
            "no_schedule", _("“%(item)s”: “%(move)s” happens at once and takes no time. Leave it empty.") % words
        )
    start = max(live_from or at, at)
    if live_until and live_until <= start:
        return Refusal(
            "window_backwards",
            _("“%(item)s” would end before it begins. Choose an end after the beginning and after now.") % words,
        )
    if start.year > LAST_YEAR:
        return Refusal("window_too_far", _("“%(item)s”: this year is too far away. Check the date.") % words)
    return None
