"""What readers are told of the versions of a text: every public change, and nothing of what was erased."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from newsroom.front.changes import COMPARED, FIRST, SAFETY, SAME, TAKEN_OUT, history_of
from newsroom.press.masking import GAP, MARK
from newsroom.press.models import Correction, Edition, PastEdition
from tests.front.factory import NOW, make_edition

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def versions(*texts: dict, language: str = "en", kind: str = "article", **more) -> Edition:
    """An item with a version for each of the texts, a day apart, the last of them live."""
    number = len(texts)
    live = make_edition(kind, number=number, language=language, live_from=NOW - DAY, **texts[-1] | more)
    for past, words in enumerate(texts[:-1], start=1):
        row = {"headline": live.headline, "facts": live.facts, "text_language": language} | words
        PastEdition.objects.create(
            kind=kind, ref=live.ref, language=language, number=past,
            live_from=NOW - DAY * (number - past + 1), live_until=NOW - DAY * (number - past), **row,
        )  # fmt: skip
    return live


def body(*paragraphs: str) -> dict:
    return {"body_html": "".join(f"<p>{text}</p>" for text in paragraphs)}


def shown(client, edition: Edition) -> str:
    response = client.get(f"{edition.path}history/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (body("Four came."), body("Five came."), COMPARED),
        ({"headline": "A"}, {"headline": "B"}, COMPARED),
        ({"standfirst": ""}, {"standfirst": "New"}, COMPARED),
        (body("Same."), body("Same."), SAME),
        (body("Same."), body("<strong>Same.</strong>"), SAME),
        (body(f"{MARK} said no.", "Four."), body("A woman said no.", "Four."), SAFETY),
        (body(f"{MARK} said no.", "Four."), body(f"{MARK} said no.", "Five."), COMPARED),
        (body(f"{MARK} said no."), body(f"{MARK} said no."), SAFETY),
        (body(f"{MARK} said no.", "Four."), body("Five."), SAFETY),
        ({"headline": f"{MARK} speaks"}, {"headline": "A woman speaks", **body("More")}, SAFETY),
        (body(f"He {GAP} left."), body(f"He {GAP} left."), TAKEN_OUT),
    ],
)  # fmt: skip
def test_a_change_is_told_as_far_as_it_may_be(old, new, told):
    newest, first = history_of(versions(old, new), [], at=NOW)
    assert (newest.told, first.told) == (told, FIRST)
    assert bool(newest.differences) == (told == COMPARED)


def test_the_words_that_changed_are_marked_for_eyes_and_for_ears(client):
    page = shown(client, versions(body("Four people came.", "It rained."), body("Five people came.", "It rained.")))
    gone, new = re.search(r"<del>.*?</del>", page)[0], re.search(r"<ins>.*?</ins>", page)[0]
    assert "Four" in gone
    assert "removed:" in gone
    assert "Five" in new
    assert "added:" in new
    assert "people came." in page
    assert "It rained." not in page, "what did not change is not repeated"


def test_markup_in_a_text_is_shown_not_obeyed(client):
    page = shown(client, versions(body("a"), body("a &lt;b&gt; b")))
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_was_erased_is_told_in_three_words(client, language):
    old = body(f"{MARK} stood beside the blue door.")
    new = {**body("Somebody stood beside the green gate."), "change_note": "A name went."}
    page = shown(client, versions(old, new, language=language))
    for word in (MARK, "blue door", "green gate", "A name went.", "<del", "<ins"):
        assert word not in page


def test_withdrawn_versions_are_not_told_of(client):
    edition = versions(body("Secret words."), body("Then."), body("Now."))
    PastEdition.objects.filter(number=1).update(is_withdrawn=True)
    page = shown(client, edition)
    assert "Secret" not in page
    assert "The first version that can be seen." in page
    assert client.get(f"{edition.path}?v=1").status_code == 404


def test_who_wrote_it_is_not_struck_through(client):
    page = shown(client, versions({"byline": "Sara"}, {"byline": "Desk South"}))
    assert "Byline" in page
    assert "Sara" not in page


def test_a_note_stands_beside_the_version_that_it_tells_of(client):
    edition = versions(body("Four."), {**body("Five."), "change_note": "It was five."})
    Correction.objects.create(
        kind="article", ref=edition.ref, what="correction", note="It was five.", public_at=edition.live_from
    )
    page = shown(client, edition)
    assert re.search(r'<li value="2".*Correction.*It was five\..*<li value="1"', page, re.DOTALL)


def test_facts_are_compared_in_words(client):
    facts = [{"date": [2019, 4, day], "places": [], "provinces": [], "figures": []} for day in (10, 11)]
    page = shown(client, versions({"facts": facts[0]}, {}, kind="event", day=(2019, 4, 11), facts=facts[1]))
    assert "10" in re.search(r"<del>.*?</del>", page)[0]
    assert "11" in re.search(r"<ins>.*?</ins>", page)[0]


def test_the_history_is_not_indexed_and_goes_with_its_item(client):
    edition = versions(body("a"), body("b"))
    response = client.get(f"{edition.path}history/")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert f'href="{edition.path}history/"' in client.get(edition.path).content.decode()
    Edition.objects.all().delete()
    assert client.get(f"{edition.path}history/").status_code == 410


def test_an_item_whose_last_word_is_history_keeps_its_address(client):
    edition = make_edition("article", slug="history", headline="A history")
    assert "<h1>A history</h1>" in client.get(edition.path).content.decode()
    assert client.get(f"{edition.path}history/").status_code == 200


def test_a_citation_shows_the_same_words_today_and_tomorrow(client, clock):
    edition = make_edition("article", headline="As it is", **body("Today."))
    page = client.get(edition.path).content.decode()
    address = re.search(r'href="([^"]*\?v=1)"', page)[1]
    today = client.get(address)
    assert today.status_code == 200
    assert "readers see now" in today.content.decode()
    assert "<p>Today.</p>" in today.content.decode()
    moment = NOW + DAY
    make_edition(
        "article", ref=edition.ref, slug="as-it-is", number=2, live_from=moment, headline="New", **body("Later.")
    )
    Edition.objects.filter(pk=edition.pk).update(live_until=moment)
    clock.move_to(moment)
    tomorrow = client.get(address).content.decode()
    assert "<h1>As it is</h1>" in tomorrow
    assert "<p>Today.</p>" in tomorrow
    assert "Later." not in tomorrow
