"""Moves for many items: each on its own, and a report that hides nothing."""

import pytest

from articles.models import Article
from newsroom.workflow.models import MoveRecord
from tests.desk.pages import list_of
from tests.factory import make_article, make_user, move


def act(browser, name: str, items, **data):
    return browser.post(
        list_of(Article), {"action": f"move_{name}", "_selected_action": [item.pk for item in items], **data}
    )


def outcomes(answer) -> dict[str, str]:
    return {str(outcome.item): outcome.refusal for outcome in answer.context["outcomes"]}


def test_what_can_be_done_is_done_and_the_rest_says_why(vocabulary, now, reporter, editor, sign_in):
    complete = make_article(reporter, now, headline="Complete")
    bare = make_article(reporter, now, headline="Bare", standfirst="")
    answer = act(sign_in(editor), "submit", [complete, bare])
    found = outcomes(answer)
    assert found["Complete"] == ""
    assert "“Bare” is not complete: a standfirst" in found["Bare"]
    assert set(Article.objects.values_list("headline", "state")) == {("Complete", "review"), ("Bare", "draft")}


def test_four_eyes_hold_for_many_as_for_one(vocabulary, now, reporter, editor, sign_in):
    theirs, own = make_article(reporter, now, headline="Theirs"), make_article(editor, now, headline="Own")
    for item in (theirs, own):
        move(item, "submit", by=editor, at=now)
    found = outcomes(act(sign_in(editor), "approve", [theirs, own], carry_out="1", note=""))
    assert found["Theirs"] == ""
    assert "you wrote part of it" in found["Own"]


def test_a_note_is_asked_for_before_anything_is_done(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    move(item, "submit", by=reporter, at=now)
    browser = sign_in(editor)
    asked = act(browser, "send_back", [item])
    assert asked.context["form"]["note"].field.required
    assert act(browser, "send_back", [item], carry_out="1", note=" ").context["form"].errors
    assert Article.objects.get().state == "review"
    act(browser, "send_back", [item], carry_out="1", note="No source.")
    assert MoveRecord.objects.of(item).last().note == "No source."


@pytest.mark.parametrize(
    ("role", "there", "not_there"),
    [
        ("Reporter", {"submit", "revise"}, {"approve", "publish", "hide"}),
        ("Editor", {"approve", "publish", "spike"}, {"erase", "withdraw"}),
    ],
)
def test_the_list_offers_what_the_role_may_do(vocabulary, now, sign_in, role, there, not_there):
    person = make_user(role)
    make_article(person, now)
    page = sign_in(person).get(list_of(Article))
    names = {name.removeprefix("move_") for name, _words in page.context["action_form"].fields["action"].choices}
    assert there <= names
    assert not names & (not_there | {"delete_selected"})
