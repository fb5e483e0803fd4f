"""Search by words among what a selection allows."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from newsroom.front.covers import covered
from newsroom.front.facets import Facets, Newest, Row, columns_of
from newsroom.front.filters import EditionFilter
from newsroom.front.listing import PAGE_SIZE, ROWS, Selection, conditions
from newsroom.front.snippets import show
from newsroom.press import search
from newsroom.press.models import Edition, EditionQuerySet
from newsroom.text.digits import to_latin


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. `count` is of the newest thousand that match."""

    editions: list[Edition]
    number: int
    count: int

    @property
    def has_more(self) -> bool:
        return self.number * PAGE_SIZE < self.count


def newest_with(query: search.Query) -> Newest:
    """A way to read the newest rows that hold the words, for counting them and for ranking them."""

    def newest(selection: Selection, size: int) -> list[Row]:
        if not query:
            return []
        return search.newest_rows(_allowed(selection), query, size, *columns_of(selection))

    return newest


def counted_with(filters: EditionFilter, selection: Selection, path: str, asked: str) -> Facets:
    """The facets of what holds a reader's words, of the newest thousand."""
    query, most = search.parse(asked), search.NEWEST_RANKED
    return Facets(filters, selection, path, newest=newest_with(query), most=most, q=asked)


def asked_too_long(asked: str) -> list[str]:
    """The sentence for words that are too many to look for; none where they are not."""
    if len(asked) <= search.LONGEST:
        return []
    return [_("Search: at most %(most)s letters. Leave words out that many texts hold.") % {"most": search.LONGEST}]


def look_up(selection: Selection, query: search.Query, keys: list[int], page: str = "") -> Results:
    """A page of the hits that `keys` are of, best first, with what shows why; a page number that is none is the first page."""
    hits = search.ranked(keys, query) if keys else []
    number = _number(page, len(hits))
    shown = hits[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    by_key = Edition.objects.in_bulk(shown)
    editions = [show(by_key[key], query) for key in shown if key in by_key]
    return Results(covered(editions, at=selection.at), number, len(hits))


def has_more_than(selection: Selection, query: search.Query, number: int) -> bool:
    """Whether more editions than that hold the words."""
    return bool(query) and search.matching(_allowed(selection), query)[number : number + 1].exists()


def newest_hits(selection: Selection, words: str, size: int) -> list[Edition]:
    """The newest editions that hold the words, of the thousand that changed last: for those who wait for the next one."""
    query = search.parse(words)
    if not query:
        return []
    keys = search.newest_rows(_allowed(selection), query, search.NEWEST_RANKED, "pk")
    found = Edition.objects.filter(pk__in=[key for (key,) in keys]).order_by("-published_at", "-pk")
    return covered(list(found[:size]), at=selection.at)


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
