"""Search by words among what a selection allows."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.front.covers import covered
from newsroom.front.listing import PAGE_SIZE, ROWS, Selection, conditions
from newsroom.press import search
from newsroom.press.models import Edition, EditionQuerySet
from newsroom.text.digits import to_latin


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. `count` is of the newest thousand that match; `is_cut` tells that there may be more."""

    editions: list[Edition]
    number: int
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count >= search.NEWEST_RANKED

    @property
    def has_more(self) -> bool:
        return self.number * PAGE_SIZE < self.count


def look_up(selection: Selection, words: str, page: str = "") -> Results:
    """The hits for a reader's words, best first; a page number that is none is the first page."""
    query = search.parse(words)
    hits = search.found(_allowed(selection), query) if query else []
    number = _number(page, len(hits))
    keys = hits[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    by_key = Edition.objects.in_bulk(keys)
    return Results(covered([by_key[key] for key in keys], at=selection.at), number, len(hits))


def newest_hits(selection: Selection, words: str, size: int) -> list[Edition]:
    """The newest editions that hold the words, for those who wait for the next one."""
    query = search.parse(words)
    found = _allowed(selection).filter(search_row__headline__matches=query) if query else Edition.objects.none()
    return covered(list(found.order_by("-published_at", "-pk")[:size]), at=selection.at)


def _allowed(selection: Selection) -> EditionQuerySet:
    editions = Edition.objects.live(at=selection.at).filter(conditions(selection))
    for rows, name in ROWS.items():
        if terms := getattr(selection, name):
            through = Edition._meta.get_field(rows).related_model
            editions = editions.filter(pk__in=through.objects.filter(tag__in=terms).values("content_object"))
    return editions


def _number(page: str, count: int) -> int:
    digits = to_latin(page)
    asked = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 1
    return max(1, min(asked, -(-count // PAGE_SIZE)))
