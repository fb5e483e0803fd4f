"""Forgetting a report: for one that never became an event, or whose event is not what has to go. One asks, a second agrees.

The row stays and says nothing: its keyed digests let the same message be known when it comes in again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NoReturn

from django.db import transaction
from django.utils.translation import gettext as _

from events.belongings import batches_with, with_copies
from events.models import Decided, EventPost, ForgetRequest, Report, ReportVersion
from newsroom.press.erasure import take_out_passages
from newsroom.press.masking import wipe
from newsroom.workflow.editorial import HIDE
from newsroom.workflow.refusals import Refusal, Refused


def open_request(report: Report) -> ForgetRequest | None:
    """What somebody has asked about the report and nobody has agreed to yet."""
    return report.forget_requests.filter(agreed_at=None).select_related("asked_by").first()


def is_forgotten(report: Report) -> bool:
    """Whether two persons have had the words of the report destroyed."""
    return report.forget_requests.exclude(agreed_at=None).exists()


def said_in(report: Report) -> list[EventPost]:
    """The events whose own words were made from the report or a copy of it, which forgetting it does not change.

    Those are hidden and erased as events, or the words in them.
    """
    reports = with_copies(Report.objects.filter(pk=report.pk))
    made = {one.event_id for one in reports if one.decision == Report.Decision.ACCEPTED and one.event_id}
    return list(EventPost.objects.filter(pk__in=made).order_by("pk"))


@transaction.atomic
def ask(report: Report, *, by: Any, at: datetime, reason: str) -> ForgetRequest:
    """Ask that the report be forgotten; nothing changes until somebody else agrees. Raises Refused with a sentence."""
    report = _locked(report, by)
    if is_forgotten(report):
        _refuse("forgotten", _("Report %(ref)s has been forgotten already."), report)
    if not reason.strip():
        _refuse("no_reason", _("Report %(ref)s: say why it has to be forgotten. The reason goes with it."), report)
    if open_request(report) is not None:
        _refuse("asked", _("Report %(ref)s: a colleague has asked for this. A second person can agree now."), report)
    return ForgetRequest.objects.create(report=report, reason=reason.strip(), asked_by=by, asked_at=at)


@transaction.atomic
def agree(report: Report, *, by: Any, at: datetime) -> int:
    """Destroy the words of the report, of its earlier versions and of its copies, and take them out of the texts of batches.

    `by` is another person than the one who asked. Returns how many reports were emptied; raises Refused with a sentence.
    """
    report = _locked(report, by)
    request = open_request(report)
    if request is None:
        _refuse("not_asked", _("Report %(ref)s: nobody has asked to forget it. Ask first; a colleague agrees."), report)
    if request.asked_by_id == by.pk:
        _refuse(
            "same_person", _("Report %(ref)s: you have asked for this yourself. A second person has to agree."), report
        )
    reports = with_copies([report])
    _forget(reports, at)
    ForgetRequest.objects.filter(pk=request.pk).update(agreed_by=by, agreed_at=at)
    ForgetRequest.objects.filter(report__in=reports).update(reason="")
    return len(reports)


def _forget(reports: Collection[Report], at: datetime) -> None:
    for batch, passages in batches_with(reports):
        take_out_passages(batch, passages)
    for row in (*ReportVersion.objects.filter(report__in=reports), *reports):
        wipe(row)
    waiting = Report.objects.filter(pk__in=[one.pk for one in reports], decision=Report.Decision.WAITING)
    waiting.update(decision=Report.Decision.DISCARDED, discard_reason=Report.Discard.OTHER)
    decided = Decided.objects.filter(report__in=reports)
    decided.filter(undone_at=None).update(undone_at=at)  # nobody can bring back what it said of itself
    decided.update(before={})


def _locked(report: Report, by: Any) -> Report:
    """The report as it is now, for a person who may do this."""
    if not (by.is_active and by.has_perm(HIDE)):
        _refuse(
            "not_permitted",
            _("Report %(ref)s: you may not have it forgotten. Ask an editor or the chief of the desk."),
            report,
        )
    return Report.objects.select_for_update(of=("self",)).get(pk=report.pk)


def _refuse(code: str, sentence: str, report: Report) -> NoReturn:
    raise Refused(Refusal(code, sentence % {"ref": report.ref}))
