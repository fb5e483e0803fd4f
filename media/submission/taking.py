"""From a filled-in form and its files to a sending with footage that waits for a moderator."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.translation import gettext as _

from media import intake
from media.models import Footage
from media.submission import contacts, receipts
from media.submission.account import account
from media.submission.arriving import Arrival
from media.submission.fates import QUIET
from media.submission.models import Submission, SubmittedFile

logger = logging.getLogger(__name__)

PASSING = {"vault_full", "no_room"}
"""Codes of refusals that are about us and not about the file: later it may be taken."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file of a form: `refusal` is empty, or the sentence for its sender; `code` is its name."""

    number: int
    refusal: str = ""
    code: str = ""


@dataclass(frozen=True)
class Taken:
    """A sending and what became of each file now; `code` is the receipt. `submission` is None where no file was taken."""

    submission: Submission | None
    code: str
    outcomes: list[Outcome]


def take(values: dict[str, Any], files: Iterable[Arrival], *, secret: str, at: datetime) -> Taken:
    """Keep the form's `values` and take its files, each for itself; what is refused does not hold up the others.

    The same `secret` again adds to the sending that is there. Raises receipts.BadForm when that one is over.
    """
    code = receipts.code_of(secret)
    submission, is_new = _submission(values, code, at)
    outcomes = [_take_one(_reserve(submission), file, at) for file in files]
    if is_new and all(outcome.refusal for outcome in outcomes):
        submission.delete()
        return Taken(None, "", outcomes)
    return Taken(submission, code, outcomes)


def again(secret: str) -> Taken | None:
    """What was said when the form of that secret was taken, for a sender whose line broke before the answer came."""
    code = receipts.code_of(secret)
    submission = receipts.find(code)
    if submission is None or submission.is_over:
        return None
    rows = submission.files.filter(footage__isnull=False).order_by("number")
    return Taken(submission, code, [Outcome(row.number) for row in rows])


@transaction.atomic
def _submission(values: dict[str, Any], code: str, at: datetime) -> tuple[Submission, bool]:
    submission, is_new = receipts.find(code), False
    if submission is None:
        words = {name: value for name, value in values.items() if name != "contact"}
        submission, is_new = Submission.objects.get_or_create(
            digest=receipts.digest(code), defaults={**words, "created_at": at}
        )
    if is_new:
        contacts.keep(submission, values["contact"])
    if submission.is_over:
        raise receipts.BadForm
    return submission, is_new


@transaction.atomic
def _reserve(submission: Submission) -> SubmittedFile:
    """A row for the next file, before it is taken: a form that comes twice at once never gives two files one number."""
    Submission.objects.select_for_update().get(pk=submission.pk)
    last = submission.files.last()
    number = last.number + 1 if last else 1
    return SubmittedFile.objects.create(submission=submission, number=number, is_own=False, code="pending")


def _take_one(row: SubmittedFile, file: Arrival, at: datetime) -> Outcome:
    """Take one file in; its row says what became of it."""
    try:
        if file.problem:
            raise intake.Refused(file.problem, _sentence(file.problem))
        footage = _footage(row, file, at)
    except intake.Refused as refused:
        return _refused(row, refused)
    except Exception as error:  # hostile bytes; neither they nor their traceback are logged
        logger.error("A file that was sent in could not be taken: %s", type(error).__name__)
        return _refused(row, intake.Refused("broken", _sentence("broken")))
    earlier = row.submission.files.filter(footage=footage).exclude(pk=row.pk).first()
    if earlier is not None:  # the form came again
        row.delete()
        return Outcome(earlier.number)
    return Outcome(row.number)


def _refused(row: SubmittedFile, refused: intake.Refused) -> Outcome:
    row.code = refused.code
    row.save()
    return Outcome(row.number, "" if refused.code == QUIET else str(refused), refused.code)


def _footage(row: SubmittedFile, file: Arrival, at: datetime) -> Footage:
    """The footage, linked to its sending in the transaction that makes it: its sender's choices never go missing."""

    def settle(footage: Footage, is_new: bool) -> None:
        row.footage, row.is_own, row.code = footage, is_new, ""
        row.save()

    with file.path.open("rb") as content:
        return intake.receive_once(
            content,
            working_title=_title(row),
            credit="",
            by=account(),
            at=at,
            came_by=Footage.CameBy.SENT,
            settle=settle,
        )


def _title(row: SubmittedFile) -> str:
    """For colleagues. It says nothing about the sender, nor in which language they read."""
    is_for_us = row.submission.consent == Submission.Consent.DESK_ONLY
    with translation.override(settings.LANGUAGE_CODE):
        title = (
            _("Sent in, %(ref)s/%(number)d – not to be published") if is_for_us else _("Sent in, %(ref)s/%(number)d")
        )
        return title % {"ref": row.submission.ref, "number": row.number}


def _sentence(problem: str) -> str:
    """Why a file was not taken, to its sender."""
    most = filesizeformat(settings.NEWSROOM_SUBMISSION_FILE_BYTES)
    sentences = {
        "too_large": _("This file is larger than %(most)s, so it was not taken. Send a shorter or smaller copy.")
        % {"most": most},
        "too_many": _("This file was not taken: at most %(number)d come in one go. Send it with a new form.")
        % {"number": settings.NEWSROOM_SUBMISSION_FILES},
        "no_room": _("This file was not taken: our disk is full. Keep it where it is safe and try again tomorrow."),
        "empty": _("This file was not taken: there is nothing in it. Look whether it plays, and choose it again."),
        "broken": _("This file was not taken: we could not read it. Send another copy, or a part of it."),
    }
    return sentences[problem]
