"""Answers for the fields that complete what is typed: places, provinces, event types, by any spelling in either script."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest, JsonResponse

from events.merging import STANDING
from events.models import EventPost
from newsroom.taxonomy.models import EventType, Place, Province
from newsroom.taxonomy.naming import Named

MOST = 8


def answer(request: HttpRequest, site: AdminSite) -> JsonResponse:
    """`?kind=places&q=…` as {"found": [{"key", "name"}]}: those that begin so first, larger places before smaller ones."""
    if not request.user.has_perm("events.view_report"):
        raise PermissionDenied
    find = KINDS.get(request.GET.get("kind", ""))
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


def _events(text: str) -> list[tuple[str, str]]:
    """Standing events whose title, or a report of which, holds the words; the newest first."""
    held = Q(working_title__icontains=text) | Q(ref=text) | Q(reports__raw_text__icontains=text)
    rows = EventPost.objects.filter(held, state__in=STANDING).distinct().order_by("-created_at", "-pk")
    return [(row.ref, str(row)[:120]) for row in rows[:MOST]]


KINDS = {"places": _places, "provinces": _provinces, "event_types": _event_types, "events": _events}
