"""Lists as data say what their pages say, and nothing else."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from newsroom.front.views import tables
from tests.front.factory import NOW, make_edition, make_place, make_province, make_ref, make_type

pytestmark = pytest.mark.django_db


def rows_of(client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200, response.content
    body = b"".join(response.streaming_content).decode()
    assert not body.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(body)))


@pytest.fixture
def reports():
    for number in range(7):
        make_edition(
            ref=make_ref(number + 900), headline=f"Report {number}", live_from=NOW - timedelta(hours=number + 1),
            provinces=(make_province(),) if number % 2 else (), places=(make_place(),) if number % 2 else (),
            event_types=(make_type(),),
        )  # fmt: skip
    make_edition(headline="Not yet", live_from=NOW + timedelta(hours=1))
    make_edition(headline="Not any more", live_until=NOW)
    make_edition("article", headline="A story")


def test_a_table_holds_what_the_list_holds_in_its_order(client, reports):
    rows = rows_of(client, "/events/list.csv")
    assert [row["headline"] for row in rows] == [f"Report {number}" for number in range(7)]
    assert rows[1] == {
        "kind": "event", "ref": make_ref(901), "language": "en", "headline": "Report 1",
        "address": f"http://testserver/events/{make_ref(901)}/report-1/", "published_at": "2026-05-10T10:00:00+00:00",
        "updated_at": "", "year": "2019", "month": "4", "day": "10", "confidence": "reported", "provinces": "Khuzestan",
        "places": "Shadegan", "event_types": "Strike", "topics": "",
    }  # fmt: skip


def test_a_table_takes_the_filters_of_the_list(client, reports):
    assert [row["headline"] for row in rows_of(client, "/events/list.csv?place=shadegan")] == [
        "Report 1", "Report 3", "Report 5",
    ]  # fmt: skip
    assert [row["headline"] for row in rows_of(client, "/search/list.csv?kind=article")] == ["A story"]
    assert [row["headline"] for row in rows_of(client, "/search/list.csv?q=story")] == ["A story"]


@pytest.mark.parametrize("headline", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_spreadsheet_takes_a_headline_for_a_formula(client, headline):
    make_edition(headline=headline)
    (row,) = rows_of(client, "/events/list.csv")
    assert row["headline"] == f"'{headline}"


def test_a_table_ends_where_it_says(client, reports, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 4)
    monkeypatch.setattr(tables, "STEP", 2)
    assert [row["headline"] for row in rows_of(client, "/events/list.csv")] == [
        f"Report {number}" for number in range(4)
    ]


def test_the_api_goes_on_page_by_page_to_the_end(client, reports, monkeypatch):
    monkeypatch.setattr(tables, "PAGE", 3)
    address, found = "/events/list.json?type=strike", []
    while address:
        answer = client.get(address).json()
        assert (answer["count"], answer["has_more_than_count"]) == (7, False)
        assert answer["page"] == "http://testserver/events/?type=strike"
        found += [item["headline"] for item in answer["items"]]
        address = (answer["next"] or "").removeprefix("http://testserver")
    assert found == [f"Report {number}" for number in range(7)]


def test_the_api_says_what_the_page_says(client):
    near = {"slug": "ahvaz", "name": "near Ahvaz", "is_near": True}
    make_edition("footage", headline="A clip", facts={"places": [near], "finding": {"mark": "confirmed", "word": "x"}})
    (item,) = client.get("/footage/list.json").json()["items"]
    assert item["places"] == [near]
    assert item["confidence"] == "confirmed"
    assert set(item) == {
        "kind", "ref", "language", "headline", "address", "published_at", "updated_at", "date", "confidence",
        "provinces", "places", "event_types", "topics",
    }  # fmt: skip


def test_the_api_finds_words_newest_first(client, reports):
    answer = client.get("/search/list.json?q=report").json()
    assert [item["headline"] for item in answer["items"]] == [f"Report {number}" for number in range(7)]
    assert answer["page"] == "http://testserver/search/?q=report"
    assert (answer["count"], answer["next"]) == (7, None)


@pytest.mark.parametrize("ending", ["csv", "json"])
@pytest.mark.parametrize(
    "query",
    [
        "province=atlantis",
        "since=spring",
        "place=nowhere",
        "topic=x%00",
        "kind=rumour",
        "language=xx",
        f"q={'a' * 301}",
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(client, ending, query):
    response = client.get(f"/search/list.{ending}?{query}")
    assert response.status_code == 400
    sentences = response.json()["errors"] if ending == "json" else response.content.decode().splitlines()
    assert sentences
    assert all(len(sentence) > 20 for sentence in sentences)


def test_an_address_of_data_has_one_spelling(client, reports):
    response = client.get("/events/list.json?type=strike&province=khuzestan&utm=1")
    assert (response.status_code, response.url) == (302, "/events/list.json?province=khuzestan&type=strike")


def test_data_may_be_read_from_everywhere_and_tells_nobody_apart(client, reports):
    for ending in ("csv", "json"):
        response = client.get(f"/fa/events/list.{ending}")
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert not response.cookies


def test_pages_lead_to_their_data(client, reports):
    page = client.get("/events/?type=strike").content.decode()
    assert 'href="/events/list.csv?type=strike"' in page
    assert 'href="/events/list.json?type=strike"' in page
    page = client.get("/feeds/").content.decode()
    assert 'id="data"' in page
    assert 'href="/events/list.csv"' in page
