"""Places: which entry of the gazetteer each mention is, namesakes settled by what else the text names."""

import math
from collections import Counter
from collections.abc import Sequence

from events.captions.finders.provinces import TOWNS
from events.captions.lexicon import Lexicon
from events.captions.names import Hit
from events.captions.reading import Doubt, Found
from events.captions.tokens import Caption
from events.captions.vocabulary import LOCALES, words
from newsroom.taxonomy.packs.reading import PlaceEntry
from newsroom.text.letters import name_key

_SITE_WORDS: dict[str, frozenset[str]] = {
    kind: frozenset(name_key(word) for locale in LOCALES for word in locale.SITE_WORDS.get(kind, ()))
    for kind in {kind for locale in LOCALES for kind in locale.SITE_WORDS}
}
_WEAK = words("WEAK_NAMES")
_NATURAL = {"lake", "river", "mountain", "road", "region"}
_CITIES = {"capital", "city"}
_TOWN_RIVALS = _CITIES | {"town"}
_NAMED_PROVINCE, _NEAR_PROVINCE, _SITE, _MAIN = 1000.0, 100.0, 12.0, 3.0
_RANKS = {"capital": 1.5, "city": 1.0, "town": 1.0}
_CLEAR = 1.0
_NEAR_DEGREES = 0.25
_UNKNOWN_POPULATION = 500


def find_places(
    caption: Caption, hits: Sequence[Hit], lexicon: Lexicon, named: Counter[str]
) -> tuple[list[Found], list[Doubt]]:
    """Return a "place" (its entry) for each hit and for each town in the name of a site, and the doubts.

    `named` counts the provinces the text names.
    """
    near, cities = _sure_provinces(hits), _cities_of(hits)
    keys = {token.key for token in caption.tokens}
    found: list[Found] = []
    doubts: list[Doubt] = []
    for hit in hits:
        ranked = _ranked(hit, named, near, keys)
        if not ranked:
            continue
        span = caption.span(hit.first, hit.last)
        if _is_elsewhere(ranked[0][1], cities, named):
            continue
        found.append(Found("place", ranked[0][1], span))
        rivals = _rivals(ranked)
        if rivals:
            doubts.append(Doubt("namesakes", span, (ranked[0][1].slug, *rivals)))
        found += _nested(caption, hit, ranked[0][1], lexicon)
    return found, doubts


def _rivals(ranked: Sequence[tuple[float, PlaceEntry]]) -> list[str]:
    """Return the namesakes that may as well be meant: nearly as likely, or towns about as big that nothing rules out."""
    (best, chosen), *others = ranked
    return [
        place.slug
        for score, place in others
        if _is_far(place, chosen) and (best - score < _CLEAR or (best - score < _SITE and _is_as_big(place, chosen)))
    ]


def _is_as_big(place: PlaceEntry, chosen: PlaceEntry) -> bool:
    is_town = place.kind in _TOWN_RIVALS and chosen.kind in _TOWN_RIVALS
    return is_town and chosen.kind != "capital" and _size(chosen) - _size(place) < _CLEAR


def _size(place: PlaceEntry) -> float:
    return math.log10(max(place.population or _UNKNOWN_POPULATION, 10))


def _is_far(place: PlaceEntry, other: PlaceEntry) -> bool:
    """Tell whether two namesakes are more than some 20 km apart: nearer, either entry does."""
    return abs(place.lat - other.lat) + abs(place.lon - other.lon) > _NEAR_DEGREES


def _sure_provinces(hits: Sequence[Hit]) -> Counter[str]:
    """Count the provinces of the names that stand for one place only (or for a province's capital)."""
    sure: Counter[str] = Counter()
    for hit in hits:
        isos = {place.province_iso for place in hit.name.places}
        capitals = {place.province_iso for place in hit.name.places if place.kind == "capital"}
        if len(isos) == 1 or capitals:
            sure.update(capitals or isos)
    return sure


def _ranked(hit: Hit, named: Counter[str], near: Counter[str], keys: set[str]) -> list[tuple[float, PlaceEntry]]:
    scored = [(_score(place, hit, named, near, keys), place) for place in hit.name.places]
    return sorted(scored, key=lambda pair: -pair[0])


def _score(place: PlaceEntry, hit: Hit, named: Counter[str], near: Counter[str], keys: set[str]) -> float:
    score = _size(place)
    score += _NAMED_PROVINCE if named[place.province_iso] else 0
    score += _NEAR_PROVINCE if near[place.province_iso] else 0
    score += _RANKS.get(place.kind, 0.0)
    score += _MAIN if place.slug in hit.name.main else 0
    if not _SITE_WORDS.get(place.kind, frozenset()).isdisjoint(keys):
        score += _SITE
    return score


def _cities_of(hits: Sequence[Hit]) -> Counter[str]:
    """Count the mentions that may be a city, by the provinces they may lie in."""
    return Counter(
        iso
        for hit in hits
        if any(place.kind in _CITIES for place in hit.name.places)
        for iso in {place.province_iso for place in hit.name.places}
    )


def _is_elsewhere(place: PlaceEntry, cities: Counter[str], named: Counter[str]) -> bool:
    """Tell whether a square or street of one town is named while the text is about another town."""
    is_street = place.kind == "landmark"
    return is_street and bool(cities) and not cities[place.province_iso] and not named[place.province_iso]


def _nested(caption: Caption, hit: Hit, place: PlaceEntry, lexicon: Lexicon) -> list[Found]:
    """Return the town or province whose name a site bears: Tabriz in Tabriz Central Prison."""
    if place.kind in TOWNS | _NATURAL or hit.first == hit.last:
        return []
    found: list[Found] = []
    for inner in lexicon.names.within(caption, hit):
        span = caption.span(inner.first, inner.last)
        towns = [town for town in inner.name.places if town.kind in _CITIES and town.slug in inner.name.main]
        is_weak = inner.first == inner.last and caption.key(inner.first) in _WEAK
        if is_weak:
            continue
        if towns and not (inner.name.province and not any(town.slug == inner.name.province.capital for town in towns)):
            towns.sort(key=lambda town: (town.province_iso != place.province_iso, -(town.population or 0)))
            found.append(Found("place", towns[0], span))
        elif inner.name.province:
            found.append(Found("province", inner.name.province.iso, span))
    return found
