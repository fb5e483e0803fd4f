"""What pages say to machines, held against what schema.org and search engines require of each type."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from newsroom.front.pages import render_page
from newsroom.front.structured.block import data_block
from newsroom.press.models import Correction, Edition
from tests.front.factory import NOW, make_edition, make_province, make_type

pytestmark = pytest.mark.django_db

#: the properties without which a node of the type is not taken
REQUIRED = {
    "NewsArticle": {"headline", "url"},
    "Event": {"name", "startDate", "location"},
    "VideoObject": {"name", "description", "thumbnailUrl", "uploadDate", "contentUrl", "duration"},
    "ImageObject": {"url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position"},
    "NewsMediaOrganization": {"name"},
    "WebSite": {"name", "url", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "CollectionPage": {"name", "url", "mainEntity"},
    "ItemList": {"itemListElement"},
    "Person": {"name"},
    "Place": {"name"},
    "AdministrativeArea": {"name"},
    "PostalAddress": {"addressCountry"},
    "CorrectionComment": {"text", "datePublished"},
    "WebPage": {"name", "url"},
    "CreativeWork": {"name", "url"},
    "ProfilePage": {"name", "url", "mainEntity"},
}
#: besides, of the item that a page is about
REQUIRED_OF_A_STORY = {
    "description", "datePublished", "dateModified", "inLanguage", "author", "publisher", "isAccessibleForFree", "articleSection",
    "mainEntityOfPage",
}  # fmt: skip


def told(page: str) -> list[dict[str, Any]]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(block)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every node in what was told, at any depth."""
    if isinstance(value, list):
        return [node for one in value for node in nodes(one)]
    if not isinstance(value, dict):
        return []
    inner = [node for one in value.values() for node in nodes(one)]
    return [value, *inner] if "@type" in value else inner


def about(edition: Edition) -> dict[str, Any]:
    """The first node of an item's page."""
    return told(render_page(edition, at=NOW))[0]


CLIP = {
    "video": [{"src": "/files/a.mp4", "type": "video/mp4", "width": 1280, "height": 720}], "seconds": 41, "is_clip": True,
    "finding": {"mark": "partly", "word": "partly confirmed", "is_fallen": False, "code": "partly"},
}  # fmt: skip


@pytest.fixture
def filed() -> dict[str, Any]:
    return {"provinces": (make_province(),), "event_types": (make_type(),)}


@pytest.fixture
def paper(filed) -> dict[str, str]:
    """The path of every kind of page by a name."""
    found = {}
    for language, prefix in (("en", ""), ("fa", "/fa")):
        filed["language"] = language
        clip = make_edition("footage", ref="ffffffff", headline="Clip", lead_src="/files/a.jpg", lead_width=1280, lead_height=720,
                            lead_alt="Lorries", facts=CLIP, **filed)  # fmt: skip
        event = make_edition(
            ref="bbbbbbbb", headline="Strike in Shadegan", links=(("footage", "footage", clip.ref),),
            facts={"places": [{"slug": "shadegan", "name": "Shadegan"}]}, **filed,
        )  # fmt: skip
        series = make_edition("series", ref="ssssssss", headline="The strike", **filed)
        story = make_edition(
            "article", headline="Story", byline="A. B.", facts={"authors": [{"slug": "a-b", "name": "A. B."}]},
            links=(("lead", "footage", clip.ref), ("rests_on", "event", event.ref)), lead_src="/files/a.jpg", **filed,
        )  # fmt: skip
        items = {"clip": clip, "event": event, "series": series, "story": story}
        found |= {f"{name} {language}": one.path for name, one in items.items()}
        lists = (
            "",
            "events/",
            "articles/",
            "provinces/",
            "provinces/khuzestan/",
            "event-types/strike/",
            "corrections/",
            "about/",
        )
        found |= {f"/{name} {language}": f"{prefix}/{name}" for name in lists}
    return found


def test_every_page_says_something_valid(client, paper):
    for name, path in paper.items():
        graph = told(client.get(path).content.decode())
        assert graph, name
        for node in nodes(graph):
            assert set(node) >= REQUIRED[node["@type"]] or set(node) <= {"@type", "@id", "name"}, (name, node)
        addresses = re.findall(r'"(https?:[^"]*)"', json.dumps(graph))
        assert {address.split("/")[2] for address in addresses} <= {"testserver"}, name


