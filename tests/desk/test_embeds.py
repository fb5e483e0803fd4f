"""What the editor's picker is told."""

import pytest
from django.urls import reverse

from tests.factory import make_article, make_event, make_still, move


def cards(browser, **query) -> list[dict]:
    return browser.get(reverse("admin:desk_embeds"), query).json()["cards"]


def test_every_kind_is_found_by_its_words(vocabulary, now, reporter, sign_in):
    event = make_event(reporter, now, working_title="Flood in the valley")
    article = make_article(reporter, now, headline="After the flood")
    make_article(reporter, now, headline="Something else")
    found = cards(sign_in(reporter), q="flood")
    assert {card["embed"] for card in found} == {f"event:{event.ref}", f"article:{article.ref}"}
    assert found[0] == {
        "embed": f"event:{event.ref}",
        "kind": "event post",
        "title": "Flood in the valley",
        "state": "✎ Draft",
    }


def test_one_card_is_asked_for_by_its_name(vocabulary, now, reporter, sign_in):
    still = make_still(reporter, now)
    assert [card["title"] for card in cards(sign_in(reporter), embed=f"footage:{still.ref}")] == [str(still)]


@pytest.mark.parametrize("embed", ["footage:nothing", "nothing:abc", "nothing", "event:"])
def test_what_is_not_there_gives_no_card(vocabulary, reporter, sign_in, embed):
    assert cards(sign_in(reporter), embed=embed) == []


def test_people_get_no_cards_of_what_they_may_not_see(vocabulary, now, reporter, administrator, sign_in):
    article = make_article(reporter, now)
    browser = sign_in(administrator)
    assert cards(browser) == cards(browser, embed=f"article:{article.ref}") == []


def test_what_is_hidden_for_safety_is_not_offered(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now)
    move(event, "hide", by=editor, at=now, note="Somebody is at risk.")
    assert cards(sign_in(reporter)) == []


def test_readers_get_no_cards(db, client):
    assert client.get(reverse("admin:desk_embeds")).status_code == 302
