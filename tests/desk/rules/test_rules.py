"""The rules of the desk: one table that items, moves and a page are made from."""

import pytest
from django.urls import reverse

from newsroom.desk.rules import switching
from newsroom.workflow import engine, rules
from newsroom.workflow.checks import items
from tests.factory import make_article, make_event, make_still, make_user

PAGE = "admin:desk_rules"


def test_every_kind_with_a_public_side_has_rules():
    from newsroom.press.kinds import KINDS

    kinds = {model.kind for model in items()} & set(KINDS)
    assert kinds <= set(rules.RULES)


# what an article says, and the optional rule that is on -> what is missing
CASES = [
    ({}, "", []),
    ({}, "place", ["a place or a province, or the tick that it has none"]),
    ({"has_no_place": True}, "place", []),
    ({"provinces": ["khuzestan"]}, "place", []),
    ({}, "source", ["an event, footage or a credit that it rests on"]),
    ({"credit": "The union's office"}, "source", []),
    ({"body": ""}, "", ["a body"]),
    ({"standfirst": " "}, "", ["a standfirst"]),
]


@pytest.mark.parametrize(("values", "on", "lacks"), CASES)
def test_what_is_missing_of_a_story(vocabulary, at, reporter, chief, values, on, lacks):
    item = make_article(reporter, at, **values)
    if on:
        switching.switch("article", on, is_on=True, by=chief, at=at)
    assert item.missing_for_publication() == lacks
    refusal = engine.refusal(item, "submit", by=reporter, at=at)
    assert (refusal.code if refusal else "") == ("incomplete" if lacks else "")


def test_a_story_may_rest_on_an_event(vocabulary, at, reporter, chief):
    switching.switch("article", "source", is_on=True, by=chief, at=at)
    assert make_article(reporter, at, events=[make_event(reporter, at)]).missing_for_publication() == []


def test_the_lead_picture_has_words(vocabulary, at, reporter):
    still = make_still(reporter, at)
    assert make_article(reporter, at, lead=still).missing_for_publication() == []
    still.texts.update(alt_text="")
    assert make_article(reporter, at, lead=still).missing_for_publication() == [
        "words for people who cannot see the lead picture"
    ]


def test_a_rule_switched_off_counts_no_more(vocabulary, at, reporter, chief):
    item = make_article(reporter, at)
    for is_on in (True, False):
        switching.switch("article", "place", is_on=is_on, by=chief, at=at)
        assert bool(item.missing_for_publication()) is is_on


def test_registering_a_kind_twice_is_an_error():
    with pytest.raises(ValueError, match="twice"):
        rules.add_rules("article")


def test_the_page_says_the_rules_in_words_and_the_chief_switches_them(vocabulary, reporter, chief, sign_in):
    page = sign_in(reporter).get(reverse(PAGE)).content.decode()
    assert "A story has a standfirst." in page
    assert "somebody who wrote none of it" in page
    assert "Ask for it from now on" not in page
    browser = sign_in(chief)
    assert "Ask for it from now on" in browser.get(reverse(PAGE)).content.decode()
    browser.post(reverse(PAGE), {"kind": "article", "rule": "place", "on": "1"})
    assert rules.switched_on("article") == {"place"}
    browser.post(reverse(PAGE), {"kind": "article", "rule": "place", "on": "0"})
    assert rules.switched_on("article") == set()


@pytest.mark.parametrize(
    ("role", "rule", "status"),
    [
        ("Editor", "place", 403),
        ("Reviewer", "place", 403),
        ("Chief", "body", 404),
        ("Chief", "nonsense", 404),
        ("Administrator", "place", 403),
    ],
)
def test_what_is_not_switched(vocabulary, sign_in, role, rule, status):
    page = sign_in(make_user(role)).post(reverse(PAGE), {"kind": "article", "rule": rule, "on": "1"})
    assert page.status_code == status
    assert rules.switched_on("article") == set()
