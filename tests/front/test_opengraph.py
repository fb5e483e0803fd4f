from __future__ import annotations

import re
from html import unescape

import pytest

from newsroom.front.cards import card_address
from newsroom.front.pages import render_page
from tests.front.factory import NOW, make_edition, make_province, make_topic, make_type

pytestmark = pytest.mark.django_db


def tags(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta property="([^"]+)" content="([^"]*)">', page):
        found.setdefault(name, []).append(unescape(content))
    return found


def test_a_story_says_all_that_a_card_needs():
    story = make_edition(
        "article", headline='Twelve "days"', standfirst="What happened.", provinces=(make_province(),),
        event_types=(make_type(),), topics=(make_topic(),), facts={"authors": [{"slug": "a", "name": "A. B."}]},
        lead_src="/files/a.jpg", lead_width=1280,
        lead_height=853, lead_alt="Lorries in a row", updated_at=NOW, slug="twelve",
    )  # fmt: skip
    assert tags(render_page(story, at=NOW)) == {
        "og:site_name": ["Ground Desk"],
        "og:type": ["article"],
        "og:title": ['Twelve "days"'],
        "og:description": ["What happened."],
        "og:url": ["http://testserver/articles/2026/05/twelve/"],
        "og:locale": ["en_GB"],
        "og:image": ["http://testserver" + card_address(story)],
        "og:image:type": ["image/jpeg"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ['Twelve "days"'],
        "article:published_time": ["2026-05-10T11:00:00+00:00"],
        "article:modified_time": ["2026-05-10T12:00:00+00:00"],
        "article:author": ["A. B."],
        "article:section": ["Articles"],
        "article:tag": ["Strike", "Wages", "Khuzestan"],
    }


def test_a_card_names_its_languages_with_a_country():
    make_edition(ref="bbbbbbbb")
    found = tags(render_page(make_edition(ref="bbbbbbbb", language="fa", headline="اعتصاب"), at=NOW))
    assert (found["og:locale"], found["og:locale:alternate"]) == (["fa_IR"], ["en_GB"])


def test_a_clip_that_may_be_seen_is_in_its_card():
    clip = {"src": "/files/a.mp4", "type": "video/mp4", "width": 1280, "height": 720}
    found = tags(
        render_page(make_edition("footage", headline="Clip", facts={"video": [clip], "is_clip": True}), at=NOW)
    )
    assert found["og:video"] == ["http://testserver/files/a.mp4"]
    assert found["og:video:width"] == ["1280"]


def test_a_list_is_no_article(client):
    found = tags(client.get("/events/").content.decode())
    assert found["og:type"] == ["website"]
    assert not any(name.startswith("article:") for name in found)
