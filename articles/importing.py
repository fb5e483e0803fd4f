"""Bringing a document in: one article draft, a report per caption, and the event drafts that rest on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from articles.documents import Document
from articles.models import Article
from events.batches import Brought, keep, read_into_drafts
from events.models import Batch, Report
from newsroom.text.letters import is_rtl
from newsroom.text.sanitise import text_to_html
from newsroom.text.slugs import make_slug
from newsroom.workflow import revisions


def import_document(
    document: Document, *, name: str, year: int | None, by: Any, at: datetime
) -> tuple[Article | None, Brought]:
    """Store the whole text as a batch, then read it; (the new article or None, what the captions became).

    Bringing the same file in again makes nothing twice.
    """
    batch = keep(document.text, name=name, year=year, by=by, at=at, channel=Report.Channel.DOCUMENT)
    with transaction.atomic():
        brought = read_into_drafts(batch, list(document.captions), channel=Report.Channel.DOCUMENT, by=by, at=at)
        return _article(document, batch, by=by, at=at) if brought.is_first else None, brought


def _article(document: Document, batch: Batch, *, by: Any, at: datetime) -> Article:
    article = Article(
        headline=document.headline[:200],
        slug=_free_slug(document.headline),
        dateline=document.dateline[:120],
        credit=document.source[:300],
        body=text_to_html("\n\n".join(document.paragraphs)),
        language="fa" if is_rtl(document.headline) else "en",
        batch=batch,
        created_by=by,
        created_at=at,
    )
    article.save()
    revisions.record(article, by=by, at=at)
    return article


def _free_slug(headline: str) -> str:
    """A slug nobody has yet, numbered when the headline came in before."""
    wanted = make_slug(headline) or "story"
    taken = set(Article.objects.filter(slug__startswith=wanted[:70]).values_list("slug", flat=True))
    candidates = (wanted if n == 1 else f"{wanted[:70]}-{n}" for n in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)
