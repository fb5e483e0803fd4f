"""What is seen under a term, with the way to the list of both."""

from __future__ import annotations

import pytest

from newsroom.front import seen
from newsroom.front.seen import seen_under
from tests.front.factory import NOW, make_edition, make_province, make_type

pytestmark = pytest.mark.django_db


@pytest.fixture
def khuzestan():
    strike, flood = make_type(), make_type("flood", "Flood", "سیل")
    province = make_province()
    place = {"places": [{"slug": "shadegan", "name": "Shadegan", "is_near": False}]}
    near = {"places": [{"slug": "ahvaz", "name": "near Ahvaz", "is_near": True}]}
    make_edition(headline="One", provinces=(province,), event_types=(strike,), facts=place)
    make_edition(headline="Two", provinces=(province,), event_types=(strike, flood), facts=near)
    make_edition("article", headline="A story", provinces=(province,), event_types=(flood,))
    make_edition(headline="یک", language="fa", provinces=(province,), event_types=(flood,))
    return province


def told(rows) -> list[tuple[str, int | None]]:
    return [(row.name, row.number) for row in rows]


def test_events_are_counted_by_what_they_are_filed_under(khuzestan):
    found = seen_under("provinces", [khuzestan.pk], language="en", at=NOW)
    assert told(found.event_types) == [("Strike", 2), ("Flood", 1)]
    assert told(found.places) == [("Shadegan", 1)], "the city nearest to a place is not the place"


def test_an_event_of_two_types_counts_once_for_each_and_once_for_its_province(khuzestan):
    types = [make_type().pk, make_type("flood").pk]
    found = seen_under("event_types", types, language="en", at=NOW)
    assert told(found.provinces) == [("Khuzestan", 2)]


def test_where_not_everything_was_looked_at_no_number_stands(khuzestan, monkeypatch):
    monkeypatch.setattr(seen, "LOOKED_AT", 2)
    found = seen_under("provinces", [khuzestan.pk], language="en", at=NOW)
    assert {number for _name, number in told(found.event_types)} == {None}


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/provinces/khuzestan/", "/events/?province=khuzestan&amp;type=strike"),
        ("/event-types/strike/", "/events/?province=khuzestan&amp;type=strike"),
    ],
)
def test_each_leads_to_the_list_of_both(client, khuzestan, path, address):
    assert f'href="{address}"' in client.get(path).content.decode()
    assert client.get(address.replace("&amp;", "&")).status_code == 200, "the address is the canonical one"


def test_nothing_is_seen_where_nothing_happened(client):
    make_province("yazd", "Yazd", "یزد", "IR-21")
    assert 'class="at-a-glance"' not in client.get("/provinces/yazd/").content.decode()
