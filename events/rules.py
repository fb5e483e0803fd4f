"""What an event, and a series of events, must have before it goes on."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from events.models import EventPost, Series
from newsroom.workflow.rules import Rule, add_rules


def filed(item: EventPost) -> list[str]:
    is_filed = item.event_types.exists() or item.provinces.exists() or item.places.exists()
    return [] if is_filed else [_("an event type, a province or a place")]


def basis(item: EventPost) -> list[str]:
    is_bare = item.confidence in ("partly", "confirmed") and not item.confidence_basis.strip()
    return [_("what the confidence rests on")] if is_bare else []


def typed(item: Series) -> list[str]:
    return [] if item.event_types.exists() else [_("an event type")]


def headed(item: Series) -> list[str]:
    is_headed = any(text.headline for text in item.texts.all())
    return [] if is_headed else [_("a headline in at least one language")]


add_rules(
    "event",
    Rule("filed", _n("An event has an event type, a province or a place."), filed),
    Rule("basis", _n("A confidence above “reported” says what it rests on."), basis),
)
add_rules(
    "series",
    Rule("typed", _n("A series has an event type."), typed),
    Rule("headed", _n("A series has a headline in at least one language."), headed),
)
