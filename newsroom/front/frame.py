"""What every page needs around its own content: language, addresses, title, the band of the demonstration."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language, get_language_info

from newsroom.front.sections import SECTIONS
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.nameplate import nameplate
from newsroom.press.paths import language_prefix


def absolute(path: str) -> str:
    """The full address of a path of this site, percent-encoded."""
    return settings.NEWSROOM_ADDRESS.rstrip("/") + iri_to_uri(path)


def in_other_languages(path: str) -> dict[str, str]:
    """The same page in each other site language, for pages that all languages have."""
    language = get_language() or settings.LANGUAGE_CODE
    bare = path.removeprefix(language_prefix(language))
    return {code: language_prefix(code) + bare for code, _name in settings.LANGUAGES if code != language}


def frame(
    *,
    path: str,
    title: str,
    description: str = "",
    others: dict[str, str] | None = None,
    vocabulary: Vocabulary | None = None,
    feed: str = "",
    picture: str = "",
    card_title: str = "",
    card_text: str = "",
    is_indexed: bool = True,
    text: str | None = None,
) -> dict[str, Any]:
    """The context of the base template, in the active language; asks the database for nothing.

    `path` is the page's one address in this site; `others` gives its paths in other languages (as for pages that all
    languages have when None); `feed` is the path of the feed that fits best. `card_title` and `card_text` are what a card on
    other sites says instead of title and description. `text` is the address of the text edition, "" where there is none.
    """
    language = get_language() or settings.LANGUAGE_CODE
    others = in_other_languages(path) if others is None else others
    return {
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "newsroom": nameplate(),
        "is_demo": settings.NEWSROOM_IS_DEMO,
        "sections": SECTIONS,
        "home": reverse("front:home"),
        "path": path,
        "title": title,
        "description": description,
        "card_title": card_title,
        "card_text": card_text,
        "canonical": absolute(path),
        "alternates": [_alternate(code, other) for code, other in others.items()],
        "self_alternate": absolute(path) if others else "",
        "feed": absolute(feed or reverse("front:feed-all")),
        "picture": absolute(picture) if picture else "",
        "is_indexed": is_indexed,
        "text_path": f"{path}text/" if text is None else text,
        "vocabulary": vocabulary or Vocabulary(),
    }


def _alternate(code: str, path: str) -> dict[str, str]:
    info = get_language_info(code)
    return {
        "code": code,
        "name": info["name_local"],
        "direction": "rtl" if info["bidi"] else "ltr",
        "path": path,
        "address": absolute(path),
    }
