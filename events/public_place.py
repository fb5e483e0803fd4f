"""What readers learn of where an event was, and what the footage that it shows has to say to that."""

from __future__ import annotations

from events.models.posts import EventPost
from media import saying
from newsroom.taxonomy.models import Place
from newsroom.taxonomy.public_place import PublicPlace, public_place
from newsroom.workflow import history
from newsroom.workflow.refusals import Refusal


def place_of(event: EventPost, precision: str = "") -> PublicPlace:
    """What readers may learn of where an event was, at its own precision or at another."""
    known = _places(event)
    return public_place(known, event.provinces.all(), precision or event.public_precision)


def _places(event: EventPost) -> list[Place]:
    return list(event.places.all() if history.is_read(event) else event.places.select_related("province"))


def hidden_places(event: EventPost) -> set[Place]:
    """The places the desk knows of an event that readers do not learn."""
    return set(_places(event)) - {one.place for one in place_of(event).places}


def refused_by_footage(event: EventPost) -> Refusal | None:
    """What the footage of an event says against publishing it as it stands: no event may say more than its footage allows."""
    return saying.refusal(event, event.footage.all(), place_of(event))
