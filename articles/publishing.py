"""How an article becomes an edition in its language."""

from __future__ import annotations

from typing import Any

from articles.models import Article
from newsroom.press import kinds
from newsroom.press.kinds import Draft, Kind
from newsroom.text.sanitise import embed_refs, plain_text, sanitise_html


def build(item: Article, language: str) -> Draft:
    """The story as readers get it; embeds stay placeholders and are filled when the page is made."""
    body = sanitise_html(item.body)
    authors = [row.author for row in item.bylines.select_related("author")]
    provinces, types, topics = list(item.provinces.all()), list(item.event_types.all()), list(item.topics.all())
    places = list(item.places.all())
    return Draft(
        fields={
            "headline": item.headline,
            "standfirst": item.standfirst,
            "body_html": body,
            "byline": ("، " if language == "fa" else ", ").join(author.name_in(language) for author in authors),
            "dateline": item.dateline,
            "credit": item.credit,
            "text_language": language,
            "facts": {
                "provinces": [{"slug": term.slug, "name": term.name_in(language)} for term in provinces],
                "event_types": [{"slug": term.slug, "name": term.name_in(language)} for term in types],
                "topics": [{"slug": term.slug, "name": term.name_in(language)} for term in topics],
                "places": [{"slug": place.slug, "name": place.name_in(language)} for place in places],
                "authors": [{"slug": author.slug, "name": author.name_in(language)} for author in authors],
            },
            **_lead(item, language),
        },
        slug=item.slug,
        provinces=provinces,
        event_types=types,
        topics=topics,
        links=_links(item, body),
        search_text="\n".join(
            [
                item.standfirst,
                plain_text(body),
                *(s for term in (*provinces, *types, *places) for s in term.spellings()),
            ]
        ),
    )


def _links(item: Article, body: str) -> list[tuple[str, str, str]]:
    """Lead, embeds in the order of the text, what it rests on, and its other languages."""
    links = [("lead", "footage", item.lead.ref)] if item.lead else []
    links += [("embed", kind, ref) for kind, ref in embed_refs(body)]
    links += [("rests_on", "event", event.ref) for event in item.events.order_by("pk")]
    links += [("rests_on", "footage", clip.ref) for clip in item.footage.order_by("pk")]
    others = Article.objects.filter(translation_group=item.translation_group).exclude(pk=item.pk)
    return links + [("translation", "article", other.ref) for other in others]


def _lead(item: Article, language: str) -> dict[str, object]:
    """The lead picture's address and size when the clip behind it is cleared; nothing otherwise."""
    clip = item.lead
    if clip is None or not clip.is_cleared:
        return {}
    words = {text.language: text for text in clip.texts.all() if text.is_approved}
    text = words.get(language) or next(iter(words.values()), None)
    return {
        "lead_src": kinds.get("footage").build(clip, language).fields["lead_src"],
        "lead_width": clip.width,
        "lead_height": clip.height,
        "lead_alt": text.alt_text if text else "",
        "lead_credit": clip.credit,
    }


def unlink(item: Article, kind: str, ref: str) -> None:
    """Take an event, a piece of footage or the lead picture out of what the story rests on, and out of its text."""
    item.events.remove(*item.events.filter(ref=ref) if kind == "event" else [])
    item.footage.remove(*item.footage.filter(ref=ref) if kind == "footage" else [])
    changes = {"body": item.body.replace(f'<figure data-embed="{kind}:{ref}"></figure>', "")}
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
    )
)
