"""The windows of one item as its plans have them: each ends where the next plan begins, or when it was ordered to.

Windows stand in the editions, so that time opens and closes them without anybody; this keeps the two in step. Items
without plans (footage that follows what shows it) are left alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from newsroom.press import paths, windows
from newsroom.press.models import FAR_FUTURE, Correction, CorrectionFlag, Edition, PastEdition, Plan, PublicPath
from newsroom.workflow.effects import Order
from newsroom.workflow.refusals import Refusal, Refused

#: the value of a publishing move that leaves what is planned for later as it is
KEEP = "keep_later"


def make_room(order: Order, live_from: datetime) -> None:
    """Cancel what the order takes the place of: everything planned from `live_from` on, or what begins right then."""
    plans = Plan.objects.of(order.item.kind, order.item.ref).waiting(order.at)
    if order.value == KEEP:
        plans.filter(at=live_from).update(cancelled_at=order.at, cancelled_record=order.record)
    else:
        plans.filter(at__gte=live_from).update(cancelled_at=order.at, cancelled_record=order.record)


def add(order: Order, act: str, *, start: datetime, until: datetime | None, revision_number: int | None) -> Plan:
    """Write what was ordered, and bring the windows in step with it."""
    item = order.item
    plan = Plan.objects.create(
        kind=item.kind,
        ref=item.ref,
        act=act,
        at=start,
        until=until,
        revision_number=revision_number,
        record=order.record,
    )
    arrange(item.kind, item.ref, order.at)
    return plan


def arrange(kind: str, ref: str, at: datetime) -> None:
    """Give every window that is open at `at` or will open the end that the standing plans give it, and its dates."""
    starts = list(Plan.objects.of(kind, ref).standing().values_list("at", flat=True))
    if not starts:
        return
    rows = Edition.objects.select_for_update().of(kind, ref).filter(planned_until__gt=at, live_until__gt=at)
    for edition in rows:
        cut = min((start for start in starts if start > max(edition.live_from, at)), default=FAR_FUTURE)
        ends_at = min(edition.planned_until, cut)
        if ends_at != edition.live_until:
            Edition.objects.filter(pk=edition.pk).update(live_until=ends_at)
    for language in {edition.language for edition in rows}:
        _redate(kind, ref, language, at)


def _redate(kind: str, ref: str, language: str, at: datetime) -> None:
    """What has not opened yet was first published when the first window before it opens."""
    item = {"kind": kind, "ref": ref, "language": language}
    first = PastEdition.objects.filter(**item).order_by("live_from").values_list("live_from", flat=True).first()
    for edition in Edition.objects.filter(**item).order_by("live_from"):
        if edition.live_from <= at:
            first = first or edition.published_at
            continue
        published_at, updated_at = first or edition.live_from, edition.live_from if first else None
        if (edition.published_at, edition.updated_at) != (published_at, updated_at):
            _set_dates(edition, published_at, updated_at, at)
        first = published_at


def _set_dates(edition: Edition, published_at: datetime, updated_at: datetime | None, at: datetime) -> None:
    edition.published_at, edition.updated_at = published_at, updated_at
    edition.path = paths.reserve(edition, edition.path.rstrip("/").rsplit("/", 1)[-1], at=at)
    edition.save(update_fields=["published_at", "updated_at", "path"])
    for rows in (edition.province_rows, edition.event_type_rows, edition.topic_rows):
        rows.update(published_at=published_at)


def cancel(plan: Plan, order: Order) -> None:
    """Take one plan back; what runs before it runs on, and what comes after it stays."""
    Plan.objects.filter(pk=plan.pk).update(cancelled_at=order.at, cancelled_record=order.record)
    if plan.act != Plan.Act.CLOSE:
        for edition in Edition.objects.of(plan.kind, plan.ref).filter(live_from=plan.at):
            windows.remove(edition)
        Correction.objects.filter(kind=plan.kind, ref=plan.ref, public_at=plan.at).delete()
        forget_flags([plan.record_id] if plan.record_id else [])
    _lengthen(plan, order.at)
    arrange(plan.kind, plan.ref, order.at)
    paths.forget_promised(plan.kind, plan.ref, at=order.at)


def _lengthen(plan: Plan, at: datetime) -> None:
    """What ended where the plan would have begun runs as long as it was ordered to, until `arrange` cuts it."""
    for edition in Edition.objects.of(plan.kind, plan.ref).filter(live_until=plan.at, planned_until__gt=plan.at):
        later = Edition.objects.of(plan.kind, plan.ref).filter(language=edition.language, live_from__gt=at)
        after = later.filter(live_from__gt=edition.live_from).order_by("live_from").values_list("live_from", flat=True)
        ends_at = min(edition.planned_until, after.first() or FAR_FUTURE)
        Edition.objects.filter(pk=edition.pk).update(live_until=ends_at)


def reschedule(plan: Plan, order: Order, *, start: datetime, until: datetime | None) -> Plan:
    """The same text, or the same end, at another time: the old plan is cancelled and a new one stands in its place."""
    waiting = Plan.objects.of(plan.kind, plan.ref).waiting(order.at).exclude(pk=plan.pk)
    if waiting.filter(at=start).exists():
        raise Refused(
            Refusal(
                "plan_taken",
                _("“%(item)s”: another plan begins at that very minute. Choose another time, or cancel that one first.")
                % {"item": order.item},
            )
        )
    Plan.objects.filter(pk=plan.pk).update(cancelled_at=order.at, cancelled_record=order.record)
    if plan.act != Plan.Act.CLOSE:
        _move_windows(plan, start, until or FAR_FUTURE)
    _lengthen(plan, order.at)
    new = add(order, plan.act, start=start, until=until, revision_number=plan.revision_number)
    _move_promises(plan, new)
    return new


def _move_windows(plan: Plan, start: datetime, until: datetime) -> None:
    for edition in Edition.objects.of(plan.kind, plan.ref).filter(live_from=plan.at):
        changes = {"live_from": start, "live_until": until, "planned_until": until}
        Edition.objects.filter(pk=edition.pk).update(**changes)


def _move_promises(plan: Plan, new: Plan) -> None:
    """Notes, addresses and flags that were promised for the old time are promised for the new one."""
    Correction.objects.filter(kind=plan.kind, ref=plan.ref, public_at=plan.at).update(public_at=new.at)
    own = Edition.objects.of(plan.kind, plan.ref)
    for row in PublicPath.objects.filter(kind=plan.kind, ref=plan.ref, public_from=plan.at):
        first = own.filter(path=row.path).order_by("live_from").values_list("live_from", flat=True).first()
        PublicPath.objects.filter(pk=row.pk).update(public_from=first or new.at)
    if plan.record_id:
        CorrectionFlag.objects.filter(record=plan.record_id).update(record=new.record_id, public_at=new.at)
        CorrectionFlag.objects.filter(closed_record=plan.record_id).update(closed_record=new.record_id, ends_at=new.at)


def cancel_all(kind: str, ref: str, order: Order) -> None:
    """Mark everything that waits as taken back; the windows themselves are taken back by `windows.cancel_coming`."""
    waiting = Plan.objects.of(kind, ref).waiting(order.at)
    records = [pk for pk in waiting.values_list("record", flat=True) if pk]
    waiting.update(cancelled_at=order.at, cancelled_record=order.record)
    forget_flags(records)
    arrange(kind, ref, order.at)


def forget_flags(records: list[int]) -> None:
    """Take back what moves promised that are not going to happen: flags they raised, and flags they would have closed."""
    CorrectionFlag.objects.filter(record__in=records).delete()
    CorrectionFlag.objects.filter(closed_record__in=records).update(closed_record=None, ends_at=None)


def shut(kind: str, ref: str, *, at: datetime, record: Any = None) -> None:
    """The item is taken from readers at `at`: nothing that was planned for later happens."""
    plans = Plan.objects.of(kind, ref)
    if not plans.standing().exists():
        return
    waiting = plans.waiting(at)
    records = [pk for pk in waiting.values_list("record", flat=True) if pk]
    waiting.update(cancelled_at=at, cancelled_record=record)
    forget_flags(records)
    last = plans.standing().last()
    if last is not None and last.act != Plan.Act.CLOSE:
        Plan.objects.create(kind=kind, ref=ref, act=Plan.Act.CLOSE, at=at, record=record)


def waiting(item: Any, at: datetime) -> list[Plan]:
    """What is planned for an item and has not happened at `at`, in order."""
    return list(Plan.objects.of(item.kind, item.ref).waiting(at).select_related("record__by"))
