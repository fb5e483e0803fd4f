"""What a person does with a series on the desk: take an event in, begin its first stretch, see what has to be checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NoReturn

from django.db import transaction
from django.utils.translation import gettext as _

from events.models import EventPost, Series, Stretch
from events.series.days import Contradiction, Day, Told, contradicts, suggested_start, table_of_days
from newsroom.desk.moves import ways_back
from newsroom.workflow import revisions
from newsroom.workflow.editorial import ON_DESK
from newsroom.workflow.refusals import Refusal, Refused


def told_by(events: Iterable[EventPost]) -> list[Told]:
    """What the events say of their days; prefetch their places."""
    return [
        Told(
            event.ref,
            event.happened_on if event.year and event.day else None,
            event.day_of_event,
            tuple(str(place) for place in event.places.all()),
            str(event),
        )
        for event in events
    ]


def standing_events(series: Series) -> list[EventPost]:
    """The events of the series that stand: not spiked, withdrawn, merged or hidden; newest first."""
    found = series.events.filter(state__in=ON_DESK).order_by("-year", "-month", "-day", "-pk")
    return list(found.prefetch_related("places__province"))


def days_of_series(series: Series, events: Iterable[EventPost], *, today: date) -> list[Day]:
    """The table of days, with the working copies of its events."""
    return table_of_days(series.confirmed_stretches, told_by(events), until=today)


def contradiction_of(event: EventPost) -> Contradiction | None:
    """What has to be checked about the day of an event in its series, or None."""
    if event.series is None or not event.series.has_day_count:
        return None
    (told,) = told_by([event])
    stretches = event.series.confirmed_stretches
    counted = event.series.day_number(told.day) if told.day else None
    if told.day is None or not contradicts(told.stated, counted, bool(stretches)):
        return None
    return Contradiction(told, counted)


def start_to_adopt(series: Series, events: Iterable[EventPost]) -> date | None:
    """The first day that the stated days imply, while no stretch is confirmed."""
    if not series.has_day_count or series.stretches.exists():
        return None
    return suggested_start(told_by(events))


@transaction.atomic
def adopt_start(series: Series, *, by: Any, at: datetime) -> Stretch:
    """Begin the first stretch on the day that the stated days imply, as a revision; raises Refused."""
    series = Series.objects.select_for_update().get(pk=series.pk)
    start = start_to_adopt(series, standing_events(series))
    if start is None:
        _refuse("no_start", _("“%(item)s” has no first day to take over: enter it among the stretches."), series)
    if not series.is_editable:
        sentence = _("“%(item)s” is “%(state)s”, so its days do not change. First: %(ways)s.")
        raise Refused(Refusal("not_editable", _closed(series, sentence)))
    stretch = Stretch.objects.create(series=series, begins_on=start)
    revisions.record(series, by=by, at=at)
    return stretch


@transaction.atomic
def take_in(series: Series, event: EventPost, *, by: Any, at: datetime) -> None:
    """Make the event a part of the series, as a revision of the event; raises Refused with the reason and the way out."""
    event = EventPost.objects.select_for_update().get(pk=event.pk)
    if series.state not in ON_DESK:
        sentence = _("“%(item)s” is “%(state)s”, so no event is taken in. First: %(ways)s.")
        raise Refused(Refusal("not_on_desk", _closed(series, sentence)))
    if event.series_id is not None:
        _refuse("in_a_series", _("“%(item)s” is in a series already. Change it on the page of the event."), event)
    if not event.is_editable:
        raise Refused(Refusal("not_editable", closed_sentence(event)))
    event.series = series
    event.save(update_fields=["series"])
    revisions.record(event, by=by, at=at)


def closed_sentence(event: EventPost) -> str:
    """Why an event that is not editable cannot be taken in by one click, with the way out."""
    return _closed(
        event, _("“%(item)s” is “%(state)s”, so its series does not change. First: %(ways)s; then publish the update.")
    )


def _closed(item: Any, sentence: str) -> str:
    ways = " / ".join(str(way) for way in ways_back(item)) or "–"
    return sentence % {"item": item, "state": _(item.state_row.label), "ways": ways}


def _refuse(code: str, sentence: str, item: Any) -> NoReturn:
    raise Refused(Refusal(code, sentence % {"item": item}))
