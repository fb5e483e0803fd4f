"""The closed vocabularies, read once for a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from newsroom.press.models import Edition
from newsroom.taxonomy.models import EventType, Province, Topic
from newsroom.taxonomy.packs.outlines import glyph_path


class Vocabulary:
    """Provinces and event types by slug. Each list is one query, at the first use."""

    @cached_property
    def provinces(self) -> dict[str, Province]:
        return {term.slug: term for term in Province.objects.all()}

    @cached_property
    def event_types(self) -> dict[str, EventType]:
        return {term.slug: term for term in EventType.objects.all()}

    def with_narrower(self, slug: str) -> list[EventType]:
        """The type of that slug and the types under it: what a filter by it has to match."""
        term = self.event_types[slug]
        return [term, *(other for other in self.event_types.values() if other.parent_id == term.pk)]

    def families(self) -> list[Family]:
        """The broad types with the narrower ones of each, in the order of their English names."""
        broad = [term for term in self.event_types.values() if term.parent_id is None]
        return [Family(term, tuple(self.with_narrower(term.slug)[1:])) for term in broad]

    def outline(self, slug: str) -> str:
        """The path of the province's outline in a box of 24 × 24, or "" where nothing draws it."""
        province = self.provinces.get(slug)
        try:
            return glyph_path(province.iso, 24, settings.NEWSROOM_PACK) if province else ""
        except KeyError:
            return ""


def live_topics(at: datetime) -> QuerySet[Topic]:
    """The topics under which something is public at `at`; a topic that only a draft has is nobody's business."""
    return Topic.objects.filter(Exists(Edition.objects.live(at=at).filter(topic_rows__tag=OuterRef("pk"))))


@dataclass(frozen=True, slots=True)
class Family:
    """A broad event type and the narrower ones."""

    broad: EventType
    narrower: tuple[EventType, ...]
