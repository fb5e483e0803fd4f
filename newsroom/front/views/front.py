"""The front page and the pages about the site itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.front import notes as record
from newsroom.front.frame import frame
from newsroom.front.home import provinces_with_reports, render_home
from newsroom.front.sections import SECTIONS
from newsroom.front.templatetags.newspaper import digits
from newsroom.front.vocabulary import Vocabulary
from newsroom.text.calendars import FIRST_YEAR, LAST_YEAR


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What editors put first; events, stories, footage and the provinces they come from follow."""
    return HttpResponse(render_home(get_language() or "", at=timezone.now()))


@require_safe
def provinces(request: HttpRequest) -> HttpResponse:
    """Every province, with the number of its events of the last thirty days."""
    language, at, vocabulary = get_language() or "", timezone.now(), Vocabulary()
    counted = {row["province"].pk: row["events"] for row in provinces_with_reports(language, at, vocabulary)}
    rows = [
        {"province": term, "name": term.name_in(language), "events": counted.get(term.pk, 0)}
        for term in vocabulary.provinces.values()
    ]
    context = frame(path=reverse("front:provinces"), title=_("Provinces"), vocabulary=vocabulary)
    context |= {"provinces": sorted(rows, key=lambda row: row["name"])}
    return HttpResponse(render_to_string("front/provinces.html", context))


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected, updated or withdrawn: the newest, or all of a year, a month, a kind of content or an item."""
    language, at = get_language() or "", timezone.now()
    asked = _asked_of_record(request)
    listed = record.notes_of(asked, language=language, at=at)
    context = frame(
        path=reverse("front:corrections"),
        title=_("Corrections"),
        description=_("Every correction, update and withdrawal, with its date."),
        feed=reverse("front:feed-corrections"),
        is_indexed=not request.GET,
    )
    month = asked.month.name_in(language) if asked.month else ""
    context |= {
        "notes": listed.notes,
        "years": listed.years,
        "months": [{"key": one.key, "name": one.name_in(language)} for one in listed.months],
        "month": asked.month.key if asked.month else "",
        "kind": asked.kind,
        "shown": month or (digits(asked.year) if asked.year else ""),
        "atom": reverse("front:feed-corrections-atom"),
    }
    return HttpResponse(render_to_string("front/corrections.html", context))


def _asked_of_record(request: HttpRequest) -> record.Asked:
    """What of the record an address asks for; what it does not know is left aside."""
    year = request.GET.get("year", "")
    is_year = FIRST_YEAR <= int(year) <= LAST_YEAR if year.isascii() and year.isdigit() and len(year) == 4 else False
    kind = request.GET.get("kind", "")
    return record.Asked(
        year=int(year) if is_year else None,
        month=record.read_month(request.GET.get("month", "")),
        kind=kind if record.section_of(kind) else "",
        item=record.read_item(request.GET.get("item", "")),
    )


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
