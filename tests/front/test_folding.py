"""Lists in which a series is one entry a day: what is folded, what it says, and that no page loses or repeats anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.front.folding import STEPS, Fold, folded
from newsroom.front.listing import Cursor, Selection
from newsroom.front.series import with_series
from newsroom.press.models import Edition
from tests.front.factory import NOW, make_edition, make_province, make_ref, make_type

pytestmark = pytest.mark.django_db
EN = Selection("en", NOW)
FLOODS, STRIKE = make_ref(7001), make_ref(7002)


def make_series(ref: str = FLOODS, headline: str = "Floods in Lorestan", language: str = "en", **facts) -> Edition:
    return make_edition("series", ref=ref, language=language, headline=headline, facts=facts)


def make_part(
    ref: str = FLOODS, *, hours: float = 1, reports: int = 1, places: tuple[str, ...] = (), **fields
) -> Edition:
    facts = {
        "series": {"ref": ref, "day_stated": fields.pop("stated", None)},
        "reports": reports,
        "places": [{"slug": place, "name": place.title()} for place in places],
        **fields.pop("facts", {}),
    }
    links = (("series", "series", ref),)
    return make_edition(published_at=NOW - timedelta(hours=hours), facts=facts, links=links, **fields)


def sentences(selection: Selection = EN) -> list[str]:
    with translation.override(selection.language):
        return [one.sentence if isinstance(one, Fold) else one.headline for one in folded(selection).entries]


def test_the_events_of_a_day_are_one_entry_at_the_place_of_the_newest():
    make_edition(headline="Newest", published_at=NOW)
    make_series()
    make_part(hours=1, reports=20, places=("dorud", "khorramabad"))
    make_edition(headline="In between", published_at=NOW - timedelta(hours=2))
    make_part(hours=3, reports=3, places=("khorramabad", "kuhdasht"))
    entries = sentences(replace(EN, kind="event"))
    assert entries == ["Newest", "Floods in Lorestan: 23 reports from 3 places since midnight", "In between"]


@pytest.mark.parametrize(
    ("language", "hours", "places", "words"),
    [
        ("en", 1, ("dorud",), "Floods in Lorestan: 2 reports from 1 place since midnight"),
        ("en", 1, (), "Floods in Lorestan: 2 reports since midnight"),
        ("en", 30, ("dorud",), "Floods in Lorestan: 2 reports from 1 place on 9 May"),
        ("en", 30, (), "Floods in Lorestan: 2 reports on 9 May"),
        ("en", 24 * 200, (), "Floods in Lorestan: 2 reports on 22 October 2025"),
        ("fa", 30, ("dorud",), "۲ گزارش"),
        ("fa", 30, (), "۱۹ اردیبهشت"),
        ("fa", 24 * 200, (), "۳۰ مهر ۱۴۰۴"),
    ],
)
def test_the_sentence_counts_what_is_in_it_and_names_the_day(language, hours, places, words):
    make_series(language=language)
    for _number in range(2):
        make_part(hours=hours, places=places, language=language)
    (entry,) = sentences(Selection(language, NOW, "event"))
    assert words in entry


def test_days_are_those_of_the_newsroom():
    """Midnight in Tehran is half past eight in the evening before, in UTC."""
    make_series()
    for hours in (15, 15.4, 15.6, 16):
        make_part(hours=hours)
    folds = folded(replace(EN, kind="event")).entries
    assert [(one.day.day, len(one.events)) for one in folds] == [(10, 2), (9, 2)]


def test_one_event_of_a_series_stays_an_event_and_names_it(client):
    make_series(has_day_count=True)
    make_part(stated=12, headline="Alone today")
    (entry,) = folded(replace(EN, kind="event")).entries
    assert (entry.headline, entry.part.series.headline, entry.part.day) == ("Alone today", "Floods in Lorestan", 12)
    page = client.get("/events/").content.decode()
    assert "Day 12 of:" in page


@pytest.mark.parametrize(
    "window", [None, {"live_until": NOW}, {"live_from": NOW + timedelta(hours=1)}, {"language": "fa"}]
)
def test_a_series_that_is_not_live_here_folds_and_names_nothing(window):
    if window is not None:
        make_edition("series", ref=FLOODS, **{"live_from": NOW - timedelta(days=9), **window})
    made = [make_part() for _number in range(3)]
    entries = folded(replace(EN, kind="event")).entries
    assert [one.ref for one in entries] == [one.ref for one in reversed(made)]
    assert not any(hasattr(one, "part") for one in entries)


@pytest.mark.parametrize(
    ("facts", "is_named"),
    [
        ({"precision": "site"}, True),
        ({"precision": "province"}, False),
        ({"precision": "province", "checked": {"precision": "province", "says": "x"}}, True),
        ({"precision": "none", "checked": {"precision": "province", "says": "x"}}, False),
        ({"precision": "province", "checked": {"precision": "province", "says": "older"}}, False),
    ],
    ids=[
        "exact",
        "coarse, never compared",
        "coarse, as compared",
        "coarser since",
        "the series says something else now",
    ],
)
def test_an_event_that_keeps_its_place_back_is_not_placed_by_its_series(client, facts, is_named):
    series = make_series(says="x")
    facts = {"precision": facts["precision"], "series": {"ref": FLOODS, "checked": facts.get("checked")}}
    event = make_part(facts=facts)
    assert hasattr(with_series([event], at=NOW)[0], "part") is is_named
    assert (series.path in client.get(event.path).content.decode()) is is_named
    assert (series.path in client.get("/events/").content.decode()) is is_named
    assert (event.path in client.get(series.path).content.decode()) is is_named


def test_only_what_the_list_asks_for_is_counted():
    south, north, strike = make_province(), make_province("gilan", "Gilan", "گیلان", "IR-01"), make_type()
    make_series()
    for provinces in ((south,), (south,), (north,)):
        make_part(provinces=provinces, event_types=(strike,))
    assert sentences(replace(EN, provinces=(south.pk,))) == ["Floods in Lorestan: 2 reports since midnight"]
    both = replace(EN, provinces=(south.pk, north.pk), event_types=(strike.pk,))
    assert sentences(both) == ["Floods in Lorestan: 3 reports since midnight"]


@pytest.mark.parametrize(
    "path", ["/", "/events/", "/provinces/khuzestan/", "/event-types/strike/", "/search/?kind=event"]
)
def test_every_list_of_events_folds(client, path):
    series, filed = make_series(), {"provinces": (make_province(),), "event_types": (make_type(),)}
    for number in range(5):
        make_part(hours=1 + number / 10, headline=f"Town {number}", **filed)
    page = client.get(path).content.decode()
    assert "Floods in Lorestan: 5 reports since midnight" in page
    assert series.path in page
    assert [f"Town {number}" in page for number in range(5)] == [True, True, True, False, False]


def test_feeds_hold_every_event(client):
    make_series()
    for number in range(5):
        make_part(headline=f"Town {number}")
    feed = client.get("/feeds/events.xml").content.decode()
    assert all(f"Town {number}" in feed for number in range(5))


def test_a_page_of_many_folds_is_about_as_long_as_any_other():
    make_series()
    for number in range(60):
        make_part(hours=1 + number / 100)
    for number in range(30):
        make_edition(published_at=NOW - timedelta(hours=5, minutes=number))
    page = folded(replace(EN, kind="event"))
    assert len(page.entries) == 20
    assert len(page.entries[0].events) == 60
    assert page.older


@pytest.mark.parametrize("size", [3, 30])
def test_the_number_of_queries_does_not_grow_with_what_is_there(size):
    for number, ref in enumerate((FLOODS, STRIKE)):
        make_series(ref)
        for turn in range(size):
            make_part(ref, hours=1 + turn * 7 + number)
    with CaptureQueriesContext(connection) as queries:
        folded(replace(EN, kind="event"))
    assert len(queries) <= 5 * STEPS


def test_a_list_without_a_series_costs_one_query():
    for _number in range(30):
        make_edition()
    with CaptureQueriesContext(connection) as queries:
        folded(EN)
    assert len(queries) == 1


ITEMS = st.lists(
    st.tuples(st.sampled_from(["", FLOODS, STRIKE]), st.integers(0, 60), st.booleans()), min_size=1, max_size=28
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=ITEMS, size=st.integers(1, 6))
def test_no_page_loses_or_repeats_an_event_and_the_way_back_is_the_way_there(items, size):
    Edition.objects.all().delete()
    make_series(FLOODS, says="x")
    make_series(STRIKE, says="x")
    for ref, hours, keeps_back in items:
        facts = {"precision": "province" if keeps_back and hours % 2 else "site"}
        made = make_part(ref, hours=hours, facts={**facts, "series": {"ref": ref}}) if ref else None
        made or make_edition(published_at=NOW - timedelta(hours=hours))
    selection = replace(EN, kind="event")
    pages = [folded(selection, size)]
    while pages[-1].older and len(pages) < 100:
        pages.append(folded(replace(selection, after=Cursor.read(pages[-1].older)), size))
    shown = [ref for page in pages for entry in page.entries for ref in refs_in(entry)]
    assert sorted(shown) == sorted(Edition.objects.filter(kind="event").values_list("ref", flat=True))
    assert all(len(page.entries) <= size for page in pages)
    keys = [(e.series.ref, e.day) for page in pages for e in page.entries if isinstance(e, Fold)]
    assert len(keys) == len(set(keys))
    for earlier, page in pairwise(pages):
        if page.entries and len(earlier.entries) == size:
            back = folded(replace(selection, before=Cursor.read(page.newer)), size)
            assert [refs_in(one) for one in back.entries] == [refs_in(one) for one in earlier.entries]


def refs_in(entry: Edition | Fold) -> list[str]:
    return [one.ref for one in entry.events] if isinstance(entry, Fold) else [entry.ref]
