"""A list with its filters as data: a table (CSV) of its newest, and an API (JSON) page by page. Only what its page shows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from newsroom.front.facets import Facets
from newsroom.front.filters import LEFT_OUT, EditionFilter
from newsroom.front.frame import absolute
from newsroom.front.listing import Cursor, Selection, page_of
from newsroom.front.sections import BY_NAME
from newsroom.front.vocabulary import Vocabulary
from newsroom.front.words import asked_too_long, counted_with, newest_hits
from newsroom.press import search
from newsroom.press.masking import MARK
from newsroom.press.models import Edition

MOST_ROWS = 5_000  # of a table
STEP = 250
PAGE = 50  # items of an answer of the API
A_MINUTE = 60
VOCABULARIES = ("provinces", "places", "event_types", "topics")
HEAD = (
    "kind", "ref", "language", "headline", "address", "published_at", "updated_at", "year", "month", "day",
    "confidence", *VOCABULARIES,
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would work out what begins so


@require_safe
def table(request: HttpRequest, name: str) -> HttpResponse:
    """The newest of a list, up to `MOST_ROWS`, or the hits of a search, as a table."""
    return _with_filters(request, name, "csv", _csv)


@require_safe
def api(request: HttpRequest, name: str) -> HttpResponse:
    """A page of a list as JSON, with the address of the next one."""
    return _with_filters(request, name, "json", _json)


Answer = Callable[[EditionFilter, Selection, str, str], HttpResponse]


def _with_filters(request: HttpRequest, name: str, ending: str, answer: Answer) -> HttpResponse:
    kind = BY_NAME[name].kind if name in BY_NAME else ""
    filters = EditionFilter(request.GET, Vocabulary(), at=timezone.now(), leave_out=LEFT_OUT.get(kind, ()))
    path = reverse(f"front:{name}-{ending}")
    asked = request.GET.get("q", "").strip() if name == "search" else ""
    sentences = [*([] if filters.is_valid() else filters.sentences()), *asked_too_long(asked)]
    if sentences:
        return _refused(sentences, ending)
    after = {"after": str(filters.after)} if filters.after and ending == "json" and not asked else {}
    canonical = filters.address(path, q=asked, **after)
    if canonical != request.get_full_path():
        return HttpResponseRedirect(canonical)
    fixed = {"kind": kind} if kind else {}
    selection = filters.selection(language=get_language() or "", before=None, **fixed)
    response = answer(filters, selection, path, asked)
    response.headers["Cache-Control"] = f"public, max-age={A_MINUTE}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _refused(sentences: list[str], ending: str) -> HttpResponse:
    if ending == "json":
        return JsonResponse({"errors": sentences}, status=400, json_dumps_params={"ensure_ascii": False})
    return HttpResponse("\n".join(sentences), status=400, content_type="text/plain; charset=utf-8")


def _csv(_filters: EditionFilter, selection: Selection, path: str, asked: str) -> HttpResponse:
    rows = iter(newest_hits(selection, asked, search.NEWEST_RANKED)) if asked else _newest(selection)
    writer = csv.writer(_Echo())
    lines = chain([HEAD], (_line(row) for row in rows))
    response = StreamingHttpResponse(map(writer.writerow, lines), content_type="text/csv; charset=utf-8")
    name = path.strip("/").split("/")[-2]
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{selection.at:%Y-%m-%d}.csv"'
    return response


def _newest(selection: Selection) -> Iterator[Edition]:
    """Step by step, so that a long table is never in memory as a whole."""
    selection = replace(selection, after=None)
    for _turn in range(MOST_ROWS // STEP):
        page = page_of(selection, STEP)
        yield from page.editions
        if not page.older:
            return
        selection = replace(selection, after=Cursor.read(page.older))


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _line(edition: Edition) -> list[str]:
    item = item_of(edition)
    values = {**item, **item["date"]}
    values |= {name: "; ".join(one["name"] for one in item[name]) for name in VOCABULARIES}
    return [_safe("" if values[name] is None else str(values[name])) for name in HEAD]


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _json(filters: EditionFilter, selection: Selection, path: str, asked: str) -> HttpResponse:
    page_path = path.removesuffix("list.json")
    if asked:
        found, older = newest_hits(selection, asked, search.NEWEST_RANKED), ""
        counted = counted_with(filters, selection, page_path, asked)
    else:
        page = page_of(selection, PAGE)
        found, older = page.editions, page.older
        counted = Facets(filters, selection, page_path)
    answer = {
        "language": selection.language,
        "page": absolute(filters.address(page_path, q=asked)),
        "count": counted.number,
        "has_more_than_count": counted.is_cut,
        "items": [item_of(one) for one in found],
        "next": absolute(filters.address(path, after=older)) if older else None,
    }
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def item_of(edition: Edition) -> dict[str, Any]:
    """What the API says of an edition: what its page says of it, and nothing else."""
    facts = edition.facts
    moments = {"published_at": edition.published_at, "updated_at": edition.updated_at}
    return {
        "kind": edition.kind,
        "ref": edition.ref,
        "language": edition.language,
        "headline": str(edition.headline),
        "address": absolute(edition.path),
        **{name: value.isoformat(timespec="seconds") if value else None for name, value in moments.items()},
        "date": {"year": edition.year, "month": edition.month, "day": edition.day},
        "confidence": edition.confidence or (facts.get("finding") or {}).get("mark", ""),
        **{name: [_term(one) for one in facts.get(name, ()) if MARK not in one["name"]] for name in VOCABULARIES},
    }


def _term(one: dict[str, Any]) -> dict[str, Any]:
    return {"slug": one["slug"], "name": one["name"]} | ({"is_near": True} if one.get("is_near") else {})
