from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.http import QueryDict

from newsroom.front.filters import EditionFilter
from newsroom.front.named import MOST_TERMS
from newsroom.front.vocabulary import Vocabulary
from tests.front.factory import NOW, make_edition, make_place, make_province, make_topic, make_type

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    strike = make_type()
    lorries = make_type("truckers-strike", "Truck drivers' strike", "اعتصاب رانندگان", parent=strike)
    return {
        "khuzestan": make_province().pk,
        "gilan": make_province("gilan", "Gilan", "گیلان", "IR-01").pk,
        "strike": strike.pk,
        "lorries": lorries.pk,
        "wages": _public_topic().pk,
        "water": _public_topic("Water").pk,
        "shadegan": _public_place().pk,
    }


def _public_place():
    """So is a place."""
    place = make_place()
    make_edition(places=(place,))
    return place


def _public_topic(name: str = "Wages"):
    """A topic is known to readers once something is public under it."""
    topic = make_topic(name)
    make_edition(topics=(topic,))
    return topic


def read(query: str) -> EditionFilter:
    return EditionFilter(QueryDict(query), Vocabulary(), at=NOW)


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("province=khuzestan", "provinces", ("khuzestan",)),
        ("province=khuzestan&province=gilan", "provinces", ("khuzestan", "gilan")),
        ("type=strike", "event_types", ("strike", "lorries")),
        ("type=truckers-strike", "event_types", ("lorries",)),
        ("topic=wages", "topics", ("wages",)),
        ("topic=Wages", "topics", ("wages",)),
        ("topic=wages&topic=water", "topics", ("wages", "water")),
        ("place=shadegan", "places", ("shadegan",)),
        ("place=%D8%B4%D8%A7%D8%AF%DA%AF%D8%A7%D9%86", "places", ("shadegan",)),
        ("place=SHADEGAN&place=", "places", ("shadegan",)),
    ],
)
def test_terms_become_keys_and_a_broad_type_brings_the_narrower(terms, query, name, value):
    filters = read(query)
    assert filters.is_valid()
    assert getattr(filters.selection(language="en"), name) == tuple(terms[one] for one in value)


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ("since=2019&until=2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("since=2019-02&until=2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("since=2019-04-10&until=2019/4/11", date(2019, 4, 10), date(2019, 4, 11)),
        ("since=۲۰۱۹-۰۴", date(2019, 4, 1), None),
        ("since=&until=", None, None),
    ],
)
def test_a_day_may_be_a_month_or_a_year(terms, query, since, until):
    filters = read(query)
    assert filters.is_valid()
    selection = filters.selection(language="en")
    assert (selection.since, selection.until) == (since, until)


BAD = [
    ("province=atlantis", "atlantis"),
    ("type=wedding", "wedding"),
    ("topic=unheard-of", "unheard-of"),
    ("kind=rumour", "rumour"),
    ("confidence=certain", "certain"),
    ("since=spring", "spring"),
    ("since=2019-02-30", "2019-02-30"),
    ("until=2019-13", "2019-13"),
    ("until=0000", "0000"),
    ("place=atlantis", "atlantis"),
    ("place=%00", ""),
    ("since=1398-13", "1398-13"),
    ("until=1398-07-31", "1398-07-31"),
    ("language=xx", "xx"),
    ("province=%00", ""),
    ("topic=%00", ""),
    ("since=%00", ""),
    ("&".join(f"province=p{number}" for number in range(MOST_TERMS + 1)), "p0"),
]


@pytest.mark.parametrize(("query", "named"), BAD)
def test_a_value_that_is_none_gets_a_sentence_which_names_it(terms, query, named):
    filters = read(query)
    assert not filters.is_valid()
    (sentence,) = filters.sentences()
    assert named in sentence


@pytest.mark.parametrize("path", ["/events/", "/fa/events/", "/articles/", "/footage/", "/search/"])
@pytest.mark.parametrize(
    ("query", "_named"), [row for row in BAD if "kind" not in row[0] and "confidence" not in row[0]]
)
def test_a_bad_address_is_a_page_with_the_sentence(client, terms, path, query, _named):
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()


