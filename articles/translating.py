"""An article in another language: which articles are one story, and which live ones wait for a translation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from articles.models import Article
from newsroom.desk.translation.missing import MISSING, Missing
from newsroom.desk.translation.sources import SIBLINGS
from newsroom.press.models import Edition
from newsroom.workflow.editorial import ERASED, HIDDEN, SPIKED


def missing(language: str, at: datetime) -> Iterator[Missing]:
    """Live articles whose story is not live in `language`, the newest first; one that is being written is named."""
    live = Edition.objects.live(at=at).filter(kind=Article.kind)
    there = Article.objects.filter(language=language, ref__in=live.filter(language=language).values("ref"))
    lacking = Article.objects.exclude(translation_group__in=there.values("translation_group"))
    rows = live.exclude(language=language).filter(ref__in=lacking.values("ref")).order_by("-published_at", "-pk")
    begun = _begun(language)
    for one in rows.defer("body_html").iterator():
        yield Missing(one.kind, one.ref, one.headline, language, one.published_at, begun.get(one.ref, ""))


def _begun(language: str) -> dict[str, str]:
    """The translation of each article that somebody has begun, by the reference of the article."""
    written = Article.objects.filter(language=language).exclude(state__in=(SPIKED, HIDDEN, ERASED))
    refs = dict(written.values_list("translation_group", "ref"))
    others = Article.objects.filter(translation_group__in=written.values("translation_group")).exclude(
        language=language
    )
    return {ref: refs[group] for ref, group in others.values_list("ref", "translation_group")}


def register() -> None:
    """Tell the desk; called once, when the app is ready."""
    SIBLINGS[Article.kind] = Article.in_all_languages
    MISSING[Article.kind] = missing
