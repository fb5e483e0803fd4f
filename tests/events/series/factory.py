"""Series as the desk makes them."""

from datetime import datetime
from itertools import count

from events.models import EventPost, Series, SeriesText, Stretch
from newsroom.staff.models import User
from newsroom.taxonomy.models import Actor, EventType, Place, Province
from newsroom.workflow import revisions
from tests.factory import make_event

_numbers = count(1)


def make_series(
    by: User, at: datetime, *, types=("strike",), provinces=(), places=(), actors=(), words=None, stretches=(), **fields
) -> Series:
    """A recorded draft; `words` maps a language to (headline, description), `stretches` are pairs of days."""
    values = {"working_title": f"Series {next(_numbers)}", "has_day_count": True, "created_by": by, "created_at": at}
    series = Series.objects.create(**values | fields)
    series.event_types.set(EventType.objects.filter(slug__in=types))
    series.provinces.set(Province.objects.filter(slug__in=provinces))
    series.places.set(Place.objects.filter(slug__in=places))
    series.actors.set(Actor.objects.filter(slug__in=actors))
    for language, (headline, description) in (words or {"en": ("A strike", "")}).items():
        SeriesText.objects.create(
            parent=series, language=language, headline=headline, description=description, created_by=by, created_at=at
        )
    for begins_on, ends_on in stretches:
        Stretch.objects.create(series=series, begins_on=begins_on, ends_on=ends_on)
    revisions.record(series, by=by, at=at)
    return series


def make_part(series: Series, by: User, at: datetime, *, day=None, stated=None, **values) -> EventPost:
    """A recorded event draft of the series, on `day`."""
    parts = {"year": day.year, "month": day.month, "day": day.day} if day else {}
    return make_event(by, at, **{"types": ("strike",), "series": series, "day_of_event": stated, **parts, **values})
