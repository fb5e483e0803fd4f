"""What the body editor's picker asks: the events, clips and articles a person may see, as JSON."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from newsroom.press import kinds
from newsroom.text.sanitise import EMBED_KINDS
from newsroom.workflow.editorial import ERASED, HIDDEN

FOUND = 8


def answer(site: AdminSite, request: HttpRequest) -> JsonResponse:
    """`?q=` finds by words, newest first; `?embed=kind:ref` gives the one card. Items the person may not see are not there;
    what is hidden for safety is not offered."""
    embed = request.GET.get("embed", "")
    if embed:
        kind, _colon, ref = embed.partition(":")
        cards = [card for admin in _admins(site, request, kind) for card in map(_card, _one(admin, request, ref))]
    else:
        cards = [card for admin in _admins(site, request) for card in map(_card, _found(admin, request))]
    return JsonResponse({"cards": cards}, headers={"Cache-Control": "no-store"})


def _admins(site: AdminSite, request: HttpRequest, only: str = "") -> list[Any]:
    registered = [site._registry.get(kinds.get(kind).model) for kind in EMBED_KINDS if kind in kinds.KINDS]
    return [
        admin
        for admin in registered
        if admin is not None and only in ("", admin.model.kind) and admin.has_view_permission(request)
    ]


def _one(admin: Any, request: HttpRequest, ref: str) -> Any:
    return admin.get_queryset(request).filter(ref=ref)


def _found(admin: Any, request: HttpRequest) -> Any:
    shown = admin.get_queryset(request).exclude(state__in=(HIDDEN, ERASED))
    items, _has_doubles = admin.get_search_results(request, shown, request.GET.get("q", "")[:100])
    return items.order_by("-created_at", "-pk")[:FOUND]


def _card(item: Any) -> dict[str, str]:
    return {
        "embed": f"{item.kind}:{item.ref}",
        "kind": str(item._meta.verbose_name),
        "title": str(item),
        "state": f"{item.state_row.icon} {_(item.state_row.label)}",
    }
