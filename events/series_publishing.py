"""How a series becomes an edition in one language."""

from __future__ import annotations

from typing import Any

from events.fact_line import fact_line
from events.models import Series
from newsroom.press import kinds
from newsroom.press.kinds import Draft, Kind
from newsroom.press.words import any_approved_words, approved_words
from newsroom.text.calendars import PartialDate
from newsroom.text.sanitise import text_to_html
from newsroom.text.slugs import make_slug


def build(item: Series, language: str) -> Draft:
    """Its words in `language`, or the original words shown as such, and the days a person confirmed."""
    types, provinces = list(item.event_types.all()), list(item.provinces.all())
    made_line = fact_line(
        event_types=[term.name_in(language) for term in types],
        places=[],
        provinces=[term.name_in(language) for term in provinces],
        date=PartialDate(),
        language=language,
    )
    own = approved_words(item, language)
    words = own or any_approved_words(item)
    headline = (own.headline if own else "") or made_line
    spellings = [name for term in (*types, *provinces) for name in term.spellings()]
    return Draft(
        fields={
            "headline": headline,
            "body_html": text_to_html(words.description) if words else "",
            "text_language": words.language if words else "",
            "facts": _facts(item, types, provinces, language),
        },
        slug=make_slug(headline),
        provinces=provinces,
        event_types=types,
        search_text="\n".join(
            [made_line, words.headline if words else "", words.description if words else "", *spellings]
        ),
    )


def _facts(item: Series, types: list[Any], provinces: list[Any], language: str) -> dict[str, Any]:
    return {
        "event_types": [{"slug": term.slug, "name": term.name_in(language)} for term in types],
        "provinces": [{"slug": term.slug, "name": term.name_in(language)} for term in provinces],
        "actors": [{"slug": term.slug, "name": term.name_in(language)} for term in item.actors.all()],
        "has_day_count": item.has_day_count,
        "stretches": [
            [row.begins_on.isoformat(), row.ends_on.isoformat() if row.ends_on else None]
            for row in item.stretches.all()
        ],
    }


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
