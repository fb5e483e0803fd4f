"""How a series becomes an edition in one language."""

from __future__ import annotations

from typing import Any

from events.fact_line import fact_line
from events.models import Series
from events.series.linking import says
from newsroom.press import kinds
from newsroom.press.kinds import Draft, Kind
from newsroom.press.words import any_approved_words, approved_words
from newsroom.taxonomy.models import Place
from newsroom.text.calendars import PartialDate
from newsroom.text.sanitise import text_to_html
from newsroom.text.slugs import make_slug


def build(item: Series, language: str) -> Draft:
    """Its words in `language`, or the original words shown as such, and the days a person confirmed."""
    types, places = list(item.event_types.all()), list(item.places.select_related("province").order_by("slug"))
    provinces = list(dict.fromkeys([*item.provinces.all(), *(place.province for place in places)]))
    made_line = fact_line(
        event_types=[term.name_in(language) for term in types],
        places=[place.name_in(language) for place in places],
        provinces=[term.name_in(language) for term in provinces],
        date=PartialDate(),
        language=language,
    )
    own = approved_words(item, language)
    words = own or any_approved_words(item)
    headline = (own.headline if own else "") or made_line
    spellings = [name for term in types for name in term.spellings()]
    return Draft(
        fields={
            "headline": headline[:300],
            "body_html": text_to_html(words.description) if words else "",
            "text_language": words.language if words else "",
            "facts": _facts(item, types, places, provinces, language) | {"is_made_line": headline == made_line},
        },
        slug=make_slug(headline),
        provinces=provinces,
        event_types=types,
        search_text="\n".join(
            [made_line, words.headline if words else "", words.description if words else "", *spellings]
        ),
    )


def _facts(item: Series, types: list[Any], places: list[Place], provinces: list[Any], language: str) -> dict[str, Any]:
    return {
        "event_types": _named(types, language),
        "provinces": _named(provinces, language),
        "places": [{"slug": place.slug, "name": place.name_in(language), "is_near": False} for place in places],
        "dots": [{"lat": place.lat, "lon": place.lon, "name": place.name_in(language)} for place in places],
        "actors": _named(item.actors.all(), language),
        "has_day_count": item.has_day_count,
        "stretches": [
            [begins.isoformat(), ends.isoformat() if ends else None] for begins, ends in item.confirmed_stretches
        ],
        "says": says(item),
    }


def _named(terms: Any, language: str) -> list[dict[str, str]]:
    return [{"slug": term.slug, "name": term.name_in(language)} for term in terms]


kinds.register(
    Kind(
        name="series",
        model=Series,
        page_template="events/series_page.html",
        teaser_template="events/series_teaser.html",
        build=build,
        path="/series/{ref}/{slug}/",
    )
)
