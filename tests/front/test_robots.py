from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.front.factory import make_edition, make_province, make_type

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def entries(client, path: str) -> dict[str, dict[str, str]]:
    """Address to its alternates by language."""
    response = client.get(path)
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)
    return {
        url.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
        for url in root.findall(f"{MAP}url")
    }


def test_the_index_names_a_sitemap_for_each_month_of_the_newsrooms_calendar(client):
    make_edition(live_from=datetime(2026, 3, 31, 22, 0, tzinfo=UTC))  # 1 April in Tehran
    make_edition(live_from=datetime(2026, 5, 2, tzinfo=UTC))
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = [one.findtext(f"{MAP}loc") for one in root]
    assert found == [f"http://testserver/sitemaps/{name}.xml" for name in ("lists", "2026-5", "2026-4")]


def test_a_month_lists_each_item_once_with_its_other_languages(client):
    english = make_edition(ref="bbbbbbbb", headline="Strike")
    persian = make_edition(ref="bbbbbbbb", language="fa", headline="اعتصاب")
    story = make_edition("article", ref="cccccccc", headline="Story", links=(("translation", "article", "dddddddd"),))
    told = make_edition(
        "article", ref="dddddddd", language="fa", headline="داستان", live_from=datetime(2026, 4, 2, tzinfo=UTC)
    )
    alone = make_edition("article", headline="Alone")
    address = {one.pk: f"http://testserver{quote(one.path)}" for one in (english, persian, story, told, alone)}
    both = {"en": address[english.pk], "fa": address[persian.pk]}
    assert entries(client, "/sitemaps/2026-5.xml") == {
        address[english.pk]: both,
        address[persian.pk]: both,
        address[story.pk]: {"en": address[story.pk], "fa": address[told.pk]},
        address[alone.pk]: {},
    }


def test_the_lists_stand_in_both_languages(client):
    make_province()
    make_type()
    found = entries(client, "/sitemaps/lists.xml")
    for path in ("/", "/events/", "/provinces/khuzestan/", "/event-types/strike/"):
        pair = {"en": f"http://testserver{path}", "fa": f"http://testserver/fa{path}"}
        assert found[pair["en"]] == found[pair["fa"]] == pair
        assert all(
            client.get(address.removeprefix("http://testserver")).status_code == 200 for address in pair.values()
        )


@pytest.mark.parametrize("month", ["2026-13", "2026-0", "0-1", "99999999-1", "2020-1"])
def test_a_month_without_anything_is_not_found(client, month):
    assert client.get(f"/sitemaps/{month}.xml").status_code == 404


def test_crawlers_are_told_what_not_to_read_and_where_the_map_is(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /admin/", "Disallow: /search/", "Disallow: /fa/search/"} <= set(lines)
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_the_mark_is_a_picture(client):
    response = client.get("/mark.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert len(ElementTree.fromstring(response.content)) >= 31
