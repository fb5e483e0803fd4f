"""What an event may be merged into: looked for when somebody asks, as a page and for the script of the form."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factory import make_event, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins(vocabulary):
    """Two floods in one place on one day."""
    person, now = make_user("Reporter", "reporter"), timezone.now()
    facts = {"types": ["flood"], "provinces": ["khuzestan"], "places": ["ahvaz"], "year": 2026, "month": 3, "day": 1}
    return [make_event(person, now, working_title=f"<Flood> {n}", **facts) for n in range(2)]


def test_likely_events_are_named_with_their_reference(twins, client):
    one, other = twins
    client.force_login(make_user("Editor", "editor"))
    address = reverse("admin:events_eventpost_alike", args=[one.pk])
    page = client.get(address).content.decode()
    assert f"<code>{other.ref}</code>" in page
    assert f"<code>{one.ref}</code>" not in page
    [(ref, words)] = client.get(address, {"as": "json"}).json()["likely"]
    assert ref == other.ref
    assert words.startswith("<Flood> 1 (")


def test_the_form_leads_there_and_looks_for_nothing_by_itself(twins, client):
    client.force_login(make_user("Editor", "editor"))
    address = reverse("admin:events_eventpost_alike", args=[twins[0].pk])
    page = client.get(reverse("admin:events_eventpost_change", args=[twins[0].pk])).content.decode()
    assert f'data-alike="{address}"' in page
    assert f'<a href="{address}" target="_blank">' in page
    assert twins[1].ref not in page


def test_an_event_that_is_like_no_other_says_so(vocabulary, client):
    event = make_event(make_user("Reporter", "reporter"), timezone.now())
    client.force_login(make_user("Editor", "editor"))
    page = client.get(reverse("admin:events_eventpost_alike", args=[event.pk])).content.decode()
    assert "No other event has its place" in page


def test_nobody_without_events_reads_it(twins, client):
    client.force_login(make_user("Administrator", "administrator"))
    assert client.get(reverse("admin:events_eventpost_alike", args=[twins[0].pk])).status_code == 404
