"""The number beside a choice is the number of the list it leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from django.http import QueryDict
from django.urls import resolve
from django.utils.translation import override

from newsroom.front.facets import Facets
from newsroom.front.filters import LEFT_OUT, EditionFilter
from newsroom.front.listing import Cursor, Selection, page_of
from newsroom.front.vocabulary import Vocabulary
from newsroom.front.words import counted_with
from tests.front.factory import NOW, make_edition, make_place, make_province, make_ref, make_topic, make_type

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Sixty entries of all kinds, in both languages, under terms that overlap; some closed, some still to come."""
    south, north = make_province(), make_province("gilan", "Gilan", "گیلان", "IR-01")
    shadegan, rasht = make_place(), make_place("rasht", "Rasht", "رشت", north)
    strike, flood = make_type(), make_type("flood", "Flood", "سیل")
    lorries = make_type("truckers-strike", "Truck drivers' strike", "اعتصاب رانندگان", parent=strike)
    wages, water = make_topic(), make_topic("Water")
    for number in range(60):
        kind = ("event", "event", "footage", "article")[number % 4]
        finding = {"finding": {"mark": ("confirmed", "partly")[number % 2], "word": "x"}} if kind == "footage" else {}
        make_edition(
            kind, ref=make_ref(number + 500), language=("en", "en", "fa")[number % 3], headline=f"Bread {number}",
            live_from=NOW + timedelta(hours=1) if number == 7 else NOW - timedelta(days=number),
            live_until=NOW if number == 8 else NOW + timedelta(days=9),
            provinces=((south,), (north,), (south, north), ())[number % 4 if number % 5 else 2],
            places=((shadegan,), (rasht, shadegan), ())[number % 3],
            event_types=((strike,), (strike, lorries), (lorries,), (flood,), ())[number % 5],
            topics=((wages,), (wages, water), ())[number % 3],
            confidence=("reported", "confirmed", "")[number % 3] if kind == "event" else "",
            day=(None, None, None) if number % 11 == 0 else (2019, 1 + number % 12, (number % 28 + 1) if number % 2 else None),
            facts=finding,
        )  # fmt: skip


def opened(address: str) -> Facets:
    """The facets of the page at an address."""
    path, _mark, query = address.partition("?")
    match = resolve(path.removeprefix("/fa"))
    language = "fa" if path.startswith("/fa/") else "en"
    kind = {"events": "event", "footage": "footage", "articles": "article"}.get(match.kwargs.get("name", ""), "")
    values = QueryDict(query)
    with override(language):
        filters = EditionFilter(values, Vocabulary(), at=NOW, leave_out=LEFT_OUT.get(kind, ()))
        assert filters.is_valid(), (address, filters.sentences())
        selection = filters.selection(language=language, **({"kind": kind} if kind else {}))
        words = values.get("q", "")
        facets = counted_with(filters, selection, path, words) if words else Facets(filters, selection, path)
        assert facets.facets is not None
        return facets


def listed(selection: Selection) -> int:
    """How many entries there are on the way from the newest to the oldest page."""
    count, page = 0, page_of(selection, 7)
    for _turn in range(100):
        count += len(page.editions)
        if not page.older:
            return count
        page = page_of(replace(selection, after=Cursor.read(page.older)), 7)
    raise AssertionError("the pages do not end")


ASKED = [
    *(f"/{name}/" for name in ("events", "footage", "articles", "search")),
    *(f"/{name}/?{query}" for name, query in product(("events", "search"), (
        "province=gilan", "type=strike", "type=truckers-strike", "place=rasht", "topic=wages&topic=water",
        "confidence=confirmed", "since=2019-03&until=2019-06", "province=gilan&type=strike", "language=fa",
    ))),
    "/fa/events/", "/fa/search/?kind=event", "/fa/events/?since=1397-12&until=1398-02", "/search/?kind=footage",
    "/search/?q=bread", "/search/?province=gilan&q=bread", "/search/?kind=event&type=strike&q=bread", "/fa/search/?q=bread",
]  # fmt: skip


@pytest.mark.parametrize("address", ASKED)
def test_following_a_choice_gives_exactly_its_number(world, address):
    here = opened(address)
    assert here.facets
    for facet in here.facets:
        for choice in facet.choices:
            there = opened(choice.address)
            expected = choice.number + (here.number if choice.adds else 0)
            assert there.number == expected, (facet.name, choice)
            if "q=" not in address:
                assert listed(there.selection) == expected, (facet.name, choice)


@pytest.mark.parametrize("address", ASKED)
def test_the_number_of_a_list_is_that_of_its_pages(world, address):
    if "q=" not in address:
        here = opened(address)
        assert here.number == listed(here.selection)


def test_choices_are_links_with_their_numbers_and_several_of_one_vocabulary_are_added(client, world):
    page = client.get("/events/?province=gilan").content.decode()
    assert 'href="/events/?province=gilan&amp;province=khuzestan"' in page
    assert '<span class="count" dir="ltr">+' in page
    assert 'href="/events/?province=gilan&amp;type=strike"' in page


def test_what_is_not_live_gives_no_number(client):
    make_edition(live_from=NOW + timedelta(hours=1), places=(make_place(),))
    page = client.get("/events/").content.decode()
    assert "Shadegan" not in page


def test_a_long_list_says_of_what_its_numbers_are(world):
    with override("en"):
        filters = EditionFilter(QueryDict(""), Vocabulary(), at=NOW, leave_out=LEFT_OUT["event"])
        assert filters.is_valid()
        facets = Facets(filters, filters.selection(language="en", kind="event"), "/events/", most=10)
        assert (facets.number, facets.is_cut) == (10, True)
        provinces = next(facet for facet in facets.facets if facet.name == "province")
    assert {choice.name for choice in provinces.choices} == {"Khuzestan", "Gilan"}
    assert all(choice.number is None or choice.number <= 10 for choice in provinces.choices)
    for facet in facets.facets:
        for choice in facet.choices:
            assert (choice.number or 0) <= listed(opened(choice.address).selection), (facet.name, choice)


def test_a_short_part_of_a_long_list_says_of_what_the_other_numbers_are(world):
    with override("en"):
        filters = EditionFilter(QueryDict("place=rasht"), Vocabulary(), at=NOW, leave_out=LEFT_OUT["event"])
        assert filters.is_valid()
        selection = filters.selection(language="en", kind="event")
        facets = Facets(filters, selection, "/events/", most=listed(selection))
        assert (facets.is_cut, facets.is_of_newest) == (False, True)
