"""Ticking a line for a revision, and what is not ticked yet: the engine asks here before a move that lets an item on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.desk.signoff.models import SignOff, SignOffItem
from newsroom.workflow import history
from newsroom.workflow.around import holds
from newsroom.workflow.refusals import Refusal, Refused
from newsroom.workflow.table import SAME, Move

TICK = "desk.add_signoff"
APPROVE, PUBLISH = SignOffItem.Stage.APPROVE, SignOffItem.Stage.PUBLISH


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands for the newest revision. `earlier` is a tick for a text that has changed since."""

    row: SignOffItem
    tick: SignOff | None
    earlier: SignOff | None

    @property
    def is_ticked(self) -> bool:
        return self.tick is not None


def lines(item: Any) -> list[Line]:
    """What is asked for of such an item, in order, in three queries; none where nothing is asked."""
    asked = list(SignOffItem.objects.filter(kind=item.kind, is_asked=True))
    if not asked:
        return []
    number = number_of(item)
    newest: dict[tuple[int, bool], SignOff] = {}
    ticks = SignOff.objects.of(item).filter(item__in=asked).select_related("by") if holds(item, SignOff) else []
    for row in ticks:
        newest[row.item_id, row.revision_number == number] = row
    return [Line(one, _if_ticked(newest.get((one.pk, True))), _if_ticked(newest.get((one.pk, False)))) for one in asked]


def _if_ticked(row: SignOff | None) -> SignOff | None:
    return row if row is not None and row.is_ticked else None


def number_of(item: Any) -> int:
    """The number of the newest revision, for which a tick counts."""
    last = history.latest(item)
    return last.number if last else 0


def asked_for(item: Any, move: Move) -> list[Line]:
    """The lines that have to be ticked before a move."""
    stages = _stages(move)
    return [one for one in lines(item) if one.row.stage in stages] if stages else []


def demand(item: Any, move: Move, by: Any, at: datetime) -> Refusal | None:
    """What is not ticked before a move that asks for it."""
    missing = [str(one.row) for one in asked_for(item, move) if not one.is_ticked]
    if not missing:
        return None
    return Refusal(
        "not_signed_off",
        _(
            "“%(item)s”: “%(move)s” waits for a sign-off of this text: %(missing)s. Tick it on the item's page, or ask who may."
        )
        % {"item": item, "move": _(move.label), "missing": pgettext("between two names of a list", "; ").join(missing)},
    )


def _stages(move: Move) -> tuple[str, ...]:
    """What has to be ticked before it: an approval asks for its own lines, publishing for both."""
    if move.is_approved:
        return APPROVE, PUBLISH
    return (APPROVE,) if move.four_eyes and move.is_complete and move.target != SAME else ()


@transaction.atomic
def tick(
    item: Any, row: SignOffItem, *, number: int, is_ticked: bool, by: Any, at: datetime, duty: bool = False
) -> SignOff:
    """Sign a line off for the revision `number`, the newest one, or take it back. Raises Refused.

    `duty=True` asks for the logged bypass where the writer may not tick.
    """
    locked = type(item)._default_manager.select_for_update().get(pk=item.pk)
    is_own = row.is_for_others and is_ticked and by.pk in history.contributors(locked)
    refusal = _refusal(locked, row, number, by, is_own and not (duty and by.has_trust("duty", at)))
    if refusal is not None:
        raise Refused(refusal)
    made = SignOff(
        item=row,
        kind=item.kind,
        ref=item.ref,
        revision_number=number,
        is_ticked=is_ticked,
        is_bypass=is_own,
        by=by,
        at=at,
    )
    made.save()
    return made


def _refusal(item: Any, row: SignOffItem, number: int, by: Any, is_barred: bool) -> Refusal | None:
    words = {"item": item, "line": row}
    if not by.has_perm(TICK):
        return Refusal("not_permitted", _("“%(item)s”: you may not sign off “%(line)s”. Ask an editor.") % words)
    if item.state not in item.workflow.in_flight or not row.is_asked or row.kind != item.kind:
        return Refusal("not_asked", _("“%(item)s”: “%(line)s” is not asked for now. Reload the page.") % words)
    if number_of(item) != number or not history.is_recorded(item):
        return Refusal(
            "unread",
            _("“%(item)s” was changed after you opened it, so “%(line)s” was not ticked. Read it as it is now.")
            % words,
        )
    if is_barred:
        return Refusal(
            "four_eyes",
            _("“%(item)s”: you wrote part of it, so “%(line)s” is for somebody else. Ask a colleague to look.") % words,
        )
    return None
