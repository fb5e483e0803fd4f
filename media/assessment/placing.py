"""Where and when it was filmed: what the desk knows, and how exactly readers may know it."""

from __future__ import annotations

from datetime import date, datetime
from math import isfinite
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from media.assessment.answering import require_moderator
from media.models import Footage
from media.moderation import CLEARED
from newsroom.taxonomy.models import Place
from newsroom.workflow import engine, revisions

EXACTNESS = tuple(Footage.Precision.values)  # from most to least


class PlaceRefused(Exception):  # noqa: N818 - it reads as what happened
    """The place was not set; `code` is stable, `sentence` is translated. Nothing was changed."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code, self.sentence = code, sentence


@transaction.atomic
def set_place(
    item: Footage,
    *,
    place: Place | None,
    lat: float | None,
    lon: float | None,
    note: str,
    desk_precision: str,
    public_precision: str,
    filmed_on: date | None,
    by: Any,
    at: datetime,
) -> bool:
    """Put down where and when it was filmed, as a revision of its own; False when it stands so already.

    Cleared footage falls back to review with it, and so leaves its readers, whatever changed. An empty precision is not decided.
    Raises PlaceRefused, and PermissionError where the person may not moderate.
    """
    require_moderator(by)
    locked = Footage.objects.select_for_update().get(pk=item.pk)
    values = {
        "place": place, "lat": lat, "lon": lon, "place_note": note.strip(), "desk_precision": desk_precision,
        "public_precision": public_precision, "filmed_on": filmed_on,
    }  # fmt: skip
    if all(getattr(locked, name) == value for name, value in values.items()):
        return False
    if locked.state == CLEARED:
        engine.perform(
            locked, "fall_back", by=by, at=at, note=_("What is known of where or when it was filmed has changed.")
        )
    for name, value in values.items():
        setattr(locked, name, value)
    _refuse(locked, list(values), at)
    locked.save(update_fields=list(values))
    revisions.record(locked, by=by, at=at)
    item.refresh_from_db()
    return True


def _refuse(item: Footage, names: list[str], at: datetime) -> None:
    words = {"item": item}
    if not item.is_editable:
        raise PlaceRefused(
            "closed",
            _("“%(item)s” is not being looked at, so its place does not change. Take it back to review first.") % words,
        )
    if not _is_point(item.lat, item.lon):
        raise PlaceRefused(
            "no_point",
            _("“%(item)s”: a point is two numbers, a latitude and a longitude. Fill in both, or neither.") % words,
        )
    if _exactness(item.public_precision) < _exactness(item.desk_precision):
        raise PlaceRefused(
            "too_exact",
            _("“%(item)s”: readers cannot know the place more exactly than the desk. Choose a coarser one for them.")
            % words,
        )
    if item.filmed_on and item.filmed_on > timezone.localdate(at):
        raise PlaceRefused(
            "day_to_come", _("“%(item)s” cannot have been filmed on a day to come. Check the date.") % words
        )
    try:
        item.clean_fields(exclude={field.name for field in item._meta.fields} - set(names))
    except ValidationError as error:
        raise PlaceRefused(
            "not_a_place",
            _("“%(item)s”: %(reasons)s") % {**words, "reasons": " ".join(error.messages)},
        ) from error


def _is_point(lat: float | None, lon: float | None) -> bool:
    """Whether it is a point or none at all; a number that is none (NaN) passes every validator of limits."""
    return lat is lon is None or (lat is not None and lon is not None and isfinite(lat) and isfinite(lon))


def _exactness(precision: str) -> int:
    """From 0, the most exact; what is not decided says nothing, as “no place at all” does."""
    return EXACTNESS.index(precision) if precision in EXACTNESS else len(EXACTNESS) - 1
