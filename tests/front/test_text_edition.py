"""Every page has a text edition: its words, no pictures, one small file, and the way between the two."""

from __future__ import annotations

import re
from datetime import timedelta

import brotli
import pytest

from newsroom.front.text_edition import text_address
from tests.front.factory import NOW, make_edition, make_province, make_ref, make_topic, make_type

pytestmark = pytest.mark.django_db

PAGES = ["/", "/events/", "/series/", "/articles/", "/footage/", "/provinces/", "/provinces/khuzestan/", "/event-types/strike/",
         "/topics/wages/", "/search/?q=strike", "/corrections/", "/feeds/", "/about/", "/events/?province=khuzestan"]  # fmt: skip


@pytest.fixture
def paths() -> list[str]:
    filed = {"provinces": (make_province(),), "event_types": (make_type(),), "topics": (make_topic(),)}
    items = [
        make_edition(kind, ref=make_ref(10 * number), language=language, headline="Strike at the mill", lead_src="/files/a.jpg",
                     lead_alt="A gate", body_html="<p>Words of the story.</p>", **filed).path
        for number, kind in enumerate(("event", "article", "footage", "series"))
        for language in ("en", "fa")
    ]  # fmt: skip
    return [*items, *PAGES, *("/fa" + path for path in PAGES)]


def _text_of(path: str) -> str:
    return text_address(path)


def test_every_page_leads_to_its_text_edition_first(client, paths):
    for path in paths:
        page = client.get(path).content.decode()
        first = re.search(r'<a href="([^"#][^"]*)"', page.split("<body")[1])
        assert first[1].endswith("text/"), path
        assert client.get(first[1]).status_code == 200, path


def test_a_text_edition_has_the_words_and_nothing_to_load(client, paths):
    for path in paths:
        answer = client.get(_text_of(path))
        page = answer.content.decode()
        assert answer.status_code == 200, path
        assert not re.search(
            r"<img|<svg|<video|<picture|<link rel=.(?:stylesheet|preload|icon)|@font-face|<script", page
        ), path
        assert len(re.findall("<h1", page)) == 1, path
        assert f'href="{path.replace("&", "&amp;")}"' in page, path


def test_the_words_are_those_of_the_page(client):
    path = make_edition(
        "article", headline="Strike", body_html="<p>Words of the story.</p>", lead_src="/files/a.jpg", lead_alt="A gate"
    ).path
    page = client.get(path + "text/").content.decode()
    assert "<p>Words of the story.</p>" in page
    assert "A gate" in page


def test_links_stay_in_the_text_edition(client):
    path = make_edition(headline="Flood").path
    assert f'href="{path}text/"' in client.get("/events/text/").content.decode()


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/events/", "/events/text/"),
        ("/fa/events/?province=khuzestan#a", "/fa/events/text/?province=khuzestan#a"),
        ("/events/text/", "/events/text/"),
        ("/files/a.jpg", "/files/a.jpg"),
        ("/fa/submit/", "/fa/submit/"),
        ("/feeds/all.xml", "/feeds/all.xml"),
        ("https://elsewhere.example/a/", "https://elsewhere.example/a/"),
        ("//elsewhere.example/a/", "//elsewhere.example/a/"),
        ("#note", "#note"),
        ("?page=2", "?page=2"),
    ],
)
def test_where_a_link_leads(address, there):
    assert text_address(address) == there


@pytest.mark.parametrize(
    "path",
    [
        "/text/text/",
        "/nothing/text/",
        "/submit/text/",
        "/files/text/",
        "/robots.txt/text/",
    ],
)
def test_what_is_no_page_has_no_text_edition(client, path):
    assert client.get(path).status_code == 404


def test_a_withdrawn_item_is_as_gone_in_text(client):
    edition = make_edition(headline="Wrong")
    edition.live_until = NOW - timedelta(minutes=1)
    edition.save()
    assert client.get(edition.path + "text/").status_code == client.get(edition.path).status_code == 410
    assert "Wrong" not in client.get(edition.path + "text/").content.decode()


def test_a_moved_address_leads_to_the_text_of_the_new_one(client):
    make_province()
    answer = client.get("/events/text/?until=&province=khuzestan")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/events/text/")


def test_a_full_list_is_one_file_under_fourteen_kilobytes(client):
    for number in range(20):
        make_edition(ref=make_ref(500 + number), headline=f"هفت‌تپه: روز {number} اعتصاب", language="fa", text_language="fa",
                     body_html="<p>" + "گزارش از محل. " * 12 + "</p>", provinces=(make_province(),))  # fmt: skip
    page = client.get("/fa/events/text/").content
    assert page.count(b"<li>") == 20
    assert len(brotli.compress(page, quality=5)) < 14_000


def test_an_item_may_be_called_text(client):
    for kind in ("article", "event"):
        path = make_edition(kind, headline="Own words", slug="text").path
        assert "<h1" in client.get(path).content.decode()
        assert "Own words" in client.get(f"{path}text/").content.decode()
        coming = make_edition(
            kind, headline="Own words", slug="text", language="fa", live_from=NOW + timedelta(hours=1)
        )
        assert client.get(coming.path).status_code == 404
