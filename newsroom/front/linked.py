"""The items that hang together with a page: what it shows, what rests on it, and itself in other languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from newsroom.front.covers import covered
from newsroom.press.models import Edition, EditionLink
from newsroom.press.succession import follow, standing_for
from newsroom.text.sanitise import embed_refs

Link = tuple[str, str, str]  # role, kind, ref
MOST_BACKLINKS = 60


@dataclass(slots=True)
class Linked:
    """Live editions around one. `by_role` keeps the order of the links; what is not live is not there."""

    by_role: dict[str, list[Edition]] = field(default_factory=dict)
    by_item: dict[tuple[str, str], Edition] = field(default_factory=dict)
    backlinks: list[Edition] = field(default_factory=list)
    continued_in: list[Edition] = field(default_factory=list)
    elsewhere: dict[str, str] = field(default_factory=dict)


def linked(edition: Edition, links: Iterable[Link] | None, *, at: datetime) -> Linked:
    """Everything around an edition, in a fixed number of queries; `links` are given for one that is not saved."""
    if links is None:
        links = list(EditionLink.objects.filter(edition=edition).values_list("role", "to_kind", "to_ref"))
    else:
        links = list(links)
    own = (edition.kind, edition.ref)
    wanted = {(kind, ref) for _role, kind, ref in links} | set(embed_refs(edition.body_html))
    others = _translations_to(own, at)
    live = live_items(wanted | others | {own}, at=at)
    here = {(one.kind, one.ref): one for one in live if one.language == edition.language}
    here |= _successors(wanted - set(here), edition.language, at)
    back = _backlinks(edition, at)
    translations = {(kind, ref) for role, kind, ref in links if role == "translation"} | others | {own}
    return Linked(
        by_role=_by_role(links, here),
        by_item=here,
        backlinks=[one for one in back if not one.goes_on],
        continued_in=[one for one in back if one.goes_on],
        elsewhere={
            one.language: one.path
            for one in live
            if one.language != edition.language and (one.kind, one.ref) in translations
        },
    )


def _successors(missing: set[tuple[str, str]], language: str, at: datetime) -> dict[tuple[str, str], Edition]:
    """For items that are not live because they were merged into others: the live edition of the other, under the old name."""
    ends = follow(missing) if missing else {}
    live = {(one.kind, one.ref): one for one in live_items(ends.values(), at=at, language=language)}
    return {item: live[end] for item, end in ends.items() if end in live}


def _translations_to(own: tuple[str, str], at: datetime) -> set[tuple[str, str]]:
    """The items that call this one their translation: a later version links to the first one, not the other way."""
    rows = Edition.objects.live(at=at).filter(links__role="translation", links__to_kind=own[0], links__to_ref=own[1])
    return set(rows.values_list("kind", "ref"))


def live_items(items: Iterable[tuple[str, str]], *, at: datetime, language: str = "") -> list[Edition]:
    """The live editions of the items (kind, ref), in one language or in all, without their bodies."""
    refs: dict[str, list[str]] = {}
    for kind, ref in sorted(set(items)):
        refs.setdefault(kind, []).append(ref)
    if not refs:
        return []
    asked = Q()
    for kind, of_kind in refs.items():
        asked |= Q(kind=kind, ref__in=of_kind)
    rows = Edition.objects.live(at=at).filter(asked).defer("body_html")
    return covered(list(rows.filter(language=language) if language else rows), at=at)


def _by_role(links: list[Link], here: dict[tuple[str, str], Edition]) -> dict[str, list[Edition]]:
    roles: dict[str, list[Edition]] = {}
    for role, kind, ref in links:
        shown = here.get((kind, ref))
        if shown is not None and shown not in roles.setdefault(role, []):  # two links may lead to one merged item
            roles[role].append(shown)
    return roles


def _backlinks(edition: Edition, at: datetime) -> list[Any]:
    """Live editions in the same language that show, rest on or go on from this one (`goes_on`), newest first."""
    links = EditionLink.objects.filter(standing_for(edition.kind, edition.ref)).exclude(role="translation")
    rows = (
        Edition.objects.live(at=at)
        .filter(language=edition.language, pk__in=links.values("edition"))
        .exclude(kind=edition.kind, ref=edition.ref)
        .annotate(goes_on=Exists(links.filter(edition=OuterRef("pk"), role="follows")))
        .defer("body_html")
        .order_by("-published_at", "-pk")
    )
    return covered(list(rows[:MOST_BACKLINKS]), at=at)
