"""Bringing a document in: one article draft, a report per caption, and the event drafts that rest on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from articles.documents import Document
from articles.models import Article
from events.captions.lexicon import Lexicon
from events.drafts import take_in
from events.models import Batch, EventPost, Report
from events.models.reports import digest_of
from newsroom.text.letters import is_rtl
from newsroom.text.sanitise import text_to_html
from newsroom.text.slugs import make_slug
from newsroom.workflow import revisions


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the batch, the article (None when it was there already), the reports, how many are new."""

    batch: Batch
    article: Article | None
    reports: list[Report]
    new_reports: int


def import_document(
    document: Document, *, name: str, year: int | None, lexicon: Lexicon, by: Any, at: datetime
) -> Imported:
    """Store the whole text as a batch first, then read it. Bringing the same file in again makes nothing twice."""
    batch, is_new = Batch.objects.get_or_create(
        digest=digest_of(document.text),
        defaults={"name": name[:200], "text": document.text, "year": year, "brought_by": by, "brought_at": at},
    )
    with transaction.atomic():
        taken = [
            take_in(caption, lexicon=lexicon, batch=batch, channel=Report.Channel.DOCUMENT, by=by, at=at)
            for caption in document.captions
        ]
        article = _article(document, by=by, at=at) if is_new else None
    return Imported(batch, article, [report for report, _new in taken], sum(new for _report, new in taken))


def events_of(imported: Imported) -> list[EventPost]:
    """The event drafts behind the reports, in the order of the document."""
    return [report.event for report in imported.reports if report.event is not None]


def _article(document: Document, *, by: Any, at: datetime) -> Article:
    article = Article(
        headline=document.headline[:200],
        slug=_free_slug(document.headline),
        dateline=document.dateline[:120],
        credit=document.source[:300],
        body=text_to_html("\n\n".join(document.paragraphs)),
        language="fa" if is_rtl(document.headline) else "en",
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
