"""An item as readers would see it, before they do."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone, translation

from newsroom.front.pages import render_page
from newsroom.press import kinds, paths
from newsroom.press.models import FAR_FUTURE, Edition


def page(item: Any, language: str, *, at: datetime) -> HttpResponse:
    """The public page of the working copy in one language. Nothing is stored, and no store may keep it."""
    with translation.override(language):
        draft = kinds.get(item.kind).build(item, language)
        edition = Edition(
            kind=item.kind,
            ref=item.ref,
            language=language,
            number=0,
            live_from=at,
            live_until=FAR_FUTURE,
            published_at=at,
            path=_address(item, draft.slug, language, at),
            **draft.fields,
        )
        html = render_page(edition, links=draft.links, at=at, is_preview=True)
    return HttpResponse(html, headers={"Cache-Control": "no-store", "X-Robots-Tag": "noindex"})


def _address(item: Any, slug: str, language: str, at: datetime) -> str:
    """The address the item would get now; nothing is reserved."""
    day = timezone.localtime(at)
    shape = kinds.get(item.kind).path
    words = {"slug": slug or item.ref, "ref": item.ref, "year": f"{day:%Y}", "month": f"{day:%m}"}
    return paths.language_prefix(language) + shape.format(**words)
