"""The words the parser knows in this newsroom: the country pack, with what the desk has added to it."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from events.captions.lexicon import Lexicon, build_lexicon
from newsroom.taxonomy.models import Addition
from newsroom.taxonomy.packs.reading import Pack, PlaceEntry, read_pack

PLACE = ("slug", "names", "aliases", "province__iso", "lat", "lon", "population", "kind")
COLUMNS = ("what", "spelling", *(f"place__{name}" for name in PLACE))


@dataclass(frozen=True, slots=True)
class _Built:
    """A lexicon, and what it was built from."""

    pack: str
    rows: list[tuple[Any, ...]]
    lexicon: Lexicon


_built: _Built | None = None


def lexicon() -> Lexicon:
    """The lexicon as the desk's additions make it at this moment: one query, and built anew only when they changed.

    Another process may have changed them, and an administrator may have corrected a place, so what is compared is the rows
    themselves. Ask once for many captions.
    """
    global _built
    rows = _added()
    known = _built
    if known is None or known.pack != settings.NEWSROOM_PACK or known.rows != rows:
        pack = with_additions(read_pack(settings.NEWSROOM_PACK), rows)
        is_first = known is None
        known = _built = _Built(settings.NEWSROOM_PACK, rows, build_lexicon(pack))
        if is_first:
            # It stays as long as the process, and every full collection would walk through its hundreds of thousands of
            # objects in the middle of somebody's page: 200 ms, measured. Once, not with each addition, so nothing piles up.
            gc.collect()
            gc.freeze()
    return known.lexicon


def _added() -> list[tuple[Any, ...]]:
    standing = Addition.objects.exclude(verdict=Addition.Verdict.TAKEN_BACK)
    return list(standing.order_by("pk").values_list(*COLUMNS))


def with_additions(pack: Pack, rows: Iterable[tuple[Any, ...]]) -> Pack:
    """The pack with rows of `COLUMNS`: a place that the desk added is as its row says; another gets the spelling it still has."""
    places = {place.slug: place for place in pack.places}
    for what, spelling, *columns in rows:
        slug = columns[0]
        if what == Addition.What.PLACE or slug not in places:
            places[slug] = _entry(*columns)
        elif spelling in columns[2] and spelling not in places[slug].aliases:
            places[slug] = replace(places[slug], aliases=(*places[slug].aliases, spelling))
    return replace(pack, places=tuple(places.values()))


def _entry(
    slug: str,
    names: dict[str, str],
    aliases: list[str],
    iso: str,
    lat: float,
    lon: float,
    people: int | None,
    kind: str,
) -> PlaceEntry:
    return PlaceEntry(slug, names, tuple(aliases), iso, lat, lon, people, kind)
