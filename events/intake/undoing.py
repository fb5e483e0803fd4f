"""Taking decisions of the intake back: the last key press of a person, or what anybody decided about one report.

Each act of `deciding` left a row that says how; what somebody went on from stays, with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from events.intake.deciding import Act, Decision, waiting
from events.models import Batch, Decided, EventPost, Report
from media.models import Footage
from newsroom.press.masking import wipe
from newsroom.workflow import revisions
from newsroom.workflow.editorial import DRAFT, ERASED, HIDDEN
from newsroom.workflow.models import Revision
from newsroom.workflow.refusals import Refusal, Refused


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: the reports it concerned, and a sentence for each act that could not be taken back any more."""

    reports: list[Report]
    sentences: list[str]


@transaction.atomic
def undo(batch: Batch, *, by: Any, at: datetime) -> Undone:
    """Take back this person's last act in the batch: all acts of one key press, but for those that somebody went on from.

    Raises Refused when there is nothing to undo, and when none of them can be undone any more: `pass_by` then.
    """
    acts = _last_acts(batch, by)
    reports: list[Report] = []
    refusals: list[Refused] = []
    for act in acts:
        try:
            with transaction.atomic():
                UNDO[act.act](act, by, at)
                Decided.objects.filter(pk=act.pk).update(undone_at=at)
        except Refused as refused:
            Decided.objects.filter(pk=act.pk).update(is_settled=True)
            refusals.append(refused)
        else:
            reports += [act.report] if act.report else []
    if len(refusals) == len(acts):
        raise refusals[0]
    return Undone(reports, [refused.refusal.sentence for refused in refusals])


def pass_by(batch: Batch, *, by: Any) -> None:
    """The person's last act stands: the next undo is of what was done before it."""
    Decided.objects.filter(pk__in=[act.pk for act in _last_acts(batch, by)]).update(is_settled=True)


def _last_acts(batch: Batch, by: Any) -> list[Decided]:
    """The acts of the person's last key press in the batch, the last one first; raises Refused without any."""
    mine = Decided.objects.select_for_update().filter(batch=batch, by=by, undone_at=None, is_settled=False)
    last = mine.order_by("-at", "-pk").first()
    if last is None:
        raise Refused(Refusal("nothing_to_undo", _("There is nothing of yours to undo in this batch.")))
    return list(mine.filter(group=last.group).order_by("-at", "-pk")) if last.group else [last]


@transaction.atomic
def reopen(report: Report, *, by: Any, at: datetime) -> None:
    """A decided report waits again, whoever decided; raises Refused when somebody went on from there."""
    decided = Decided.objects.filter(report=report, undone_at=None, act__in=(Act.ACCEPT, Act.ATTACH, Act.DISCARD))
    last = decided.order_by("-at", "-pk").first()
    if last is None:
        raise Refused(
            Refusal("nothing_to_undo", _("Nothing was decided here about this report. Look at the page of its event."))
        )
    UNDO[last.act](last, by, at)
    Decided.objects.filter(pk=last.pk).update(undone_at=at)


def _undo_accept(act: Decided, by: Any, at: datetime) -> None:
    """The draft goes, when nobody has touched it since."""
    event = EventPost.objects.select_for_update().filter(ref=act.before["event"]).first()
    if event is not None and _is_touched(event):
        raise Refused(
            Refusal(
                "touched",
                _("“%(event)s” was worked on since it was made, so it was not taken back. Spike it, or merge it.")
                % {"event": event},
            )
        )
    _wait_again(_as_decided(act, Decision.ACCEPTED))
    if event is not None:
        _forget(event)


def _is_touched(event: EventPost) -> bool:
    """Whether anything came of a draft since it was made; what was changed and changed back does not count."""
    saved = Revision.objects.of(event)
    return (
        event.state != DRAFT
        or event.reports.count() > 1
        or event.merged_here.exists()
        or event.articles.exists()
        or saved.exclude(author=event.created_by).exists()
        or saved.first().snapshot != event.snapshot()
    )


