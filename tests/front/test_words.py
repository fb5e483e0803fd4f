"""What a reader sees who looks for words."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from tests.front.factory import NOW, make_edition, make_place, make_province, make_topic

pytestmark = pytest.mark.django_db


def page_for(client, words: str, path: str = "/search/", **filters: str) -> str:
    response = client.get(path, {**filters, "q": words}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_are_marked_where_they_stand(client):
    make_edition(headline="Bread & salt", body_html="<p>The bread was late, says <b>everybody</b>.</p>")
    page = page_for(client, "bread")
    assert "<mark>Bread</mark> &amp; salt" in page
    assert "The <mark>bread</mark> was late, says everybody." in page


def test_a_story_shows_its_standfirst_marked_and_its_text_only_where_the_words_are_in_it(client):
    make_edition("article", headline="A story", standfirst="Of bread.", body_html="<p>It was late.</p>")
    page = page_for(client, "bread")
    assert "Of <mark>bread</mark>." in page
    assert "It was late." not in page
    assert "It was <mark>late</mark>." in page_for(client, "late")


def test_the_words_of_footage_are_its_caption(client):
    make_edition("footage", headline="A street in Shadegan", facts={"transcript": "We want our wages."})
    assert "A <mark>street</mark> in Shadegan" in page_for(client, "street")


@pytest.mark.parametrize("words", ["Khouzestan", "خوزستان", "خوزِستان", "Khuzestan", "KHUZESTAN"])
def test_a_place_is_found_in_the_spellings_of_both_scripts(client, words):
    province = make_province()
    province.aliases = ["Khouzestan"]
    province.save()
    make_edition(headline="Water rises", provinces=(province,))
    assert "Water rises" in page_for(client, words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Khuzistan", "Khuzestan"),
        ("khuzstan wages", "Khuzestan wages"),
        ("Shadigan", "Shadegan"),
        ("شادگن", "شادگان"),
        ("خوزسان", "خوزستان"),
        ("place:Shadigan", "place:Shadegan"),
        ("Kut Abdolah", "Kut Abdollah"),
        ("wages -Shadigan khuzistan", "wages -Shadigan Khuzestan"),
    ],
)
def test_a_name_that_is_near_is_suggested_where_it_finds_something(client, typed, meant):
    places = (make_place(), make_place("kut-abdollah", "Kut Abdollah", "کوت عبدالله"))
    make_edition(headline="Wages late", provinces=(make_province(),), places=places)
    assert f"<bdi>{meant}</bdi>" in page_for(client, typed)


@pytest.mark.parametrize("typed", ["Rasht", "Rashd", "xyzzy", "ab", "Shadegan", '"', "-Khuzistan"])
def test_nothing_is_suggested_that_finds_nothing_or_that_was_typed(client, typed):
    make_place("rasht", "Rasht", "رشت", make_province("gilan", "Gilan", "گیلان", "IR-01"))  # in the gazetteer alone
    make_edition(headline="Water", places=(make_place(),))
    assert "Did you mean" not in page_for(client, typed)


def test_a_place_that_is_not_public_is_never_suggested(client):
    make_edition(
        places=(make_place("hidden-camp", "Hidden Camp", "اردوگاه پنهان"),), live_from=NOW + timedelta(hours=1)
    )
    for words in ("Hiden Camp", "Hidden Camb"):
        assert "Hidden Camp" not in page_for(client, words)


def test_where_much_is_found_nothing_is_suggested(client):
    for number in range(3):
        make_edition(headline=f"Strikes {number}", topics=(make_topic("Strike"),))
    assert "Did you mean" not in page_for(client, "strikes")


@pytest.mark.parametrize("words", ["a" * 301, "ک" * 400, "bread " * 80])
@pytest.mark.parametrize("path", ["/search/", "/fa/search/"])
def test_words_that_are_too_many_get_a_sentence(client, path, words):
    page = page_for(client, words, path)
    assert 'role="alert"' in page
    feed = client.get(path.replace("search/", "feeds/search.xml"), {"q": words})
    assert feed.status_code == 400


def test_the_words_of_a_reader_are_written_nowhere(client, caplog):
    caplog.set_level(logging.DEBUG)
    make_edition(headline="Water")
    page_for(client, "farangis-of-shadegan")
    said = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert "farangis" not in said
    assert not Session.objects.exists()
    assert not client.cookies


@pytest.mark.parametrize(
    "words", ["headline:", 'place:"', "محل:", "-", "«", "headline:headline:x", "place:-x", "\u200c", "\0", "a:b:c"]
)
def test_no_words_break_the_page(client, words):
    make_edition()
    page_for(client, words)


def test_hits_are_narrowed_by_the_filters(client):
    make_edition(headline="Bread in the south", places=(make_place(),))
    make_edition(headline="Bread in the north")
    page = page_for(client, "bread", place="shadegan")
    assert "in the south" in page
    assert "in the north" not in page
