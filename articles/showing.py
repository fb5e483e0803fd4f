"""What a story shows to readers beside its own words: footage, and the events that it rests on."""

from __future__ import annotations

from django.db.models import Q

from articles.models import Article
from events.models import EventPost
from events.public_place import place_of
from media import saying
from media.models import Footage
from newsroom.taxonomy.public_place import PublicPlace, Shown
from newsroom.text.sanitise import embed_refs
from newsroom.workflow.refusals import Refusal


def refused_by_footage(item: Article) -> Refusal | None:
    """What its footage says against publishing a story as it stands."""
    return saying.refusal(item, _footage(item), _place_of(item), is_story=True)


def _footage(item: Article) -> list[Footage]:
    return list(Footage.objects.filter(Q(pk=item.lead_id) | Q(articles=item) | Q(ref__in=_embedded(item, "footage"))))


def _place_of(item: Article) -> PublicPlace:
    """Every place that readers of the story are told: its own, and those of its events."""
    own = [Shown(place) for place in item.places.select_related("province")]
    events = EventPost.objects.filter(Q(articles=item) | Q(ref__in=_embedded(item, "event"))).distinct()
    told = [PublicPlace(own, list(item.provinces.all())), *map(place_of, events)]
    return PublicPlace([one for each in told for one in each.places], [one for each in told for one in each.provinces])


def _embedded(item: Article, kind: str) -> list[str]:
    return [ref for of, ref in embed_refs(item.body) if of == kind]
