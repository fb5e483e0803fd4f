"""What a person decides about a report: accept, attach, discard, change a field, give it a file; and undoing it.

Every act locks the report, refuses when a colleague was first, and leaves a row that says how to undo it.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from newsroom.taxonomy.models import Place, Province
from newsroom.text.refs import new_ref
from newsroom.workflow import engine, revisions
from newsroom.workflow.editorial import DRAFT
from newsroom.workflow.refusals import Refusal, Refused

Act = Decided.Act
Decision = Report.Decision


@transaction.atomic
def accept(report: Report, *, by: Any, at: datetime, group: str = "") -> EventPost:
    """A new event draft of the report; raises Refused when the report is decided already."""
    row = waiting(report)
    event = make_event(row, by=by, at=at)
    _log(Act.ACCEPT, row, by, at, {"event": event.ref}, group)
    return event


@transaction.atomic
def attach(report: Report, event: EventPost, *, by: Any, at: datetime, group: str = "") -> EventPost:
    """The report supports an event that is there. Its clips go to the event, and its place and day where the event has none.

    What is live does not change by this: clips and facts wait on the event's page for its next revision.
    """
    target = EventPost.objects.select_for_update().get(pk=event.pk)  # the event before its report: one order for all
    row = waiting(report)
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
    row = waiting(report)
    if reason not in Report.Discard.values:
        raise Refused(Refusal("no_reason", _("The report was not discarded: choose why it is.")))
    row.decision, row.discard_reason = Decision.DISCARDED, reason
    row.save(update_fields=["decision", "discard_reason"])
    _log(Act.DISCARD, row, by, at, {}, group)


@transaction.atomic
def edit(report: Report, values: dict[str, Any], *, by: Any, at: datetime) -> bool:
    """Change proposed fields (`date` a PartialDate, the others slugs or ISO codes); False when nothing changed."""
    row = waiting(report)
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
    row = waiting(report)
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
    row = waiting(report)
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


def waiting(report: Report | None) -> Report:
    """The report, locked; raises Refused when it is decided already."""
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
