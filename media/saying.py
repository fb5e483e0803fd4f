"""How exactly footage lets it be said where it was filmed, and what else says more than that."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from media.models import Footage
from media.moderation import CLEARED
from newsroom.press.models import Edition
from newsroom.taxonomy.models import Place, Province
from newsroom.taxonomy.public_place import PublicPlace, Shown, exactness, is_coarser, place_facts, public_place
from newsroom.workflow.refusals import Refusal

Precision = Footage.Precision
#: what readers may know of footage, as a word of `public_place.ORDER`
AS_PLACES = {
    Precision.METRES_10: "site",
    Precision.METRES_100: "site",
    Precision.KILOMETRE: "place",
    Precision.CITY: "county",
    Precision.PROVINCE: "province",
    Precision.NONE: "none",
}
#: digits of a coordinate that are no more exact than that
DIGITS = {Precision.METRES_10: 4, Precision.METRES_100: 3}


def limit(item: Footage) -> str:
    """The most that may be said of where it was filmed, as a word of `public_place.ORDER`; "" while nobody has decided it."""
    return AS_PLACES.get(item.public_precision, "")


def place_of(item: Footage) -> PublicPlace:
    """What readers may learn of where it was filmed: until it is decided, only the provinces that it is filed under."""
    known = [item.place] if item.place else []
    filed = list(item.provinces.all())
    if limit(item):
        return public_place(known, filed, limit(item))
    return PublicPlace([], filed, public_place(known, filed, "province").hidden_names)


def facts_of_place(item: Footage, place: PublicPlace, language: str) -> dict[str, Any]:
    """The part of its edition's facts that says where; the dot is the camera's own where that may be known."""
    facts = place_facts(place, language)
    digits = DIGITS.get(item.public_precision)
    if digits is not None and item.lat is not None and item.lon is not None:
        name = next((one["name"] for one in facts["places"]), "")
        facts["dots"] = [{"lat": round(item.lat, digits), "lon": round(item.lon, digits), "name": name}]
    return facts


def says_too_much(item: Footage, place: PublicPlace) -> bool:
    """Whether something that says `place` of this footage says more than it allows; never while it is undecided."""
    return bool(limit(item)) and is_coarser(limit(item), exactness(place))


def near(item: Footage, place: PublicPlace) -> PublicPlace:
    """The part of a story's places that readers may take for the footage's: those in its provinces, or all where it has none."""
    own = {province.pk for province in item.provinces.all()} | ({item.place.province_id} if item.place else set())
    if not own:
        return place
    return PublicPlace(
        [one for one in place.places if one.place.province_id in own],
        [province for province in place.provinces if province.pk in own],
    )


def shown(items: Iterable[Footage]) -> list[Footage]:
    """Those that readers would see, with their places. Within a transaction they are held, so that none is cleared meanwhile."""
    refs = [item.ref for item in items]
    rows = Footage.objects.filter(ref__in=refs).select_related("place__province").order_by("ref")
    if connection.in_atomic_block:
        rows = rows.select_for_update(of=("self",))
    return [row for row in rows if row.state == CLEARED]


def refusal(item: Any, clips: Iterable[Footage], place: PublicPlace, *, is_story: bool = False) -> Refusal | None:
    """What stands against showing `clips` beside a text that says `place`; of a story only what is near the clip counts."""
    for clip in shown(clips):
        if says_too_much(clip, near(clip, place) if is_story else place):
            return Refusal(
                "too_exact",
                _(
                    "“%(item)s” says more exactly where it was than its footage “%(clip)s” allows (%(precision)s), so it cannot "
                    "go out. Say the place less exactly, take the footage out, or have it decided again what may be said."
                )
                % {"item": item, "clip": clip, "precision": clip.get_public_precision_display()},
            )
    return None


def said_already(item: Footage, at: datetime) -> Edition | None:
    """What shows this footage to readers, now or as scheduled, and says more than it allows; None when nothing does."""
    if not limit(item):
        return None
    showing = Edition.objects.open_or_coming(at).filter(links__to_kind=item.kind, links__to_ref=item.ref).distinct()
    for edition in showing.defer("body_html").order_by("pk"):
        place = _said_in(edition, at)
        if says_too_much(item, place if edition.kind == "event" else near(item, place)):
            return edition
    return None


def _said_in(edition: Edition, at: datetime) -> PublicPlace:
    """The places that an edition names; a story also says what the events say that it rests on."""
    facts = [edition.facts]
    if edition.kind != "event":
        refs = edition.links.filter(to_kind="event").values("to_ref")
        events = Edition.objects.open_or_coming(at).filter(kind="event", ref__in=refs, language=edition.language)
        facts += events.values_list("facts", flat=True)
    places = {one["slug"]: bool(one.get("is_near")) for each in facts for one in each.get("places", ())}
    provinces = {one["slug"] for each in facts for one in each.get("provinces", ())}
    return PublicPlace(
        [
            Shown(place, places[place.slug])
            for place in Place.objects.filter(slug__in=places).select_related("province")
        ],
        list(Province.objects.filter(slug__in=provinces)),
    )
