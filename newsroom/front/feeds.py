"""RSS: the full text of what is public, newest first, with absolute addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from newsroom.front.frame import absolute
from newsroom.front.linked import live_items
from newsroom.front.listing import Selection, newest
from newsroom.front.notes import Note, newest_notes
from newsroom.front.pages import description
from newsroom.front.sections import BY_NAME, Section
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import Edition
from newsroom.text.sanitise import embed_refs

LENGTH = 30
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_OWN_LINK = re.compile(r'href="(/[^"]*)"')


class FullText(Rss201rev2Feed):
    """RSS with the whole text in content:encoded, which readers' programs show in place of the description."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": _CONTENT}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item.get("content"):
            handler.addQuickElement("content:encoded", item["content"])


class PaperFeed(Feed):
    """What all our feeds share: the newsroom's own address, never the one a request claims."""

    feed_type = FullText

    def feed_url(self, obj: Any) -> str:
        return absolute(obj["path"])

    def feed_guid(self, obj: Any) -> str:
        return absolute(obj["path"])

    def link(self, obj: Any) -> str:
        return absolute(obj["page"])

    def title(self, obj: Any) -> str:
        return f"{settings.NEWSROOM_NAME} – {obj['title']}"

    def description(self, obj: Any) -> str:
        return str(obj["description"])

    @property
    def language(self) -> str:
        return get_language() or settings.LANGUAGE_CODE


class EditionFeed(PaperFeed):
    """Editions of a selection, with their full text."""

    def selection(self, at: datetime, **_parts: Any) -> tuple[Selection, str, str]:
        """What to list, the feed's title, and the path of the page it belongs to."""
        return Selection(get_language() or "", at), _("Everything"), reverse("front:home")

    def get_object(self, request: HttpRequest, **parts: Any) -> dict[str, Any]:
        at = timezone.now()
        selection, title, page = self.selection(at, **parts)
        return {
            "selection": selection,
            "title": title,
            "description": _("The newest reports, in full."),
            "page": page,
            "path": request.path_info,
        }

    def items(self, obj: dict[str, Any]) -> list[Edition]:
        editions = newest(obj["selection"], LENGTH)
        embedded = _embedded(editions, obj["selection"])
        for edition in editions:
            edition.full_text = full_text(edition, embedded)
        return editions

    def item_title(self, item: Edition) -> str:
        return item.headline

    def item_description(self, item: Edition) -> str:
        return description(item)

    def item_link(self, item: Edition) -> str:
        return absolute(item.path)

    def item_guid(self, item: Edition) -> str:
        return f"{settings.NEWSROOM_ADDRESS}/#{item.kind}:{item.ref}:{item.language}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Edition) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Edition) -> datetime:
        return item.updated_at or item.published_at

    def item_author_name(self, item: Edition) -> str | None:
        return item.byline or item.credit or None

    def item_categories(self, item: Edition) -> list[str]:
        return [term["name"] for name in ("provinces", "event_types", "topics") for term in item.facts.get(name, ())]

    def item_extra_kwargs(self, item: Edition) -> dict[str, str]:
        return {"content": item.full_text}


class SectionFeed(EditionFeed):
    """One kind of content."""

    def selection(self, at: datetime, **parts: Any) -> tuple[Selection, str, str]:
        section: Section = BY_NAME[parts["name"]]
        return Selection(get_language() or "", at, section.kind), str(section.title), reverse(f"front:{section.name}")


class ProvinceFeed(EditionFeed):
    """Everything from one province."""

    def selection(self, at: datetime, **parts: Any) -> tuple[Selection, str, str]:
        term = Vocabulary().provinces.get(parts["slug"])
        if term is None:
            raise Http404
        language = get_language() or ""
        page = reverse("front:province", args=[term.slug])
        return Selection(language, at, provinces=(term.pk,)), term.name_in(language), page


class TypeFeed(EditionFeed):
    """Everything about one type of event, the narrower types with it."""

    def selection(self, at: datetime, **parts: Any) -> tuple[Selection, str, str]:
        vocabulary, language = Vocabulary(), get_language() or ""
        if parts["slug"] not in vocabulary.event_types:
            raise Http404
        terms = vocabulary.with_narrower(parts["slug"])
        page = reverse("front:type", args=[parts["slug"]])
        return Selection(language, at, event_types=tuple(term.pk for term in terms)), terms[0].name_in(language), page


class CorrectionFeed(PaperFeed):
    """The record of corrections, updates and withdrawals."""

    def get_object(self, request: HttpRequest, **_parts: Any) -> dict[str, Any]:
        return {
            "at": timezone.now(),
            "title": _("Corrections"),
            "description": _("Every correction, update and withdrawal, with its date."),
            "page": reverse("front:corrections"),
            "path": request.path_info,
        }

    def items(self, obj: dict[str, Any]) -> list[Note]:
        return newest_notes(language=get_language() or "", at=obj["at"]).notes

    def item_title(self, item: Note) -> str:
        subject = item.edition.headline if item.edition else item.kind_title
        return f"{item.correction.get_what_display()}: {subject}"

    def item_description(self, item: Note) -> str:
        return " ".join(filter(None, ("" if item.edition else item.line, item.said)))

    def item_link(self, item: Note) -> str:
        return absolute(item.edition.path if item.edition else reverse("front:corrections"))

    def item_guid(self, item: Note) -> str:
        note = item.correction
        return f"{settings.NEWSROOM_ADDRESS}/#{note.what}:{note.kind}:{note.ref}:{note.public_at:%Y%m%dT%H%M%S}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Note) -> datetime:
        return item.correction.public_at

    def item_updateddate(self, item: Note) -> datetime:
        return item.correction.public_at


class CorrectionAtomFeed(CorrectionFeed):
    """The same record as Atom."""

    feed_type = Atom1Feed
    subtitle = CorrectionFeed.description


def full_text(edition: Edition, embedded: dict[tuple[str, str], Edition]) -> str:
    """The words of an edition for a feed: embedded items become links, own addresses become absolute."""
    body = edition.body_html
    for kind, ref in dict.fromkeys(embed_refs(body)):
        item = embedded.get((kind, ref))
        link = render_to_string("front/feed_embed.html", {"edition": item}) if item else ""
        body = body.replace(f'<figure data-embed="{kind}:{ref}"></figure>', link)
    words = render_to_string("front/feed_entry.html", {"edition": edition, "body": body})
    return _OWN_LINK.sub(lambda match: f'href="{absolute(match[1])}"', words)


def _embedded(editions: Iterable[Edition], selection: Selection) -> dict[tuple[str, str], Edition]:
    """The live items that stand in the bodies: one query."""
    items = {pair for edition in editions for pair in embed_refs(edition.body_html)}
    return {(one.kind, one.ref): one for one in live_items(items, at=selection.at, language=selection.language)}
