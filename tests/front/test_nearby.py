"""What else a page leads to: near in place, in time and in kind, nothing twice, nothing that is not public."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.front.nearby import SHOWN, near_event, related_stories
from newsroom.press.models import Edition
from tests.front.factory import NOW, make_edition, make_province, make_topic, make_type

pytestmark = pytest.mark.django_db

SHADEGAN = {"facts": {"places": [{"slug": "shadegan", "name": "Shadegan", "is_near": False}]}}


def names(editions: list[Edition]) -> list[str]:
    return [one.headline for one in editions]


def event(headline: str, province: str = "khuzestan", kind: str = "strike", **more) -> Edition:
    filed = {
        "provinces": (make_province(province, province, province, province[:5]),),
        "event_types": (make_type(kind, kind),),
    }
    return make_edition(headline=headline, **filed, **more)


def test_each_block_has_its_own_and_nothing_stands_twice():
    own = event("Own", **SHADEGAN)
    event("Same place, same day", **SHADEGAN)
    event("Day before, elsewhere in the province", "khuzestan", "flood", day=(2019, 4, 9))
    event("Months away, elsewhere in the province", "khuzestan", "flood", day=(2019, 8, 1))
    event("Same type, another province", "yazd", day=(2019, 8, 1))
    event("Another type, another province", "yazd", "flood", day=(2019, 4, 10))
    near = near_event(own, at=NOW)
    assert names(near.place) == ["Same place, same day"]
    assert names(near.time) == ["Day before, elsewhere in the province"]
    assert names(near.type) == ["Same type, another province"]


def test_without_a_place_the_province_is_asked():
    own = event("Own", day=(None, None, None))
    event("In the province", "khuzestan", "flood", **SHADEGAN)
    near = near_event(own, at=NOW)
    assert (names(near.place), near.is_place_exact) == (["In the province"], False)


@pytest.mark.parametrize(
    "window",
    [
        {"live_from": NOW + timedelta(hours=1)},
        {"live_from": NOW - timedelta(days=2), "live_until": NOW},
        {"language": "fa"},
    ],
    ids=["scheduled", "withdrawn", "in another language"],
)
def test_only_what_is_live_in_the_language_is_near(window):
    own = event("Own", **SHADEGAN)
    event("Other", **window, **SHADEGAN)
    near = near_event(own, at=NOW)
    assert (near.place, near.time, near.type) == ([], [], [])


def test_what_the_page_leads_to_already_is_left_out_and_blocks_are_short():
    own, shown = event("Own", **SHADEGAN), event("Shown", **SHADEGAN)
    for number in range(9):
        event(f"Other {number}", **SHADEGAN)
    near = near_event(own, at=NOW, without=[(shown.kind, shown.ref)])
    assert len(near.place) == len(near.time) == SHOWN
    assert not {"Shown", "Own"} & {*names(near.place), *names(near.time), *names(near.type)}
    assert not {*names(near.place)} & {*names(near.time)}


def test_an_event_without_anything_has_nothing_near():
    near = near_event(make_edition(day=(None, None, None)), at=NOW)
    assert (near.place, near.time, near.type) == ([], [], [])


def story(headline: str, *, topics: tuple = (), days: int = 1, **more) -> Edition:
    return make_edition("article", headline=headline, topics=topics, live_from=NOW - timedelta(days=days), **more)


def test_stories_that_share_most_come_first():
    wages, water, province, strike = make_topic(), make_topic("Water"), make_province(), make_type()
    own = story("Own", topics=(wages, water), provinces=(province,), days=5)
    story("One topic", topics=(wages,), days=9)
    story("Both topics", topics=(wages, water), days=30)
    story("Province", provinces=(province,), days=1)
    story("Type alone", event_types=(strike,), days=5)
    story("Nothing", days=5)
    assert names(related_stories(own, at=NOW)) == ["Both topics", "One topic", "Province"]


def test_pages_show_them_in_one_query_each(client, django_assert_num_queries):
    own = event("Own", **SHADEGAN)
    event("Same place here", **SHADEGAN)
    page = client.get(own.path).content.decode()
    assert "From the same place" in page
    assert "Of the same type" not in page, "a block without anything is left out"
    written = story("A story")
    with django_assert_num_queries(1):
        near_event(own, at=NOW)
    with django_assert_num_queries(1):
        related_stories(written, at=NOW)


def test_a_city_that_stands_for_a_place_nearby_is_not_the_same_place():
    near_by = {"facts": {"places": [{"slug": "ahvaz", "name": "near Ahvaz", "is_near": True}]}}
    own = event("Own", **near_by)
    event("In the city", facts={"places": [{"slug": "ahvaz", "name": "Ahvaz", "is_near": False}]})
    near = near_event(own, at=NOW)
    assert (names(near.place), near.is_place_exact) == (["In the city"], False)
    assert near_event(Edition.objects.get(headline="In the city"), at=NOW).place == []
