"""Which two revisions are compared: the two that somebody picked, or the last approved or published one and the newest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.text.digits import is_key
from newsroom.workflow import history
from newsroom.workflow.models import MoveRecord, Revision

APPROVED_BY = ("approve", "approve_words", "clear")
SINCE = {"approval": APPROVED_BY, "publication": history.PUBLISHED_BY}
OFFERED = 300  # revisions in the two lists to pick from


@dataclass(frozen=True, slots=True)
class Choice:
    """Two revisions of one item, the older first. `is_first` says that nothing was approved or published before."""

    old: Revision
    new: Revision
    since: str = ""
    is_first: bool = False


def is_asked(query: Mapping[str, Any]) -> bool:
    """Whether an address of the history asks for a difference."""
    return any(name in query for name in ("since", "old", "new"))


def last_of(item: Any, since: str) -> int:
    """The number of the last revision that was approved, or published; 0 when none was."""
    record = MoveRecord.objects.of(item).filter(move__in=SINCE[since], revision_number__isnull=False).last()
    return record.revision_number if record else 0


def number_before_last(item: Any) -> int:
    """The number of the revision before the newest; 1 where there is only one."""
    last = history.latest(item)
    return max(last.number - 1, 1) if last else 0


def chosen(item: Any, query: Mapping[str, Any]) -> Choice | None:
    """The revisions that the address of a page names; None where there is no such revision.

    Without numbers: from the last approved one (`since=publication`: published) to the newest.
    """
    rows = Revision.objects.of(item).select_related("author")
    newest = _numbered(rows, query.get("new"), default=rows.last())
    since = "" if "old" in query else query.get("since", "approval")
    if since and since not in SINCE:
        return None
    number = last_of(item, since) if since else 0
    oldest = rows.filter(number=number).first() if number else rows.first()
    old = _numbered(rows, query.get("old"), default=oldest)
    if old is None or newest is None:
        return None
    first, last = sorted((old, newest), key=lambda one: one.number)
    return Choice(first, last, since, is_first=bool(since) and not number)


def offered(item: Any) -> list[Revision]:
    """The revisions to pick from, newest first."""
    rows = Revision.objects.of(item).select_related("author").defer("snapshot")
    return list(rows.order_by("-number")[:OFFERED])


def _numbered(rows: Any, number: str | None, *, default: Revision | None) -> Revision | None:
    if not number:
        return default
    return rows.filter(number=number).first() if is_key(number) else None
