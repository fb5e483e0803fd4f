"""Charts as files, and the map of the provinces with its files. Every one has an address that stays."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.front.charts import CHARTS, Figures, figures_of
from newsroom.front.drawings import chart, lettering
from newsroom.front.drawings.mapfile import map_picture
from newsroom.front.drawings.ramp import steps_for
from newsroom.front.filters import EditionFilter
from newsroom.front.frame import frame, in_other_languages
from newsroom.front.home import provinces_with_reports
from newsroom.front.land import land
from newsroom.front.sections import BY_KIND
from newsroom.front.tallies import MOST, by_term, tally
from newsroom.front.templatetags.drawings import drawn_row, everywhere, range_words
from newsroom.front.templatetags.newspaper import day
from newsroom.front.views.turns import in_turn
from newsroom.front.vocabulary import Vocabulary, live_topics
from newsroom.press.nameplate import nameplate

A_WHILE = 5 * 60
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
def chart_file(request: HttpRequest, parameter: str, slug: str, name: str, ending: str) -> HttpResponse:
    """A chart of a term as SVG, PNG or CSV."""
    at, vocabulary = timezone.now(), Vocabulary()
    term = _term(parameter, slug, vocabulary, at)
    if term is None or name not in CHARTS[parameter]:
        raise Http404
    found = figures_of(parameter, term, vocabulary, at=at, names=(name,))
    if not found:
        raise Http404
    return _kept(_chart_as(found[0], ending, at), f"{slug}-{name}.{ending}")


def _term(parameter: str, slug: str, vocabulary: Vocabulary, at: datetime) -> Any:
    if parameter == "topic":
        return live_topics(at).filter(slug=slug).first()
    return (vocabulary.provinces if parameter == "province" else vocabulary.event_types).get(slug)


def _chart_as(figures: Figures, ending: str, at: datetime) -> HttpResponse:
    if ending == "csv":
        other = [figures.other] if figures.other else []
        head = [figures.heading, *other, _("Reports")]
        iso = [_("first day")] if figures.rows[0].iso else []
        lines = [
            [row.words, *([row.day] if other else []), row.number, *([row.iso] if iso else [])] for row in figures.rows
        ]
        return _csv([head + iso, *lines])
    if ending == "svg":
        return HttpResponse(chart.as_file(figures.drawn), content_type="image/svg+xml; charset=utf-8")
    _must_write(figures.title)
    return in_turn(lambda: chart.as_picture(figures.drawn, source_words(at)), "image/png")


@require_safe
def province_map(request: HttpRequest) -> HttpResponse:
    """The map of what fits the filters, with the same numbers as a table; without any, of the last thirty days."""
    at, vocabulary = timezone.now(), Vocabulary()
    filters = EditionFilter(request.GET, vocabulary, at=at)
    path = reverse("front:map")
    is_valid = filters.is_valid()
    if is_valid and filters.address(path) != request.get_full_path():
        return HttpResponseRedirect(filters.address(path))
    rows, is_cut = _map_rows(filters, vocabulary, at) if is_valid else ([], False)
    files = {ending: filters.address(f"{path}provinces.{ending}") for ending in ("png", "csv")} if is_valid else {}
    elsewhere = in_other_languages(path)
    context = frame(
        path=path,
        title=_("Map of reports"),
        others=filters.elsewhere(elsewhere) if is_valid else elsewhere,
        description=_("How many reports came from each province, on a map and in a table."),
        vocabulary=vocabulary,
        is_indexed=not request.GET,
    )
    context |= {
        "filters": filters,
        "sentences": [] if is_valid else filters.sentences(),
        "rows": rows,
        "caption": _caption(filters) if is_valid else "",
        "files": files,
        "is_cut": is_cut,
        "most": MOST,
    }
    return HttpResponse(render_to_string("front/map.html", context))


@require_safe
def map_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as PNG or CSV."""
    at, vocabulary = timezone.now(), Vocabulary()
    filters = EditionFilter(request.GET, vocabulary, at=at)
    if not filters.is_valid() or ending == "svg":
        raise Http404
    rows, _is_cut = _map_rows(filters, vocabulary, at)
    every = everywhere(rows, vocabulary)
    if ending == "csv":
        head = [_("Province"), "ISO 3166-2", _("Reports")]
        response = _csv([head, *([row["name"], row["province"].iso, row["events"]] for row in every)])
    else:
        outlines = land()
        if outlines is None:
            raise Http404
        title = _caption(filters)
        _must_write(title)
        steps = steps_for(row["events"] for row in every)
        legend = [*((step.number, range_words(step)) for step in steps), (0, _("no report reached us"))]
        response = in_turn(
            lambda: map_picture(
                outlines, [drawn_row(row) for row in every], steps, title=title, legend=legend,
                source=source_words(at), rtl=lettering.is_rtl(title),
            ),
            "image/png",
        )  # fmt: skip
    return _kept(response, f"provinces.{ending}")


def _map_rows(filters: EditionFilter, vocabulary: Vocabulary, at: datetime) -> tuple[list[dict[str, Any]], bool]:
    language = get_language() or ""
    if not _is_filtered(filters):
        return provinces_with_reports(language, at, vocabulary), False
    kind = filters.form.cleaned_data.get("kind") or "event"
    counted = tally(filters.selection(language=language, kind=kind, after=None, before=None))
    numbers = by_term(counted, "province")
    asked = set(filters.form.cleaned_data.get("province") or vocabulary.provinces)
    listed = reverse(f"front:{BY_KIND[kind].name}")
    rows = [
        {
            "province": term,
            "name": term.name_in(language),
            "events": numbers[term.pk],
            "address": _narrowed(filters, listed, slug),
        }
        for slug, term in vocabulary.provinces.items()
        if numbers.get(term.pk) and slug in asked
    ]
    return rows, counted.is_cut


def _narrowed(filters: EditionFilter, path: str, slug: str) -> str:
    """The list behind a number: the same filters, of one province."""
    return filters.with_choices(path, {"province": [slug], "kind": ()})


def _is_filtered(filters: EditionFilter) -> bool:
    return bool(filters.asked)


def _caption(filters: EditionFilter) -> str:
    if not _is_filtered(filters):
        return _("Reports in the last 30 days")
    kind = filters.form.cleaned_data.get("kind") or "event"
    chosen = [row["words"] for row in filters.chosen() if row["words"] != BY_KIND[kind].title]
    return " · ".join([str(BY_KIND[kind].title), *chosen])


def source_words(at: datetime) -> str:
    """Whose chart it is and of which day."""
    return _("%(newsroom)s, %(day)s. Reports that reached us, not all that happened.") % {
        "newsroom": nameplate(),
        "day": day(at),
    }


def _must_write(words: str) -> None:
    """A picture whose words cannot be written here is not there; the page, the SVG and the table are."""
    is_rtl = get_language_info(get_language() or "en")["bidi"]
    if not lettering.can_write(words) or (is_rtl and not lettering.can_shape()):
        raise Http404


def _csv(lines: list[list[Any]]) -> HttpResponse:
    file = io.StringIO()
    csv.writer(file).writerows([_as_words(cell) for cell in line] for line in lines)
    return HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")


def _as_words(cell: Any) -> Any:
    """A name that a spreadsheet would run as a formula, as words."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _kept(response: HttpResponse, name: str) -> HttpResponse:
    if response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={A_WHILE}"
        response.headers["X-Content-Type-Options"] = "nosniff"
        if name.endswith(".csv"):
            response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
