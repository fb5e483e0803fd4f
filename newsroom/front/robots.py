"""What crawlers read: robots.txt, the sitemap index, and a sitemap for each month of publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from newsroom.front.frame import absolute
from newsroom.front.sections import SECTIONS
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import Edition, EditionLink
from newsroom.press.paths import language_prefix
from newsroom.text.calendars import FIRST_YEAR, LAST_YEAR

PLAIN = ("home", *(row.name for row in SECTIONS), "provinces", "corrections", "feeds", "about")
XML = "application/xml; charset=utf-8"


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Crawlers may read everything but the desk and the search."""
    searches = [f"Disallow: {language_prefix(code)}/search/" for code, _name in settings.LANGUAGES]
    lines = ["User-agent: *", "Disallow: /admin/", *searches, f"Sitemap: {absolute(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The sitemap of the lists, and one for each month in which something now public was first published."""
    at = timezone.now()
    months = {month for code, _name in settings.LANGUAGES for month in _months(code, at)}
    pages = [
        reverse("sitemap-lists"),
        *(reverse("sitemap-month", args=month) for month in sorted(months, reverse=True)),
    ]
    context = {"addresses": [absolute(path) for path in pages]}
    return HttpResponse(render_to_string("front/sitemap_index.xml", context), content_type=XML)


def _months(language: str, at: datetime) -> Iterator[tuple[int, int]]:
    """The (year, month) in which something now public was first published, newest first.

    One step of the list's index a month: grouping everything by month reads every row.
    """
    editions = Edition.objects.live(at=at).filter(language=language).order_by("-published_at", "-pk")
    bound = at
    while published_at := editions.filter(published_at__lte=bound).values_list("published_at", flat=True).first():
        local = timezone.localtime(published_at, timezone.get_default_timezone())
        yield local.year, local.month
        bound = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0) - timedelta(microseconds=1)


@require_safe
def sitemap_lists(request: HttpRequest) -> HttpResponse:
    """The front pages, sections and terms, in every language."""
    vocabulary = Vocabulary()
    rows: list[dict[str, str]] = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            paths = [reverse(f"front:{name}") for name in PLAIN]
            paths += [reverse("front:province", args=[slug]) for slug in vocabulary.provinces]
            paths += [reverse("front:type", args=[slug]) for slug in vocabulary.event_types]
        rows.append({path.removeprefix(language_prefix(code)): path for path in paths})
    codes = [code for code, _name in settings.LANGUAGES]
    entries = []
    for bare in rows[0]:
        versions = {code: absolute(row[bare]) for code, row in zip(codes, rows, strict=True)}
        entries += [{"address": address, "alternates": versions, "changed_at": None} for address in versions.values()]
    return _sitemap(entries)


@require_safe
def sitemap_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Every live item first published in the month, with its other languages."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise Http404
    at = timezone.now()
    first = timezone.make_aware(datetime(year, month, 1))  # noqa: DTZ001 - made aware here
    after = timezone.make_aware(datetime(year + month // 12, month % 12 + 1, 1))  # noqa: DTZ001
    editions = list(
        Edition.objects.live(at=at)
        .filter(published_at__gte=first, published_at__lt=after)
        .only("kind", "ref", "language", "path", "live_from")
    )
    if not editions:
        raise Http404
    others = _other_languages(first, after, at)
    return _sitemap(
        {
            "address": absolute(edition.path),
            "alternates": _alternates(edition, others.get((edition.kind, edition.ref), {})),
            "changed_at": edition.live_from,
        }
        for edition in editions
    )


def _other_languages(first: datetime, after: datetime, at: datetime) -> dict[tuple[str, str], dict[str, str]]:
    """For each item of the month (kind, ref): its paths by language, whether it is one item or a translation."""
    month = Edition.objects.live(at=at).filter(published_at__gte=first, published_at__lt=after)
    same = (
        Edition.objects.live(at=at).filter(ref__in=month.values("ref")).values_list("kind", "ref", "language", "path")
    )
    found: dict[tuple[str, str], dict[str, str]] = {}
    for kind, ref, language, path in same:
        found.setdefault((kind, ref), {})[language] = path
    links = EditionLink.objects.filter(edition__in=month, role="translation")
    pairs = list(links.values_list("edition__kind", "edition__ref", "to_kind", "to_ref"))
    targets = Edition.objects.live(at=at).filter(ref__in=links.values("to_ref"))
    to_path = {
        (kind, ref): (language, path)
        for kind, ref, language, path in targets.values_list("kind", "ref", "language", "path")
    }
    for kind, ref, to_kind, to_ref in pairs:
        if (to_kind, to_ref) in to_path:
            language, path = to_path[to_kind, to_ref]
            found.setdefault((kind, ref), {})[language] = path
    return found


def _alternates(edition: Edition, others: dict[str, str]) -> dict[str, str]:
    """Every language's address, the edition's own among them; nothing where there is only the one."""
    paths = {**others, edition.language: edition.path}
    return {code: absolute(path) for code, path in sorted(paths.items())} if len(paths) > 1 else {}


def _sitemap(entries: Iterable[dict[str, Any]]) -> HttpResponse:
    return HttpResponse(render_to_string("front/sitemap.xml", {"entries": list(entries)}), content_type=XML)
