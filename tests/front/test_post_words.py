"""The posts that an item offers, from what is public of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsroom.front.post_words import offers
from newsroom.press import paths
from newsroom.press.models import Correction, Mirror
from tests.front.factory import NOW, make_edition, make_province, make_type

pytestmark = pytest.mark.django_db


def made(edition, about: str = "item") -> dict[str, str]:
    """The longer post of each language."""
    return {one.language: one.alone for one in offers(edition.kind, edition.ref, at=NOW) if one.about == about}


@pytest.fixture
def event():
    filed = {"provinces": (make_province(),), "event_types": (make_type(),)}
    make_edition(
        "series",
        ref="ssssssss",
        headline="The long strike",
        facts={"has_day_count": True, "stretches": [["2019-04-01", None]]},
    )
    part = {"series": {"ref": "ssssssss"}, "hedged": ["place"]}
    edition = make_edition(headline="Lorries stand", ref="bbbbbbbb", facts=part, body_html="<p>They came.</p>", **filed)
    make_edition(headline="کامیون‌ها ایستاده‌اند", ref="bbbbbbbb", language="fa", **filed)
    return edition


def test_a_post_says_where_when_what_how_sure_and_which_day(event):
    assert (
        made(event)["en"]
        == """Khuzestan · 10 April 2019 (21 Farvardin 1398) · Strike
Lorries stand

Reports say this. We have not confirmed it.
Location not confirmed.
Day 10 of: The long strike

They came.

http://testserver/events/bbbbbbbb/

#Khuzestan #Strike"""
    )


def test_each_language_has_its_own_with_an_address_that_leads_to_it(client, event):
    posts = made(event)
    assert set(posts) == {"en", "fa"}
    assert "#خوزستان" in posts["fa"]
    assert "http://testserver/fa/events/bbbbbbbb/" in posts["fa"].split()
    assert client.get("/fa/events/bbbbbbbb/").status_code == 301


def test_the_mirrors_of_the_moment_are_named(event):
    Mirror.objects.create(name="Two", address="https://two.example", shown_since=NOW)
    Mirror.objects.create(name="Later", address="https://later.example", shown_since=NOW + timedelta(days=1))
    assert "https://two.example/events/bbbbbbbb/" in made(event)["en"].split()
    assert "later.example" not in made(event)["en"]


def test_a_warning_is_in_the_post_of_a_clip():
    clip = make_edition("footage", headline="Clip", warning="Shows a dead person.")
    assert "Shows a dead person." in made(clip)["en"]


def test_a_correction_offers_its_own(event):
    note = {"kind": "event", "ref": "bbbbbbbb", "what": "correction", "public_at": NOW - timedelta(hours=1)}
    Correction.objects.create(**note, note="It was ten.", words={"fa": "ده نفر بودند."})
    assert "Correction: It was ten." in made(event, "correction")["en"]
    assert "ده نفر بودند." in made(event, "correction")["fa"]


def withdraw(edition, line: str) -> None:
    edition.delete()
    paths.withdraw(edition.kind, edition.ref, at=NOW, line=line)
    words = {"en": "We could not reach the second source."}
    Correction.objects.create(kind=edition.kind, ref=edition.ref, what="withdrawal", words=words, public_at=NOW)


@pytest.mark.parametrize("line", ["wrong", "unconfirmed", "request", "legal"])
def test_a_withdrawal_offers_its_own_without_what_it_said(line):
    edition = make_edition(headline="Secret words")
    withdraw(edition, line)
    (text,) = made(edition, "withdrawal").values()
    assert text == "\n\n".join(
        [paths.line_of(line), "We could not reach the second source.", f"http://testserver/events/{edition.ref}/"]
    )


def test_nothing_is_offered_of_what_was_taken_down_for_somebodys_safety():
    edition = make_edition(headline="Secret words")
    withdraw(edition, "safety")
    assert offers("event", edition.ref, at=NOW) == []


def test_nothing_is_offered_of_what_is_not_public_yet():
    edition = make_edition(live_from=NOW + timedelta(hours=1))
    assert offers("event", edition.ref, at=NOW) == []
