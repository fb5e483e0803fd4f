"""How an article becomes an edition in its language."""

from __future__ import annotations

from typing import Any

from articles import authors as pages
from articles.body import clean_body
from articles.models import Article
from newsroom.press import kinds
from newsroom.press.exposure import LEAD
from newsroom.press.kinds import Draft, Kind
from newsroom.taxonomy.public_place import named
from newsroom.text.sanitise import embed_refs, plain_text

ELSEWHERE = ("search_title", "search_text", "social_text")  # said of the page by others, where it was written


def build(item: Article, language: str) -> Draft:
    """The story as readers get it; embeds stay placeholders and are filled when the page is made."""
    body = clean_body(item.body)
    authors = pages.printed(item)
    provinces, types, topics = list(item.provinces.all()), list(item.event_types.all()), list(item.topics.all())
    places = list(item.places.all())
    return Draft(
        fields={
            "headline": item.headline,
            "standfirst": item.standfirst,
            "body_html": body,
            "byline": pages.byline(authors, language),
            "dateline": item.dateline,
            "credit": item.credit,
            "text_language": language,
            "facts": {
                "provinces": named(provinces, language),
                "event_types": named(types, language),
                "topics": named(topics, language),
                "places": named(places, language),
                "authors": named(authors, language),
                **{name: text for name in ELSEWHERE if (text := getattr(item, name))},
            },
            **_lead(item, language),
        },
        slug=item.slug,
        provinces=provinces,
        event_types=types,
        topics=topics,
        links=_links(item, body) + pages.links_to(authors, item),
        search_text="\n".join(
            [
                item.standfirst,
                plain_text(body),
                *(s for term in types for s in term.spellings()),
            ]
        ),
    )


def _links(item: Article, body: str) -> list[tuple[str, str, str]]:
    """Lead, embeds in the order of the text, what it rests on, the story it follows, and its other languages."""
    links = [("lead", "footage", item.lead.ref)] if item.lead else []
    links += [("embed", kind, ref) for kind, ref in embed_refs(body)]
    links += [("rests_on", "event", event.ref) for event in item.events.order_by("pk")]
    links += [("rests_on", "footage", clip.ref) for clip in item.footage.order_by("pk")]
    links += [("follows", "article", item.follows.ref)] if item.follows else []
    return links + [("translation", "article", ref) for ref in _siblings(item)]


def _siblings(item: Article) -> list[str]:
    """The same story in other languages."""
    return [other.ref for other in item.in_all_languages() if other.pk != item.pk]


def _lead(item: Article, language: str) -> dict[str, object]:
    """The lead picture's address, size and words when the clip behind it is cleared; nothing otherwise."""
    if item.lead is None or not item.lead.is_cleared:
        return {}
    fields = kinds.get("footage").build(item.lead, language).fields
    return {name: fields[name] for name in LEAD}


def unlink(item: Article, kind: str, ref: str) -> None:
    """Take an event, a piece of footage or the lead picture out of what the story rests on, and out of its text."""
    item.events.remove(*item.events.filter(ref=ref) if kind == "event" else [])
    item.footage.remove(*item.footage.filter(ref=ref) if kind == "footage" else [])
    changes: dict[str, Any] = {"body": item.body.replace(f'<figure data-embed="{kind}:{ref}"></figure>', "")}
    if kind == "article" and item.follows and item.follows.ref == ref:
        changes["follows"] = None
    if kind == "footage" and item.lead and item.lead.ref == ref:
        changes["lead"] = None
    Article.objects.filter(pk=item.pk).update(**changes)


def _belongings(item: Article) -> list[Any]:
    """The document the story came in holds a copy of its words."""
    return [item.batch] if item.batch else []


kinds.register(
    Kind(
        name="article",
        model=Article,
        page_template="articles/article_page.html",
        teaser_template="articles/article_teaser.html",
        build=build,
        path="/articles/{year}/{month}/{slug}/",
        unlink=unlink,
        belongings=_belongings,
        siblings=_siblings,
        opened=pages.forget_hidden,
        forget_words=pages.forget_words,
    )
)
