"""An item as readers would see it, before they do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from newsroom.desk.looking.files import as_seen_here
from newsroom.front.linked import live_items
from newsroom.front.pages import render_page
from newsroom.front.sections import BY_KIND
from newsroom.press import kinds, paths
from newsroom.press.kinds import Draft
from newsroom.press.models import FAR_FUTURE, Edition
from newsroom.press.succession import follow
from newsroom.text.sanitise import embed_refs


def page(item: Any, language: str, *, at: datetime) -> HttpResponse:
    """The public page of the working copy in one language. Nothing is stored, and no store may keep it."""
    edition, draft = edition_now(item, language, at=at)
    mark_missing(edition, at=at)
    html = as_seen_here(render_page(edition, links=draft.links, at=at, is_preview=True))
    return HttpResponse(html, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})


def edition_now(item: Any, language: str, *, at: datetime) -> tuple[Edition, Draft]:
    """The edition that the item would become now, unsaved, and the draft it was made from."""
    with translation.override(language):
        draft = kinds.get(item.kind).build(item, language)
    return edition_of(item.kind, item.ref, language, draft.fields, slug=draft.slug, at=at), draft


def edition_of(kind: str, ref: str, language: str, fields: Mapping[str, Any], *, slug: str, at: datetime) -> Edition:
    """An unsaved edition that is live from `at` on."""
    return Edition(
        kind=kind, ref=ref, language=language, number=0, live_from=at, live_until=FAR_FUTURE, published_at=at,
        path=_address(kind, ref, slug, language, at), **fields,
    )  # fmt: skip


def mark_missing(edition: Edition, *, at: datetime) -> None:
    """Put a line, in the language of the page, where an embed is that readers would not see."""
    with translation.override(edition.language):
        _mark_missing(edition, at)


def _mark_missing(edition: Edition, at: datetime) -> None:
    embeds = set(embed_refs(edition.body_html))
    ends = {item: item for item in embeds} | (follow(embeds) if embeds else {})
    live = {(one.kind, one.ref) for one in live_items(ends.values(), at=at, language=edition.language)}
    for kind, ref in embeds:
        if ends[kind, ref] not in live:
            section = BY_KIND.get(kind)
            words = _("Here stands something that is not public (%(kind)s). It is left out.")
            line = format_html('<p class="band">{}</p>', words % {"kind": section.singular if section else kind})
            edition.body_html = edition.body_html.replace(f'<figure data-embed="{kind}:{ref}"></figure>', line)


def _address(kind: str, ref: str, slug: str, language: str, at: datetime) -> str:
    """The address the item would get now; nothing is reserved."""
    day = timezone.localtime(at)
    words = {"slug": slug or ref, "ref": ref, "year": f"{day:%Y}", "month": f"{day:%m}"}
    return paths.language_prefix(language) + kinds.get(kind).path.format(**words)
