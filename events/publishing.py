"""How an event post becomes an edition in one language."""

from __future__ import annotations

from typing import Any

from events.fact_line import fact_line
from events.models import EventPost, EventText
from events.public_place import PublicPlace, public_place
from newsroom.press import kinds
from newsroom.press.kinds import Draft, Kind
from newsroom.press.words import any_approved_words, approved_words
from newsroom.taxonomy.models import EventType
from newsroom.text.calendars import PartialDate
from newsroom.text.sanitise import text_to_html
from newsroom.text.slugs import make_slug


def build(item: EventPost, language: str) -> Draft:
    """Facts in `language` with the words of that language, or the original words shown as such."""
    place = public_place(item.places.select_related("province"), item.provinces.all(), item.public_precision)
    types = list(item.event_types.all())
    made_line = place_line(place, types, item.date_parts, language)
    own = approved_words(item, language)
    words = own or any_approved_words(item)
    headline = (own.headline if own else "") or made_line
    return Draft(
        fields={
            "headline": headline,
            "body_html": text_to_html(words.description) if words else "",
            "text_language": words.language if words else "",
            "confidence": item.confidence,
            "year": item.year,
            "month": item.month,
            "day": item.day,
            "happened_on": item.happened_on,
            "facts": _facts(item, place, types, own, headline == made_line, language),
        },
        slug=make_slug(headline),
        provinces=place.provinces,
        event_types=types,
        topics=list(item.topics.all()),
        links=[("footage", "footage", clip.ref) for clip in item.footage.order_by("pk")],
        search_text=_search_text(item, place, types, words, made_line),
    )


def place_line(place: PublicPlace, types: list[EventType], date: PartialDate, language: str) -> str:
    """The fact line of an event as far as readers may know the place."""
    return fact_line(
        event_types=[term.name_in(language) for term in types],
        places=[one.name_in(language) for one in place.places],
        provinces=[term.name_in(language) for term in place.provinces],
        date=date,
        language=language,
    )


def place_facts(place: PublicPlace, language: str) -> dict[str, Any]:
    """The part of an edition's facts that says where: replaced alone when the place is coarsened."""
    return {
        "provinces": _named(place.provinces, language),
        "places": [
            {"slug": one.place.slug, "name": one.name_in(language), "is_near": one.is_near} for one in place.places
        ],
        "dots": [{"lat": one.place.lat, "lon": one.place.lon, "name": one.name_in(language)} for one in place.places],
    }


def _facts(
    item: EventPost, place: PublicPlace, types: list[EventType], own: EventText | None, is_made: bool, language: str
) -> dict[str, Any]:
    return place_facts(place, language) | {
        "event_types": _named(types, language),
        "date": [item.year, item.month, item.day],
        "year_from": item.year_from,
        "topics": [{"slug": term.slug, "name": term.name_in(language)} for term in item.topics.all()],
        "actors": _named(item.actors.all(), language),
        "day_of_event": item.day_of_event,
        "is_nationwide": item.is_nationwide,
        "hedged": sorted({hedge["what"] for hedge in item.hedges}),
        "slogans": item.slogans,
        "confidence_basis": item.confidence_basis,
        "reports": item.reports.count(),
        "is_made_line": is_made,
        "has_own_words": own is not None,
        "figures": [
            {
                "what": figure.what,
                "label": str(figure.get_what_display()),
                "range": figure.range_text,
                "least": figure.least,
                "most": figure.most,
                "said_by": figure.said_by,
                "as_of": figure.as_of.isoformat() if figure.as_of else None,
            }
            for figure in item.figures.all()
        ],
    }


def _named(terms: Any, language: str) -> list[dict[str, str]]:
    return [{"slug": term.slug, "name": term.name_in(language)} for term in terms]


def _search_text(
    item: EventPost, place: PublicPlace, types: list[EventType], words: EventText | None, made_line: str
) -> str:
    """Words, fact line, and every spelling in both scripts of what it is filed under."""
    spellings = [
        spelling
        for term in (*(one.place for one in place.places), *place.provinces, *types)
        for spelling in term.spellings()
    ]
    topics = [term.name for term in item.topics.all()]
    return "\n".join(
        [made_line, words.headline if words else "", words.description if words else "", *topics, *spellings]
    )


def _belongings(item: EventPost) -> list[Any]:
    """Reports and the batches they came in hold copies of the words."""
    reports = list(item.reports.select_related("batch"))
    return [*item.figures.all(), *reports, *{report.batch for report in reports if report.batch}]


kinds.register(
    Kind(
        name="event",
        model=EventPost,
        page_template="events/event_page.html",
        teaser_template="events/event_teaser.html",
        build=build,
        path="/events/{ref}/{slug}/",
        belongings=_belongings,
    )
)
