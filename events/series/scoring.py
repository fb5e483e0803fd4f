"""How well what a report says fits a series: pure, from two handfuls of facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.series.days import Told, suggested_start
from newsroom.text.stretches import Stretch, day_number

NEAR_KM = 60
NEAR_DAYS = 5
EARTH_KM = 6371.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an event or a report says, as far as it places it: slugs, ISO codes of provinces; `families` are the broader types."""

    day: date | None = None
    stated: int | None = None
    places: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A series as far as it places a report: its own terms, and what its events add."""

    has_day_count: bool = False
    stretches: tuple[Stretch, ...] = ()
    told: tuple[Told, ...] = ()
    places: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    points: tuple[Point, ...] = ()

    @property
    def known_stretches(self) -> tuple[Stretch, ...]:
        """The confirmed stretches, or one without an end from the day that the stated days imply."""
        start = None if self.stretches else suggested_start(self.told)
        return ((start, None),) if start else self.stretches

    @property
    def days(self) -> list[date]:
        return [told.day for told in self.told if told.day is not None]


@dataclass(frozen=True, slots=True)
class Score:
    """How well the two fit, and why in short phrases. 0 means that they do not."""

    points: int
    reasons: tuple[str, ...] = ()


NO_FIT = Score(0)


def score(facts: Facts, outline: Outline) -> Score:
    """How well the facts fit a series: what happened and where have to fit, the day makes it more or less likely."""
    what, where, when = _what(facts, outline), _where(facts, outline), _when(facts, outline)
    if what is None or where is None or when is None:
        return NO_FIT
    parts = [*what, *where, *when]
    return Score(max(1, sum(points for points, _reason in parts)), tuple(reason for _points, reason in parts if reason))


Parts = list[tuple[int, str]]


def _what(facts: Facts, outline: Outline) -> Parts | None:
    parts: Parts = []
    if facts.types & outline.types:
        parts.append((3, _("same type")))
    elif facts.families & outline.families:
        parts.append((2, _("related type")))
    if facts.actors & outline.actors:
        parts.append((3, _("same actor")))
    return parts or None


def _where(facts: Facts, outline: Outline) -> Parts | None:
    if facts.places & outline.places:
        return [(4, _("same place"))]
    near = None if outline.has_day_count else _nearest_km(facts.points, outline.points)
    if near is not None and near <= NEAR_KM:
        return [(3, _("%(number)s km from a place of it") % {"number": round(near)})]
    if facts.provinces & outline.provinces:
        return [(2, _("same province"))]
    return None if outline.places or outline.provinces else []  # a series of the whole country is anywhere


def _when(facts: Facts, outline: Outline) -> Parts | None:
    """None for a day on which the series was over, or - without a day count - on which it was long silent."""
    stretches = outline.known_stretches if outline.has_day_count else outline.stretches
    if facts.day is not None and _is_over(stretches, facts.day):
        return None
    if outline.has_day_count:
        return _by_count(facts, outline, stretches)
    return _by_silence(facts, outline)


def _is_over(stretches: Collection[Stretch], day: date) -> bool:
    return bool(stretches) and all(ends is not None and ends < day for _begins, ends in stretches)


def _by_count(facts: Facts, outline: Outline, stretches: Collection[Stretch]) -> Parts:
    if facts.stated is None:
        return []
    counted = day_number(stretches, facts.day) if facts.day else None
    if counted is not None:
        words = {"stated": facts.stated, "counted": counted}
        if facts.stated == counted:
            return [(3, _("day %(stated)s, as counted") % words)]
        if abs(facts.stated - counted) == 1:
            return [(2, _("day %(stated)s, counted %(counted)s") % words)]
        return [(-2, _("states day %(stated)s, counted %(counted)s") % words)]
    before = max((told.stated for told in outline.told if told.stated and told.stated <= facts.stated), default=None)
    if before is not None and facts.stated - before <= 1:
        return [(2, _("day %(stated)s follows day %(before)s") % {"stated": facts.stated, "before": before})]
    return []


def _by_silence(facts: Facts, outline: Outline) -> Parts | None:
    if facts.day is None or not outline.days:
        return []
    days = min(abs((facts.day - day).days) for day in (min(outline.days), max(outline.days)))
    if min(outline.days) <= facts.day <= max(outline.days):
        return [(1, _("within its days"))]
    if days > NEAR_DAYS:
        return None
    words = ngettext("%(number)s day from a report of it", "%(number)s days from a report of it", days)
    return [(1, words % {"number": days})]


def _nearest_km(some: Iterable[Point], others: Collection[Point]) -> float | None:
    return min((km_between(one, other) for one in some for other in others), default=None)


def km_between(one: Point, other: Point) -> float:
    """The distance of two points, given as (latitude, longitude) in degrees, in kilometres."""
    lat_1, lon_1, lat_2, lon_2 = map(radians, (*one, *other))
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
