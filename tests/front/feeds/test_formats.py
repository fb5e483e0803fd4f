"""The same list in three formats, read by a parser that nobody here wrote."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import feedparser
import pytest

from newsroom.front.feeds.formats import FORMATS, in_format
from newsroom.press.models import Mirror
from tests.front.factory import NOW, make_edition
from tests.front.feeds.conftest import FEEDS

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FALLEN = {"is_fallen": True, "mark": "disputed", "word": "altered"}


@pytest.mark.parametrize("prefix", ["", "/fa"])
@pytest.mark.parametrize("ending", ["xml", "atom"])
@pytest.mark.parametrize("name", FEEDS)
def test_readers_programs_understand_every_feed(client, news, name, ending, prefix):
    response = client.get(f"{prefix}/feeds/{name}.{ending}")
    found = feedparser.parse(response.content, response_headers={"content-type": response.headers["Content-Type"]})
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == {"xml": "rss20", "atom": "atom10"}[ending]
    assert found.feed.title.startswith("میز میدانی – " if prefix else "Ground Desk – ")
    assert found.feed.language == (prefix[1:] or "en")
    assert found.entries
    for entry in found.entries:
        assert entry.title
        assert entry.link.startswith(f"http://testserver{prefix}/")
        assert entry.published_parsed
        assert entry.updated_parsed
        assert entry.id


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_says_the_same_in_every_format(client, news, name):
    read = {
        ending: feedparser.parse(client.get(f"/feeds/{name}.{ending}").content).entries for ending in ("xml", "atom")
    }
    items = json.loads(client.get(f"/feeds/{name}.json").content)["items"]
    told = [(one["id"], one["title"], one["url"]) for one in items]
    for entries in read.values():
        assert [(one.id, one.title, one.link) for one in entries] == told


REQUIRED_OF_ATOM = {"feed": {"id", "title", "updated", "author"}, "entry": {"id", "title", "updated"}}


@pytest.mark.parametrize("name", [*FEEDS, "provinces/khuzestan"])
def test_an_atom_feed_holds_what_rfc_4287_requires(client, news, name):
    root = ElementTree.fromstring(client.get(f"/feeds/{name}.atom").content)
    assert root.tag == f"{ATOM}feed"
    assert REQUIRED_OF_ATOM["feed"] <= {one.tag.removeprefix(ATOM) for one in root}
    alone = [(one.get("rel"), one.get("type"), one.get("hreflang")) for one in root.findall(f"{ATOM}link")]
    assert len(alone) == len(set(alone))
    assert [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"] == [
        f"http://testserver/feeds/{name}.atom"
    ]
    for entry in root.findall(f"{ATOM}entry"):
        tags = [one.tag.removeprefix(ATOM) for one in entry]
        assert REQUIRED_OF_ATOM["entry"] <= set(tags)
        assert {tags.count(tag) for tag in ("id", "title", "updated", "published", "summary")} == {1}
        links = [(one.get("type"), one.get("hreflang")) for one in entry.findall(f"{ATOM}link[@rel='alternate']")]
        assert len(links) == len(set(links)) >= 1


def test_a_json_feed_holds_what_its_version_requires(client, news):
    response = client.get("/feeds/all.json")
    told = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "home_page_url", "feed_url", "language", "items"} <= set(told)
    for item in told["items"]:
        assert isinstance(item["id"], str)
        assert ("content_html" in item) != ("content_text" in item)


def test_an_empty_feed_is_a_feed_and_is_the_same_tomorrow(client, clock):
    first = [client.get(f"/feeds/all.{form.ending}").content for form in FORMATS]
    clock.shift(24 * 60 * 60)
    assert [client.get(f"/feeds/all.{form.ending}").content for form in FORMATS] == first
    assert not feedparser.parse(first[1]).bozo


def test_an_entry_is_dated_named_and_filed(client, news):
    (story,) = feedparser.parse(client.get("/feeds/articles.atom").content).entries
    assert story.authors == [{"name": "A. B."}]
    assert {(tag.term, tag.label) for tag in story.tags} == {
        ("khuzestan", "Khuzestan"), ("truckers-strike", "Truck drivers' strike"), ("wages", "Wages"),
    }  # fmt: skip
    assert story.id == "http://testserver/#article:cccccccb:en"


def test_a_feed_names_itself_and_its_entries_in_the_other_language(client, news):
    root = ElementTree.fromstring(client.get("/feeds/events.atom").content)
    others = root.findall(f"{ATOM}link[@type='application/atom+xml'][@rel='alternate']")
    links = {one.get("hreflang"): one.get("href") for one in others}
    assert links == {"fa": "http://testserver/fa/feeds/events.atom"}
    entry = root.find(f"{ATOM}entry")
    told = {one.get("hreflang"): one.get("href") for one in entry.findall(f"{ATOM}link[@rel='related']")}
    assert set(told) == {"fa"}
    assert told["fa"].startswith("http://testserver/fa/events/bbbbbbbb/")


def test_a_clip_comes_with_its_picture_its_length_and_its_file(client, news):
    (clip,) = feedparser.parse(client.get("/feeds/footage.xml").content).entries
    (media,) = clip.media_content
    assert media == {"url": "http://testserver/files/a.mp4", "type": "video/mp4", "medium": "video", "duration": "41",
                     "width": "1280", "height": "720"}  # fmt: skip
    assert clip.media_thumbnail[0]["url"] == "http://testserver/files/a.jpg"
    (clip,) = feedparser.parse(client.get("/feeds/footage.atom").content).entries
    assert [one.href for one in clip.enclosures] == ["http://testserver/files/a.mp4"]
    (item,) = json.loads(client.get("/feeds/footage.json").content)["items"]
    assert item["attachments"] == [
        {"url": "http://testserver/files/a.mp4", "mime_type": "video/mp4", "duration_in_seconds": 41}
    ]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize(
    "hidden", [{"warning": "Shows a dead person."}, {"facts": {"finding": FALLEN}}],
    ids=["warned", "fallen"],
)  # fmt: skip
def test_what_stands_behind_a_cover_or_a_stamp_is_in_no_feed(client, hidden, form):
    clip = {"src": "/files/a.mp4", "type": "video/mp4", "width": 1280, "height": 720}
    hidden = {**hidden, "facts": {**hidden.get("facts", {}), "video": [clip]}}
    make_edition("footage", headline="Clip", lead_src="/files/a.jpg", **hidden)
    content = client.get(f"/feeds/all.{form.ending}").content
    assert b"Clip" in content
    assert b"/files/" not in content


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_feed_tells_the_mirrors_of_the_moment(client, news, form):
    Mirror.objects.create(name="Mirror 2", address="https://two.example", shown_since=NOW)
    Mirror.objects.create(
        name="Old", address="https://old.example", shown_since=NOW.replace(year=2020), shown_until=NOW
    )
    content = client.get(f"/feeds/events.{form.ending}").content.decode()
    assert "https://two.example/events/bbbbbbbb/" in content, "each entry leads to itself on the mirror"
    assert "Also at: https://two.example" in content
    assert "old.example" not in content


def test_letters_that_xml_forbids_are_left_out(client):
    make_edition(headline="Strike\x0b in \x01Shadegan", body_html="<p>\x1fWords ￾</p>")
    for ending in ("xml", "atom"):
        found = feedparser.parse(client.get(f"/feeds/all.{ending}").content)
        assert not found.bozo
        assert found.entries[0].title == "Strike in Shadegan"


@pytest.mark.parametrize(
    ("address", "ending", "other"),
    [
        ("/feeds/all.xml", "atom", "/feeds/all.atom"),
        ("/fa/feeds/events.xml?province=yazd", "json", "/fa/feeds/events.json?province=yazd"),
        ("/feeds/topics/a.xml.xml?topic=b.xml", "atom", "/feeds/topics/a.xml.atom?topic=b.xml"),
    ],
)
def test_an_address_in_another_format_differs_in_its_ending(address, ending, other):
    assert in_format(address, ending) == other
