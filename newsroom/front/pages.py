"""The page of one item, live, earlier or not yet public."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.front import linked as around
from newsroom.front.changes import history_of
from newsroom.front.frame import frame
from newsroom.front.linked import Link, Linked
from newsroom.front.nearby import near_event, related_stories
from newsroom.front.ribbon import run_of
from newsroom.front.sections import BY_KIND
from newsroom.front.series import with_series
from newsroom.front.versions import corrected_elsewhere, notes_on, past_versions
from newsroom.press import kinds
from newsroom.press.models import Edition
from newsroom.text.sanitise import embed_refs, plain_text
from newsroom.text.tables import in_regions

DESCRIPTION_LENGTH = 200


def render_page(
    edition: Edition,
    links: Iterable[Link] | None = None,
    *,
    at: datetime,
    is_preview: bool = False,
    is_version: bool = False,
    is_past: bool = False,
    shared_until: datetime | None = None,
) -> str:
    """The whole page of an edition as HTML, in its language.

    For one that is not saved, `links` are its (role, kind, ref); a preview says that it is one and is not indexed. So does a
    version that was asked for by its number, be it the present one or, with `is_past`, an earlier one. `shared_until` is the
    end of a preview that was given to somebody outside.
    """
    with translation.override(edition.language):
        context = page_context(edition, links, at=at, has_surroundings=not (is_version or is_past))
        context |= {"is_preview": is_preview, "shared_until": shared_until}
        context |= {"is_version": is_version or is_past, "is_past": is_past}
        if is_preview or context["is_version"]:
            context |= {"is_indexed": False}
        return render_to_string(kinds.get(edition.kind).page_template, context)


def render_history(edition: Edition, *, at: datetime) -> str:
    """The page of what each version of a live edition changed, as HTML, in its language."""
    with translation.override(edition.language):
        notes = notes_on(edition, at=at)
        title = _("What changed: %(headline)s") % {"headline": edition.headline}
        context = frame(path=f"{edition.path}history/", title=title, others={}, is_indexed=False)
        context |= {"made_at": at, "edition": edition, "section": BY_KIND.get(edition.kind)}
        context |= {"changes": history_of(edition, notes, at=at)}
        return render_to_string("front/history.html", context)


def page_context(
    edition: Edition,
    links: Iterable[Link] | None = None,
    *,
    at: datetime,
    language: str = "",
    has_surroundings: bool = True,
) -> dict[str, Any]:
    """Everything the page template of the edition's kind shows. Works for editions that are not saved.

    Without surroundings it leaves out what else there is to read.
    """
    with translation.override(language or edition.language):
        edition = _with_date(edition, at)
        if links is None and edition.pk is None:
            links = []
        hanging = around.linked(edition, links, at=at)
        with_series([edition], at=at)
        roles = hanging.by_role
        lead_warning = edition.warning or next((one.warning for one in roles.get("lead", [])), "")
        context = frame(
            path=edition.path,
            title=edition.facts.get("search_title") or edition.headline,
            description=edition.facts.get("search_text") or description(edition),
            card_title=edition.headline,
            card_text=edition.facts.get("social_text", ""),
            others=hanging.elsewhere,
            picture="" if lead_warning else edition.lead_src,
        )
        versions = past_versions(edition, at=at)
        context |= {
            "made_at": at,
            "edition": edition,
            "section": BY_KIND.get(edition.kind),
            "notes": notes_on(edition, at=at),
            "corrected_elsewhere": corrected_elsewhere(edition, at=at),
            "versions": versions,
            "lead_warning": lead_warning,
            "lead": next(iter(roles.get("lead", [])), None),
            "rests_on": roles.get("rests_on", []),
            "footage": roles.get("footage", []),
            "follows": roles.get("follows", []),
            "byline": byline_of(edition, roles.get("author", [])),
            "author_pages": roles.get("author", []),
            "continued_in": hanging.continued_in,
            "backlinks": hanging.backlinks,
            "all_stories": _all_stories(edition) if hanging.backlinks else "",
            "run": run_of(edition, at=at) if edition.kind == "series" else None,
        }
        context |= _nearby(edition, hanging, at) if has_surroundings else {}
        return context | {"body": fill_embeds(edition.body_html, hanging, context)}


def _all_stories(edition: Edition) -> str:
    """Where the list of an author's stories begins; their page shows the newest."""
    query = urlencode({"author": edition.path.rstrip("/").rsplit("/", 1)[-1]})
    return f"{reverse('front:articles')}?{query}" if edition.kind == "author" else ""


def byline_of(edition: Edition, pages: list[Edition]) -> SafeString | str:
    """The byline, with each name that has a page leading there; as it is printed where it says something else than the names."""
    names, between = edition.facts.get("authors", []), pgettext("between two names", ", ")
    if not pages or between.join(row["name"] for row in names) != edition.byline:
        return edition.byline
    paths = {page.path.rstrip("/").rsplit("/", 1)[-1]: page.path for page in pages}
    return format_html_join(between, "{}", ((_name(row["name"], paths.get(row["slug"], "")),) for row in names))


def _name(name: str, path: str) -> SafeString:
    if not path:
        return format_html("<bdi>{}</bdi>", name)
    return format_html('<a href="{}" rel="author"><bdi>{}</bdi></a>', iri_to_uri(path), name)


def _nearby(edition: Edition, hanging: Linked, at: datetime) -> dict[str, Any]:
    """What else there is to read, without what the page leads to already."""
    shown = {*hanging.by_item, *((one.kind, one.ref) for one in (*hanging.backlinks, *hanging.continued_in))}
    if edition.kind == "event":
        return {"near": near_event(edition, at=at, without=shown)}
    return {"related": related_stories(edition, at=at, without=shown)} if edition.kind == "article" else {}


def description(edition: Edition) -> str:
    """One or two sentences for search engines and cards."""
    text = " ".join((edition.standfirst or plain_text(edition.body_html) or edition.headline).split())
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


def fill_embeds(body_html: str, hanging: Linked, context: dict[str, Any]) -> SafeString:
    """The body with the teaser of each embedded item in its place; what is not live leaves nothing behind."""
    refs = dict.fromkeys(embed_refs(body_html))
    body_html = in_regions(body_html, _named_region)
    for kind, ref in refs:
        item = hanging.by_item.get((kind, ref))
        figure = ""
        if item is not None and kind in kinds.KINDS:
            teaser = render_to_string(
                kinds.get(kind).teaser_template, {**context, "edition": item, "is_embed": True, "heading": "h2"}
            )
            figure = f'<figure class="embed">{teaser}</figure>'
        body_html = body_html.replace(f'<figure data-embed="{kind}:{ref}"></figure>', figure)
    return mark_safe(body_html)  # noqa: S308 - cleaned when the edition was made


def _named_region(caption: str) -> str:
    """What a table that is wider than the page is called where it is scrolled: by its caption, else as what it is."""
    return escape(" ".join(plain_text(caption).split()) or _("Table"))


def _with_date(edition: Edition, at: datetime) -> Edition:
    """An edition that was never published stands as if it were published now."""
    if edition.published_at is not None:
        return edition
    dated = copy.copy(edition)
    dated.published_at = at
    return dated
