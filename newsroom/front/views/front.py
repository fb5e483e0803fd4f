"""The front page and the pages about the site itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.front import notes as record
from newsroom.front.about import render_site_page
from newsroom.front.frame import frame
from newsroom.front.home import provinces_with_reports, render_home
from newsroom.front.templatetags.newspaper import digits
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import Edition

MOST_AUTHORS = 300


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
    context = frame(
        path=reverse("front:provinces"),
        title=_("Provinces"),
        description=_(
            "With the number of events published in the last 30 days. No reports "
            "means that none reached us, not that nothing happened."
        ),
        vocabulary=vocabulary,
    )
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
    kind = request.GET.get("kind", "")
    return record.Asked(
        year=record.read_year(request.GET.get("year", "")),
        month=record.read_month(request.GET.get("month", "")),
        kind=kind if record.section_of(kind) else "",
        item=record.read_item(request.GET.get("item", "")),
    )


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    """Everybody who has a page."""
    language = get_language() or ""
    people = Edition.objects.live(at=timezone.now()).filter(kind="author", language=language)
    context = frame(
        path=reverse("front:authors"),
        title=_("Authors"),
        description=_(
            "People and desks who want to be found under the name they write "
            "by. Others are named above their stories only, or not at all."
        ),
    )
    context |= {"authors": people.defer("body_html").order_by("headline")[:MOST_AUTHORS]}
    return HttpResponse(render_to_string("front/authors.html", context))


@require_safe
def site_page(request: HttpRequest, page: str) -> HttpResponse:
    """What this site is, how to reach it, what it learns of its readers."""
    return HttpResponse(render_site_page(page, get_language() or ""))
