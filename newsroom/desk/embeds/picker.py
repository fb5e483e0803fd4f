"""What the body editor's picker asks: the items a person may embed, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse

from newsroom.desk.embeds import cards, sources
from newsroom.desk.embeds.sources import Item, Source
from newsroom.press import kinds, search
from newsroom.press.models import Edition
from newsroom.workflow.editorial import ERASED, HIDDEN

FOUND = 8  # of each kind while all are shown
FOUND_OF_ONE = 24
MOST_ASKED = 60
LONGEST_QUERY = 100
NEWEST_SEARCHED = 2000


def answer(site: AdminSite, request: HttpRequest) -> JsonResponse:
    """`?embed=kind:ref`, once or more, gives just those cards. Else `?q=` finds by words, newest first, `?only=` names a source
    and `?item=kind:ref` the item that is written: what it rests on comes first, marked as its own.

    Items the person may not see are not there; what is hidden for safety is not offered.
    """
    named = request.GET.getlist("embed")[:MOST_ASKED]
    shown = cards_of(site, request, map(_item, named)) if named else _offered(site, request)
    return JsonResponse({"cards": shown}, headers={"Cache-Control": "no-store"})


def cards_of(site: AdminSite, request: HttpRequest, items: Iterable[Item]) -> list[cards.Card]:
    """The cards of these items, in order; what is not there, or not for this person, has one that says so."""
    wanted = list(dict.fromkeys(items))
    by_kind: dict[str, list[str]] = {}
    for kind, ref in wanted:
        by_kind.setdefault(kind, []).append(ref)
    known = {
        (kind, ref): card
        for kind, refs in by_kind.items()
        if (admin := admin_of(site, request, kind)) is not None
        for ref, card in cards.found(request, admin, refs).items()
    }
    return [known.get(item) or cards.gone(":".join(item)) for item in wanted]


def admin_of(site: AdminSite, request: HttpRequest, kind: str) -> Any:
    """The admin of a kind where the person may look at its items, else None."""
    admin = site._registry.get(kinds.get(kind).model) if kind in kinds.KINDS else None
    return admin if admin is not None and admin.has_view_permission(request) else None


def offered_sources(site: AdminSite, request: HttpRequest) -> list[Source]:
    """The filters of the picker for this person."""
    return [source for source in sources.sources() if admin_of(site, request, source.kind) is not None]


def _offered(site: AdminSite, request: HttpRequest) -> list[cards.Card]:
    only = request.GET.get("only", "")
    chosen = [one for one in offered_sources(site, request) if (one.name == only if only else not one.is_part)]
    own = _own(site, request) if chosen else []
    shown: list[tuple[bool, Any, cards.Card]] = []
    for source in chosen:
        refs = [ref for kind, ref in own if kind == source.kind]
        for item in _items_of(site, request, source, refs, FOUND_OF_ONE if only else FOUND):
            is_own = item.ref in refs
            shown.append((is_own, item.created_at, {**cards.card(request, source, item), "is_own": is_own}))
    return [card for _is_own, _at, card in sorted(shown, key=lambda row: row[:2], reverse=True)]


def _items_of(site: AdminSite, request: HttpRequest, source: Source, own: list[str], most: int) -> list[Any]:
    """Its own first, then the newest."""
    admin = admin_of(site, request, source.kind)
    shown = admin.get_queryset(request).exclude(state__in=(HIDDEN, ERASED))
    items = source.narrow(cards.public_too(admin, shown))
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    beside = items.filter(ref__in=own)
    if words:
        beside = admin.get_search_results(request, beside, words)[0]
        items = items.filter(pk__in=_matching(admin, request, items, words))
    first = list(source.fetch(beside).order_by("-pk")[:most]) if own else []
    return first + list(source.fetch(items.exclude(ref__in=own)).order_by("-pk")[: max(0, most - len(first))])


def _matching(admin: Any, request: HttpRequest, items: QuerySet[Any], words: str) -> set[int]:
    """Keys of what fits the words: among the newest by the desk's own search, among all that is public by the full-text index.

    So no search reads every row of a large newsroom.
    """
    keys = admin.model._default_manager.order_by("-pk").values_list("pk", flat=True)
    oldest = next(iter(keys[NEWEST_SEARCHED - 1 : NEWEST_SEARCHED]), 0)
    near = admin.get_search_results(request, items.filter(pk__gte=oldest), words)[0].order_by("-pk")
    far = items.filter(ref__in=[words, *_public_refs(admin.model.kind, words)])
    return {*near.values_list("pk", flat=True)[: 2 * FOUND_OF_ONE], *far.values_list("pk", flat=True)}


def _public_refs(kind: str, words: str) -> list[str]:
    query = search.parse(words)
    if not query:
        return []
    rows = Edition.objects.filter(kind=kind, search_row__headline__matches=query).order_by("-pk")
    return list(rows.values_list("ref", flat=True)[: 2 * FOUND_OF_ONE])


def _own(site: AdminSite, request: HttpRequest) -> list[Item]:
    """What the item that is being written rests on, as it was saved last."""
    kind, ref = _item(request.GET.get("item", ""))
    admin = admin_of(site, request, kind)
    item = admin.get_queryset(request).filter(ref=ref).first() if admin is not None else None
    return sources.beside(item) if item is not None else []


def _item(named: str) -> Item:
    kind, _colon, ref = named.partition(":")
    return kind, ref
