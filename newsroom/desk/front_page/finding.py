"""What may be put on the front page: items that are public, or will be, in its language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from newsroom.front.sections import BY_KIND
from newsroom.press import search
from newsroom.press.front_page import Placed
from newsroom.press.models import Edition, EditionLink, FrontSlot

FOUND = 12
Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of what was found, or of what stands on the page. `live_from` is set for what comes later; without a title it is
    not public any more."""

    kind: str
    ref: str
    title: str = ""
    kind_title: str = ""
    path: str = ""
    published_at: datetime | None = None
    live_from: datetime | None = None


def found(words: str, language: str, *, at: datetime) -> list[Candidate]:
    """Items of the language that fit the words, best first; the newest where no words are given."""
    editions = Edition.objects.open_or_coming(at).filter(language=language, kind__in=BY_KIND)
    query = search.parse(words)
    if not query:
        newest = editions.filter(kind="article").order_by("-published_at", "-pk").defer("body_html")
        return _once(newest[: FOUND * 2], at)[:FOUND]
    keys = search.found(editions, query)[: FOUND * 2]
    rank = {key: number for number, key in enumerate(keys)}
    rows = Edition.objects.filter(pk__in=keys).defer("body_html")
    return _once(sorted(rows, key=lambda one: rank[one.pk]), at)[:FOUND]


def named(items: Iterable[Item], language: str, *, at: datetime) -> dict[Item, Candidate]:
    """The lines of known items, in one query; those that are not public any more are left out."""
    asked = Q()
    for kind, ref in items:
        asked |= Q(kind=kind, ref=ref)
    if not asked:
        return {}
    rows = Edition.objects.open_or_coming(at).filter(asked, language=language).order_by("live_from")
    return {(one.kind, one.ref): one for one in _once(rows.defer("body_html"), at)}


def in_language(
    placed: Sequence[Placed], source: str, language: str, *, at: datetime
) -> tuple[list[Placed], list[Placed]]:
    """The places of another language's page in this one: (what can stand here, what cannot).

    Items that are one in every language stay, stories become their translation, links to other sites stay behind because
    their titles are in the other language.
    """
    items = [one.what for one in placed if one.ref]
    into = {item: item for item in items} | _translations(items, source, at)
    here = named(into.values(), language, at=at)
    kept, left = [], []
    for one in placed:
        target = into.get(one.what)
        if one.ref and target in here:
            kept.append(replace(one, kind=target[0], ref=target[1]))
        else:
            left.append(one)
    return kept, left


def _translations(items: list[Item], language: str, at: datetime) -> dict[Item, Item]:
    """Stories and the ones in the other language, whichever of the two names the other."""
    refs = [ref for kind, ref in items if kind == "article"]
    links = EditionLink.objects.filter(role="translation", to_kind="article")
    shown = Edition.objects.open_or_coming(at)
    there = links.filter(edition__in=shown.filter(kind="article", ref__in=refs)).values_list("edition__ref", "to_ref")
    back = links.filter(to_ref__in=refs, edition__in=shown).values_list("to_ref", "edition__ref")
    return {("article", own): ("article", other) for own, other in [*back, *there] if other not in refs}


def line(one: Placed) -> Candidate:
    """The line of a link to another site."""
    return Candidate(kind="", ref="", title=one.title, kind_title=one.source, path=one.address)


def _once(editions: Iterable[Edition], at: datetime) -> list[Candidate]:
    """One line an item: its open window, or else the next one."""
    lines: dict[Item, Candidate] = {}
    for one in editions:
        known = lines.get((one.kind, one.ref))
        if known is None or (known.live_from is not None and one.live_from <= at):
            lines[one.kind, one.ref] = _candidate(one, at)
    return list(lines.values())


def _candidate(one: Edition, at: datetime) -> Candidate:
    return Candidate(
        one.kind, one.ref, one.headline, str(BY_KIND[one.kind].singular), one.path, one.published_at,
        one.live_from if one.live_from > at else None,
    )  # fmt: skip


PLACES = list(FrontSlot.Place.choices)
