"""Reports that list items: corrected ones, ones that lie still, ones without a translation, ones nobody read afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.translation import gettext as _

from newsroom.desk.reports.table import Asked, Row
from newsroom.press.models import Edition, EditionLink
from newsroom.workflow.checks import items
from newsroom.workflow.models import AfterReview, MoveRecord

CHANGES = ("correct", "update", "fix", "withdraw")


def _changed(asked: Asked) -> QuerySet[Any]:
    rows = MoveRecord.objects.filter(move__in=CHANGES, at__gte=asked.since, at__lt=asked.until, kind__in=asked.kinds)
    return rows.filter(by=asked.person) if asked.person else rows


def corrections(asked: Asked, at: datetime) -> Iterator[Row]:
    """What was corrected, updated, fixed without a notice, or withdrawn: one row each, newest first."""
    labels = _labels()
    for row in _changed(asked).select_related("by").defer("note").order_by("-at", "-pk")[: asked.limit]:
        yield Row((row.at, _(labels.get((row.kind, row.move), row.move)), row.by), (row.kind, row.ref))


def corrections_by_month(asked: Asked, at: datetime) -> Iterator[Row]:
    """How many of each sort in each month."""
    months = _changed(asked).annotate(month=TruncMonth("at")).values("month", "move", "kind")
    found = list(months.annotate(number=Count("pk")).order_by("-month", "kind", "move")[: asked.limit])
    labels, most = _labels(), max((row["number"] for row in found), default=1)
    for row in found:
        label = _(labels.get((row["kind"], row["move"]), row["move"]))
        cells = (f"{row['month']:%Y-%m}", _kind_names().get(row["kind"], row["kind"]), label, row["number"])
        yield Row(cells, share=row["number"] / most)


def lying_still(asked: Asked, at: datetime) -> Iterator[Row]:
    """Items on their way that have stood in one state for longer than so many days, the longest first, kind by kind."""
    before = at - timedelta(days=asked.days)
    found: list[tuple[Any, Any]] = []
    for model in items():
        if model.kind in asked.kinds and model.workflow.in_flight:
            found += [(model, item) for item in _still(model, before, asked)]
    found.sort(key=lambda pair: pair[1].entered_at)
    for model, item in found[: asked.limit]:
        state = _(model.workflow.state(item.state).label)
        cells = (str(model._meta.verbose_name), state, (at - item.entered_at).days, item.created_by)
        yield Row(cells, (item.kind, item.ref))


def _still(model: Any, before: datetime, asked: Asked) -> QuerySet[Any]:
    moves = MoveRecord.objects.filter(kind=model.kind, ref=OuterRef("ref")).exclude(source=F("target"))
    entered = Coalesce(Subquery(moves.order_by("-number").values("at")[:1]), "created_at")
    rows = model._default_manager.filter(state__in=model.workflow.in_flight, created_at__lt=before)
    rows = rows.filter(created_by=asked.person) if asked.person else rows
    return (
        rows.select_related("created_by").annotate(entered_at=entered).filter(entered_at__lt=before)
        .order_by("entered_at")[: asked.limit]
    )  # fmt: skip


def missing_translations(asked: Asked, at: datetime) -> Iterator[Row]:
    """Live items that readers of another site language do not get in their own words."""
    found = (row for language, name in settings.LANGUAGES for row in _without(language, _(name), asked, at))
    return islice(found, asked.limit)


def _without(language: str, name: str, asked: Asked, at: datetime) -> Iterator[Row]:
    """Live editions in their own words whose item has no words in `language`: neither itself nor as its translation."""
    live = Edition.objects.live(at=at)
    own = live.filter(kind=OuterRef("kind"), ref=OuterRef("ref"), language=language, text_language=language)
    to_it = EditionLink.objects.filter(
        edition=OuterRef("pk"), role="translation",
        to_ref__in=live.filter(language=language, kind=OuterRef("to_kind")).values("ref"),
    )  # fmt: skip
    from_it = live.filter(
        language=language, links__role="translation", links__to_kind=OuterRef("kind"), links__to_ref=OuterRef("ref")
    )
    said = Q(text_language=F("language")) | Q(text_language="")
    rows = live.filter(said, ~Exists(own), ~Exists(to_it), ~Exists(from_it), kind__in=asked.kinds)
    rows = rows.exclude(language=language).filter(published_at__gte=asked.since, published_at__lt=asked.until)
    for row in rows.defer("body_html").order_by("-published_at", "-pk")[: asked.limit]:
        yield Row(
            (name, _kind_names().get(row.kind, row.kind), row.published_at, row.language.upper()), (row.kind, row.ref)
        )


def to_be_read_afterwards(asked: Asked, at: datetime) -> Iterator[Row]:
    """What one person did alone and nobody has read since, the oldest first."""
    return islice(_unread(asked, at), asked.limit)


def _unread(asked: Asked, at: datetime) -> Iterator[Row]:
    """Unread ones are few: asking for kinds and people here spares the database a walk over all moves."""
    labels = _labels()
    rows = AfterReview.objects.filter(read_at=None).select_related("record__by").order_by("pk")
    for record in (row.record for row in rows.iterator(chunk_size=500)):
        if record.kind in asked.kinds and asked.person in (None, record.by_id):
            label = _(labels.get((record.kind, record.move), record.move))
            yield Row((record.at, label, record.by, (at - record.at).days), (record.kind, record.ref))


def _labels() -> dict[tuple[str, str], str]:
    return {(model.kind, move.name): move.label for model in items() for move in model.workflow.moves}


def _kind_names() -> dict[str, str]:
    return {model.kind: str(model._meta.verbose_name) for model in items()}
