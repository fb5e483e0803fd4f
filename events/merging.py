"""Two events that are one: reports and clips of the first go to the second, its addresses lead there; it can be undone."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NoReturn

from django.db import OperationalError
from django.utils.translation import gettext as _

from events.models import Decided, EventPost, Report
from media.models import Footage
from newsroom.press import exposure, succession, windows
from newsroom.press.models import Edition, PastEdition
from newsroom.workflow import history, revisions
from newsroom.workflow.editorial import APPROVED, DRAFT, ERASED, HIDDEN, MERGED, PUBLISH, PUBLISHED, REVIEW
from newsroom.workflow.effects import Order, effect
from newsroom.workflow.models import Revision
from newsroom.workflow.refusals import Refusal, Refused

#: states of an event that another may be merged into
STANDING = (DRAFT, REVIEW, APPROVED, PUBLISHED)


@effect("merge_event")
def merge_event(order: Order) -> None:
    """Give everything to the event whose reference the move carries. Nothing is deleted, and `unmerge_event` turns it back."""
    loser, survivor = order.item, _survivor(order)
    own = Edition.objects.of(loser.kind, loser.ref).open_or_coming(order.at)
    is_live, seen = own.exists(), [_window(one) for one in own.live(at=order.at)]
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
    given = _give(loser, survivor, order)
    EventPost.objects.filter(pk=loser.pk).update(merged_into=survivor)
    if is_live:
        exposure.shut(loser.kind, loser.ref, at=order.at, line="safety")
    succession.name(loser.kind, loser.ref, survivor.ref)
    before = {
        "event": loser.ref,
        "into": survivor.ref,
        "reports": reports,
        **given,
        "windows": seen,
        "withdrawn": withdrawn,
    }
    Decided.objects.create(act=Decided.Act.MERGE, before=before, by=order.by, at=order.at)


def named_event(text: str, events: Any = None) -> EventPost | None:
    """The event that a reference, or an address of its page, names; None when there is none."""
    rows = EventPost.objects.all() if events is None else events
    return rows.filter(ref__in=re.split(r"[/?#\s]+", text.strip())).first()


def _survivor(order: Order) -> EventPost:
    ref = order.value.strip()
    try:
        found = named_event(ref, EventPost.objects.select_for_update(nowait=True))
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


def _give(loser: EventPost, survivor: EventPost, order: Order) -> dict[str, Any]:
    """Clips the other event lacks, and the series where it has none, go to it while its words may change; elsewhere its page
    offers the clips, since they are on its reports. Returns what was given, for undoing."""
    if not survivor.is_editable:
        return {"clips": [], "series": False}
    known = set(survivor.footage.values_list("pk", flat=True))
    new = [clip for clip in loser.footage.all() if clip.pk not in known]
    is_joining = survivor.series_id is None and loser.series_id is not None
    survivor.footage.add(*new)
    if is_joining:
        survivor.series = loser.series
        survivor.save(update_fields=["series"])
    if new or is_joining:
        revisions.record(survivor, by=order.by, at=order.at)
    return {"clips": [clip.ref for clip in new], "series": is_joining}


def _window(edition: Edition) -> dict[str, Any]:
    """What it takes to open a window again as it stood."""
    return {
        "language": edition.language,
        "revision": edition.revision_number,
        "until": edition.live_until.isoformat(),
        "checking": edition.checking_since.isoformat() if edition.checking_since else None,
    }


@effect("unmerge_event")
def unmerge_event(order: Order) -> None:
    """Two events again. One that was live is live again when its words are still those that readers had."""
    decided = _merge_of(order.item)
    if decided is None:
        _refuse("not_merged", _("“%(item)s” is not merged into anything."), order)
    _separate(order, decided)
    if decided.before["windows"]:
        _bring_back(order, decided.before)


@effect("unhide_event")
def unhide_event(order: Order) -> None:
    """An event that was merged when it was hidden is an event of its own again, and a draft."""
    decided = _merge_of(order.item)
    if decided is not None:
        _separate(order, decided)


def _merge_of(item: EventPost) -> Decided | None:
    if item.merged_into_id is None:
        return None
    return Decided.objects.filter(act=Decided.Act.MERGE, before__event=item.ref, undone_at=None).first()


def _separate(order: Order, decided: Decided) -> None:
    """Reports and clips go back from wherever the chain of merges has taken them since."""
    item, before = order.item, decided.before
    holders = _chain(item)
    shut = next((one for one in holders if one.state in (HIDDEN, ERASED)), None)
    if shut is not None:
        _refuse(
            "survivor_hidden",
            _(
                "“%(item)s” stays merged: “%(other)s”, which it went into, is “%(state)s”, and no report may come out of "
                "there. Where hiding was not needed, a second person brings “%(other)s” back first."
            ),
            order,
            shut,
            state=_(shut.state_row.label),
        )
    Report.objects.filter(pk__in=before["reports"], event__in=holders).update(event=item)
    for holder in holders:
        _take_back(holder, before, order)
    EventPost.objects.filter(pk=item.pk).update(merged_into=None)
    item.merged_into = None
    succession.forget(item.kind, item.ref)
    Decided.objects.filter(pk=decided.pk).update(undone_at=order.at)


def _chain(item: EventPost) -> list[EventPost]:
    """The event that this one was merged into, the one that one was merged into, and so on."""
    found: list[EventPost] = []
    while item.merged_into is not None:
        item = item.merged_into
        found.append(item)
    return found


def _take_back(survivor: EventPost, before: dict[str, Any], order: Order) -> None:
    """Clips and series that came with the merge; clips that its own reports brought stay."""
    brought = Footage.objects.filter(reports__event=survivor)
    clips = list(survivor.footage.filter(ref__in=before["clips"]).exclude(pk__in=brought))
    is_leaving = before["series"] and survivor.series_id == order.item.series_id
    if not (survivor.is_editable or survivor.state == MERGED) or not (clips or is_leaving):
        return
    survivor.footage.remove(*clips)
    if is_leaving:
        survivor.series = None
        survivor.save(update_fields=["series"])
    revisions.record(survivor, by=order.by, at=order.at)


def _bring_back(order: Order, before: dict[str, Any]) -> None:
    """Open the windows that readers had at the merge, as long as they would still be open and show nothing new."""
    item = order.item
    if not order.by.has_perm(PUBLISH):
        _refuse(
            "not_permitted",
            _(
                "“%(item)s” was live before it was merged: undoing that publishes it again. Ask somebody who may publish."
            ),
            order,
        )
    due = [one for one in before["windows"] if datetime.fromisoformat(one["until"]) > order.at]
    if not due or not all(_says_the_same(item, one["revision"]) for one in due):
        return  # it stays a draft, to be approved and published as usual
    past = PastEdition.objects.filter(kind=item.kind, ref=item.ref)
    past.exclude(pk__in=before["withdrawn"]).update(is_withdrawn=False)
    for one in due:
        edition = windows.open_window(
            item, one["language"], at=order.at, live_from=order.at, live_until=datetime.fromisoformat(one["until"]),
            revision_number=one["revision"],
        )  # fmt: skip
        Edition.objects.filter(pk=edition.pk).update(checking_since=one["checking"])
    exposure.refresh(exposure.targets_of(item.kind, item.ref), at=order.at)
    exposure.borrow_leads(item.kind, item.ref)


def _says_the_same(item: EventPost, number: int) -> bool:
    """Whether the working copy is what was public: revision `number`, with at most something taken out since."""
    written = Revision.objects.of(item).filter(number__gt=number, is_reduction=False)
    return history.is_recorded(item) and not written.exists()


def _refuse(code: str, sentence: str, order: Order, other: Any = "", **words: Any) -> NoReturn:
    raise Refused(Refusal(code, sentence % {"item": order.item, "other": other, **words}))
