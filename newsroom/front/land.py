"""The outlines that this newsroom's drawings are made from: those of its pack."""

from __future__ import annotations

from django.conf import settings

from newsroom.front.drawings.geography import Country, country
from newsroom.taxonomy.packs.reading import UnknownPack

#: width in units and how far a border may be off; the front page has the light one
SIZES = {"front": (320, 1.0), "full": (640, 1.0)}


def land(size: str = "full") -> Country | None:
    """The country in a size of `SIZES`; None for a pack without outlines, where lists say it all."""
    width, tolerance = SIZES[size]
    try:
        return country(width, tolerance, settings.NEWSROOM_PACK)
    except (UnknownPack, OSError):
        return None
