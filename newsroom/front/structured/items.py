"""Articles, event posts, series and footage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsroom.front.frame import absolute
from newsroom.front.structured.block import Node, filled
from newsroom.front.structured.media import image_object, media_object
from newsroom.front.structured.site import organization_id, publisher
from newsroom.front.sureness import how_sure, what_is_open
from newsroom.front.templatetags.newspaper import happened_iso
from newsroom.front.uncovered import shown_picture
from newsroom.press.models import Correction, Edition

LONGEST_HEADLINE = 110  # letters that search engines take
STATED = ("", "stated", None)


def item_nodes(context: dict[str, Any]) -> list[Node]:
    """The item that the page is about."""
    edition = context["edition"]
    if edition.kind == "footage":
        return [_footage_page(context)]
    if edition.kind == "author":
        return [_profile(context)]
    return [_news(context)]


def _news(context: dict[str, Any]) -> Node:
    edition, section = context["edition"], context.get("section")
    footage = [node for one in _footage(context) if (node := media_object(one)) and node["@type"] != "ImageObject"]
    return filled(
        type="NewsArticle",
        id=f"{context['canonical']}#item",
        mainEntityOfPage=context["canonical"],
        url=context["canonical"],
        headline=_cut(edition.headline),
        description=" ".join(filter(None, [context.get("description"), *what_is_open(edition)])),
        datePublished=edition.published_at.isoformat(),
        dateModified=(edition.updated_at or edition.published_at).isoformat(),
        inLanguage=edition.text_language or edition.language,
        author=_authors(edition, context.get("author_pages", ())),
        publisher=publisher(),
        image=[image_object(picture)] if (picture := shown_picture(context)) else None,
        video=footage,
        isAccessibleForFree=True,
        articleSection=str(section.title) if section else None,
        keywords=[term["name"] for name in ("event_types", "topics") for term in edition.facts.get(name, ())],
        contentLocation=_places(context),
        about=_event(context),
        isBasedOn=[_reference(one) for one in context.get("rests_on", ())],
        correction=[_correction(note) for note in context.get("notes", ()) if note.what != Correction.What.WITHDRAWAL],
        version=edition.number,
        **_translations(context),
    )


def _footage_page(context: dict[str, Any]) -> Node:
    """Footage has a page about it; behind a cover the page alone is told."""
    edition = context["edition"]
    return filled(
        type="WebPage",
        id=context["canonical"],
        url=context["canonical"],
        name=edition.headline,
        description=" ".join(filter(None, [edition.lead_alt, how_sure(edition), edition.warning])),
        inLanguage=edition.language,
        datePublished=edition.published_at.isoformat(),
        dateModified=(edition.updated_at or edition.published_at).isoformat(),
        publisher=publisher(),
        mainEntity=media_object(edition),
        contentLocation=_places(context),
        isAccessibleForFree=True,
    )


def _profile(context: dict[str, Any]) -> Node:
    """The page of somebody who writes here."""
    edition = context["edition"]
    person = filled(type="Person", name=edition.headline, url=context["canonical"], worksFor={"@id": organization_id()})
    return filled(
        type="ProfilePage",
        url=context["canonical"],
        name=edition.headline,
        inLanguage=edition.language,
        dateModified=(edition.updated_at or edition.published_at).isoformat(),
        mainEntity=person,
    )


def _cut(headline: str) -> str:
    if len(headline) <= LONGEST_HEADLINE:
        return headline
    return headline[: LONGEST_HEADLINE - 1].rsplit(" ", 1)[0] + "…"


def _authors(edition: Edition, pages: Iterable[Edition]) -> list[Node]:
    """Who wrote it, each with a page where there is one."""
    paths = {page.path.rstrip("/").rsplit("/", 1)[-1]: absolute(page.path) for page in pages}
    names = edition.facts.get("authors", ())
    people = [filled(type="Person", name=one["name"], url=paths.get(one.get("slug"))) for one in names]
    if not people and edition.byline:
        people = [{"@type": "Person", "name": edition.byline}]
    return people or [{"@type": "NewsMediaOrganization", "@id": organization_id(), "name": publisher()["name"]}]


def _footage(context: dict[str, Any]) -> list[Edition]:
    shown = [context.get("lead"), *context.get("footage", ())]
    return [one for one in shown if one is not None and one.kind == "footage"]


def _places(context: dict[str, Any]) -> list[Node]:
    """Where it was, in the words of the page; nothing where the report is not sure of it."""
    facts, vocabulary = context["edition"].facts, context["vocabulary"]
    if "place" in facts.get("hedged", ()):
        return []
    provinces = facts.get("provinces", [])
    own = [vocabulary.provinces[one["slug"]] for one in provinces if one["slug"] in vocabulary.provinces]
    country = own[0].iso[:2] if own and own[0].iso else None
    within = provinces[0]["name"] if len(provinces) == 1 else None
    address = filled(type="PostalAddress", addressRegion=within, addressCountry=country)
    places = [one for one in facts.get("places", ()) if not one.get("is_near")]
    if places:
        return [{"@type": "Place", "name": one["name"], "address": address} for one in places]
    return [
        filled(
            type="AdministrativeArea",
            name=one["name"],
            address=filled(type="PostalAddress", addressRegion=one["name"], addressCountry=country),
        )
        for one in provinces
    ]


def _event(context: dict[str, Any]) -> Node | None:
    """What happened, only where day and place are known and nobody contradicts it: a node cannot hedge."""
    edition = context["edition"]
    hedged = set(edition.facts.get("hedged", ()))
    if edition.kind != "event" or edition.confidence == "disputed" or hedged & {"event", "time", "place"}:
        return None
    places = _places(context)
    if not edition.year or edition.facts.get("year_from") not in STATED or not places:
        return None
    return filled(
        type="Event",
        name=edition.headline,
        description=how_sure(edition),
        startDate=happened_iso(edition),
        location=places[0] if len(places) == 1 else places,
    )


def _reference(edition: Edition) -> Node:
    if edition.kind == "footage":
        return {"@type": "CreativeWork", "url": absolute(edition.path), "name": edition.headline}
    return {"@type": "NewsArticle", "url": absolute(edition.path), "headline": _cut(edition.headline)}


def _correction(note: Any) -> Node:
    text = f"{note.get_what_display()}: {note.said}"
    return {"@type": "CorrectionComment", "text": text, "datePublished": note.public_at.isoformat()}


def _translations(context: dict[str, Any]) -> dict[str, Any]:
    """The story in other languages. Which was told first is what the dates say; the same report in two languages is one."""
    edition = context["edition"]
    if edition.kind != "article" or not context["alternates"]:
        return {}
    others = Edition.objects.live(at=context["made_at"]).filter(path__in=[one["path"] for one in context["alternates"]])
    found: dict[str, Any] = {}
    for other in others.only("path", "language", "headline", "published_at").order_by("path"):
        node = {
            "@type": "NewsArticle",
            "url": absolute(other.path),
            "inLanguage": other.language,
            "headline": _cut(other.headline),
        }
        if other.published_at < edition.published_at:
            found["translationOfWork"] = node
        elif other.published_at > edition.published_at:
            found.setdefault("workTranslation", []).append(node)
    return found
