"""The front page and the pages about the site itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.front.folding import newest_folded
from newsroom.front.frame import frame
from newsroom.front.listing import Selection, newest
from newsroom.front.notes import newest_notes, notes_of_year
from newsroom.front.sections import SECTIONS
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import Edition
from newsroom.text.calendars import FIRST_YEAR, LAST_YEAR

EVENTS, ARTICLES, CLIPS = 10, 7, 4
RECENT = timedelta(days=30)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The newest story leads; events, stories, footage and the provinces they come from follow."""
    language, at, vocabulary = get_language() or "", timezone.now(), Vocabulary()
    articles = newest(Selection(language, at, "article"), ARTICLES)
    context = frame(
        path=reverse("front:home"),
        title=settings.NEWSROOM_NAME,
        description=_("Reports from the ground: events, stories and footage, each with how sure we are of it."),
        vocabulary=vocabulary,
    )
    context |= {
        "at": at,
        "lead": articles[0] if articles else None,
        "articles": articles[1:],
        "events": newest_folded(Selection(language, at, "event"), EVENTS),
        "clips": newest(Selection(language, at, "footage"), CLIPS),
        "provinces": _with_reports(language, at, vocabulary),
    }
    return HttpResponse(render_to_string("front/home.html", context))


@require_safe
def provinces(request: HttpRequest) -> HttpResponse:
    """Every province, with the number of its events of the last thirty days."""
    language, at, vocabulary = get_language() or "", timezone.now(), Vocabulary()
    counted = {row["province"].pk: row["events"] for row in _with_reports(language, at, vocabulary)}
    rows = [
        {"province": term, "name": term.name_in(language), "events": counted.get(term.pk, 0)}
        for term in vocabulary.provinces.values()
    ]
    context = frame(path=reverse("front:provinces"), title=_("Provinces"), vocabulary=vocabulary)
    context |= {"provinces": sorted(rows, key=lambda row: row["name"])}
    return HttpResponse(render_to_string("front/provinces.html", context))


def _with_reports(language: str, at: datetime, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Provinces with events published in the last thirty days, most first."""
    recent = Edition.objects.live(at=at).filter(kind="event", language=language, published_at__gt=at - RECENT)
    counted = (
        recent.filter(province_rows__isnull=False).order_by().values_list("province_rows__tag").annotate(Count("pk"))
    )
    by_key = {term.pk: term for term in vocabulary.provinces.values()}
    rows = [
        {"province": by_key[key], "name": by_key[key].name_in(language), "events": number}
        for key, number in counted
        if key in by_key
    ]
    return sorted(rows, key=lambda row: (-row["events"], row["name"]))


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected, updated or withdrawn: the newest, or all of a year."""
    language, at = get_language() or "", timezone.now()
    year = request.GET.get("year", "")
    is_year = FIRST_YEAR <= int(year) <= LAST_YEAR if year.isascii() and year.isdigit() and len(year) == 4 else False
    listed = notes_of_year(int(year), language=language, at=at) if is_year else newest_notes(language=language, at=at)
    context = frame(
        path=reverse("front:corrections"),
        title=_("Corrections"),
        description=_("Every correction, update and withdrawal, with its date."),
        feed=reverse("front:feed-corrections"),
        is_indexed=not request.GET,
    )
    context |= {"notes": listed.notes, "years": listed.years, "year": year if is_year else ""}
    return HttpResponse(render_to_string("front/corrections.html", context))


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """A list of every feed."""
    vocabulary = Vocabulary()
    context = frame(path=reverse("front:feeds"), title=_("Feeds"), vocabulary=vocabulary)
    context |= {
        "general": [
            (_("Everything"), reverse("front:feed-all")),
            *((row.title, reverse(f"front:feed-{row.name}")) for row in SECTIONS),
            (_("Corrections"), reverse("front:feed-corrections")),
        ],
        "by_province": _feeds_of(vocabulary.provinces.values(), "province"),
        "by_type": _feeds_of(vocabulary.event_types.values(), "type"),
    }
    return HttpResponse(render_to_string("front/feeds.html", context))


def _feeds_of(terms: Any, parameter: str) -> list[tuple[str, str]]:
    language = get_language() or ""
    named = ((term.name_in(language), reverse(f"front:feed-{parameter}", args=[term.slug])) for term in terms)
    return sorted(named)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this site is and how it works."""
    context = frame(path=reverse("front:about"), title=_("About"))
    return HttpResponse(render_to_string("front/about.html", context))
