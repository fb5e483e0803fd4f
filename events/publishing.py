"""How an event post becomes an edition in one language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from events import belongings
from events.fact_line import fact_line
from events.hidden_names import names_to_hide, telling_nothing
from events.independence import independent
from events.models import EventPost, EventText
from events.public_place import place_of
from events.series.checking import check_siblings
from events.series.linking import series_link
from newsroom.press import kinds
from newsroom.press.kinds import Draft, Kind
from newsroom.press.masking import GAP, Mask, masker
from newsroom.press.words import any_approved_words, approved_words
from newsroom.taxonomy.models import EventType, Topic
from newsroom.taxonomy.public_place import PublicPlace, named, place_facts
from newsroom.text.calendars import PartialDate
from newsroom.text.sanitise import text_to_html
from newsroom.text.slugs import make_slug


def build(item: EventPost, language: str) -> Draft:
    """Facts in `language` with the words of that language, or the original words shown as such."""
    place = place_of(item)
    types = list(item.event_types.all())
    made_line = place_line(place, types, item.date_parts, language)
    own = approved_words(item, language)
    words = own or any_approved_words(item)
    hidden = names_to_hide(item, place)
    hide = masker(hidden, GAP, is_whole=True)
    topics, actors = (telling_nothing(terms.all(), hidden) for terms in (item.topics, item.actors))
    headline = hide(own.headline if own else "") or made_line or _("Event")
    links, series = series_link(item, place, hide)
    return Draft(
        fields={
            "headline": headline[:300],
            "body_html": text_to_html(hide(words.description)) if words else "",
            "text_language": words.language if words else "",
            "confidence": item.confidence,
            "year": item.year,
            "month": item.month,
            "day": item.day,
            "happened_on": item.happened_on,
            "facts": _facts(item, place, types, own, headline == made_line, hide, language)
            | {"topics": named(topics, language), "actors": named(actors, language)}
            | series,
        },
        slug=make_slug(headline),
        provinces=place.provinces,
        event_types=types,
        topics=topics,
        links=[("footage", "footage", clip.ref) for clip in item.footage.order_by("pk")] + links,
        search_text=hide(_search_text(topics, types, words, made_line)),
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


def _facts(
    item: EventPost,
    place: PublicPlace,
    types: list[EventType],
    own: EventText | None,
    is_made: bool,
    hide: Mask,
    language: str,
) -> dict[str, Any]:
    return place_facts(place, language) | {
        "event_types": named(types, language),
        "date": [item.year, item.month, item.day],
        "year_from": item.year_from,
        "precision": item.public_precision,
        "day_of_event": item.day_of_event,
        "is_nationwide": item.is_nationwide,
        "hedged": sorted({hedge["what"] for hedge in item.hedges}),
        "slogans": [hide(slogan) for slogan in item.slogans],
        "confidence_basis": hide((own.confidence_basis if own else "") or item.confidence_basis),
        **_reports(item),
        "is_made_line": is_made,
        "has_own_words": own is not None,
        "figures": [
            {
                "what": figure.what,
                "label": str(figure.get_what_display()),
                "range": figure.range_text,
                "least": figure.least,
                "most": figure.most,
                "said_by": hide(figure.said_by),
                "as_of": figure.as_of.isoformat() if figure.as_of else None,
            }
            for figure in item.figures.all()
        ],
    }


def _reports(item: EventPost) -> dict[str, int]:
    """How many reports it rests on, and how many of them stand on their own."""
    reports = list(item.reports.prefetch_related("footage"))
    return {"reports": len(reports), "independent": independent(reports)}


def _search_text(topics: list[Topic], types: list[EventType], words: EventText | None, made_line: str) -> str:
    """Words, fact line, and every spelling in both scripts of what happened."""
    spellings = [spelling for term in types for spelling in term.spellings()]
    said = [words.headline, words.description] if words else []
    return "\n".join([made_line, *said, *(term.name for term in topics), *spellings])


def unlink(item: EventPost, kind: str, ref: str) -> None:
    """Take a piece of footage off the event."""
    item.footage.remove(*item.footage.filter(ref=ref) if kind == "footage" else [])


def is_named(item: EventPost) -> bool:
    """Whether readers of the event would be told of its series, were both published as they stand."""
    place = place_of(item)
    return bool(series_link(item, place, masker(names_to_hide(item, place), GAP, is_whole=True))[0])


kinds.register(
    Kind(
        name="event",
        model=EventPost,
        page_template="events/event_page.html",
        teaser_template="events/event_teaser.html",
        build=build,
        path="/events/{ref}/{slug}/",
        unlink=unlink,
        belongings=belongings.of_event,
        mentions=belongings.mentions_of,
        aliases=belongings.aliases_of,
        destroy=belongings.destroy,
        opened=check_siblings,
    )
)