@pytest.mark.parametrize("name", ["story", "event", "series"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_an_item_says_all_that_is_asked_of_news(client, paper, name, language):
    story = told(client.get(paper[f"{name} {language}"]).content.decode())[0]
    assert story["@type"] == "NewsArticle"
    assert set(story) >= REQUIRED_OF_A_STORY
    assert story["inLanguage"] == language


def test_a_page_stands_somewhere(client, paper):
    (trail,) = [
        node for node in told(client.get(paper["event en"]).content.decode()) if node["@type"] == "BreadcrumbList"
    ]
    assert [(one["position"], one["name"]) for one in trail["itemListElement"]] == [
        (1, "Ground Desk"), (2, "Events"), (3, "Strike in Shadegan"),
    ]  # fmt: skip


def test_a_story_names_what_it_rests_on_its_author_and_its_clip(client, paper):
    story = told(client.get(paper["story en"]).content.decode())[0]
    assert [one["headline"] for one in story["isBasedOn"]] == ["Strike in Shadegan"]
    assert story["author"][0]["name"] == "A. B."
    assert story["video"][0]["contentUrl"] == "http://testserver/files/a.mp4"
    assert story["video"][0]["duration"] == "PT41S"


def test_a_list_names_its_items(client, paper):
    page, _trail = told(client.get(paper["/events/ en"]).content.decode())
    assert page["@type"] == "CollectionPage"
    (item,) = page["mainEntity"]["itemListElement"]
    assert item["url"].startswith("http://testserver/events/bbbbbbbb/")


def test_the_front_page_has_the_search_of_its_language(client, paper):
    site, newsroom = told(client.get("/fa/").content.decode())
    assert site["potentialAction"]["target"]["urlTemplate"] == "http://testserver/fa/search/?q={words}"
    assert newsroom["correctionsPolicy"] == "http://testserver/fa/corrections/"


def test_what_was_corrected_is_told(filed):
    event = make_edition(number=2, **filed)
    note = {"kind": "event", "ref": event.ref, "public_at": NOW - timedelta(hours=1)}
    Correction.objects.create(**note, what="correction", note="It was ten, not twelve.")
    assert about(event)["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Correction: It was ten, not twelve.",
            "datePublished": "2026-05-10T11:00:00+00:00",
        }
    ]


HAPPENED = {"facts": {"places": [{"slug": "shadegan", "name": "Shadegan"}]}}


def changed(**facts: Any) -> dict[str, Any]:
    return {"facts": {**HAPPENED["facts"], **facts}}


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        (HAPPENED, "2019-04-10"),
        ({**HAPPENED, "day": (2019, 4, None)}, "2019-04"),
        ({**HAPPENED, "day": (2019, None, None)}, "2019"),
        ({**HAPPENED, "day": (None, 4, 10)}, None),
        ({**HAPPENED, "confidence": "disputed"}, None),
        ({**HAPPENED, "confidence": "confirmed"}, "2019-04-10"),
        (changed(year_from="batch"), None),
        (changed(year_from="stated"), "2019-04-10"),
        (changed(hedged=["event"]), None),
        (changed(hedged=["time"]), None),
        (changed(hedged=["place"]), None),
        (changed(hedged=["number"]), "2019-04-10"),
    ],
    ids=["a day", "a month", "a year", "no year", "disputed", "confirmed", "year inferred", "year stated", "event unsure",
         "time unsure", "place unsure", "number unsure"],
)  # fmt: skip
def test_an_event_is_told_only_where_day_and_place_are_sure(filed, fields, start):
    event = about(make_edition(**{**fields, **filed})).get("about")
    assert (event and event["startDate"]) == start


def test_what_is_not_confirmed_says_so(filed):
    story = about(make_edition(confidence="reported", facts={"hedged": ["place"]}, **filed))
    assert "We have not confirmed it." in story["description"]
    assert "Location not confirmed." in story["description"]
    assert "contentLocation" not in story


def test_a_place_is_said_with_its_province_and_its_country(filed):
    (place,) = about(make_edition(**HAPPENED, **filed))["contentLocation"]
    address = {"@type": "PostalAddress", "addressRegion": "Khuzestan", "addressCountry": "IR"}
    assert place == {"@type": "Place", "name": "Shadegan", "address": address}


FALLEN = {**CLIP, "finding": {"is_fallen": True, "word": "altered", "mark": "disputed"}}


@pytest.mark.parametrize("hidden", [{"warning": "Shows a dead person."}, {"facts": FALLEN}], ids=["warned", "fallen"])
def test_what_stands_behind_a_cover_or_a_stamp_is_not_told(filed, hidden):
    clip = make_edition("footage", headline="Clip", lead_src="/files/a.jpg", **{"facts": CLIP, **hidden})
    event = make_edition(links=(("footage", "footage", clip.ref),), **filed)
    story = make_edition("article", headline="Story", lead_src="/files/a.jpg", links=(("lead", "footage", clip.ref),))
    for edition in (clip, event, story):
        page = render_page(edition, at=NOW)
        assert "/files/" not in json.dumps(told(page))
        assert 'property="og:video"' not in page


@pytest.mark.parametrize(
    ("hours", "here", "there"),
    [(5, "workTranslation", "translationOfWork"), (-5, "translationOfWork", "workTranslation"), (0, None, None)],
)
def test_the_story_that_was_told_first_is_the_one_that_was_translated(hours, here, there):
    english = make_edition("article", headline="Story", live_from=NOW - timedelta(hours=10))
    persian = make_edition(
        "article", headline="داستان", language="fa", live_from=NOW - timedelta(hours=10 - hours),
        links=(("translation", "article", english.ref),),
    )  # fmt: skip
    for edition, name in ((english, here), (persian, there)):
        found = {"workTranslation", "translationOfWork"} & set(about(edition))
        assert found == ({name} if name else set())


def test_previews_and_earlier_versions_tell_machines_nothing():
    edition = make_edition(live_until=NOW + timedelta(days=1))
    for more in ({"is_preview": True}, {"is_past": True}):
        page = render_page(edition, at=NOW, **more)
        assert "ld+json" not in page
        assert "oembed" not in page


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "line\u2028end", '"q" \\u003c']
)
def test_no_text_breaks_out_of_the_block(text):
    block = data_block([{"name": text}])
    inner = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>\n")
    assert not set("<>&\u2028") & set(inner)
    assert json.loads(inner)["@graph"] == [{"name": text}]
