"""Events in the picker of the body editor."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models import EventPost
from newsroom.desk.embeds import sources
from newsroom.desk.embeds.sources import Source
from newsroom.text.calendars import PartialDate, format_partial


def fetched(items: Any) -> Any:
    """With the provinces that a card names."""
    return items.prefetch_related("provinces")


def about(item: EventPost) -> str:
    """Where and when, as far as the desk knows it."""
    day = format_partial(PartialDate(item.year, item.month, item.day), get_language() or "en")
    return " · ".join([*map(str, item.provinces.all()), *([day] if day else [])])


sources.add_source(Source("events", _("Events"), "event", rank=10, fetch=fetched, about=about))
