"""Readers' programs find the feed of a page in its head, and people find all of them on one page."""

from __future__ import annotations

import re
from html import unescape

import pytest

from newsroom.front.feeds.formats import FORMATS
from tests.front.factory import make_edition

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">')


def found(client, path: str) -> list[tuple[str, str]]:
    """Title and address of each feed that the page names."""
    links = LINK.findall(client.get(path).content.decode())
    return [(unescape(title), unescape(address).removeprefix("http://testserver")) for _type, title, address in links]


EVERYTHING = ("Ground Desk (RSS)", "/feeds/all.xml")


@pytest.mark.parametrize(
    ("path", "name", "feed"),
    [
        ("/events/", "Events", "/feeds/events"),
        ("/provinces/khuzestan/", "Khuzestan", "/feeds/provinces/khuzestan"),
        ("/event-types/strike/", "Strike", "/feeds/event-types/strike"),
        ("/topics/wages/", "Wages", "/feeds/topics/wages"),
        ("/series/ssssssss/the-long-strike/", "The long strike", "/feeds/series/ssssssss"),
        ("/corrections/", "Corrections", "/feeds/corrections"),
    ],
)
def test_a_page_names_its_own_feed_in_every_format(client, news, path, name, feed):
    links = found(client, path)
    assert links[:3] == [(f"Ground Desk – {name} ({form.name})", f"{feed}.{form.ending}") for form in FORMATS]
    assert links[-1] == EVERYTHING
    for _title, address in links:
        assert client.get(address).status_code == 200


def test_a_filtered_list_and_a_search_name_the_feed_that_is_filtered_alike(client, news):
    asked = "province=khuzestan&type=strike"
    assert found(client, f"/events/?{asked}")[1] == ("Ground Desk – Events (Atom)", f"/feeds/events.atom?{asked}")
    assert found(client, "/search/?q=lorries")[0] == ("Ground Desk – Search (RSS)", "/feeds/search.xml?q=lorries")


def test_an_event_names_the_feeds_that_hold_it(client, news):
    names = [title for title, _address in found(client, news["en"].event.path) if title.endswith("(RSS)")]
    assert names == [
        "Ground Desk – The long strike (RSS)", "Ground Desk – Events (RSS)", "Ground Desk – Khuzestan (RSS)", "Ground Desk (RSS)",
    ]  # fmt: skip


def test_the_front_page_names_the_feed_of_everything_once(client):
    assert [address for _title, address in found(client, "/")] == [f"/feeds/all.{form.ending}" for form in FORMATS]


@pytest.mark.parametrize("prefix", ["", "/fa"])
def test_the_page_of_feeds_leads_to_each_in_each_format(client, news, prefix):
    make_edition("author", headline="A. B.", slug="a-b", language="fa" if prefix else "en")
    page = client.get(f"{prefix}/feeds/").content.decode()
    linked = re.findall(rf'<a href="({prefix}/feeds/[^"]+\.(?:xml|atom|json))"', page)
    assert len(set(linked)) == len(linked) > 20
    for name in (
        "all",
        "events",
        "corrections",
        "provinces/khuzestan",
        "event-types/strike",
        "series/ssssssss",
        "authors/a-b",
    ):
        assert {f"{prefix}/feeds/{name}.{form.ending}" for form in FORMATS} <= set(linked), name
    assert {client.get(address).status_code for address in linked} == {200}
