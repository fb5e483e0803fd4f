"""From the place the desk knows to the place that is safe to publish."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from django.utils.translation import gettext as _

from newsroom.taxonomy.models import Place, Province
from newsroom.taxonomy.naming import Named
from newsroom.text.letters import name_key

SHORTEST = 3  # letters; shorter names are ordinary syllables
CITIES = ("capital", "city")
SETTLEMENTS = (*CITIES, "town", "village")
#: the kinds of place a precision may name; None is any kind
ALLOWED: dict[str, tuple[str, ...] | None] = {"site": None, "place": SETTLEMENTS, "county": CITIES}
#: from most to least exact; a place may only move to the right
ORDER = ("site", "place", "county", "province", "none")


@dataclass(frozen=True, slots=True)
class Shown:
    """A place as readers get it. `is_near`: nobody reported this place, it is only the city nearest to the one reported."""

    place: Place
    is_near: bool = False

    def name_in(self, language: str) -> str:
        """The name in a language, said as "near …" where it stands for another; call it with that language active."""
        name = self.place.name_in(language)
        return _("near %(place)s") % {"place": name} if self.is_near else name


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """What readers may learn of where it was."""

    places: list[Shown]
    provinces: list[Province]
    #: spellings of places and provinces that are known and must not be read anywhere
    hidden_names: tuple[str, ...] = ()


def public_place(
    places: Iterable[Place], provinces: Iterable[Province], precision: str, *, near: Collection[str] = ()
) -> PublicPlace:
    """Lower the places to what `precision` allows. `near` are slugs of places that stand for others already.

    A place that is too exact is left out where the event names an allowed one in the same province; else it becomes "near"
    the nearest city, so that no town is printed that no report named.
    """
    known = sorted(places, key=lambda place: place.slug)
    all_provinces = sorted({*provinces, *(place.province for place in known)}, key=lambda province: province.slug)
    if precision == "none":
        return PublicPlace([], [], _spellings(known, all_provinces))
    if precision == "province":
        return PublicPlace([], all_provinces, _hidden(known, [], all_provinces))
    kinds = ALLOWED[precision]
    shown = [Shown(place, place.slug in near) for place in known if kinds is None or place.kind in kinds]
    covered = {one.place.province_id for one in shown}
    for place in known:
        if place.province_id not in covered:
            city = _nearest_city(place)
            shown += [Shown(city, is_near=True)] if city else []
    shown = list(dict.fromkeys(shown))
    return PublicPlace(shown, all_provinces, _hidden(known, shown, all_provinces))


def place_facts(place: PublicPlace, language: str) -> dict[str, Any]:
    """The part of an edition's facts that says where: replaced alone when the place is coarsened."""
    return {
        "provinces": named(place.provinces, language),
        "places": [
            {"slug": one.place.slug, "name": one.name_in(language), "is_near": one.is_near} for one in place.places
        ],
        "dots": [{"lat": one.place.lat, "lon": one.place.lon, "name": one.name_in(language)} for one in place.places],
    }


def named(terms: Iterable[Any], language: str) -> list[dict[str, str]]:
    """Terms as an edition's facts hold them, with their names in a language."""
    return [{"slug": term.slug, "name": term.name_in(language)} for term in terms]


def _hidden(known: list[Place], shown: list[Shown], provinces: list[Province]) -> tuple[str, ...]:
    """The names of the places that are not shown, but for names that what is shown goes by as well."""
    visible = {one.place for one in shown}
    kept = {name_key(name) for row in (*visible, *provinces) for name in row.spellings()}
    names = _spellings([place for place in known if place not in visible])
    return tuple(name for name in names if name_key(name) not in kept)


def _spellings(*rows: Iterable[Named]) -> tuple[str, ...]:
    names = (name for group in rows for row in group for name in row.spellings())
    return tuple(dict.fromkeys(name for name in names if len(name) >= SHORTEST))


def is_coarser(new: str, old: str) -> bool:
    """Whether `new` says less than `old`."""
    return new in ORDER and ORDER.index(new) > ORDER.index(old)


def exactness(place: PublicPlace) -> str:
    """How exactly a place is said, as a word of `ORDER`: by the most exact of the names that readers get."""
    steps = [_exactness_of(one) for one in place.places]
    if steps:
        return min(steps, key=ORDER.index)
    return "province" if place.provinces else "none"


def _exactness_of(shown: Shown) -> str:
    if shown.is_near or shown.place.kind in CITIES:
        return "county"
    return "place" if shown.place.kind in SETTLEMENTS else "site"


def _nearest_city(place: Place) -> Place | None:
    cities = Place.objects.filter(province=place.province, kind__in=CITIES).select_related("province")
    return min(cities, key=lambda other: _distance(place, other), default=None)


def _distance(a: Place, b: Place) -> float:
    """Squared degrees with longitude scaled to latitude: enough to say which is nearer."""
    return (a.lat - b.lat) ** 2 + ((a.lon - b.lon) * cos(radians(a.lat))) ** 2
