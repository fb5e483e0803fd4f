"""The record of corrections keeps what happened, and nothing of what went."""

from datetime import timedelta

import pytest

from newsroom.press import paths
from newsroom.press.models import Correction
from tests.front.factory import NOW, make_edition

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def note(edition, what="correction", days=3, **words) -> None:
    Correction.objects.create(kind=edition.kind, ref=edition.ref, what=what, public_at=NOW - days * DAY, **words)


def test_what_was_told_of_a_withdrawal_goes_when_the_item_is_hidden_for_safety(client):
    event = make_edition(live_from=NOW - 9 * DAY)
    note(event, "withdrawal", words={"en": "Words of then"})
    event.delete()
    paths.withdraw("event", event.ref, at=NOW - 3 * DAY, line="wrong")
    addresses = (
        "/corrections/",
        f"/corrections/?item=event:{event.ref}",
        "/feeds/corrections.xml",
        "/corrections/text/",
    )
    pages = [client.get(address).content.decode() for address in addresses]
    assert all("Words of then" in page for page in pages)
    paths.withdraw("event", event.ref, at=NOW - DAY, line="safety")  # as hiding does
    paths.neutralise("event", event.ref)
    pages = [client.get(address).content.decode() for address in addresses]
    assert not any("Words of then" in page for page in pages)
    assert all("no longer available" in page for page in pages)


def test_no_month_is_offered_whose_notes_are_not_shown(client):
    event = make_edition(live_from=NOW - 400 * DAY)
    note(event, days=300, note="It was ten.")
    assert "?month=2025-07" in client.get("/corrections/").content.decode()
    event.delete()
    page = client.get("/corrections/").content.decode()
    assert "?month=" not in page
    assert "?year=" not in page
