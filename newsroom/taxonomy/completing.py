"""What completes a field while somebody types: places, provinces and event types by any spelling in either script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, JsonResponse

from newsroom.taxonomy.models import EventType, Place, Province
from newsroom.taxonomy.naming import Named

MOST = 8
Kinds = dict[str, Callable[[str], list[tuple[str, str]]]]


def answer(request: HttpRequest, kinds: Kinds) -> JsonResponse:
    """`?kind=places&q=…` as {"found": [{"key", "name"}]}: those that begin so first, larger places before smaller ones."""
    find = kinds.get(request.GET.get("kind", ""))
    if find is None:
        raise Http404
    found = find(request.GET.get("q", "")[:80])
    return JsonResponse({"found": [{"key": key, "name": name} for key, name in found]})


def _places(text: str) -> list[tuple[str, str]]:
    rows = Place.objects.select_related("province").order_by(F("population").desc(nulls_last=True), "slug")
    return [(row.slug, str(row)) for row in _spelled(rows, text)]


def _provinces(text: str) -> list[tuple[str, str]]:
    return [(row.iso, str(row)) for row in _spelled(Province.objects.order_by("name"), text)]


def _event_types(text: str) -> list[tuple[str, str]]:
    return [(row.slug, str(row)) for row in _spelled(EventType.objects.order_by("name"), text)]


def _spelled(rows: QuerySet[Any], text: str) -> list[Named]:
    key = rows.model.fold_spelling(text)
    if not key:
        return []
    first = list(rows.filter(search_key__contains=f"\n{key}")[:MOST])
    if len(first) < MOST:
        known = [row.pk for row in first]
        first += rows.filter(search_key__contains=key).exclude(pk__in=known)[: MOST - len(first)]
    return first


KINDS: Kinds = {"places": _places, "provinces": _provinces, "event_types": _event_types}
