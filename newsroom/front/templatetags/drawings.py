"""The drawings of a page: the province map, and where something was. The language is that of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from newsroom.front.charts import figures_of
from newsroom.front.drawings import locator as places
from newsroom.front.drawings.chart import in_page
from newsroom.front.drawings.provinces import Drawn
from newsroom.front.drawings.provinces import province_map as draw_map
from newsroom.front.drawings.ramp import Step, step_of, steps_for
from newsroom.front.land import land
from newsroom.front.tallies import MOST
from newsroom.front.templatetags.newspaper import digits, reports_counted, where
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import Edition

register = template.Library()

EXACT = "site"


@register.inclusion_tag("front/parts/map.html", takes_context=True)
def province_map(
    context: template.Context, rows: Iterable[dict[str, Any]], size: str = "full", caption: str = ""
) -> dict[str, Any]:
    """The map with its legend and the same numbers as a list or, in full, as a table.

    `rows` have `province`, `name` and `events`, and may have an `address`; provinces that have no row have no reports.
    """
    vocabulary = context.get("vocabulary") or Vocabulary()
    every = everywhere(rows, vocabulary)
    steps = steps_for(row["events"] for row in every)
    drawn = [drawn_row(row) for row in every]
    outlines = land(size)
    return {
        "size": size,
        "caption": caption,
        "svg": mark_safe(draw_map(outlines, drawn, steps, name=size)) if outlines else "",  # noqa: S308 - escaped where it is drawn
        "steps": [(step.number, range_words(step)) for step in steps],
        "rows": [
            {**row, "address": one.address, "step": step_of(one.number, steps)}
            for row, one in zip(every, drawn, strict=True)
            if size == "full" or one.number
        ],
    }


def range_words(step: Step) -> str:
    """The numbers of a step: "4", "5–9"."""
    return digits(step.least) if step.least == step.most else digits(f"{step.least}–{step.most}")


def everywhere(rows: Iterable[dict[str, Any]], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """The rows, most first, and a row for every province that has none."""
    language, counted = get_language() or "", sorted(rows, key=lambda row: (-row["events"], row["name"]))
    told = {row["province"].pk for row in counted}
    silent = [term for term in vocabulary.provinces.values() if term.pk not in told]
    named = [{"province": term, "name": term.name_in(language), "events": 0} for term in silent]
    return [*counted, *sorted(named, key=lambda row: row["name"])]


def drawn_row(row: dict[str, Any]) -> Drawn:
    """A row as the map draws it."""
    number = row["events"]
    said = reports_counted(number) if number else _("no reports")
    return Drawn(
        iso=row["province"].iso,
        address=row.get("address") or reverse("front:province", args=[row["province"].slug]),
        words=_("%(day)s: %(what)s") % {"day": row["name"], "what": said},
        number=number,
        figure=digits(number),
    )


@register.inclusion_tag("front/parts/locator.html", takes_context=True)
def locator(context: template.Context, edition: Edition) -> dict[str, Any]:
    """A small map of where it was, as exactly as the edition says and no more; nothing where it says no province."""
    vocabulary = context.get("vocabulary") or Vocabulary()
    slugs = [one["slug"] for one in edition.facts.get("provinces", ())]
    provinces = [vocabulary.provinces[slug].iso for slug in slugs if slug in vocabulary.provinces]
    outlines, spots = land(), spots_of(edition)
    words = _("On a map of the provinces: %(where)s") % {"where": _named(edition)}
    svg = places.locator(outlines, provinces, spots, words=words) if outlines else ""
    return {
        "svg": mark_safe(svg),  # noqa: S308 - escaped where it is drawn
        "has_dot": any(spot.is_exact for spot in spots),
        "has_ring": any(not spot.is_exact for spot in spots),
    }


@register.inclusion_tag("front/parts/bars.html", takes_context=True)
def term_charts(context: template.Context, names: str = "") -> dict[str, Any]:
    """The charts of a term's page, or those of `names`, each with its table and its files. Two queries at most."""
    at = context.get("made_at") or context.get("at") or timezone.now()
    term, parameter = context["term"], context["parameter"]
    found = figures_of(parameter, term, context.get("vocabulary") or Vocabulary(), at=at, names=names.split())
    return {
        "charts": [
            {
                "figures": one,
                "svg": mark_safe(in_page(one.drawn)),  # noqa: S308 - escaped where it is drawn
                "files": [
                    (ending.upper(), _file(parameter, term, one.name, ending)) for ending in ("csv", "png", "svg")
                ],
                "undated": one.counted.undated if one.name == "by-month" else 0,
            }
            for one in found
        ],
        "most": MOST,
    }


def _file(parameter: str, term: Any, name: str, ending: str) -> str:
    return reverse(f"front:chart-{parameter}", args=[term.slug, name, ending])


def spots_of(edition: Edition) -> list[places.Spot]:
    """The places to mark. A dot is only for a place that is told as exactly as it is known, and that no report doubts."""
    facts = edition.facts
    is_exact = facts.get("precision") == EXACT and "place" not in facts.get("hedged", ())
    near = {one["name"] for one in facts.get("places", ()) if one.get("is_near")}
    return [
        places.Spot(dot["lat"], dot["lon"], dot["name"], is_exact and dot["name"] not in near)
        for dot in facts.get("dots", ())
        if dot.get("lat") is not None and dot.get("lon") is not None
    ]


def _named(edition: Edition) -> str:
    names = [*where(edition), *(one["name"] for one in edition.facts.get("provinces", ()))]
    return pgettext("between two names", ", ").join(names)
