"""Taking back and letting go: erasing by the sender before anything was cleared, and the clock of what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from media.models import Footage
from media.moderation import PURGED
from media.submission import fates
from media.submission.account import account
from media.submission.models import ContactDetails, Submission
from newsroom.press import kinds
from newsroom.press.masking import mask_row, masker
from newsroom.workflow import engine
from newsroom.workflow.editorial import ERASED, HIDDEN
from newsroom.workflow.models import MoveRecord, Revision


class TooLate(Exception):  # noqa: N818 - it reads as what happened
    """Something of the sending was cleared already, so it is not its sender's alone to erase."""


@transaction.atomic
def erase(submission: Submission, *, at: datetime) -> None:
    """Destroy everything of it: originals, renditions, claims, answers and contact. A second time is no error.

    The footage is hidden for safety, with nothing left in it; the desk's own words about it go when a second person agrees,
    as always. Raises TooLate, and erases nothing, once something was cleared.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.is_over:
        return
    keys = [item.pk for item in fates.own_footage(submission)]
    items = list(Footage.objects.select_for_update().filter(pk__in=keys).exclude(state=PURGED).order_by("pk"))
    if any(fates.was_cleared(item) for item in items):
        raise TooLate
    for item in items:
        _destroy(item, at)
        _forget_name(item, submission.credit_name)
    submission.end(Submission.Ending.ERASED, at=at)


def _destroy(item: Footage, at: datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("Taken back by its sender; the files are destroyed.")
    engine.perform(item, "hide", by=account(), at=at, note=reason)
    kinds.get(item.kind).destroy(item)


def _forget_name(item: Footage, name: str) -> None:
    """Take the sender's name out of what the desk wrote of the piece: the credit, the words, and their earlier versions."""
    if not name.strip():
        return
    mask = masker([name])
    for one in (item, *item.texts.all()):
        for row in (one, *Revision.objects.of(one), *MoveRecord.objects.of(one)):
            mask_row(row, mask)


@dataclass
class Purged:
    """How many sendings lost everything, and how many their contact details alone."""

    ended: int = 0
    contacts: int = 0


def purge(*, at: datetime, is_rehearsal: bool = False) -> Purged:
    """Let go of what is no longer kept at `at`; with `is_rehearsal` only count.

    Words and contact go KEEP_DAYS after nothing of a sending was taken, at once after its footage was erased or let go, and
    LONGEST_DAYS after it came in when nobody decided about it. Contact details never outlive LONGEST_DAYS. A hold on
    the footage stops all of it.
    """
    found = Purged()
    for submission in Submission.objects.filter(ended_at=None).order_by("pk"):
        if _is_due(submission, at):
            found.ended += 1
            if not is_rehearsal:
                submission.end(Submission.Ending.PURGED, at=at)
    oldest = at - timedelta(days=settings.NEWSROOM_SUBMISSION_LONGEST_DAYS)
    held = Submission.objects.filter(files__is_own=True, files__footage__held_until_lifted=True)
    old = ContactDetails.objects.filter(submission__created_at__lte=oldest, submission__ended_at=None)
    old = old.exclude(submission__in=held)
    found.contacts = sum(not _is_due(one.submission, at) for one in old.select_related("submission"))
    if not is_rehearsal:
        old.delete()
    return found


def _is_due(submission: Submission, at: datetime) -> bool:
    items = fates.own_footage(submission)
    if any(item.held_until_lifted for item in items):
        return False
    if items and all(item.state in (ERASED, PURGED) for item in items):
        return True
    if items and all(item.state in (*fates.NOT_TAKEN, ERASED) for item in items):
        return _last_decision(items) <= at - timedelta(days=settings.NEWSROOM_SUBMISSION_KEEP_DAYS)
    if all(item.state in (*fates.TAKES_BACK, HIDDEN, ERASED) for item in items):
        return submission.created_at <= at - timedelta(days=settings.NEWSROOM_SUBMISSION_LONGEST_DAYS)
    return False


def _last_decision(items: list[Footage]) -> datetime:
    moves = MoveRecord.objects.filter(kind=Footage.kind, ref__in=[item.ref for item in items])
    return moves.latest("at").at
