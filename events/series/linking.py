"""What an event's edition says of its series. A series may not give away a place that the event keeps back."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from events.models import EventPost, Series
from events.models.reports import keyed
from newsroom.press.masking import Mask
from newsroom.press.models import Edition
from newsroom.press.words import as_approved
from newsroom.taxonomy.models import Place, Province
from newsroom.taxonomy.public_place import ALLOWED, PublicPlace

Link = tuple[str, str, str]


def series_link(item: EventPost, place: PublicPlace, hide: Mask) -> tuple[list[Link], dict[str, Any]]:
    """The link to the event's series and the fact about it; ([], {}) without one, or where it would say too much.

    `place` is what readers may learn of where the event was, `hide` takes out the names they may not read. `checked` in the
    fact is what was compared: where the event becomes coarser or the series says something else, readers' pages drop it.
    """
    series = item.series
    if series is None or not may_name(item, series, place, hide):
        return [], {}
    day = item.date_parts
    fact = {
        "ref": series.ref,
        "day_stated": item.day_of_event,
        "day_counted": series.day_number(item.happened_on) if day.year and day.day and item.happened_on else None,
        "checked": {"precision": item.public_precision, "says": says(series)},
    }
    return [("series", "series", series.ref)], {"series": fact}


def says(series: Series) -> str:
    """A keyed digest of everything in the series that can place an event: words, places, provinces, actors.

    Words count as they were last approved, and new ones as they stand: an event may come out before its series does.
    """
    words = [as_approved(text) or text for text in series.texts.order_by("language")]
    parts = [f"{text.language}\x1e{text.headline}\x1e{text.description}" for text in words]
    names = [*_slugs(series.places), "", *_slugs(series.provinces), "", *_slugs(series.actors)]
    return keyed("series", *names, "", *parts)[:24]


def _slugs(rows: Any) -> list[str]:
    return sorted(rows.values_list("slug", flat=True))


def may_name(item: EventPost, series: Series, place: PublicPlace, hide: Mask, precision: str = "") -> bool:
    """Whether the event may name the series: one that says its exact place may, any other only what tells no more than it.

    `precision` is that of `place`, where that is not the event's own of now.
    """
    if (precision or item.public_precision) == EventPost.Precision.SITE:
        return True
    words = [words for text in series.texts.all() for words in (text.headline, text.description)]
    words += [name for actor in series.actors.all() for name in actor.spellings()]
    is_named = any(hide(one) != one for one in words)
    return not is_named and _is_within(series, place) and not _is_told_by_others(item, series, place)


def _is_within(series: Series, place: PublicPlace) -> bool:
    """Whether every place and province of the series is one that the event shows."""
    own = list(series.places.select_related("province"))
    provinces = {*series.provinces.all(), *(one.province for one in own)}
    shown = {one.place for one in place.places if not one.is_near}
    return shown.issuperset(own) and provinces.issubset(place.provinces)


def _is_told_by_others(item: EventPost, series: Series, place: PublicPlace) -> bool:
    """Whether another event of the series shows a place or a province that this one keeps back."""
    shown = {one.place for one in place.places}
    known = list(item.places.select_related("province"))
    places = [one for one in known if one not in shown]
    provinces = {*item.provinces.all(), *(one.province for one in known)} - set(place.provinces)
    others = series.events.exclude(pk=item.pk)
    return (
        _shows_place(others, places)
        or _shows_province(others, provinces)
        or _is_live_with(others, {one.slug for one in places}, {one.slug for one in provinces})
    )


def _is_live_with(events: Any, places: set[str], provinces: set[str]) -> bool:
    """Whether windows of the events that name a series say one of these: a working copy may say less by now."""
    windows = Edition.objects.filter(kind=EventPost.kind, ref__in=events.values("ref"), links__role="series")
    return any(
        places.intersection(one["slug"] for one in facts.get("places", []))
        or provinces.intersection(one["slug"] for one in facts.get("provinces", []))
        for facts in windows.values_list("facts", flat=True)
    )


def _shows_place(events: Any, hidden: list[Place]) -> bool:
    rows = events.filter(places__in=hidden).values_list("public_precision", "places__kind") if hidden else ()
    allowed = ((ALLOWED.get(precision, ()), kind) for precision, kind in rows)
    return any(kinds is None or kind in kinds for kinds, kind in allowed)


def _shows_province(events: Any, hidden: set[Province]) -> bool:
    if not hidden:
        return False
    filed = Q(province_rows__tag__in=hidden) | Q(places__province__in=hidden)
    return bool(events.filter(filed).exclude(public_precision=EventPost.Precision.NONE).exists())
