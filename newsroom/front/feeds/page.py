"""The page that lists every feed in every format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.front.feeds.formats import FORMATS, in_format
from newsroom.front.frame import absolute, frame
from newsroom.front.sections import SECTIONS
from newsroom.front.views.tables import MOST_ROWS, PAGE
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import Edition
from newsroom.press.search import NEWEST_RANKED

MOST = 40  # series and authors

Row = dict[str, Any]


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """Every feed: of everything, of sections, of running series, provinces, types and authors, and how a filter is one."""
    vocabulary, language, at = Vocabulary(), get_language() or settings.LANGUAGE_CODE, timezone.now()
    context = frame(
        path=reverse("front:feeds"),
        title=_("Feeds"),
        description=_(
            "Paste one of these addresses into a news reader, and new reports "
            "come to you in full, without this site learning who you are."
        ),
        vocabulary=vocabulary,
    )
    context |= {
        "made_at": at,
        "formats": FORMATS,
        "groups": [
            (_("General"), _general()),
            (_("Series"), _of_kind("series", "one-series", language, at)),
            (_("By province"), _of_terms(vocabulary.provinces.values(), "province", language)),
            (_("By type of event"), _of_terms(vocabulary.event_types.values(), "type", language)),
            (_("Authors"), _of_kind("author", "author", language, at)),
        ],
        "tables": _tables(),
        "parameters": _parameters(),
        "most_rows": MOST_ROWS,
        "most_hits": NEWEST_RANKED,
        "page_size": PAGE,
        "example": absolute(in_format(reverse("front:feed-events"), "atom")) + _example(vocabulary),
    }
    return HttpResponse(render_to_string("front/feeds.html", context))


def _general() -> list[Row]:
    rows = [(_("Everything"), "all"), *((row.title, row.name) for row in SECTIONS), (_("Corrections"), "corrections")]
    return [_row(title, reverse(f"front:feed-{name}")) for title, name in rows]


def _tables() -> list[Row]:
    rows = [*((row.title, row.name) for row in SECTIONS), (_("Search"), "search")]
    paths = {ending: "front:{}-" + ending for ending in ("csv", "json")}
    return [{"title": title} | {key: reverse(path.format(name)) for key, path in paths.items()} for title, name in rows]


def _parameters() -> list[tuple[str, str]]:
    """What can stand behind the address of a list, in words."""
    several = _("several may be given; any of them fits")
    return [
        (
            "province, place, type, topic, author",
            _(
                "the short names in the addresses of their lists, for places and topics their plain names too; %(several)s"
            )
            % {"several": several},
        ),
        ("kind, confidence, language", _("one of the choices of the filters")),
        ("since, until", _("a day, a month or a year: 2019-04-10, 2019-04, 1398-01-21, 1398")),
        ("q", _("words, in a search")),
    ]


def _of_terms(terms: Iterable[Any], name: str, language: str) -> list[Row]:
    named = sorted((term.name_in(language), term.slug) for term in terms)
    return [_row(title, reverse(f"front:feed-{name}", args=[slug])) for title, slug in named]


def _of_kind(kind: str, name: str, language: str, at: datetime) -> list[Row]:
    """The newest items that have feeds of their own."""
    rows = Edition.objects.live(at=at).filter(language=language, kind=kind).defer("body_html", "facts")[:MOST]
    part = {"series": lambda one: one.ref, "author": lambda one: one.path.rstrip("/").rsplit("/", 1)[-1]}[kind]
    return [_row(one.headline, reverse(f"front:feed-{name}", args=[part(one)])) for one in rows]


def _row(title: Any, address: str) -> Row:
    return {"title": title, "addresses": [(form.name, in_format(address, form.ending)) for form in FORMATS]}


def _example(vocabulary: Vocabulary) -> str:
    province, kind = next(iter(vocabulary.provinces), ""), next(iter(vocabulary.event_types), "")
    return f"?province={province}&type={kind}"
