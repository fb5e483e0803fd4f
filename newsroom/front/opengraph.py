"""What other sites show of a page: the words of OpenGraph, which Twitter's cards read too."""

from __future__ import annotations

from typing import Any

from newsroom.front.cards import HEIGHT, WIDTH, card_address
from newsroom.front.frame import absolute
from newsroom.front.sections import BY_KIND
from newsroom.front.uncovered import clips_of
from newsroom.press.models import Edition

TYPES_OF_CARDS = {"jpg": "image/jpeg", "png": "image/png"}
#: how OpenGraph names a language; it asks for a country too
LOCALES = {"en": "en_GB", "fa": "fa_IR"}

#: what a page is where it is no article
TYPES = {"author": "profile"}

Tag = tuple[str, str]


def tags_of(context: dict[str, Any]) -> list[Tag]:
    """The (property, content) of every tag, in order, from the context of a page's template."""
    edition = context.get("edition")
    told: list[tuple[str, Any]] = [
        ("og:site_name", context.get("newsroom")),
        ("og:type", TYPES.get(edition.kind, "article") if edition else "website"),
        ("og:title", context.get("card_title") or context.get("title")),
        ("og:description", context.get("card_text") or context.get("description")),
        ("og:url", context.get("canonical") if context.get("is_indexed") else ""),
        ("og:locale", _locale(context.get("language", ""))),
        *(("og:locale:alternate", _locale(one["code"])) for one in context.get("alternates", ())),
        *_picture(context),
    ]
    if edition and edition.kind in BY_KIND:
        told += _article(edition, context) + _clip(edition)
    return [(name, str(content)) for name, content in told if content not in (None, "")]


def _locale(code: str) -> str:
    return LOCALES.get(code, code)


def _picture(context: dict[str, Any]) -> list[tuple[str, Any]]:
    """The card image of an item: its headline on the map of its province, with its picture where that may travel."""
    edition = context.get("edition")
    if not edition or edition.kind not in BY_KIND or not context.get("is_indexed"):
        return []
    address = card_address(edition, warning=context.get("lead_warning", ""))
    return [
        ("og:image", absolute(address)),
        ("og:image:type", TYPES_OF_CARDS[address.rpartition(".")[2]]),
        ("og:image:width", WIDTH),
        ("og:image:height", HEIGHT),
        ("og:image:alt", edition.headline),
    ]


def _article(edition: Edition, context: dict[str, Any]) -> list[tuple[str, Any]]:
    section = context.get("section")
    names = ("event_types", "topics", "provinces")
    return [
        ("article:published_time", edition.published_at.isoformat() if edition.published_at else ""),
        ("article:modified_time", edition.updated_at.isoformat() if edition.updated_at else ""),
        *(("article:author", one["name"]) for one in edition.facts.get("authors", ())),
        ("article:section", section.title if section else ""),
        *(("article:tag", term["name"]) for name in names for term in edition.facts.get(name, ())),
    ]


def _clip(edition: Edition) -> list[tuple[str, Any]]:
    return [
        pair
        for clip in clips_of(edition)
        if clip.medium == "video"
        for pair in (
            ("og:video", clip.src),
            ("og:video:type", clip.type),
            ("og:video:width", clip.width),
            ("og:video:height", clip.height),
        )
    ]
