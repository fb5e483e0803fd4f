"""Comments that wait for a person: on what they wrote, or answers to what they asked."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import Truncator

from newsroom.desk.badges import badge
from newsroom.desk.comments.models import Comment
from newsroom.desk.comments.threads import about_label
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.workflow.models import Revision


def for_you(desks: list[Desk], by: Any) -> list[Entry]:
    """Open threads on items that the person wrote in, or began, in which somebody else had the last word."""
    models = {desk.model.kind: desk.model for desk in desks}
    wrote = Revision.objects.filter(kind=OuterRef("kind"), ref=OuterRef("ref"), author=by)
    replies = Comment.objects.filter(thread=OuterRef("pk"), taken_back_at=None).order_by("-pk")
    rows = (
        Comment.objects.open()
        .filter(Q(by=by) | Exists(wrote), kind__in=models)
        .annotate(last_by=Coalesce(Subquery(replies.values("by")[:1]), F("by"), output_field=BigIntegerField()))
        .exclude(last_by=by.pk)
        .select_related("by")
        .order_by("pk")
    )
    found = list(rows[: SHOWN + 1])
    titles = _titles(models, found)
    return [_entry(row, models[row.kind], titles.get((row.kind, row.ref), row.ref)) for row in found]


def _titles(models: dict[str, Any], rows: list[Comment]) -> dict[tuple[str, str], str]:
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.kind, set()).add(row.ref)
    found = {}
    for kind, refs in wanted.items():
        items = models[kind]._default_manager.filter(ref__in=refs)
        items = items.select_related("parent") if hasattr(models[kind], "parent") else items
        found |= {(kind, item.ref): str(item) or item.ref for item in items}
    return found


def _entry(row: Comment, model: Any, title: str) -> Entry:
    about = about_label(model, row.about)
    return Entry(
        title=title,
        kind=row.kind,
        ref=row.ref,
        kind_name=str(model._meta.verbose_name),
        badge=badge("wait", "◔", about) if about else badge("wait", "◔", str(Comment._meta.verbose_name)),
        who=str(row.by),
        at=row.at,
        note=Truncator(row.text).chars(200),
    )
