"""The breaking banner as readers see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom.front.linked import live_items
from newsroom.press.models import Banner, Edition, EditionLink
from newsroom.press.paths import language_prefix


@dataclass(frozen=True, slots=True)
class Band:
    """The words in the page's language, and where they lead; `path` is "" where there is nothing to go to in it."""

    text: str
    path: str
    is_outside: bool = False


def banner_of(language: str, *, at: datetime) -> Band | None:
    """What hangs above the pages of a language. One that leads to an item hangs while the item is live."""
    banner = Banner.objects.up(at).first()
    text = banner.texts.get(language, "") if banner else ""
    if banner is None or not text:
        return None
    if not banner.ref and banner.address.startswith("/"):
        return Band(text, language_prefix(language) + banner.address)
    if not banner.ref:
        return Band(text, banner.address, is_outside=bool(banner.address))
    live = live_items([(banner.kind, banner.ref)], at=at)
    if not live:
        return None
    return Band(text, _path_in(language, live, at))


def _path_in(language: str, live: list[Edition], at: datetime) -> str:
    """The item's address in the language, or that of its translation."""
    own = next((one.path for one in live if one.language == language), "")
    if own:
        return own
    there = EditionLink.objects.filter(edition__in=live, role="translation").values_list("to_kind", "to_ref")
    back = Edition.objects.live(at=at).filter(
        language=language, links__role="translation", links__to_kind=live[0].kind, links__to_ref=live[0].ref
    )
    others = [*live_items(there, at=at, language=language), *back[:1]]
    return next((one.path for one in others), "")
