from __future__ import annotations

from datetime import timedelta

import feedparser
import pytest

from newsroom.front.feeds.formats import FORMATS
from tests.front.factory import NOW, make_edition, make_province, make_type

pytestmark = pytest.mark.django_db


def titles(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [entry.title for entry in feedparser.parse(response.content).entries]


@pytest.fixture
def events():
    khuzestan, yazd = make_province(), make_province("yazd", "Yazd", "یزد", "IR-21")
    strike, flood = make_type(), make_type("flood", "Flood", "سیل")
    make_edition(headline="A", provinces=(khuzestan,), event_types=(strike,), live_from=NOW - timedelta(hours=1))
    make_edition(headline="B", provinces=(yazd,), event_types=(strike,), live_from=NOW - timedelta(hours=2))
    make_edition(headline="C", provinces=(khuzestan,), event_types=(flood,), live_from=NOW - timedelta(hours=3))
    make_edition("article", headline="Long D", provinces=(yazd,), live_from=NOW - timedelta(hours=4))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/feeds/events.atom", ["A", "B", "C"]),
        ("/feeds/events.atom?province=khuzestan", ["A", "C"]),
        ("/feeds/events.atom?province=khuzestan&type=flood", ["C"]),
        ("/feeds/all.atom?province=yazd", ["B", "Long D"]),
        ("/feeds/all.atom?province=yazd&kind=article", ["Long D"]),
        ("/feeds/search.atom?q=long", ["Long D"]),
        ("/feeds/search.atom?province=khuzestan&q=long", []),
        ("/feeds/search.atom?type=strike", ["A", "B"]),
    ],
)
def test_a_filter_is_a_feed(client, events, address, expected):
    assert titles(client, address) == expected


def test_the_title_says_what_was_chosen(client, events):
    found = feedparser.parse(client.get("/feeds/events.atom?province=yazd&type=strike").content).feed
    assert found.title == "Ground Desk – Events: Yazd, Strike"
    assert found.link == "http://testserver/events/?province=yazd&type=strike"


def test_a_filter_has_one_spelling(client, events):
    response = client.get("/feeds/events.atom?type=strike&after=x&province=yazd&utm_source=y")
    assert (response.status_code, response.headers["Location"]) == (302, "/feeds/events.atom?province=yazd&type=strike")
    assert client.get("/feeds/provinces/yazd.json?x=1").headers["Location"] == "/feeds/provinces/yazd.json"


def test_a_filter_that_cannot_be_read_is_refused_in_words(client, events):
    response = client.get("/feeds/events.atom?province=atlantis")
    assert response.status_code == 400
    assert "atlantis" in response.content.decode()


@pytest.mark.parametrize("name", ["provinces/atlantis", "event-types/x", "topics/x", "series/zzzzzzzz", "nothing"])
def test_a_feed_of_nothing_known_is_not_found(client, name):
    assert {client.get(f"/feeds/{name}.{form.ending}").status_code for form in FORMATS} == {404}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_whoever_has_it_already_is_told_so(client, events, form):
    address = f"/feeds/all.{form.ending}"
    first = client.get(address)
    assert first.headers["Content-Type"] == form.content_type
    for asked in ({"if-none-match": first.headers["ETag"]}, {"if-modified-since": first.headers["Last-Modified"]}):
        again = client.get(address, headers=asked)
        assert (again.status_code, again.content) == (304, b"")
    make_edition(headline="New", live_from=NOW)
    for asked in ({"if-none-match": first.headers["ETag"]}, {"if-modified-since": first.headers["Last-Modified"]}):
        assert client.get(address, headers=asked).status_code == 200


def test_a_corrected_entry_keeps_its_name_and_says_when_it_changed(client):
    made = make_edition(headline="Ten", live_from=NOW - timedelta(hours=5))
    before = feedparser.parse(client.get("/feeds/all.atom").content).entries[0]
    made.headline, made.number, made.updated_at = "Twelve", 2, NOW - timedelta(hours=1)
    made.change_note = "It was twelve."
    made.save()
    after = feedparser.parse(client.get("/feeds/all.atom").content).entries[0]
    assert (after.id, after.published, after.title) == (before.id, before.published, "Twelve")
    assert after.updated == "2026-05-10T11:00:00+00:00"
    assert "It was twelve." in after.content[0].value


def test_an_author_with_a_page_has_a_feed(client):
    author = make_edition("author", headline="A. B.", slug="a-b")
    make_edition("article", headline="Hers", links=(("author", "author", author.ref),))
    make_edition("article", headline="Another's")
    assert titles(client, "/feeds/authors/a-b.atom") == ["Hers"]
    assert client.get("/fa/feeds/authors/a-b.atom").status_code == 404
    assert 'href="http://testserver/feeds/authors/a-b.atom"' in client.get(author.path).content.decode()


def test_a_series_feed_holds_only_what_may_be_named_a_part_of_it(client):
    make_edition("series", ref="ssssssss", headline="Strike")
    link = {"links": (("series", "series", "ssssssss"),)}
    make_edition(headline="Named", facts={"series": {"ref": "ssssssss"}}, **link)
    make_edition(headline="Hidden", facts={"series": {"ref": "ssssssss"}, "precision": "province"}, **link)
    make_edition(headline="Other")
    assert titles(client, "/feeds/series/ssssssss.xml") == ["Named"]


def test_words_that_are_braces_can_be_searched_for(client):
    assert client.get("/feeds/search.xml?q=%7B%7D").status_code == 200


def test_caches_ask_again_soon_however_old_the_feed_is(client, news):
    answer = client.get("/feeds/all.xml")
    again = client.get("/feeds/all.xml", headers={"If-None-Match": answer.headers["ETag"]})
    assert [one.status_code for one in (answer, again)] == [200, 304]
    assert {one.headers["Cache-Control"] for one in (answer, again)} == {"public, max-age=300"}
