"""What readers see in one language and not in the words of another: the question of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from newsroom.press.models import Edition


@dataclass(frozen=True, slots=True)
class Missing:
    """A live item without words in a language. `begun_ref` names the translation that is being written, or is ""."""

    kind: str
    ref: str
    headline: str
    language: str
    published_at: datetime
    begun_ref: str = ""


#: for kinds that are an item per language: `ask(language, at)` gives what is missing, the newest first
MISSING: dict[str, Callable[[str, datetime], Iterator[Missing]]] = {}


def missing(language: str, *, at: datetime) -> Iterator[Missing]:
    """Every live item that is not there in the words of `language`, kind by kind, the newest first."""
    for ask in MISSING.values():
        yield from ask(language, at)
    for one in in_other_words(language, at=at).iterator():
        yield Missing(one.kind, one.ref, one.headline, language, one.published_at)


def in_other_words(language: str, *, at: datetime) -> QuerySet[Edition]:
    """Live pages in `language` of things with words per language, that have to show words in another, or none."""
    rows = Edition.objects.live(at=at).filter(language=language).exclude(kind__in=MISSING)
    return rows.exclude(text_language=F("language")).order_by("kind", "-published_at", "-pk").defer("body_html")
