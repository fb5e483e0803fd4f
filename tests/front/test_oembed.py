from __future__ import annotations

import json
import re
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest

from newsroom.front.oembed import own_path
from newsroom.press import paths
from tests.front.factory import NOW, make_edition, make_province

pytestmark = pytest.mark.django_db


def ask(client, address: str, **more: str):
    return client.get(f"/oembed?{urlencode({'url': address, **more})}")


@pytest.fixture
def event():
    return make_edition(
        headline="اعتصاب در شادگان", language="fa", provinces=(make_province(),), facts={"hedged": ["place"]}
    )


def full(path: str) -> str:
    return f"http://testserver{quote(path)}"


def test_an_item_is_offered_as_a_card(client, event):
    told = json.loads(ask(client, full(event.path)).content)
    assert {name: told[name] for name in ("version", "type", "title", "provider_name", "width", "height")} == {
        "version": "1.0", "type": "rich", "title": "اعتصاب در شادگان", "provider_name": "میز میدانی", "width": 600,
        "height": 260,
    }  # fmt: skip
    assert f'src="{full(event.path)}embed/"' in told["html"]
    assert "thumbnail_url" not in told


def test_xml_says_the_same(client, event):
    told = json.loads(ask(client, full(event.path)).content)
    root = ElementTree.fromstring(ask(client, full(event.path), format="xml").content)
    assert root.tag == "oembed"
    assert {one.tag: one.text for one in root} == {name: str(value) for name, value in told.items()}


@pytest.mark.parametrize(("asked", "width"), [("400", 400), ("5000", 600), ("1", 200), ("x", 600), ("-5", 600)])
def test_the_card_fits_where_it_is_to_stand(client, event, asked, width):
    told = json.loads(ask(client, full(event.path), maxwidth=asked).content)
    assert told["width"] == width
    assert f'width="{width}"' in told["html"]


@pytest.mark.parametrize(
    "address",
    [
        "", "x", "/events/", "https://strange.example/events/", "//testserver/events/x/", "http://testserver@strange.example/",
        "http://testserver/nothing/", "http://testserver/admin/", "javascript:alert(1)", "http://[::1", "http://testserver/%00",
        "ftp://testserver/x",
    ],
)  # fmt: skip
def test_nothing_else_is_offered(client, address):
    assert ask(client, address).status_code == 404


def test_other_formats_are_not_made(client, event):
    assert ask(client, full(event.path), format="yaml").status_code == 501


@pytest.mark.parametrize(("line", "status"), [("wrong", 410), ("legal", 451)])
def test_what_was_withdrawn_is_not_offered(client, event, line, status):
    path = event.path
    event.delete()
    paths.withdraw("event", event.ref, at=NOW, line=line)
    assert ask(client, full(path)).status_code == status
    assert client.get(f"{path}embed/").status_code == status


@pytest.mark.parametrize("address", ["http://testserver/a%20b", "https://TESTSERVER/a%20b?x=1#y"])
def test_an_own_address_gives_its_path(address):
    assert own_path(address) == "/a b"


def test_a_picture_that_may_travel_is_the_thumbnail(client):
    picture = {"lead_src": "/files/a.jpg", "lead_width": 1280, "lead_height": 853}
    story = make_edition("article", headline="Story", byline="A. B.", **picture)
    told = json.loads(ask(client, full(story.path)).content)
    assert (told["thumbnail_url"], told["thumbnail_width"]) == ("http://testserver/files/a.jpg", 1280)
    assert told["author_name"] == "A. B."
    warned = make_edition("footage", headline="Clip", warning="Shows a dead person.", **picture)
    assert "thumbnail_url" not in json.loads(ask(client, full(warned.path)).content)


def test_the_page_says_where_to_ask(client, event):
    page = client.get(event.path).content.decode()
    (address,) = re.findall(r'type="application/json\+oembed" href="http://testserver([^"]+)"', page)
    assert json.loads(client.get(address.replace("&amp;", "&")).content)["title"] == "اعتصاب در شادگان"


def test_the_card_may_stand_in_frames_and_runs_nothing(client, event):
    response = client.get(f"{event.path}embed/")
    page = response.content.decode()
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert "script-src 'none'" in response.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in response.headers
    assert "<script" not in page
    assert not response.cookies
    assert '<html lang="fa" dir="rtl">' in page
    assert f'href="{full(event.path)}" target="_blank" rel="noopener"' in page
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_no_other_page_may_stand_in_a_frame(client, event):
    for path in ("/", event.path, "/feeds/", "/nothing/"):
        assert "frame-ancestors 'none'" in client.get(path).headers["Content-Security-Policy"]


def test_the_card_says_what_is_not_sure(client):
    event = make_edition(headline="Strike", facts={"hedged": ["place"]})
    page = client.get(f"{event.path}embed/").content.decode()
    assert "We have not confirmed it." in page
    assert "Location not confirmed." in page


def test_a_story_about_that_very_word_keeps_its_page(client):
    story = make_edition("article", headline="Embed", slug="embed")
    assert story.path.endswith("/embed/")
    assert "Embed" in client.get(story.path).content.decode()
    assert "frame-ancestors *" not in client.get(story.path).content.decode()
    assert client.get(f"{story.path}embed/").status_code == 200


def test_a_card_moves_with_its_page(client, event):
    old = event.path
    event.path = "/fa/events/new-address/"
    event.save()
    response = client.get(f"{old}embed/")
    assert (response.status_code, response.headers["Location"]) == (301, "/fa/events/new-address/embed/")
    assert client.get("/events/nothing/embed/").status_code == 404


def test_a_picture_behind_the_cover_of_its_clip_does_not_travel(client):
    clip = make_edition("footage", headline="Clip", warning="Shows a dead person.")
    story = make_edition(
        "article", headline="Story", lead_src="/files/a.jpg", lead_width=1200, lead_height=800,
        links=(("lead", "footage", clip.ref),),
    )  # fmt: skip
    assert "a.jpg" not in ask(client, full(story.path)).content.decode()
