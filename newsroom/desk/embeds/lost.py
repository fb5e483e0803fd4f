"""Embeds that readers do not see: a panel beside a text, and a section of My desk for what was taken from readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.desk import board
from newsroom.desk.badges import badge
from newsroom.desk.embeds import cards, picker, sources
from newsroom.desk.panels import SIDE, Panel, add_panel
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.press.models import Edition, EditionLink, PublicPath, Successor
from newsroom.press.succession import follow
from newsroom.workflow.editorial import APPROVE, WRITE

MOST_LOOKED_AT = 200


def ask(request: HttpRequest, item: Any, at: datetime) -> dict[str, Any] | None:
    """The cards of what the text shows and readers do not see; None where they see everything."""
    shown = sources.shown_in(item)
    merged = follow(shown) if shown else {}
    found = picker.cards_of(admin.site, request, [merged.get(one, one) for one in shown])
    unseen = [_with_address(card) for card in found if card["sight"] != cards.SEEN]
    return {"cards": unseen, "total": len(shown)} if unseen else None


def _with_address(card: cards.Card) -> cards.Card:
    """A card with the way to its item on the desk; there is none to what is not there."""
    kind, _colon, ref = card["embed"].partition(":")
    return {**card, "address": reverse("admin:desk_item", args=[kind, ref]) if card["kind"] else ""}


def stories(desks: list[Desk], by: Any, at: datetime) -> Iterator[Entry]:
    """Live items with an embed that was taken from readers, those whose embed went last first.

    Whoever approves sees all of them, a writer those that they began.
    """
    names = {desk.model.kind: str(desk.model._meta.verbose_name) for desk in desks if not desk.is_words}
    editions = _editions_with_holes(list(names), at)
    mine = None if by.has_perm(APPROVE) else _begun_by(desks, by, editions)
    once: dict[tuple[str, str], Edition] = {}
    for edition in editions:
        if mine is None or (edition.kind, edition.ref) in mine:
            once.setdefault((edition.kind, edition.ref), edition)
    for edition in list(once.values())[: SHOWN + 1]:
        yield Entry(
            title=edition.headline,
            kind=edition.kind,
            ref=edition.ref,
            kind_name=names[edition.kind],
            badge=badge("stop", "⊘", str(_("an embed is gone"))),
            at=edition.live_from,
        )


def _editions_with_holes(kinds: list[str], at: datetime) -> list[Edition]:
    """Live editions that show something withdrawn, the latest withdrawal first. What was withdrawn is little: it begins there."""
    links = EditionLink.objects.filter(role="embed", edition__live_from__lte=at, edition__live_until__gt=at)
    own = links.filter(to_kind=OuterRef("kind"), to_ref=OuterRef("ref"))
    again = Edition.objects.live(at=at).filter(kind=OuterRef("kind"), ref=OuterRef("ref"))
    merged = Successor.objects.filter(kind=OuterRef("kind"), ref=OuterRef("ref"))
    gone = PublicPath.objects.filter(Exists(own), ~Exists(again), ~Exists(merged), withdrawn_at__isnull=False)
    when: dict[tuple[str, str], datetime] = {}
    for kind, ref, withdrawn_at in gone.order_by("-withdrawn_at").values_list("kind", "ref", "withdrawn_at")[
        :MOST_LOOKED_AT
    ]:
        when.setdefault((kind, ref), withdrawn_at)
    if not when:
        return []
    rows = links.filter(to_ref__in={ref for _kind, ref in when}, edition__kind__in=kinds)
    holes = [
        row for row in rows.select_related("edition").defer("edition__body_html") if (row.to_kind, row.to_ref) in when
    ]
    holes.sort(key=lambda row: when[row.to_kind, row.to_ref], reverse=True)
    return [row.edition for row in holes]


def _begun_by(desks: list[Desk], by: Any, editions: list[Edition]) -> set[tuple[str, str]]:
    refs = {edition.ref for edition in editions}
    return {
        (desk.model.kind, ref)
        for desk in desks
        if refs and not desk.is_words
        for ref in desk.model._default_manager.filter(ref__in=refs, created_by=by).values_list("ref", flat=True)
    }


def _writes(_desks: list[Desk], by: Any) -> bool:
    return bool(by.has_perm(WRITE))


def join() -> None:
    """The panel of an item, and a section of My desk."""
    add_panel(Panel("lost-embeds", SIDE, 20, "desk/lost_embeds.html", ask))
    board.add_section(
        (
            "lost_embeds",
            _("An embed is gone"),
            _("Everything that live stories show can be seen by readers."),
            _writes,
            stories,
        ),
        before="after_review",
    )
