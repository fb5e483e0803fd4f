"""The card image of an item: its address, what is on it, and that it goes with the item."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from PIL import Image

from newsroom.front import checks
from newsroom.front.cards import card_address, card_of
from newsroom.front.checks import pictures_can_hold_every_script
from newsroom.press.models import Edition, PublicFile
from tests.front.factory import NOW, make_edition, make_province, make_type

pytestmark = pytest.mark.django_db

SHOWN = {
    "headline": "Another headline",
    "confidence": "confirmed",
    "checking_since": NOW,
    "day": (2019, 4, 11),
    "lead_src": "/files/a.jpg",
}


def an_event(**fields) -> Edition:
    filed = {"provinces": (make_province(),), "event_types": (make_type(),)}
    return make_edition(**{"ref": "bbbbbbbb", **filed, **fields})


def test_the_address_is_that_of_the_language():
    assert re.fullmatch(r"/cards/event/bbbbbbbb-[0-9a-f]{12}\.png", card_address(an_event()))
    assert re.fullmatch(r"/fa/cards/event/bbbbbbbb-[0-9a-f]{12}\.png", card_address(an_event(language="fa")))


@pytest.mark.parametrize("name", SHOWN)
def test_whatever_is_on_the_card_changes_its_address(name):
    before = card_address(an_event())
    Edition.objects.all().delete()
    assert card_address(an_event(**{name: SHOWN[name]})) != before


@pytest.mark.parametrize("fields", [{"body_html": "<p>More.</p>"}, {"updated_at": NOW}, {"number": 4}])
def test_what_is_not_on_the_card_leaves_its_address(fields):
    before = card_address(an_event())
    Edition.objects.all().delete()
    assert card_address(an_event(**fields)) == before


def test_the_address_does_not_confirm_a_guess_of_words(settings):
    before = card_address(an_event())
    settings.SECRET_KEY = "another key"
    assert card_address(Edition.objects.get()) != before


@pytest.mark.parametrize(
    ("fields", "warning", "picture"),
    [
        ({}, "", "a.jpg"),
        ({"warning": "Shows an injury."}, "", ""),
        ({}, "Shows an injury.", ""),
        ({"facts": {"finding": {"is_fallen": True, "word": "misdated", "mark": "disputed"}}}, "", ""),
        ({"lead_src": "https://elsewhere.example/a.jpg"}, "", ""),
    ],
)
def test_a_picture_is_on_it_that_is_ours_and_needs_no_words_first(fields, warning, picture):
    edition = an_event(**{"lead_src": "/files/a.jpg", **fields})
    assert card_of(edition, warning=warning).picture == picture


def test_it_says_in_its_own_language_where_when_what_and_how_sure():
    en, fa = card_of(an_event()), card_of(an_event(language="fa"))
    assert (en.where, en.when, en.what, en.sure) == ("Khuzestan", "10 April 2019", "Strike", "reported")
    assert (fa.where, fa.what) == ("خوزستان", "اعتصاب")
    assert "۲۱ فروردین ۱۳۹۸" in fa.when


def test_the_card_of_what_is_not_live_is_not_there(client):
    coming = an_event(live_from=NOW + timedelta(hours=1))
    assert client.get(card_address(coming)).status_code == 404


def got(client, edition):
    return client.get(card_address(edition))


def test_the_card_is_a_picture_that_caches_may_keep_for_an_hour(client):
    response = got(client, an_event())
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    again = client.get(response.request["PATH_INFO"], headers={"if-none-match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_address_of_an_earlier_card_leads_to_the_card_as_it_is(client):
    edition = an_event()
    before = card_address(edition)
    edition.headline = "Corrected"
    edition.save()
    response = client.get(before)
    assert response.status_code == 302
    assert response.headers["Location"] == card_address(edition) != before


def test_the_card_of_what_is_withdrawn_is_gone_at_once_and_there_is_no_file_of_it(client, settings):
    edition = an_event()
    address = card_address(edition)
    before = set(settings.MEDIA_ROOT.rglob("*")) if settings.MEDIA_ROOT.exists() else set()
    assert client.get(address).status_code == 200
    Edition.objects.update(live_until=NOW)
    assert client.get(address).status_code == 410
    after = set(settings.MEDIA_ROOT.rglob("*")) if settings.MEDIA_ROOT.exists() else set()
    assert after == before


def test_what_was_never_public_is_not_known(client):
    assert client.get("/cards/event/bbbbbbbb-000000000000.png").status_code == 404
    assert client.get("/cards/nothing/bbbbbbbb-000000000000.png").status_code == 404


@pytest.fixture
def red_picture(settings, tmp_path):
    """A public picture of a clip that is live."""
    settings.MEDIA_ROOT = tmp_path
    Image.new("RGB", (640, 360), "#ff0000").save(tmp_path / "red.jpg")
    PublicFile.objects.create(name="red.jpg", kind="footage", ref="cccccccc")
    return make_edition("footage", ref="cccccccc", headline="Clip")


def is_red(response) -> bool:
    red, green, _blue = Image.open(io.BytesIO(response.content)).convert("RGB").getpixel((1180, 300))
    return red > 240 and green < 30


def test_a_lead_picture_is_on_the_card(client, red_picture):
    response = got(client, an_event(lead_src="/files/red.jpg"))
    assert response.headers["Content-Type"] == "image/jpeg"
    assert is_red(response)


def test_a_picture_that_got_a_warning_since_is_not(client, red_picture):
    story = make_edition(
        "article", ref="dddddddd", headline="Story", lead_src="/files/red.jpg", links=(("lead", "footage", "cccccccc"),)
    )
    assert is_red(got(client, story))
    Edition.objects.filter(kind="footage").update(warning="Shows an injury.")
    response = client.get(card_address(story), follow=True)
    assert response.status_code == 200
    assert not is_red(response)


def test_a_picture_whose_item_went_is_not(client, red_picture):
    event = an_event(lead_src="/files/red.jpg")
    red_picture.delete()
    assert not is_red(got(client, event))


@pytest.mark.parametrize("content", [b"", b"no picture", b"GIF89a\x01\x00\x01\x00"])
def test_a_file_that_is_no_picture_of_ours_leaves_the_card_without(client, red_picture, settings, content):
    (settings.MEDIA_ROOT / "red.jpg").write_bytes(content)
    assert got(client, an_event(lead_src="/files/red.jpg")).status_code == 200


def test_a_card_asks_the_database_a_fixed_number_of_times(client, red_picture, django_assert_max_num_queries):
    event = an_event(lead_src="/files/red.jpg")
    address = card_address(event)
    with django_assert_max_num_queries(6):
        client.get(address)


def test_a_machine_that_joins_no_persian_letters_is_told(monkeypatch):
    assert pictures_can_hold_every_script(None) == []
    monkeypatch.setattr(checks, "can_shape", lambda: False)
    (warning,) = pictures_can_hold_every_script(None)
    assert "fribidi" in warning.hint
