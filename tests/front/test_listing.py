from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.front.listing import Cursor, Page, Selection, newest, page_of
from newsroom.press.models import Edition
from tests.front.factory import NOW, make_edition, make_province, make_ref, make_topic, make_type

pytestmark = pytest.mark.django_db
EN = Selection("en", NOW)


def walk(selection: Selection, size: int) -> list[str]:
    """Every ref on the way from the newest to the oldest page."""
    refs: list[str] = []
    page = page_of(selection, size)
    for _turn in range(100):
        refs += [edition.ref for edition in page.editions]
        if not page.older:
            return refs
        page = page_of(replace(selection, after=Cursor.read(page.older)), size)
    raise AssertionError("the pages do not end")


def back_from(page: Page, selection: Selection, size: int) -> Page:
    return page_of(replace(selection, before=Cursor.read(page.newer)), size)


@pytest.fixture
def world():
    """Forty events; many share their minute, so that the time alone does not order them."""
    south, north = make_province(), make_province("gilan", "Gilan", "گیلان", "IR-01")
    strike = make_type()
    lorries = make_type("truckers-strike", "Truck drivers' strike", "اعتصاب رانندگان", parent=strike)
    wages = make_topic()
    for number in range(40):
        make_edition(
            ref=make_ref(number + 50),
            live_from=NOW - timedelta(hours=number // 4 + 1),
            provinces=[(south,), (north,), (south, north), ()][number % 4],
            event_types=[(strike,), (strike, lorries), (), (lorries,), (strike,)][number % 5],
            topics=(wages,) if number % 3 == 0 else (),
            day=(2019, 1 + number % 12, 1),
        )
    return {"south": south.pk, "north": north.pk, "strike": strike.pk, "lorries": lorries.pk, "wages": wages.pk}


def expected(**terms: tuple[int, ...]) -> list[str]:
    """The slow and plain answer."""
    editions = Edition.objects.live(at=NOW).filter(language="en").order_by("-published_at", "-pk")
    for rows, keys in terms.items():
        editions = [one for one in editions if set(getattr(one, rows).values_list("tag", flat=True)) & set(keys)]
    return [one.ref for one in editions]


CHOICES = [
    {},
    {"provinces": ("south",)},
    {"provinces": ("south", "north")},
    {"event_types": ("strike",)},
    {"event_types": ("strike", "lorries")},
    {"topics": ("wages",)},
    {"provinces": ("south",), "event_types": ("strike",)},
    {"provinces": ("south", "north"), "event_types": ("strike", "lorries")},
    {"provinces": ("north",), "event_types": ("lorries",), "topics": ("wages",)},
]
ROWS = {"provinces": "province_rows", "event_types": "event_type_rows", "topics": "topic_rows"}


@pytest.mark.parametrize("size", [1, 3, 7, 50])
@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_the_pages_are_complete_without_repeats(world, choice, size):
    keys = {name: tuple(world[term] for term in terms) for name, terms in choice.items()}
    wanted = expected(**{ROWS[name]: terms for name, terms in keys.items()})
    assert wanted
    assert walk(replace(EN, **keys), size) == wanted


@pytest.mark.parametrize("choice", [{}, {"provinces": ("south", "north")}], ids=str)
def test_the_way_back_shows_the_pages_of_the_way_there(world, choice):
    selection = replace(EN, **{name: tuple(world[term] for term in terms) for name, terms in choice.items()})
    pages = [page_of(selection, 6)]
    while pages[-1].older:
        pages.append(page_of(replace(selection, after=Cursor.read(pages[-1].older)), 6))
    assert len(pages) > 3
    for earlier, page in zip(reversed(pages[:-1]), reversed(pages[1:]), strict=True):
        assert [one.ref for one in back_from(page, selection, 6).editions] == [one.ref for one in earlier.editions]


def test_a_corrected_item_keeps_its_place_under_a_new_key(world):
    first = page_of(EN, 5)
    last = first.editions[-1]
    Edition.objects.filter(pk=last.pk).delete()
    make_edition(ref=last.ref, published_at=last.published_at, live_from=NOW, headline="Corrected")
    token = Cursor.read(first.older)
    assert last.ref not in [one.ref for one in page_of(replace(EN, after=token), 50).editions]


def test_the_next_page_follows_the_time_when_the_item_is_gone(world):
    first = page_of(EN, 6)
    everything = expected()
    Edition.objects.filter(ref=first.editions[-1].ref).delete()
    after = [one.ref for one in page_of(replace(EN, after=Cursor.read(first.older)), 50).editions]
    assert set(everything[6:]) <= set(after)


@pytest.mark.parametrize(
    "fields",
    [
        {"live_from": NOW + timedelta(seconds=1)},
        {"live_from": NOW - timedelta(days=2), "live_until": NOW},
        {"language": "fa"},
    ],
    ids=["scheduled", "expired", "in Persian"],
)
def test_what_is_not_public_here_and_now_is_not_listed(fields):
    south = make_province()
    make_edition(provinces=(south,), **fields)
    assert newest(EN, 10) == []
    assert newest(replace(EN, provinces=(south.pk,)), 10) == []


def test_a_scheduled_item_is_listed_from_its_minute_on():
    moment = NOW + timedelta(hours=6)
    make_edition(live_from=moment)
    assert newest(replace(EN, at=moment - timedelta(seconds=1)), 10) == []
    assert len(newest(replace(EN, at=moment), 10)) == 1


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2019, 4, 10), None, ["article", "event"]),
        (date(2019, 4, 11), None, ["article"]),
        (None, date(2019, 4, 10), ["event"]),
        (None, date(2019, 4, 9), []),
        (date(2026, 5, 10), date(2026, 5, 10), ["article"]),
        (date(2026, 5, 11), None, []),
        (None, None, ["article", "event", "event"]),
    ],
)
def test_dates_are_of_the_event_or_else_of_publication(since, until, found):
    make_edition(day=(2019, 4, 10))
    make_edition(day=(None, 4, 10), headline="Of an unknown year")
    make_edition("article", headline="A story")
    assert sorted(one.kind for one in newest(replace(EN, since=since, until=until), 10)) == found


@pytest.mark.parametrize(
    "token", ["", "event", "event:abc:1", "event:bcdfghjk:-1", "event:bcdfghjk:9" * 3, "e:bcdfghjk:" + "9" * 18]
)
def test_a_token_that_we_did_not_write_is_none(token):
    assert Cursor.read(token) is None


def test_a_token_names_the_item_to_the_microsecond():
    cursor = Cursor("event", "bcdfghjk", NOW + timedelta(microseconds=7))
    assert Cursor.read(str(cursor)) == cursor


def test_a_page_neither_counts_nor_skips_nor_sorts_out_doubles(world):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page_of(replace(EN, provinces=(world["south"],), event_types=(world["strike"],)), 5)
    (statement,) = [query["sql"].upper() for query in queries]
    assert not any(word in statement for word in ("COUNT(", "DISTINCT", "OFFSET"))
    assert statement.count("JOIN") == 2
