"""The pictures and clips of an edition that other sites and readers' programs may show, where no cover of ours is.

What carries a warning is not among them, and neither is footage that is not what it seems: away from its page it would
stand without the words that say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from newsroom.front.frame import absolute
from newsroom.front.public_files import TYPES
from newsroom.press.models import Edition


@dataclass(frozen=True, slots=True)
class File:
    """A picture, clip or sound at its full address."""

    src: str
    type: str
    width: int | None = None
    height: int | None = None
    seconds: int | None = None
    words: str = ""
    credit: str = ""

    @property
    def medium(self) -> str:
        """ "image", "video" or "audio"."""
        return self.type.partition("/")[0]


def may_travel(edition: Edition) -> bool:
    """Whether what it shows may be shown without its page."""
    return not edition.warning and not (edition.facts.get("finding") or {}).get("is_fallen")


def picture_of(edition: Edition) -> File | None:
    """The one picture that stands for the edition."""
    if not edition.lead_src or not may_travel(edition):
        return None
    return File(
        absolute(edition.lead_src), TYPES.get(PurePosixPath(edition.lead_src).suffix, "image/jpeg"),
        edition.lead_width, edition.lead_height, words=edition.lead_alt, credit=edition.lead_credit,
    )  # fmt: skip


def shown_picture(context: dict[str, Any]) -> File | None:
    """The picture that stands for the item of a page, from the context of its template: its lead's, where that may travel."""
    edition, lead = context.get("edition"), context.get("lead")
    if not isinstance(edition, Edition) or context.get("lead_warning"):
        return None
    return picture_of(edition) if not isinstance(lead, Edition) or may_travel(lead) else None


def clips_of(edition: Edition) -> list[File]:
    """The clip in its largest size, or the sound, of a piece of footage."""
    facts = edition.facts
    found = (facts.get("video") or facts.get("sound") or [])[:1]
    return [_file(one, facts.get("seconds"), edition) for one in found] if may_travel(edition) else []


def _file(one: dict[str, Any], seconds: int | None, edition: Edition) -> File:
    words = edition.lead_alt or edition.headline
    return File(
        absolute(one["src"]), one["type"], one.get("width"), one.get("height"), seconds, words, edition.lead_credit
    )
