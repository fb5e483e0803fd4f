"""What one person did alone and nobody else has read: the mark on an item, in lists, and the counts of the queue."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.desk.badges import badge
from newsroom.workflow.models import AfterReview, MoveRecord, by_kind


def alone(kind: str, ref: Any) -> QuerySet[AfterReview]:
    """The unread rows of what went out of an item under duty; `ref` may be a reference to an outer query."""
    return AfterReview.objects.filter(read_at=None, record__is_bypass=True, record__kind=kind, record__ref=ref)


def waits(record: MoveRecord) -> bool:
    """Whether a move that one person made alone has still to be read by somebody else."""
    review = getattr(record, "after_review", None)
    return review is not None and review.read_at is None


def with_alone(items: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Annotate rows of a list with `is_unread_alone`."""
    return items.annotate(is_unread_alone=Exists(alone(kind, OuterRef("ref"))))


def alone_badge() -> SafeString:
    return badge("wait", "!", _("alone, not read yet"))


def counts(kinds: list[str]) -> dict[tuple[str, bool], int]:
    """How many wait, by kind and by whether they were done under duty, in one query."""
    rows = by_kind(AfterReview.objects.filter(read_at=None), kinds, "record__kind").order_by()
    found = rows.values_list("record__kind", "record__is_bypass").annotate(Count("pk"))
    return {(kind, is_bypass): number for kind, is_bypass, number in found}
