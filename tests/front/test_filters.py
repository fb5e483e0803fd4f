from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from newsroom.front.filters import EditionFilter
from newsroom.front.named import MOST_TERMS
from newsroom.front.vocabulary import Vocabulary
from tests.front.factory import NOW, make_edition, make_province, make_topic, make_type

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
    }


def _public_topic():
    """A topic is known to readers once something is public under it."""
    topic = make_topic()
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
