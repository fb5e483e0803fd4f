"""What a person decides about a report: accept, attach, discard, change a field, give it a file; and undoing it.

Every act locks the report, refuses when a colleague was first, and leaves a row that says how to undo it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.drafts import make_event
from events.merging import STANDING
from events.models import Batch, Decided, EventPost, Report, Series
from events.proposals import FIELDS, as_edit, proposal_of
from media.models import Footage
from newsroom.press.masking import wipe
from newsroom.taxonomy.models import Place, Province
from newsroom.text.refs import new_ref
from newsroom.workflow import engine, revisions
from newsroom.workflow.editorial import DRAFT, ERASED, HIDDEN
from newsroom.workflow.models import Revision
from newsroom.workflow.refusals import Refusal, Refused

Act = Decided.Act
Decision = Report.Decision


@transaction.atomic
def accept(report: Report, *, by: Any, at: datetime, group: str = "") -> EventPost:
    """A new event draft of the report; raises Refused when the report is decided already."""
    row = _waiting(report)
    event = make_event(row, by=by, at=at)
    _log(Act.ACCEPT, row, by, at, {"event": event.ref}, group)
    return event


@transaction.atomic
def attach(report: Report, event: EventPost, *, by: Any, at: datetime, group: str = "") -> EventPost:
    """The report supports an event that is there. Its clips go to the event, and its place and day where the event has none.

    What is live does not change by this: clips and facts wait on the event's page for its next revision.
    """
    target = EventPost.objects.select_for_update().get(pk=event.pk)  # the event before its report: one order for all
    row = _waiting(report)
    if target.state not in STANDING:
        raise Refused(
            Refusal(
                "not_standing",
                _("“%(event)s” is “%(state)s”, so no report can be attached to it. Choose another event.")
                % {"event": target, "state": _(target.state_row.label)},
            )
        )
    given = _give(row, target) if target.is_editable else {}
    row.event, row.decision = target, Decision.ATTACHED
    row.save(update_fields=["event", "decision"])
    if given:
        revisions.record(target, by=by, at=at)
    _log(Act.ATTACH, row, by, at, {"event": target.ref, **given}, group)
    return target


def _give(report: Report, event: EventPost) -> dict[str, Any]:
    """What the event lacks and the report has; {} when nothing changed, else what was given, for undoing."""
    given: dict[str, Any] = {}
    known = set(event.footage.values_list("pk", flat=True))
    clips = [clip for clip in report.footage.all() if clip.pk not in known]
    if clips:
        event.footage.add(*clips)
        given["clips"] = [clip.ref for clip in clips]
    proposal = proposal_of(report)
    if proposal.places and not event.places.exists():
        event.places.set(Place.objects.filter(slug__in=proposal.places))
        given["places"] = list(proposal.places)
        provinces = Province.objects.filter(iso__in=proposal.provinces).exclude(pk__in=event.provinces.all())
        given["provinces"] = [province.iso for province in provinces]
        event.provinces.add(*provinces)
    if event.date_parts.precision == "none" and proposal.date.precision != "none":
        event.year, event.month, event.day = proposal.date.year, proposal.date.month, proposal.date.day
        event.year_from = proposal.year_from
        event.save(update_fields=["year", "month", "day", "year_from"])
        given["date"] = as_edit(proposal.date)
    return given


@transaction.atomic
def discard(report: Report, reason: str, *, by: Any, at: datetime, group: str = "") -> None:
    """No event comes of it; the report stays, with the reason (one of Report.Discard)."""
    row = _waiting(report)
    if reason not in Report.Discard.values:
        raise Refused(Refusal("no_reason", _("The report was not discarded: choose why it is.")))
    row.decision, row.discard_reason = Decision.DISCARDED, reason
    row.save(update_fields=["decision", "discard_reason"])
    _log(Act.DISCARD, row, by, at, {}, group)


@transaction.atomic
def edit(report: Report, values: dict[str, Any], *, by: Any, at: datetime) -> bool:
    """Change proposed fields (`date` a PartialDate, the others slugs or ISO codes); False when nothing changed."""
    row = _waiting(report)
    proposal = proposal_of(row)
    changed = {
        name: as_edit(value)
        for name, value in values.items()
        if name in FIELDS and as_edit(value) != as_edit(getattr(proposal, name))
    }
    if not changed:
        return False
    before = {name: row.edits.get(name) for name in changed}
    row.edits = {**row.edits, **changed}
    row.save(update_fields=["edits"])
    report.edits = row.edits
    _log(Act.EDIT, row, by, at, {"edits": before})
    return True


@transaction.atomic
def settle(report: Report, asked: Iterable[str], places: list[str], *, by: Any, at: datetime) -> None:
    """A person answers which of some namesakes (slugs) is meant; `places` are the report's from now on."""
    row = _waiting(report)
    before = {name: row.edits.get(name) for name in ("places", "settled")}
    settled = [*row.edits.get("settled", []), sorted(asked)]
    row.edits = {**row.edits, "places": places, "settled": settled}
    row.save(update_fields=["edits"])
    _log(Act.EDIT, row, by, at, {"edits": before})


