"""What was withdrawn leaves a tombstone, so that readers' programs let go of it too."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from newsroom.press import paths
from newsroom.press.models import Edition, PastEdition, PublicPath, Successor
from newsroom.press.windows import SHARED
from tests.front.factory import NOW, make_edition, make_province, make_type

pytestmark = pytest.mark.django_db
AT = "{http://purl.org/atompub/tombstones/1.0}"


def withdraw(edition: Edition, line: str, *, hours: int = 1) -> None:
    """As the effect of the move leaves it."""
    when = NOW - timedelta(hours=hours)
    values = {name: getattr(edition, name) for name in SHARED} | {"live_until": when, "is_withdrawn": True}
    PastEdition.objects.create(**values)
    edition.delete()
    paths.withdraw(edition.kind, edition.ref, at=when, line=line)


def stones(client, name: str, prefix: str = "") -> dict[str, str]:
    """Name of the item to what its tombstone says."""
    root = ElementTree.fromstring(client.get(f"{prefix}/feeds/{name}.atom").content)
    return {one.get("ref"): one.findtext(f"{AT}comment") for one in root.findall(f"{AT}deleted-entry")}


@pytest.fixture
def gone():
    event = make_edition(
        headline="Secret words", ref="bbbbbbbb", provinces=(make_province(),), event_types=(make_type(),),
        live_from=NOW - timedelta(days=2),
    )  # fmt: skip
    make_province("yazd", "Yazd", "یزد", "IR-21")
    withdraw(event, "wrong")
    return event


ID = "http://testserver/#event:bbbbbbbb:en"


def test_atom_has_a_tombstone_with_the_line_of_the_address(client, gone):
    assert stones(client, "all") == {ID: "Withdrawn: it was wrong."}


@pytest.mark.parametrize("ending", ["xml", "json"])
def test_the_other_formats_replace_the_entry_by_the_line(client, gone, ending):
    content = client.get(f"/feeds/all.{ending}").content.decode()
    assert "secret" not in content.lower(), "not even in an address"
    if ending == "json":
        (item,) = json.loads(content)["items"]
        found = (item["id"], item["title"], item["content_text"], item["url"])
    else:
        item = ElementTree.fromstring(content).find("channel/item")
        found = tuple(item.findtext(tag) for tag in ("guid", "title", "description", "link"))
    assert found == (ID, "Withdrawn", "Withdrawn: it was wrong.", "http://testserver/events/bbbbbbbb/")


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("all", True), ("events", True), ("articles", False), ("provinces/khuzestan", True), ("provinces/yazd", False),
        ("event-types/strike", True), ("events.atom?province=yazd", False), ("events.atom?province=khuzestan", True),
    ],
)  # fmt: skip
def test_a_tombstone_stands_where_the_entry_stood(client, gone, name, is_told):
    name, _dot, query = name.partition(".atom")
    content = client.get(f"/feeds/{name}.atom{query}").content.decode()
    assert (ID in content) is is_told


@pytest.mark.parametrize("name", ["all", "events", "provinces/khuzestan", "provinces/yazd"])
def test_an_erased_item_has_a_neutral_tombstone_in_every_feed_it_may_have_stood_in(client, gone, name):
    """Which it stood in is not known any more; a stone in the right ones alone would tell where it was."""
    PastEdition.objects.update(facts={}, headline="")
    paths.neutralise("event", "bbbbbbbb")
    PublicPath.objects.update(withdrawn_line="safety")
    assert stones(client, name) == {ID: "This page is no longer available."}
    content = client.get(f"/feeds/{name}.xml").content.decode()
    assert "secret" not in content.lower()
    assert "<link>http://testserver/events/bbbbbbbb/</link>" in content
    assert client.get("/events/bbbbbbbb/").status_code == 410


def test_what_came_back_has_no_tombstone(client, gone):
    make_edition(headline="Right words", ref="bbbbbbbb")
    assert stones(client, "all") == {}


def test_what_was_merged_into_another_has_none_since_its_address_leads_there(client, gone):
    Successor.objects.create(kind="event", ref="bbbbbbbb", to_ref="cccccccc")
    assert stones(client, "all") == {}


def test_a_tombstone_goes_after_some_weeks(client, gone, clock):
    clock.shift(timedelta(days=31))
    assert stones(client, "all") == {}


def test_a_language_tells_its_own(client, gone):
    assert stones(client, "all", "/fa") == {}


def test_the_page_of_a_person_stood_in_no_feed_and_leaves_nothing_there(client):
    withdraw(make_edition("author", headline="A. B.", slug="a-b"), "safety")
    assert stones(client, "all") == {}
