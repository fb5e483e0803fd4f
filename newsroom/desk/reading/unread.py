"""What one person did alone and nobody else has read: the mark on an item, in lists, and the counts of the queue."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.desk.badges import badge
from newsroom.workflow.models import AfterReview, MoveRecord, by_kind


def alone(kind: str, ref: Any) -> QuerySet[AfterReview]:
    """The unread rows of what went out of an item under duty; `ref` may be a reference to an outer query, None asks for
    every item of the kind."""
    rows = AfterReview.objects.filter(read_at=None, record__is_bypass=True, record__kind=kind)
    return rows if ref is None else rows.filter(record__ref=ref)


def waits(record: MoveRecord) -> bool:
    """Whether a move that one person made alone has still to be read by somebody else."""
    review = getattr(record, "after_review", None)
    return review is not None and review.read_at is None


def alone_in_words(item: Any) -> list[AfterReview]:
    """The unread rows of what went out of an item's words under duty, by themselves; the oldest first."""
    words = list(item.texts.all()) if hasattr(item, "texts") else []
    if not words:
        return []
    rows = alone(words[0].kind, None).filter(record__ref__in=[one.ref for one in words])
    return list(rows.select_related("record__by").order_by("pk"))


def with_alone(items: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Annotate rows of a list with `is_unread_alone`: of the item, or of words of it that have their own approval."""
    unread = Exists(alone(kind, OuterRef("ref")))
    words = items.model._meta.get_field("texts").related_model if hasattr(items.model, "texts") else None
    if words is not None:
        own = words._default_manager.filter(parent=OuterRef(OuterRef("pk")))
        unread |= Exists(alone(words.kind, None).filter(record__ref__in=own.values("ref")))
    return items.annotate(is_unread_alone=unread)


def alone_badge() -> SafeString:
    return badge("wait", "!", _("alone, not read yet"))


def counts(kinds: list[str]) -> dict[tuple[str, bool], int]:
    """How many wait, by kind and by whether they were done under duty, in one query."""
    rows = by_kind(AfterReview.objects.filter(read_at=None), kinds, "record__kind").order_by()
    found = rows.values_list("record__kind", "record__is_bypass").annotate(Count("pk"))
    return {(kind, is_bypass): number for kind, is_bypass, number in found}