def _as_decided(act: Decided, decision: str) -> Report:
    """The report of an act, locked; raises Refused when somebody decided otherwise about it since."""
    ref = act.before.get("event")
    event = EventPost.objects.select_for_update().filter(ref=ref).first() if ref else None  # before its report
    if event is not None and event.state in (HIDDEN, ERASED):
        raise Refused(
            Refusal("hidden", _("The event was hidden for safety, so nothing is taken off it. Ask who hid it."))
        )
    report = Report.objects.select_for_update(of=("self",)).select_related("batch").get(pk=act.report_id)
    event = EventPost.objects.filter(pk=report.event_id).first()
    if report.decision != decision or (event.ref if event else None) != act.before.get("event"):
        raise Refused(
            Refusal(
                "moved_since",
                _("“%(report)s” was decided otherwise since, perhaps by a colleague, so this was not undone.")
                % {"report": report},
            )
        )
    return report


def _forget(event: EventPost) -> None:
    """Delete a draft that nobody touched. Its revisions stay as links of their chains, without the words: an erasure of what
    becomes of the report next would not find them."""
    for row in (event, *event.texts.all()):
        for revision in Revision.objects.of(row):
            wipe(revision)
    event.delete()


def _undo_attach(act: Decided, by: Any, at: datetime) -> None:
    report = _as_decided(act, Decision.ATTACHED)
    event = EventPost.objects.select_for_update().get(pk=report.event_id)
    given = {name: value for name, value in act.before.items() if name != "event"}
    _wait_again(report)
    if not given or not event.is_editable:
        return
    _take_clips(event, given.get("clips", []))
    event.places.remove(*event.places.filter(slug__in=given.get("places", [])))
    event.provinces.remove(*event.provinces.filter(iso__in=given.get("provinces", [])))
    if given.get("date") == [event.year, event.month, event.day]:
        event.year = event.month = event.day = None
        event.year_from = ""
        event.save(update_fields=["year", "month", "day", "year_from"])
    revisions.record(event, by=by, at=at)


def _take_clips(event: EventPost, refs: list[str]) -> None:
    """Take clips off an event, but for those that another of its reports came with."""
    brought = Footage.objects.filter(reports__event=event)
    event.footage.remove(*event.footage.filter(ref__in=refs).exclude(pk__in=brought))


def _undo_discard(act: Decided, by: Any, at: datetime) -> None:
    _wait_again(_as_decided(act, Decision.DISCARDED))


def _undo_edit(act: Decided, by: Any, at: datetime) -> None:
    report = waiting(act.report)
    report.edits = {**report.edits, **act.before["edits"]}
    report.edits = {name: value for name, value in report.edits.items() if value is not None}
    report.save(update_fields=["edits"])


def _undo_link(act: Decided, by: Any, at: datetime) -> None:
    report = Report.objects.select_for_update().get(pk=act.report_id)
    clips = list(report.footage.filter(ref__in=act.before["clips"]))
    report.footage.remove(*clips)
    Report.objects.filter(pk=report.pk).update(is_clip_missing=act.before.get("missing", False))
    if report.batch is not None:
        report.batch.footage.add(*clips)
    if report.event is not None and report.event.is_editable and act.before["given"]:
        _take_clips(report.event, act.before["given"])
        revisions.record(report.event, by=by, at=at)


UNDO = {
    Act.ACCEPT: _undo_accept,
    Act.ATTACH: _undo_attach,
    Act.DISCARD: _undo_discard,
    Act.EDIT: _undo_edit,
    Act.LINK: _undo_link,
}


def _wait_again(report: Report) -> None:
    report.event, report.decision, report.discard_reason = None, Decision.WAITING, ""
    report.save(update_fields=["event", "decision", "discard_reason"])
