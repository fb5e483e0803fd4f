"""The live preview: what a form says, as page, search result and card, before it is saved. Nothing is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from newsroom.desk import preview
from newsroom.desk.looking.files import as_seen_here
from newsroom.front.frame import absolute
from newsroom.front.pages import description, render_page
from newsroom.press.models import Edition
from newsroom.press.nameplate import nameplate

#: letters after which search engines and other sites usually cut
TITLE, DESCRIPTION, CARD_TITLE, CARD_TEXT = 60, 155, 70, 200


@dataclass(frozen=True, slots=True)
class Cards:
    """What is seen of a page elsewhere, cut as it usually is."""

    site: str
    address: str
    title: str
    text: str
    card_title: str
    card_text: str
    picture: str
    language: str


SCRIPTS = re.compile(r"<script\b.*?</script>", re.DOTALL)


def cards_panel(request: HttpRequest, item: Any, _at: datetime) -> dict[str, Any] | None:
    """Beside the form of an item that has words for search and cards."""
    return {} if _has_cards(item) else None


def page_panel(request: HttpRequest, item: Any, _at: datetime) -> dict[str, Any] | None:
    """The page itself, under the form."""
    if not _has_cards(item):
        return None
    name = f"admin:{item._meta.app_label}_{item._meta.model_name}_look"
    return {"address": reverse(name, args=[item.pk])}


def _has_cards(item: Any) -> bool:
    return hasattr(item, "social_text")


def answer(admin: Any, request: HttpRequest, item: Any, *, at: datetime) -> JsonResponse:
    """Cards of the item as the form has it, and the page where it is asked for (`scale=page`)."""
    if item.is_editable and admin.has_change_permission(request, item):
        fill(item, admin.get_form(request, item, change=True)(request.POST, instance=item))
    language = item.site_languages()[0]
    edition, draft = preview.edition_now(item, language, at=at)
    told = {"cards": render_to_string("desk/look_card.html", {"shown": cards_of(edition)}), "page": ""}
    if request.POST.get("scale") == "page":
        preview.mark_missing(edition, at=at)
        page = as_seen_here(render_page(edition, links=draft.links, at=at, is_preview=True))
        told["page"] = SCRIPTS.sub("", page)  # the frame runs none, and browsers complain of each
    return JsonResponse(told, headers={"Cache-Control": "no-store"})


def fill(item: Any, form: Any) -> None:
    """Put what a form says into an item in memory, also where the form has mistakes: what can be read is shown."""
    form.full_clean()
    chosen = {
        name: rows for name, rows in getattr(form, "cleaned_data", {}).items() if isinstance(rows, QuerySet)
    }  # fmt: skip
    many = {field.name for field in item._meta.many_to_many}
    item._prefetched_objects_cache = {
        **getattr(item, "_prefetched_objects_cache", {}),
        **{name: rows for name, rows in chosen.items() if name in many},
    }


def cards_of(edition: Edition) -> Cards:
    """What search engines and other sites would say of an edition."""
    words = edition.facts
    title = words.get("search_title") or edition.headline
    text = words.get("search_text") or description(edition)
    return Cards(
        site=nameplate(edition.language),
        address=absolute(edition.path),
        title=cut(f"{title} – {nameplate(edition.language)}", TITLE),
        text=cut(text, DESCRIPTION),
        card_title=cut(edition.headline, CARD_TITLE),
        card_text=cut(words.get("social_text") or text, CARD_TEXT),
        picture="" if edition.warning else as_seen_here(edition.lead_src),
        language=edition.language,
    )


def cut(text: str, most: int) -> str:
    """At most so many letters, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
