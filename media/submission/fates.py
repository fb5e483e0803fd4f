"""What became of a sending: in plain words for its sender, and what may still be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from media.models import Footage
from media.moderation import CLEARED, DUPLICATE, OPEN, PURGED, RECEIVED, REJECTED
from media.submission.models import Submission
from newsroom.workflow.editorial import WITHDRAWN
from newsroom.workflow.models import MoveRecord

QUIET = "not_again"
"""A file that was hidden or erased for safety. The sender is not told: whoever holds a seized phone could ask."""

NOT_TAKEN = (REJECTED, DUPLICATE, PURGED)
TAKES_BACK = (*OPEN, *NOT_TAKEN)

RECEIVED_WORD = _("Received. Nobody has looked at it yet.")
LOOKED_AT = _("Being looked at.")
USED = _("Used in what we publish.")
NOT_USED = _("Not used.")
_WORDS = {**dict.fromkeys((*OPEN, CLEARED), LOOKED_AT), RECEIVED: RECEIVED_WORD}


@dataclass(frozen=True)
class Fate:
    """One file of a sending, as its sender is told."""

    number: int
    word: str | Promise


def fates(submission: Submission, *, at: datetime) -> list[Fate]:
    """A line for each file that was taken.

    Somebody who sends a copy of what is here already learns nothing about the first: for them it stays "received".
    """
    rows = (
        submission.files.filter(Q(footage__isnull=False) | Q(code=QUIET)).select_related("footage").order_by("number")
    )
    return [Fate(row.number, _word(row.footage, at) if row.is_own else RECEIVED_WORD) for row in rows]


def own_footage(submission: Submission) -> list[Footage]:
    """The footage that this sending brought."""
    return [row.footage for row in submission.files.filter(is_own=True).select_related("footage").order_by("number")]


def may_take_back(submission: Submission) -> bool:
    """Whether the sender can still erase it: nothing of it was ever cleared."""
    return not submission.is_over and not any(was_cleared(item) for item in own_footage(submission))


def was_cleared(item: Footage) -> bool:
    """Whether the footage is, or ever was, allowed to be shown; or is in other hands (hidden, or held as evidence)."""
    return (
        item.held_until_lifted
        or item.state not in TAKES_BACK
        or MoveRecord.objects.of(item).filter(move="clear").exists()
    )


def _word(item: Footage, at: datetime) -> str | Promise:
    if item.has_public_window(at):
        return USED
    if item.state == WITHDRAWN:
        return NOT_USED
    return _WORDS.get(item.state, NOT_USED)
