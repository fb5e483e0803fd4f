"""The pages about the newsroom: the newsroom's own words, or the standard text, which says what this software does."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from newsroom.front.frame import frame
from newsroom.press.models import SitePage
from newsroom.press.nameplate import nameplate
from newsroom.text.sanitise import plain_text, sanitise_html

_PARAGRAPH = re.compile(r"<p\b.*?</p>", re.DOTALL)


def render_site_page(page: str, language: str) -> str:
    """The whole page as HTML. The closed list of confidence words stands on the first of them, whoever wrote the rest."""
    own = SitePage.objects.filter(page=page, language=language).exclude(body_html="").first()
    with translation.override(language):
        body = mark_safe(own.body_html) if own else _standard(page)  # noqa: S308 - cleaned when it was saved
        first = plain_text(found[0]) if (found := _PARAGRAPH.search(body)) else ""
        context = frame(path=reverse(f"front:{page}"), title=_title(page), description=Truncator(first).words(40))
        context |= {"page": page, "body": body}
        return render_to_string("front/site_page.html", context)


def standard_text(page: str, language: str) -> str:
    """The standard text of a page as HTML, to begin one's own with; "" for what is no page or no language."""
    if page not in SitePage.Page.values or language not in dict(settings.LANGUAGES):
        return ""
    with translation.override(language):
        return sanitise_html(_standard(page))


def _standard(page: str) -> SafeString:
    return render_to_string(f"front/site/{page}.html", _words())


def _title(page: str) -> str:
    return str(SitePage.Page(page).label)


def _words() -> dict[str, Any]:
    return {"newsroom": nameplate(), "is_demo": settings.NEWSROOM_IS_DEMO}
