"""What the editor's picker is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import EventPost
from media.models import Footage
from newsroom.desk.embeds import picker
from tests.factory import assess_low_risk, clear, make_article, make_event, make_still, move, publish


def cards(browser, **query) -> list[dict]:
    return browser.get(reverse("admin:desk_embeds"), query).json()["cards"]


def test_every_kind_is_found_by_its_words(vocabulary, now, reporter, sign_in):
    event = make_event(reporter, now, working_title="Flood in the valley")
    article = make_article(reporter, now, headline="After the flood")
    make_article(reporter, now, headline="Something else")
    found = cards(sign_in(reporter), q="flood")
    assert {card["embed"] for card in found} == {f"event:{event.ref}", f"article:{article.ref}"}
    card = next(one for one in found if one["embed"] == f"event:{event.ref}")
    assert card == {
        "embed": f"event:{event.ref}",
        "kind": "event post",
        "title": "Flood in the valley",
        "about": "",
        "state": "✎ Draft",
        "sight": "not yet",
        "note": "Not public yet: readers see nothing here until it is published.",
        "picture": None,
        "is_own": False,
    }


def test_one_card_is_asked_for_by_its_name(vocabulary, now, reporter, sign_in):
    still = make_still(reporter, now)
    assert [card["title"] for card in cards(sign_in(reporter), embed=f"footage:{still.ref}")] == [str(still)]


@pytest.mark.parametrize("embed", ["footage:nothing", "nothing:abc", "nothing", "event:"])
def test_what_is_not_there_has_a_card_that_says_so(vocabulary, reporter, sign_in, embed):
    (card,) = cards(sign_in(reporter), embed=embed)
    assert (card["title"], card["sight"], card["state"]) == ("Not found, or not for you to see", "lost", "")


def test_people_get_no_words_of_what_they_may_not_see(vocabulary, now, reporter, administrator, sign_in):
    article = make_article(reporter, now)
    browser = sign_in(administrator)
    assert cards(browser) == []
    assert [card["title"] for card in cards(browser, embed=f"article:{article.ref}")] == [
        "Not found, or not for you to see"
    ]


def test_the_cards_of_a_text_are_asked_for_together(vocabulary, now, reporter, sign_in, django_assert_max_num_queries):
    events = [make_event(reporter, now, provinces=["khuzestan"]) for _number in range(5)]
    named = [f"event:{event.ref}" for event in events]
    browser = sign_in(reporter)
    browser.get(reverse("admin:index"))
    with django_assert_max_num_queries(8):
        assert [card["embed"] for card in cards(browser, embed=named)] == named


def test_what_is_hidden_for_safety_is_not_offered(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now)
    move(event, "hide", by=editor, at=now, note="Somebody is at risk.")
    assert cards(sign_in(reporter)) == []
    (card,) = cards(sign_in(reporter), embed=f"event:{event.ref}")
    assert (card["title"], card["about"], card["sight"]) == ("Hidden for safety", "", "lost")
    assert event.working_title not in str(card)


def test_what_the_story_rests_on_comes_first_then_the_newest(vocabulary, now, reporter, sign_in):
    first, *_others = [make_event(reporter, now, working_title=title) for title in ("A", "B", "C")]
    article = make_article(reporter, now, events=[first])
    found = cards(sign_in(reporter), only="events", item=f"article:{article.ref}")
    assert [(card["title"], card["is_own"]) for card in found] == [("A", True), ("C", False), ("B", False)]


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        ("events", {"event"}),
        ("articles", {"article"}),
        ("footage", {"footage"}),
        ("nothing", set()),
        ("", {"event", "article", "footage"}),
    ],
)
def test_one_kind_alone(vocabulary, now, reporter, sign_in, only, kinds):
    make_event(reporter, now), make_article(reporter, now), make_still(reporter, now)
    assert {card["embed"].split(":")[0] for card in cards(sign_in(reporter), only=only)} == kinds


def test_pictures_are_cleared_stills_and_only_those_show_themselves(vocabulary, now, reporter, moderator, sign_in):
    raw, cleared = make_still(reporter, now), make_still(reporter, now, caption="A cleared street")
    clear(cleared, moderator=moderator, at=now)
    browser = sign_in(reporter)
    (card,) = cards(browser, only="pictures")
    assert card["embed"] == f"footage:{cleared.ref}"
    assert card["picture"] == {
        "src": reverse("admin:media_footage_picture", args=[cleared.pk]),
        "alt": "Water between houses.",
    }
    assert card["note"] == "Becomes public with this text."
    by_ref = {one["embed"]: one for one in cards(browser, only="footage")}
    assert by_ref[f"footage:{raw.ref}"]["picture"] is None
    assert by_ref[f"footage:{raw.ref}"]["note"].startswith("Not cleared")


def test_no_card_shows_what_needs_a_warning(vocabulary, now, reporter, moderator, sign_in):
    still = make_still(reporter, now, warning="Shows a dead person.")
    move(still, "take", by=moderator, at=now)
    assess_low_risk(still, by=moderator, at=now, graphic="yes")
    Footage.objects.filter(pk=still.pk).update(state="cleared")  # clearing it takes more than this test is about
    (card,) = cards(sign_in(reporter), only="pictures")
    assert card["picture"] is None
    assert "behind a warning" in card["about"]


def test_a_card_says_what_readers_see(vocabulary, now, reporter, editor, sign_in):
    event = make_event(reporter, now, words={"en": ("Flood", "Water.")})
    browser, named = sign_in(reporter), f"event:{event.ref}"
    publish(event, writer=reporter, editor=editor, at=now)
    assert [(card["sight"], card["note"]) for card in cards(browser, embed=named)] == [("seen", "")]
    move(event, "withdraw", by=editor, at=now, note="Not so.", value="unconfirmed")
    (card,) = cards(browser, embed=named)
    assert card["sight"] == "lost"
    assert card["note"].startswith("Withdrawn")


def test_what_is_old_is_found_by_its_public_words_and_its_reference(
    vocabulary, now, reporter, editor, sign_in, monkeypatch
):
    monkeypatch.setattr(picker, "NEWEST_SEARCHED", 1)
    old = make_event(reporter, now, working_title="Old", words={"en": ("Barrage at dawn", "Water.")})
    publish(old, writer=reporter, editor=editor, at=now)
    unseen = make_event(reporter, now, working_title="Barrage, a draft")
    make_event(reporter, now, working_title="Newest barrage")
    browser = sign_in(reporter)
    assert {card["title"] for card in cards(browser, q="barrage", only="events")} == {str(old), "Newest barrage"}
    assert [card["embed"] for card in cards(browser, q=unseen.ref, only="events")] == [f"event:{unseen.ref}"]


def test_a_list_asks_the_same_number_of_times_whatever_it_shows(vocabulary, now, reporter, sign_in):
    browser, asked = sign_in(reporter), []
    for _turn in range(2):
        for _number in range(3):
            make_event(reporter, now, provinces=["khuzestan", "fars"]), make_still(reporter, now)
        with CaptureQueriesContext(connection) as queries:
            cards(browser)
        asked.append(len(queries))
    assert EventPost.objects.count() == 6
    assert asked[0] == asked[1]


def test_readers_get_no_cards(db, client):
    assert client.get(reverse("admin:desk_embeds")).status_code == 302
