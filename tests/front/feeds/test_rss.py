from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from tests.front.factory import NOW, make_edition
from tests.front.feeds.conftest import FEEDS

pytestmark = pytest.mark.django_db
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def read(client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content).find("channel")


@pytest.mark.parametrize("prefix", ["", "/fa"])
@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_xml_with_absolute_addresses_only(client, news, prefix, name):
    channel = read(client, f"{prefix}/feeds/{name}.xml")
    assert channel.findtext("language") == ("fa" if prefix else "en")
    items = channel.findall("item")
    assert items
    for item in items:
        assert item.findtext("link").startswith(f"http://testserver{prefix}/")
        assert 'href="/' not in (item.findtext(CONTENT) or "")
        assert 'src="/' not in (item.findtext(CONTENT) or "")
    guids = [item.findtext("guid") for item in items]
    assert len(set(guids)) == len(guids)


@pytest.mark.parametrize("name", FEEDS[:-1])
def test_a_feed_holds_the_whole_text(client, news, name):
    texts = {
        item.findtext("title"): item.findtext(CONTENT) for item in read(client, f"/feeds/{name}.xml").findall("item")
    }
    words = {"Lorries stand": "All words.", "Story": "See", "Clip": "/files/a.jpg", "The long strike": "<div>"}
    for title, text in texts.items():
        assert words[title] in text


def test_an_embed_becomes_a_link(client, news):
    (story,) = read(client, "/feeds/articles.xml").findall("item")
    assert ">Lorries stand</a>" in story.findtext(CONTENT)
    assert "data-embed" not in story.findtext(CONTENT)


def test_a_picture_with_a_warning_is_not_in_the_feed(client):
    make_edition("footage", headline="Clip", lead_src="/files/a.jpg", warning="Shows a dead person.")
    (item,) = read(client, "/feeds/all.xml").findall("item")
    assert "Shows a dead person." in item.findtext(CONTENT)
    assert "/files/a.jpg" not in item.findtext(CONTENT)


def test_a_feed_does_not_believe_the_request_about_its_host(client, news, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert b"strange.example" not in client.get("/feeds/all.xml", headers={"host": "strange.example"}).content


def test_a_feed_is_newest_first_and_ends(client):
    for number in range(40):
        make_edition(headline=f"E{number}", live_from=NOW - timedelta(hours=number + 1))
    titles = [item.findtext("title") for item in read(client, "/feeds/all.xml").findall("item")]
    assert titles == [f"E{number}" for number in range(30)]


def test_a_correction_tells_what_changed(client, news):
    (item,) = read(client, "/feeds/corrections.xml").findall("item")
    assert item.findtext("title") == "Correction: Lorries stand"
    assert item.findtext("description") == "It was ten."
