from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from newsroom.front.sitemaps import months
from tests.front.factory import NOW, make_edition, make_province, make_type

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
IMAGE, VIDEO, NEWS = (
    f"{{http://www.google.com/schemas/sitemap-{name}}}" for name in ("image/1.1", "video/1.1", "news/0.9")
)


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
    assert found == [f"http://testserver/sitemaps/{name}.xml" for name in ("lists", "news", "2026-5", "2026-4")]


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


def test_a_part_has_an_address_of_its_own(client):
    make_edition(live_from=datetime(2026, 5, 1, tzinfo=UTC))
    assert len(entries(client, "/sitemaps/2026-5-1.xml")) == 1
    assert client.get("/sitemaps/2026-5-2.xml").status_code == 404


@pytest.mark.parametrize("month", ["2026-13", "2026-0", "0-1", "99999999-1", "2020-1"])
def test_a_month_without_anything_is_not_found(client, month):
    assert client.get(f"/sitemaps/{month}.xml").status_code == 404


def test_a_large_month_comes_in_parts_that_only_grow_at_the_end():
    made = [
        make_edition(headline=f"E{number}", live_from=datetime(2026, 5, 1, number, tzinfo=UTC)) for number in range(5)
    ]
    expected = [f"http://testserver{quote(one.path)}" for one in made]
    found = [[one.address for one in months.part(2026, 5, number, NOW, size=2)] for number in (1, 2, 3)]
    assert found == [expected[:2], expected[2:4], expected[4:]]
    assert months.part(2026, 5, 4, NOW, size=2) is None
    before = months.starts(2026, 5, NOW, size=2)
    make_edition(headline="Later", live_from=datetime(2026, 5, 2, tzinfo=UTC))
    make_edition(headline="Latest", live_from=datetime(2026, 5, 3, tzinfo=UTC))
    assert months.starts(2026, 5, NOW, size=2)[: len(before)] == before


def test_a_part_begins_where_the_last_one_ended_also_within_one_moment(client):
    made = [make_edition(headline=f"E{number}", live_from=datetime(2026, 5, 1, tzinfo=UTC)) for number in range(5)]
    found = [one.address for number in (1, 2, 3) for one in months.part(2026, 5, number, NOW, size=2)]
    assert found == [f"http://testserver{quote(one.path)}" for one in made]


def only_page(client, path: str) -> ElementTree.Element:
    (page,) = ElementTree.fromstring(client.get(path).content)
    return page


CLIP = {"video": [{"src": "/files/a.mp4", "type": "video/mp4", "width": 1280, "height": 720}], "seconds": 41}


def test_a_clip_is_told_with_its_picture(client):
    make_edition("footage", headline="Clip", lead_src="/files/a.jpg", lead_alt="Lorries in a row", facts=CLIP)
    page = only_page(client, "/sitemaps/2026-5.xml")
    assert page.findtext(f"{IMAGE}image/{IMAGE}loc") == "http://testserver/files/a.jpg"
    told = {one.tag.removeprefix(VIDEO): one.text for one in page.find(f"{VIDEO}video")}
    assert told == {
        "thumbnail_loc": "http://testserver/files/a.jpg", "title": "Clip", "description": "Lorries in a row",
        "content_loc": "http://testserver/files/a.mp4", "duration": "41", "family_friendly": "yes",
        "publication_date": "2026-05-10T11:00:00+00:00",
    }  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    [{"warning": "Shows a dead person."}, {"facts": {**CLIP, "finding": {"is_fallen": True}}}, {"lead_src": ""}],
)
def test_no_clip_is_told_that_stands_behind_a_cover_or_has_no_picture(client, hidden):
    make_edition("footage", headline="Clip", **{"lead_src": "/files/a.jpg", "facts": CLIP, **hidden})
    content = client.get("/sitemaps/2026-5.xml").content
    assert b"/files/" not in content


def test_a_storys_picture_is_left_out_where_its_clip_warns(client):
    clip = make_edition("footage", headline="Clip", lead_src="/files/a.jpg", warning="Shows a dead person.")
    make_edition("article", headline="Story", lead_src="/files/a.jpg", links=(("lead", "footage", clip.ref),))
    assert b"/files/" not in client.get("/sitemaps/2026-5.xml").content


def test_the_news_are_stories_and_events_of_two_days(client):
    make_edition(headline="New", live_from=NOW - timedelta(hours=47))
    make_edition("article", headline="تازه", language="fa", live_from=NOW - timedelta(hours=3))
    make_edition("footage", headline="Clip")
    make_edition(headline="Old", live_from=NOW - timedelta(hours=49))
    found = ElementTree.fromstring(client.get("/sitemaps/news.xml").content)
    told = [{one.tag.removeprefix(NEWS): one.text for one in page.iter() if one.tag.startswith(NEWS)} for page in found]
    assert [(one["title"], one["language"], one["name"], one["publication_date"]) for one in told] == [
        ("تازه", "fa", "میز میدانی", "2026-05-10T09:00:00+00:00"),
        ("New", "en", "Ground Desk", "2026-05-08T13:00:00+00:00"),
    ]


def test_crawlers_are_told_what_not_to_read_and_where_the_map_is(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /admin/", "Disallow: /search/", "Disallow: /fa/search/"} <= set(lines)
    assert {"Sitemap: http://testserver/sitemap.xml", "Sitemap: http://testserver/sitemaps/news.xml"} <= set(lines)


def test_the_mark_is_a_picture(client):
    response = client.get("/mark.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert len(ElementTree.fromstring(response.content)) >= 31
