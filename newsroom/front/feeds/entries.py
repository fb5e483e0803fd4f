"""Editions and notes of the record as entries of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from newsroom.front.elsewhere import addresses_by_language, alternates
from newsroom.front.feeds.document import Entry
from newsroom.front.frame import absolute
from newsroom.front.linked import live_items
from newsroom.front.notes import Note
from newsroom.front.pages import description
from newsroom.front.uncovered import clips_of, may_travel, picture_of
from newsroom.press.models import Edition, Mirror
from newsroom.text.sanitise import embed_refs

_OWN_LINK = re.compile(r'href="(/[^"]*)"')
VOCABULARIES = ("provinces", "event_types", "topics")


def entry_id(kind: str, ref: str, language: str) -> str:
    """The name of an item in every feed, for ever: no change of its address, its words or the feed touches it."""
    return f"{settings.NEWSROOM_ADDRESS}/#{kind}:{ref}:{language}"


def entries_of(editions: list[Edition], mirrors: Iterable[Mirror], *, at: datetime) -> list[Entry]:
    """The editions with their full text, in a fixed number of queries."""
    if not editions:
        return []
    items = {pair for edition in editions for pair in embed_refs(edition.body_html)}
    embedded = {(one.kind, one.ref): one for one in live_items(items, at=at, language=editions[0].language)}
    told = addresses_by_language(Edition.objects.filter(pk__in=[one.pk for one in editions]), at=at)
    return [_entry(edition, embedded, alternates(edition, told), list(mirrors)) for edition in editions]


def _entry(edition: Edition, embedded: dict[Any, Edition], told: dict[str, str], mirrors: list[Mirror]) -> Entry:
    names = [one["name"] for one in edition.facts.get("authors", ())] or [edition.byline or edition.credit]
    return Entry(
        id=entry_id(edition.kind, edition.ref, edition.language),
        address=absolute(edition.path),
        title=edition.headline,
        summary=description(edition),
        html=full_text(edition, embedded, mirrors),
        language=edition.language,
        published_at=edition.published_at,
        updated_at=edition.updated_at or edition.published_at,
        authors=tuple(filter(None, names)),
        terms=tuple((term["slug"], term["name"]) for name in VOCABULARIES for term in edition.facts.get(name, ())),
        picture=picture_of(edition),
        files=tuple(clips_of(edition)),
        elsewhere={code: address for code, address in told.items() if code != edition.language},
    )


def full_text(edition: Edition, embedded: dict[tuple[str, str], Edition], mirrors: Iterable[Mirror] = ()) -> str:
    """The words of an edition for a feed: embedded items become links, own addresses become full ones."""
    body = edition.body_html
    for kind, ref in dict.fromkeys(embed_refs(body)):
        item = embedded.get((kind, ref))
        link = render_to_string("front/feed_embed.html", {"edition": item}) if item else ""
        body = body.replace(f'<figure data-embed="{kind}:{ref}"></figure>', link)
    context = {"edition": edition, "body": body, "mirrors": mirrors, "is_shown": may_travel(edition)}
    return _OWN_LINK.sub(
        lambda match: f'href="{absolute(match[1])}"', render_to_string("front/feed_entry.html", context)
    )


def note_entry(note: Note, language: str) -> Entry:
    """A correction, an update or a withdrawal."""
    row, subject = note.correction, note.edition.headline if note.edition else note.kind_title
    said = " ".join(filter(None, ("" if note.edition else note.line, note.said)))
    return Entry(
        id=f"{settings.NEWSROOM_ADDRESS}/#{row.what}:{row.kind}:{row.ref}:{row.public_at:%Y%m%dT%H%M%S}",
        address=absolute(note.edition.path if note.edition else reverse("front:corrections")),
        title=f"{row.get_what_display()}: {subject}",
        summary=said or subject,
        html="",
        language=language,
        published_at=row.public_at,
        updated_at=row.public_at,
    )
