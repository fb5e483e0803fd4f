"""The checks beside the form, as it was saved, and again while somebody writes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_info
from django.views.decorators.http import require_POST

from articles.checking import story as stories
from articles.checking.checks import Finding, Story, findings
from articles.checking.words import SAID
from articles.models import Article
from newsroom.desk.panels import SIDE, Panel, add_panel
from newsroom.taxonomy.models import Province
from newsroom.text.digits import written_in
from newsroom.text.measure import count_words, reading_minutes
from newsroom.text.sanitise import plain_text


def ask(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """What the panel shows of a saved story; nothing beside items of other kinds."""
    return looked_at(stories.of_item(item)) if isinstance(item, Article) else None


def begin(request: HttpRequest, model: type[Any]) -> dict[str, Any] | None:
    """Beside the form of a new story: nothing is found in a text that nobody has begun."""
    return {"findings": [], "is_new": True, "words": digits(0), "minutes": digits(0)} if model is Article else None


def looked_at(story: Story) -> dict[str, Any]:
    """The findings in words, and how long the text is."""
    found = findings(story)
    words = count_words(plain_text(story.body))
    names = _names(found)
    return {
        "findings": [_said(one, names) for one in found],
        "wrong": sum(one.is_wrong for one in found),
        "words": digits(words),
        "minutes": digits(reading_minutes(words, story.language)),
        "dir": "rtl" if get_language_info(story.language)["bidi"] else "ltr",
    }


def digits(number: Any) -> str:
    """A number in the digits of the desk."""
    return written_in(get_language() or "", str(number))


def _names(found: list[Finding]) -> dict[str, str]:
    codes = {one.value for one in found if one.code == "untagged_province"}
    return {row.iso: str(row) for row in Province.objects.filter(iso__in=codes)} if codes else {}


def _said(one: Finding, names: dict[str, str]) -> dict[str, Any]:
    what, to_do = SAID[one.code]
    value = names.get(one.value, one.value) if one.code == "untagged_province" else digits(one.value)
    return {
        "code": one.code,
        "field": one.field,
        "quote": one.quote,
        "is_wrong": one.is_wrong,
        "is_embed": one.code == "silent_embed",
        "what": str(what) % {"value": value},
        "to_do": str(to_do),
    }


@require_POST
def checks_view(request: HttpRequest) -> HttpResponse:
    """The findings of what a form holds, as a part of the page. Nothing is kept. The admin asks first who may."""
    context = looked_at(stories.of_form(request.POST))
    return HttpResponse(
        render_to_string("articles/checks.html", context, request), headers={"Cache-Control": "no-store"}
    )


add_panel(Panel("checks", SIDE, 30, "articles/checks_panel.html", ask, begin))
