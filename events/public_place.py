"""From the place the desk knows to the place that is safe to publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from newsroom.taxonomy.models import Place, Province

SETTLEMENTS = ("capital", "city", "town", "village")
CITIES = ("capital", "city")
#: from most to least exact; a place may only move to the right
ORDER = ("site", "place", "county", "province", "none")


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """What readers may learn of where it was."""

    places: list[Place]
    provinces: list[Province]
    has_dots: bool


def public_place(places: Iterable[Place], provinces: Iterable[Province], precision: str) -> PublicPlace:
    """Lower each place to what `precision` allows: itself, the nearest settlement, the nearest city, or nothing."""
    known = list(places)
    all_provinces = sorted({*provinces, *(place.province for place in known)}, key=lambda province: province.slug)
    if precision == "none":
        return PublicPlace([], [], has_dots=False)
    if precision == "province":
        return PublicPlace([], all_provinces, has_dots=False)
    allowed = {"place": SETTLEMENTS, "county": CITIES}.get(precision)
    lowered = known if allowed is None else [_nearest(place, allowed) for place in known]
    return PublicPlace(list(dict.fromkeys(filter(None, lowered))), all_provinces, has_dots=True)


def is_coarser(new: str, old: str) -> bool:
    """Whether `new` says less than `old`."""
    return new in ORDER and ORDER.index(new) > ORDER.index(old)


def _nearest(place: Place, kinds: tuple[str, ...]) -> Place | None:
    if place.kind in kinds:
        return place
    near = Place.objects.filter(province=place.province, kind__in=kinds).select_related("province")
    return min(near, key=lambda other: _distance(place, other), default=None)


def _distance(a: Place, b: Place) -> float:
    """Squared degrees with longitude scaled to latitude: enough to say which is nearer."""
    return (a.lat - b.lat) ** 2 + ((a.lon - b.lon) * cos(radians(a.lat))) ** 2
