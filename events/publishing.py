"""How an event post becomes an edition in one language."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from events.fact_line import fact_line
from events.independence import independent
from events.models import Decided, EventPost, EventText, Report
from events.models.reports import digest_of
from events.public_place import PublicPlace, public_place
from events.series.linking import series_link
from newsroom.press import kinds, paths, succession
from newsroom.press.kinds import Draft, Kind
from newsroom.press.masking import GAP, Mask, masker
from newsroom.press.models import PastEdition
from newsroom.press.words import any_approved_words, approved_words
from newsroom.taxonomy.models import EventType
from newsroom.text.calendars import PartialDate
from newsroom.text.letters import name_key
from newsroom.text.sanitise import text_to_html
from newsroom.text.slugs import make_slug
from newsroom.workflow.models import MoveRecord, Revision, WorkflowItem


def build(item: EventPost, language: str) -> Draft:
    """Facts in `language` with the words of that language, or the original words shown as such."""
    place = public_place(item.places.select_related("province"), item.provinces.all(), item.public_precision)
    types = list(item.event_types.all())
    made_line = place_line(place, types, item.date_parts, language)
    own = approved_words(item, language)
    words = own or any_approved_words(item)
    hide = masker(names_to_hide(item, place), GAP, is_whole=True)
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
            "facts": _facts(item, place, types, own, headline == made_line, hide, language) | series,
        },
        slug=make_slug(headline),
        provinces=place.provinces,
        event_types=types,
        topics=list(item.topics.all()),
        links=[("footage", "footage", clip.ref) for clip in item.footage.order_by("pk")] + links,
        search_text=hide(_search_text(item, place, types, words, made_line)),
    )


def names_to_hide(item: EventPost, place: PublicPlace) -> list[str]:
    """What must not be read where a place is not shown: its spellings, and the very words in which reports name it.

    The words of a report that name something shown are spared, also when they name it in another spelling of its list.
    """
    if not place.hidden_names:
        return []
    shown = (*(one.place for one in place.places), *place.provinces)
    visible = {name_key(name) for row in shown for name in row.spellings()}
    spoken = (
        report.raw_text[start:end]
        for report in item.reports.all()
        for start, end in report.reading.get("spans", {}).get("place", [])
    )
    return [*place.hidden_names, *(words for words in spoken if name_key(words) not in visible)]


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
    item: EventPost,
    place: PublicPlace,
    types: list[EventType],
    own: EventText | None,
    is_made: bool,
    hide: Mask,
    language: str,
) -> dict[str, Any]:
    return place_facts(place, language) | {
        "event_types": _named(types, language),
        "date": [item.year, item.month, item.day],
        "year_from": item.year_from,
        "precision": item.public_precision,
        "topics": [{"slug": term.slug, "name": term.name_in(language)} for term in item.topics.all()],
        "actors": _named(item.actors.all(), language),
        "day_of_event": item.day_of_event,
        "is_nationwide": item.is_nationwide,
        "hedged": sorted({hedge["what"] for hedge in item.hedges}),
        "slogans": item.slogans,
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


def unlink(item: EventPost, kind: str, ref: str) -> None:
    """Take a piece of footage off the event."""
    item.footage.remove(*item.footage.filter(ref=ref) if kind == "footage" else [])


def _belongings(item: EventPost) -> list[Any]:
    """Reports and the batches they came in hold copies of the words, also reports that were moved to another event since; so
    do the events that were merged into this one."""
    merged = _merged_into(item)
    given = {
        pk
        for row in Decided.objects.filter(act=Decided.Act.MERGE, undone_at=None)
        if row.before["event"] in {one.ref for one in (item, *merged)}
        for pk in row.before["reports"]
    }
    described = {
        digest_of(row["description"])
        for revision in Revision.objects.of(item).exclude(snapshot=None)
        for row in revision.snapshot.get("texts", [])
    }
    mine = Report.objects.filter(Q(event=item) | Q(digest__in=described) | Q(pk__in=given))
    reports = list(mine.select_related("batch"))
    versions = [version for report in reports for version in report.versions.all()]
    others = [row for event in merged for row in (event, *event.texts.all(), *_past(event))]
    items = [row for row in others if isinstance(row, WorkflowItem)]
    chained = [row for one in items for rows in (Revision, MoveRecord) for row in rows.objects.of(one)]
    return [*others, *chained, *reports, *versions, *{report.batch for report in reports if report.batch}]


def _past(event: EventPost) -> Any:
    """What readers could see of an event before."""
    return PastEdition.objects.filter(kind=event.kind, ref=event.ref)


def _merged_into(item: EventPost) -> list[EventPost]:
    """The events that were merged into this one, and into those."""
    found: list[EventPost] = []
    for event in item.merged_here.all():
        found += [event, *_merged_into(event)]
    return found


def is_named(item: EventPost) -> bool:
    """Whether readers of the event would be told of its series, were both published as they stand."""
    place = public_place(item.places.select_related("province"), item.provinces.all(), item.public_precision)
    return bool(series_link(item, place, masker(names_to_hide(item, place), GAP, is_whole=True))[0])


def destroy(item: EventPost) -> None:
    """An erased event is in no series, which would say what it was about; addresses of what was merged into it go too."""
    EventPost.objects.filter(pk=item.pk).update(series=None)
    for event in _merged_into(item):
        EventPost.objects.filter(pk=event.pk).update(series=None)
        paths.neutralise(event.kind, event.ref)
        succession.forget(event.kind, event.ref)


kinds.register(
    Kind(
        name="event",
        model=EventPost,
        page_template="events/event_page.html",
        teaser_template="events/event_teaser.html",
        build=build,
        path="/events/{ref}/{slug}/",
        unlink=unlink,
        belongings=_belongings,
        destroy=destroy,
    )
)
