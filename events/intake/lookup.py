"""Answers for the intake's fields that complete what is typed: places, provinces, event types, and events."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, JsonResponse

from events.merging import STANDING
from events.models import EventPost
from newsroom.taxonomy import completing
from newsroom.taxonomy.completing import MOST


def answer(request: HttpRequest, site: AdminSite) -> JsonResponse:
    """What `completing.answer` says, to those who may see reports."""
    if not request.user.has_perm("events.view_report"):
        raise PermissionDenied
    return completing.answer(request, KINDS)


def _events(text: str) -> list[tuple[str, str]]:
    """Standing events whose title, or a report of which, holds the words; the newest first."""
    held = Q(working_title__icontains=text) | Q(ref=text) | Q(reports__raw_text__icontains=text)
    rows = EventPost.objects.filter(held, state__in=STANDING).distinct().order_by("-created_at", "-pk")
    return [(row.ref, str(row)[:120]) for row in rows[:MOST]]


KINDS = {**completing.KINDS, "events": _events}
