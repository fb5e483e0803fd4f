"""The story that is checked, from a saved item or from what a form holds at this moment."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import QueryDict

from articles.body import clean_body
from articles.checking.checks import Story
from articles.checking.provinces import named_provinces
from articles.models import Article
from events.words_known import lexicon
from media.models import FootageText
from newsroom.taxonomy.models import Province
from newsroom.text.digits import is_key
from newsroom.text.sanitise import embed_refs, plain_text

LONGEST = 400_000  # letters of a body that are looked at: more is no story
BYLINES = "bylines"


def of_item(item: Article) -> Story:
    """The saved working copy."""
    return _story(
        item.language,
        headline=item.headline,
        standfirst=item.standfirst,
        body=item.body,
        has_byline=bool(item.credit) or item.bylines.exists(),
        has_place=bool(item.dateline) or item.provinces.exists() or item.places.exists(),
        provinces=[province.iso for province in item.provinces.all()],
    )


def of_form(data: QueryDict) -> Story:
    """What a form holds that was not saved; whatever is not a value of ours is left out."""
    languages = dict(settings.LANGUAGES)
    language = data.get("language", "")
    keys = [key for key in data.getlist("provinces") if is_key(key)]
    provinces = list(Province.objects.filter(pk__in=keys).values_list("iso", flat=True))
    return _story(
        language if language in languages else settings.LANGUAGE_CODE,
        headline=data.get("headline", "")[:1000],
        standfirst=data.get("standfirst", "")[:5000],
        body=data.get("body", "")[:LONGEST],
        has_byline=bool(data.get("credit", "").strip()) or _has_author(data),
        has_place=bool(provinces or data.getlist("places") or data.get("dateline", "").strip()),
        provinces=provinces,
    )


def _has_author(data: QueryDict) -> bool:
    return any(
        value and name.startswith(f"{BYLINES}-") and name.endswith("-author")
        and f"{name.removesuffix('author')}DELETE" not in data
        for name, value in data.items()
    )  # fmt: skip


def _story(
    language: str,
    *,
    headline: str,
    standfirst: str,
    body: str,
    has_byline: bool,
    has_place: bool,
    provinces: Iterable[str],
) -> Story:
    cleaned = clean_body(body)
    words = "\n".join([headline, standfirst, plain_text(cleaned)])
    return Story(
        language=language,
        headline=" ".join(headline.split()),
        standfirst=" ".join(standfirst.split()),
        body=cleaned,
        has_byline=has_byline,
        has_place=has_place,
        provinces=frozenset(provinces),
        named=tuple(named_provinces(words, lexicon())),
        silent=_silent(cleaned, language),
    )


def _silent(body: str, language: str) -> frozenset[str]:
    """Embedded footage without a text, in this language, for people who cannot see it."""
    refs = {ref for kind, ref in embed_refs(body) if kind == "footage"}
    if not refs:
        return frozenset()
    said = FootageText.objects.filter(parent__ref__in=refs, language=language).exclude(alt_text="")
    return frozenset(f"footage:{ref}" for ref in refs - set(said.values_list("parent__ref", flat=True)))
