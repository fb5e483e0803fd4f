"""Writing the demo's articles and taking each to the state that its row names."""

from __future__ import annotations

import re
import uuid
from datetime import datetime, timedelta

from articles.models import Article, AuthorProfile, Byline
from newsroom.demo.events import Events
from newsroom.demo.footage import Shelf
from newsroom.demo.people import Desk
from newsroom.demo.story_texts import (
    AUTHORS,
    CORRECTED,
    CORRECTION_NOTE,
    IMPORTED_STANDFIRST,
    REVISED_HEADLINE,
    STORIES,
    TOPICS,
    Story,
)
from newsroom.demo.walking import TO_APPROVED, TO_PUBLISHED, Step, walk
from newsroom.taxonomy.models import Topic
from newsroom.text.sanitise import text_to_html
from newsroom.workflow import revisions

EMBED = re.compile(r"\[(event|footage):([a-z0-9-]+)\]")
GROUPS = uuid.UUID("6f0f4a3e-6a58-4a7e-9d55-0d1c5d1c2f10")  # any: translations of one another share a name under it
Stories = dict[str, Article]


def set_up(desk: Desk) -> None:
    """Pen names of desks, and topics with their names in both languages."""
    for slug, name_en, name_fa, role, bio in AUTHORS:
        words = dict(zip(("role_en", "role_fa", "bio_en", "bio_fa"), (*role, *bio), strict=True)) if bio else {}
        names = {"name_en": name_en, "name_fa": name_fa}
        AuthorProfile.objects.get_or_create(slug=slug, defaults=names | words | {"is_public": bool(bio)})
    AuthorProfile.objects.filter(slug="desk-south").update(account=desk.reporter)
    for name, name_fa in TOPICS:
        Topic.objects.get_or_create(key=Topic.fold_spelling(name), defaults={"name": name, "names": {"fa": name_fa}})


def publish_imported(article: Article, desk: Desk, events: Events, *, at: datetime) -> None:
    """The article of the document: completed by the reporter, then published."""
    article.standfirst = IMPORTED_STANDFIRST
    article.full_clean()
    article.save()
    article.topics.set(["Demonstration", "Verification"])
    article.event_types.set(["other"])
    article.provinces.set(["khuzestan"])
    article.events.set(events.values())
    revisions.record(article, by=desk.reporter, at=at)
    walk(article, TO_PUBLISHED, desk=desk, at=at)


def correct_imported(article: Article, desk: Desk, *, at: datetime) -> None:
    """A correction with a note for readers: written, approved and published by three people."""
    at = walk(article, (Step("revise"),), desk=desk, at=at)
    article.body = article.body.replace(*CORRECTED)
    article.save()
    revisions.record(article, by=desk.reporter, at=at)
    walk(article, (*TO_APPROVED, Step("correct", note=CORRECTION_NOTE)), desk=desk, at=at)


def write_all(desk: Desk, events: Events, shelf: Shelf, *, today: datetime) -> Stories:
    """Write every story first and walk them afterwards, so that translations know of one another."""
    stories = {story.key: _write(story, desk, events, shelf, today=today) for story in STORIES}
    for story in STORIES:
        walk(stories[story.key], story.steps, desk=desk, at=_written_at(story, today))
    return stories


def revise_live(article: Article, desk: Desk, *, at: datetime) -> None:
    """A draft over a live story: readers keep what they have."""
    at = walk(article, (Step("revise"),), desk=desk, at=at)
    article.headline = REVISED_HEADLINE
    article.save()
    revisions.record(article, by=desk.reporter, at=at)


def body_html(text: str, events: Events, shelf: Shelf) -> str:
    """A story's body as HTML: paragraphs, `## ` headings, and embeds by the items' references."""
    return "".join(_block(block.strip(), events, shelf) for block in text.split("\n\n"))


def _block(block: str, events: Events, shelf: Shelf) -> str:
    embed = EMBED.fullmatch(block)
    if embed:
        item = events[embed[2]] if embed[1] == "event" else shelf[embed[2]]
        return f'<figure data-embed="{embed[1]}:{item.ref}"></figure>'
    if block.startswith("## "):
        return text_to_html(block.removeprefix("## ")).replace("<p>", "<h2>").replace("</p>", "</h2>")
    return text_to_html(block)


def _write(story: Story, desk: Desk, events: Events, shelf: Shelf, *, today: datetime) -> Article:
    at = _written_at(story, today)
    article = Article(
        headline=story.headline,
        standfirst=story.standfirst,
        dateline=story.dateline,
        body=body_html(story.body, events, shelf),
        language=story.language,
        translation_group=uuid.uuid5(GROUPS, story.group or story.key),
        lead=shelf[story.lead] if story.lead else None,
        has_no_place=not story.provinces,
        created_by=desk.reporter,
        created_at=at,
    )
    article.full_clean(exclude={"state"})  # the state comes with the first save
    article.save()
    Byline.objects.create(article=article, author=AuthorProfile.objects.get(slug=story.author))
    article.provinces.set(story.provinces)
    article.event_types.set(story.event_types)
    article.topics.set(story.topics)
    article.events.set(events[key] for key in story.events)
    article.footage.set(shelf[key] for key in story.footage)
    revisions.record(article, by=desk.reporter, at=at)
    return article


def _written_at(story: Story, today: datetime) -> datetime:
    return today - timedelta(days=story.ago)
