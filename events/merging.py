"""Two events that are one: reports and clips of the first go to the second, its addresses lead there; it can be undone."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import OperationalError
from django.utils.translation import gettext as _

from events.models import Decided, EventPost, Report
from newsroom.press import exposure, succession, windows
from newsroom.press.models import Edition, PastEdition
from newsroom.workflow import history, revisions
from newsroom.workflow.editorial import DRAFT, PUBLISH, PUBLISHED, REVIEW
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refusal, Refused

#: states of an event that another may be merged into
STANDING = (DRAFT, REVIEW, "approved", PUBLISHED)


@effect("merge_event")
def merge_event(order: Order) -> None:
    """Give everything to the event whose reference the move carries. Nothing is deleted, and `unmerge_event` turns it back."""
    loser, survivor = order.item, _survivor(order)
    own = Edition.objects.of(loser.kind, loser.ref).open_or_coming(order.at)
    is_live = own.exists()
    if is_live and not Edition.objects.of(survivor.kind, survivor.ref).live(at=order.at).exists():
        _refuse(
            "other_not_live",
            _("“%(other)s” is not live, so readers of “%(item)s” would find nothing. Publish it first."),
            order,
            survivor,
        )
    withdrawn = list(
        PastEdition.objects.filter(kind=loser.kind, ref=loser.ref, is_withdrawn=True).values_list("pk", flat=True)
    )
    reports = list(loser.reports.values_list("pk", flat=True))
    Report.objects.filter(pk__in=reports).update(event=survivor)
    clips = _give_clips(loser, survivor, order)
    EventPost.objects.filter(pk=loser.pk).update(merged_into=survivor)
    if is_live:
        exposure.shut(loser.kind, loser.ref, at=order.at, line="safety")
    succession.name(loser.kind, loser.ref, survivor.ref)
    before = {
        "event": loser.ref,
        "into": survivor.ref,
        "reports": reports,
        "clips": clips,
        "was_live": is_live,
        "withdrawn": withdrawn,
    }
    Decided.objects.create(act=Decided.Act.MERGE, before=before, by=order.by, at=order.at)


def _survivor(order: Order) -> EventPost:
    ref = order.value.strip().rstrip("/").rpartition("/")[2]
    try:
        found = EventPost.objects.select_for_update(nowait=True).filter(ref=ref).first()
    except OperationalError:
        _refuse(
            "busy",
            _("“%(item)s” was not merged: a colleague is changing the other event this moment. Try again."),
            order,
        )
    if found is None:
        _refuse(
            "no_such_event",
            _(
                "“%(item)s” was not merged: there is no event with the reference “%(ref)s”. Copy it from the event’s page."
            ),
            order,
            ref=ref,
        )
    if found.pk == order.item.pk:
        _refuse("itself", _("“%(item)s” cannot be merged into itself. Give the reference of the other event."), order)
    if found.state not in STANDING:
        _refuse(
            "not_standing",
            _(
                "“%(other)s” is “%(state)s”, so nothing can be merged into it. Choose another event, or bring it back first."
            ),
            order,
            found,
            state=_(found.state_row.label),
        )
    return found


def _give_clips(loser: EventPost, survivor: EventPost, order: Order) -> list[str]:
    """Clips the other event lacks go to it where its words may change; elsewhere its page offers them, being on its reports."""
    if not survivor.is_editable:
        return []
    known = set(survivor.footage.values_list("pk", flat=True))
    new = [clip for clip in loser.footage.all() if clip.pk not in known]
    if new:
        survivor.footage.add(*new)
        revisions.record(survivor, by=order.by, at=order.at)
    return [clip.ref for clip in new]


@effect("unmerge_event")
def unmerge_event(order: Order) -> None:
    """Two events again. One that was live is live again when its words are still those that were approved."""
    item = order.item
    decided = Decided.objects.filter(act=Decided.Act.MERGE, before__event=item.ref, undone_at=None).first()
    if decided is None or item.merged_into is None:
        _refuse("not_merged", _("“%(item)s” is not merged into anything."), order)
    before = decided.before
    Report.objects.filter(pk__in=before["reports"], event=item.merged_into).update(event=item)
    _take_clips_back(item.merged_into, before["clips"], order)
    EventPost.objects.filter(pk=item.pk).update(merged_into=None)
    item.merged_into = None
    succession.forget(item.kind, item.ref)
    if before["was_live"]:
        _bring_back(order, before)
    Decided.objects.filter(pk=decided.pk).update(undone_at=order.at)


def _take_clips_back(survivor: EventPost, refs: list[str], order: Order) -> None:
    clips = list(survivor.footage.filter(ref__in=refs))
    if clips and survivor.is_editable:
        survivor.footage.remove(*clips)
        revisions.record(survivor, by=order.by, at=order.at)


def _bring_back(order: Order, before: dict[str, Any]) -> None:
    """Open the public windows that the merge closed, when that shows readers nothing they had not been shown."""
    item = order.item
    if not order.by.has_perm(PUBLISH):
        _refuse(
            "not_permitted",
            _(
                "“%(item)s” was live before it was merged: undoing that publishes it again. Ask somebody who may publish."
            ),
            order,
        )
    last, published = history.latest(item), _published_before_merge(item)
    if last is None or last.number != published or last.snapshot != item.snapshot():
        return  # it stays a draft, to be approved and published as usual
    PastEdition.objects.filter(kind=item.kind, ref=item.ref).exclude(pk__in=before["withdrawn"]).update(
        is_withdrawn=False
    )
    for language in item.site_languages():
        windows.open_window(item, language, at=order.at, live_from=order.at, revision_number=published)
    exposure.refresh(exposure.targets_of(item.kind, item.ref), at=order.at)
    exposure.borrow_leads(item.kind, item.ref)


def _published_before_merge(item: EventPost) -> int:
    moves = MoveRecord.objects.of(item).filter(move__in=history.PUBLISHED_BY)
    last = moves.last()
    return (last.revision_number or 0) if last else 0


def _refuse(code: str, sentence: str, order: Order, other: Any = "", **words: Any) -> NoReturn:
    raise Refused(Refusal(code, sentence % {"item": order.item, "other": other, **words}))