@transaction.atomic
def tell_about(batch: Batch, *, year: int | None, sent_on: date | None, origin: str) -> None:
    """The year, day of sending and public source of a batch, for everything in it that waits."""
    sent_at = sent_at_of(sent_on)
    Batch.objects.filter(pk=batch.pk).update(year=year, sent_on=sent_on, origin=origin)
    waiting = batch.reports.filter(decision=Decision.WAITING)
    if sent_on != batch.sent_on:
        waiting.update(sent_at=sent_at)
    if origin != batch.origin:
        waiting.update(origin=origin)


def sent_at_of(day: date | None) -> datetime | None:
    """Noon of a day in the newsroom's zone: the hour at which messages of that day count as sent."""
    return timezone.make_aware(datetime.combine(day, time(12))) if day else None


@transaction.atomic
def belong(report: Report, series: Series | None, *, by: Any, at: datetime) -> None:
    """The event that comes of the report will be a part of the series; of none with None."""
    row = _waiting(report)
    before = {"series": row.edits.get("series")}
    row.edits = {**row.edits, "series": series.ref if series else ""}
    row.save(update_fields=["edits"])
    _log(Act.EDIT, row, by, at, {"edits": before})


@transaction.atomic
def link(report: Report, clips: Iterable[Footage], *, batch: Batch | None = None, by: Any, at: datetime) -> None:
    """Give a report files that came with it (in `batch`, else its own), and its event too while that may be edited."""
    row = Report.objects.select_for_update().get(pk=report.pk)
    known = set(row.footage.values_list("pk", flat=True))
    new = list({clip.pk: clip for clip in clips if clip.pk not in known}.values())
    brought_in = batch or row.batch
    if brought_in is not None:
        brought_in.footage.remove(*clips)
    if not new:
        return
    row.footage.add(*new)
    was_missing, row.is_clip_missing = row.is_clip_missing, False
    row.save(update_fields=["is_clip_missing"])
    given = _add_clips(row.event, new, by, at) if row.event is not None and row.event.is_editable else []
    _log(Act.LINK, row, by, at, {"clips": [clip.ref for clip in new], "given": given, "missing": was_missing})


def _add_clips(event: EventPost, clips: list[Footage], by: Any, at: datetime) -> list[str]:
    """The references of those that the event did not have."""
    has = set(event.footage.values_list("pk", flat=True))
    new = [clip for clip in clips if clip.pk not in has]
    if new:
        event.footage.add(*new)
        revisions.record(event, by=by, at=at)
    return [clip.ref for clip in new]


def new_group() -> str:
    """The mark of acts that one key press made, so that one undo takes all of them back."""
    return new_ref()


def send_to_review(batch: Batch, *, by: Any, at: datetime) -> tuple[int, list[str]]:
    """Send the drafts that were made of a batch to review: how many went, and a sentence for each that could not."""
    made = Report.objects.filter(batch=batch, decision=Decision.ACCEPTED)
    drafts = EventPost.objects.filter(pk__in=made.values("event"), state=DRAFT).order_by("pk")
    sent, sentences = 0, []
    for event in drafts:
        try:
            engine.perform(event, "submit", by=by, at=at)
            sent += 1
        except Refused as refused:
            sentences.append(refused.refusal.sentence)
    return sent, sentences


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
    report = _waiting(act.report)
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


def _waiting(report: Report | None) -> Report:
    """The report, locked; raises Refused when it is decided."""
    row = Report.objects.select_for_update().get(pk=report.pk if report else None)
    if row.decision != Decision.WAITING:
        raise Refused(
            Refusal(
                "decided",
                _(
                    "This report is decided already (%(decision)s), perhaps by a colleague this moment. Nothing was changed."
                )
                % {"decision": row.get_decision_display()},
            )
        )
    return row


def _log(act: str, report: Report, by: Any, at: datetime, before: dict[str, Any], group: str = "") -> None:
    Decided.objects.create(act=act, batch=report.batch, report=report, before=before, group=group, by=by, at=at)
