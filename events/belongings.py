"""What else holds copies of an event's words: reports and their batches, copies of those reports, events merged into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q

from events.models import Batch, Decided, EventPost, ForgetRequest, Report, ReportVersion
from events.models.reports import Channel, digest_of, words_key
from newsroom.press import paths, succession
from newsroom.press.models import PastEdition
from newsroom.text.letters import name_key
from newsroom.workflow.models import MoveRecord, Revision, WorkflowItem

HALF_TYPED = 12  # letters from which on an unread text counts as the beginning of a caption
SEARCHED_AT_ONCE = 100  # captions in one query


def of_event(item: EventPost) -> list[Any]:
    """The rows that hold nothing but words of the event: its reports and their copies anywhere, their earlier versions, the
    batches they came in, and the events that were merged into this one."""
    others = [row for event in merged_into(item) for row in (event, *event.texts.all(), *_past(event))]
    items = [row for row in others if isinstance(row, WorkflowItem)]
    chained = [row for one in items for rows in (Revision, MoveRecord) for row in rows.objects.of(one)]
    own = _own_reports(item)
    reports = with_copies(own)
    batches = {report.batch for report in own if report.batch}
    requests = ForgetRequest.objects.filter(report__in=reports)
    return [*others, *chained, *reports, *_versions(reports), *requests, *batches]


def mentions_of(item: EventPost) -> list[tuple[Model, list[str]]]:
    """The other batches that hold captions of the event's reports, with those captions."""
    own = _own_reports(item)
    return batches_with(with_copies(own), besides={report.batch_id for report in own if report.batch_id})


def aliases_of(item: EventPost) -> list[str]:
    """The refs of the events that were merged into this one."""
    return [event.ref for event in merged_into(item)]


def merged_into(item: EventPost) -> list[EventPost]:
    """The events that were merged into this one, and into those."""
    found: list[EventPost] = []
    for event in item.merged_here.all():
        found += [event, *merged_into(event)]
    return found


def destroy(item: EventPost) -> None:
    """An erased event is in no series, which would say what it was about; addresses of what was merged into it go too."""
    EventPost.objects.filter(pk=item.pk).update(series=None)
    for event in merged_into(item):
        EventPost.objects.filter(pk=event.pk).update(series=None)
        paths.neutralise(event.kind, event.ref)
        succession.forget(event.kind, event.ref)


def with_copies(reports: Iterable[Report]) -> list[Report]:
    """The reports, and every report with the same words or the same forwarded message, whatever became of it.

    A copy of a copy counts as well: a message that was changed in one chat is in another as it was.
    """
    found = {report.pk: report for report in reports}
    new = list(found.values())
    while new:
        rows = Report.objects.filter(_same_as(new)).exclude(pk__in=found).select_related("batch")
        new = list(rows.distinct())
        found |= {report.pk: report for report in new}
    return list(found.values())


def batches_with(reports: Collection[Report], *, besides: Collection[int] = ()) -> list[tuple[Model, list[str]]]:
    """The batches, but for some, in whose text a caption of the reports stands, with those captions as they stand there.

    Batches know which reports they brought a second time; older ones and unread ones are searched.
    """
    passages = _passages(reports)
    pks = [report.pk for report in reports]
    told = Q(again__in=pks) | Q(reports__in=pks) | Q(read_at=None, channel=Channel.PASTE)
    found = set(Batch.objects.filter(told).values_list("pk", flat=True))
    for start in range(0, len(passages), SEARCHED_AT_ONCE):
        some = passages[start : start + SEARCHED_AT_ONCE]
        lines = reduce(or_, (Q(text__contains=_longest_line(passage)) for passage in some))
        found |= set(Batch.objects.filter(lines).values_list("pk", flat=True))
    held = ((one, _held(one, passages)) for one in Batch.objects.filter(pk__in=found - set(besides)).order_by("pk"))
    return [(batch, captions) for batch, captions in held if captions]


def _own_reports(item: EventPost) -> list[Report]:
    """The reports of the event, also those that were moved to another event since, and those its words were made from."""
    given = {
        pk
        for row in Decided.objects.filter(act=Decided.Act.MERGE, undone_at=None)
        if row.before["event"] in {item.ref, *aliases_of(item)}
        for pk in row.before["reports"]
    }
    described = {
        digest_of(row["description"])
        for revision in Revision.objects.of(item)
        for row in (revision.snapshot or {}).get("texts", [])
        if row["description"].strip()
    }
    mine = Report.objects.filter(Q(event=item) | Q(digest__in=described) | Q(pk__in=given))
    return list(mine.select_related("batch"))


def _same_as(reports: Collection[Report]) -> Q:
    texts = [version.raw_text for version in _versions(reports)]
    words = {report.words_key for report in reports} | {words_key(text) for text in texts}
    forwards = {report.forward_key for report in reports}
    earlier = {digest_of(text) for text in texts if text.strip()} | {
        one.digest for one in reports if one.raw_text.strip()
    }
    return Q(words_key__in=words - {""}) | Q(forward_key__in=forwards - {""}) | Q(digest__in=earlier)


def _versions(reports: Collection[Report]) -> list[ReportVersion]:
    return list(ReportVersion.objects.filter(report__in=[report.pk for report in reports]))


def _passages(reports: Collection[Report]) -> list[str]:
    texts = [report.raw_text for report in reports] + [version.raw_text for version in _versions(reports)]
    return list(dict.fromkeys(text.strip() for text in texts if name_key(text)))


def _longest_line(text: str) -> str:
    """What the database is asked for: lists with signs and files from another system break their lines otherwise."""
    return max((line.strip() for line in text.splitlines()), key=len, default="")[:200]


def _held(batch: Batch, passages: list[str]) -> list[str]:
    """The passages that a batch holds; of an unread one also a caption of which somebody has typed the beginning."""
    text = name_key(batch.text)
    held = [passage for passage in passages if name_key(passage) in text]
    if batch.read_at is None:
        blocks = (block.strip() for block in batch.text.replace("\r\n", "\n").split("\n\n"))
        held += [block for block in blocks if _is_begun(block, passages)]
    return held


def _is_begun(block: str, passages: list[str]) -> bool:
    key = name_key(block)
    return len(key) >= HALF_TYPED and any(name_key(passage).startswith(key) for passage in passages)


def _past(event: EventPost) -> Any:
    """What readers could see of an event before."""
    return PastEdition.objects.filter(kind=event.kind, ref=event.ref)