def test_too_many_terms_are_refused(terms):
    for number in range(MOST_TERMS + 1):
        make_province(f"p{number}", f"P{number}", f"پ{number}", f"XX-{number}")
    filters = read("&".join(f"province=p{number}" for number in range(MOST_TERMS + 1)))
    assert not filters.is_valid()
    assert str(MOST_TERMS) in filters.sentences()[0]


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("?type=strike&province=khuzestan&province=gilan", "?province=gilan&province=khuzestan&type=strike"),
        ("?since=&until=&province=gilan", "?province=gilan"),
        ("?utm_source=x", ""),
        ("?after=nonsense", ""),
        ("?since=۲۰۱۹", "?since=2019"),
        ("?since=۱۳۹۸/۱/۵", "?since=1398-01-05"),
        ("?place=%D8%B4%D8%A7%D8%AF%DA%AF%D8%A7%D9%86", "?place=shadegan"),
        ("?topic=Wages&topic=wages", "?topic=wages"),
        ("?language=en", ""),
        ("?language=fa&province=gilan", "?province=gilan&language=fa"),
    ],
)
def test_one_list_has_one_address(client, terms, asked, canonical):
    response = client.get(f"/events/{asked}")
    assert response.status_code == 302
    assert response.url == f"/events/{canonical}"
    assert client.get(response.url).status_code == 200


def test_a_filtered_list_shows_what_was_asked_for_and_nothing_else(client, terms):
    make_edition(headline="Strike in the south", provinces=(make_province(),))
    make_edition(headline="Flood in the north", provinces=(make_province("gilan"),))
    page = client.get("/events/?province=khuzestan").content.decode()
    assert "Strike in the south" in page
    assert "Flood in the north" not in page


def test_a_confidence_can_be_asked_for(client):
    make_edition(headline="Somebody says so", confidence="reported")
    make_edition(headline="We saw it", confidence="confirmed")
    page = client.get("/events/?confidence=confirmed").content.decode()
    assert "We saw it" in page
    assert "Somebody says so" not in page


def test_each_choice_can_be_taken_away(client, terms):
    page = client.get("/events/?province=gilan&type=truckers-strike").content.decode()
    assert 'href="/events/?type=truckers-strike"' in page
    assert 'href="/events/?province=gilan"' in page


def test_a_place_that_nothing_public_names_is_none(terms):
    """Not even whether the gazetteer has it."""
    make_edition(places=(make_place("camp", "Camp", "اردوگاه"),), live_from=NOW + timedelta(hours=1))
    sentences = []
    for name in ("camp", "atlantis"):
        filters = read(f"place={name}")
        assert not filters.is_valid()
        sentences.append(filters.sentences()[0].replace(name, ""))
    assert sentences[0] == sentences[1]


def test_a_name_that_several_places_share_stands_for_all_of_them(client):
    namesakes = [make_place(f"nowabad-{number}", "Nowabad", "نوآباد") for number in (1, 2)]
    for place in namesakes:
        make_edition(places=(place,))
    assert client.get("/events/?place=Nowabad").url == "/events/?place=nowabad-1&place=nowabad-2"


def test_footage_is_asked_for_by_what_its_check_came_to(client):
    for mark in ("confirmed", "reported"):
        make_edition("footage", headline=f"It is {mark}", facts={"finding": {"mark": mark, "word": mark}})
    page = client.get("/footage/?confidence=confirmed").content.decode()
    assert "It is confirmed" in page
    assert "It is reported" not in page


def test_a_list_of_another_language_is_in_its_words_on_this_site(client):
    make_edition(language="fa", headline="سیل در شادگان")
    make_edition(headline="Flood in Shadegan")
    page = client.get("/events/?language=fa").content.decode()
    assert '<li lang="fa" dir="rtl">' in page
    assert "سیل در شادگان" in page
    assert "Flood in Shadegan" not in page
    assert '<html lang="en"' in page
    assert "/fa/feeds/events.xml" in page


def test_chips_tell_days_in_the_calendar_of_the_reader(client):
    make_edition()
    assert "<bdi>10 April 2019</bdi>" in client.get("/events/?since=1398-01-21").content.decode()
    assert "<bdi>۲۱ فروردین ۱۳۹۸</bdi>" in client.get("/fa/events/?since=2019-04-10").content.decode()


@pytest.mark.parametrize(
    "path", ["/events/", "/search/", "/map/", "/feeds/events.xml", "/events/list.json", "/events/list.csv"]
)
def test_one_object_reads_the_filters_of_every_surface(client, terms, path):
    make_edition(provinces=(make_province("gilan"),))
    response = client.get(f"{path}?type=strike&since=1398&place=shadegan&province=gilan&utm=x")
    assert response.status_code == 302
    assert response.url == f"{path}?province=gilan&place=shadegan&type=strike&since=1398"
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("path", ["/events/", "/events/?since=spring", "/search/?kind=event", "/search/?q=x", "/map/"])
def test_every_field_is_a_field_or_a_link(client, path):
    make_edition(headline="X", provinces=(make_province(),), event_types=(make_type(),))
    page = client.get(path).content.decode()
    for name in ("place", "topic", "since", "until", "language"):
        assert re.search(rf'<(input|select)[^>]* name="{name}"', page), name
    for name in ("province", "type"):
        assert re.search(rf'name="{name}"|[?;]{name}=', page), name
