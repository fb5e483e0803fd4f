"""What else a reader may want: events near one event, stories near one story. One query a page, each part of it bounded."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import CharField, QuerySet, Subquery, Value

from newsroom.press.models import Edition
from newsroom.taxonomy.models import EventType, Province

SHOWN = 4  # in each block
DAYS = timedelta(days=3)
LOOKED_AT = 40  # of the newest of a province or a type, and of the days around
BEFORE, AFTER = 60, 20  # stories in the order of publication
LIKE = {"topics": 3, "provinces": 2, "event_types": 1}
LEAST_LIKE = 2
COLUMNS = (
    "kind", "ref", "language", "text_language", "path", "headline", "confidence", "facts", "checking_since",
    "year", "month", "day", "happened_on", "published_at",
)  # fmt: skip
Item = tuple[str, str]


@dataclass(slots=True)
class Nearby:
    """Events near one event, nothing twice. `place` is from the same places, or, where it has none, the same province."""

    place: list[Edition] = field(default_factory=list)
    time: list[Edition] = field(default_factory=list)
    type: list[Edition] = field(default_factory=list)
    is_place_exact: bool = False


def near_event(event: Edition, *, at: datetime, without: Collection[Item] = ()) -> Nearby:
    """Events from the same place, of the same days there, and of the same type."""
    provinces, types = _slugs(event, "provinces")[:1], _slugs(event, "event_types")[:1]
    live = Edition.objects.live(at=at).filter(kind="event", language=event.language)
    walks = [("place", _newest(live, "province_rows", (Province, slug), event.language, at)) for slug in provinces]
    walks += [
        ("time", _of_days(live, event.happened_on, slug)) for slug in provinces if event.happened_on and event.day
    ]
    walks += [("type", _newest(live, "event_type_rows", (EventType, slug), event.language, at)) for slug in types]
    found = _found(walks)
    taken = {(event.kind, event.ref), *without}
    places = _places(event)
    here = [one for one in found.get("place", ()) if not places or places & _places(one)]
    return Nearby(
        place=_taken_from(here, taken),
        time=sorted(
            _taken_from(sorted(found.get("time", ()), key=lambda one: _days_apart(one, event)), taken),
            key=lambda one: one.happened_on,
        ),
        type=_taken_from(found.get("type", ()), taken),
        is_place_exact=bool(places),
    )


def related_stories(story: Edition, *, at: datetime, without: Collection[Item] = ()) -> list[Edition]:
    """The stories published around it that share most topics, provinces and types with it."""
    live = Edition.objects.live(at=at).filter(kind="article", language=story.language)
    moment = story.published_at
    found = _found(
        [
            ("before", live.filter(published_at__lte=moment).order_by("-published_at", "-pk").values("pk")[:BEFORE]),
            ("after", live.filter(published_at__gt=moment).order_by("published_at", "pk").values("pk")[:AFTER]),
        ]
    )
    taken = {(story.kind, story.ref), *without}
    others = [one for rows in found.values() for one in rows if (one.kind, one.ref) not in taken]
    alike = [(likeness(one, story), one) for one in others]
    alike.sort(key=lambda row: (-row[0], abs(row[1].published_at - moment)))
    return [one for like, one in alike if like >= LEAST_LIKE][:SHOWN]


def likeness(one: Edition, other: Edition) -> int:
    """How much two items are filed under the same terms; a topic says most."""
    return sum(weight * len({*_slugs(one, name)} & {*_slugs(other, name)}) for name, weight in LIKE.items())


def _newest(live: QuerySet[Edition], rows: str, term: tuple[Any, str], language: str, at: datetime) -> QuerySet[Any]:
    """A walk of the index of a term's through rows. The term is a scalar, so that the walk comes in the order of the index."""
    asked = {
        f"{rows}__tag": Subquery(term[0].objects.filter(slug=term[1]).values("pk")[:1]),
        f"{rows}__language": language,
        f"{rows}__published_at__lte": at,
    }
    return (
        live.filter(**asked).order_by(f"-{rows}__published_at", f"-{rows}__content_object_id").values("pk")[:LOOKED_AT]
    )


def _of_days(live: QuerySet[Edition], day: date, province: str) -> QuerySet[Any]:
    around = live.filter(happened_on__gte=day - DAYS, happened_on__lte=day + DAYS, day__isnull=False)
    return around.filter(province_rows__tag__slug=province).order_by("happened_on", "pk").values("pk")[:LOOKED_AT]


def _found(walks: Iterable[tuple[str, QuerySet[Any]]]) -> dict[str, list[Edition]]:
    """What the walks find, in one query. A union keeps no order, so that of publication is made again."""
    parts = [
        Edition.objects.filter(pk__in=walk).only(*COLUMNS).annotate(why=Value(why, output_field=CharField()))
        for why, walk in walks
    ]
    found: dict[str, list[Edition]] = {}
    if not parts:
        return found
    rows = parts[0].order_by().union(*(part.order_by() for part in parts[1:]), all=True) if parts[1:] else parts[0]
    for edition in sorted(rows, key=lambda one: (one.published_at, one.pk), reverse=True):
        found.setdefault(edition.why, []).append(edition)
    return found


def _taken_from(editions: Iterable[Edition], taken: set[Item]) -> list[Edition]:
    """The first few that do not stand elsewhere on the page; they are noted as taken."""
    fresh = [one for one in editions if (one.kind, one.ref) not in taken][:SHOWN]
    taken.update((one.kind, one.ref) for one in fresh)
    return fresh


def _slugs(edition: Edition, name: str) -> list[str]:
    return [row["slug"] for row in edition.facts.get(name, ())]


def _places(event: Edition) -> set[str]:
    """The places that the report names; one that only stands for another nearby is not where it was."""
    return {row["slug"] for row in event.facts.get("places", ()) if not row.get("is_near")}


def _days_apart(one: Edition, other: Edition) -> int:
    return abs((one.happened_on - other.happened_on).days)
