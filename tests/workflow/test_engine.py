"""The one door: who may take which item where, what is refused and why, and that a move is whole or not at all."""

from datetime import timedelta

import pytest

from newsroom.press.models import Edition
from newsroom.workflow import chain, effects, engine, history, revisions
from newsroom.workflow.models import AfterReview, MoveRecord, Revision, StateChangedOutsideTheDoor
from newsroom.workflow.refusals import Refused
from tests.factory import give_trust, make_article, make_event, make_user, move, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(vocabulary):
    names = ("Reporter", "Editor", "Moderator", "Chief", "Administrator")
    return {name: make_user(name) for name in names}


@pytest.fixture
def event(people, at):
    return make_event(people["Reporter"], at, provinces=["lorestan"])


def code_of(item, name, by, at, **values) -> str:
    found = engine.refusal(item, name, by=by, at=at, **values)
    return found.code if found else ""


@pytest.mark.parametrize(
    ("role", "state", "name", "expected"),
    [
        ("Reporter", "draft", "submit", ""),
        ("Editor", "draft", "submit", ""),
        ("Moderator", "draft", "submit", "not_permitted"),
        ("Administrator", "draft", "submit", "not_permitted"),
        ("Reporter", "review", "approve", "not_permitted"),
        ("Moderator", "review", "approve", "not_permitted"),
        ("Editor", "review", "approve", ""),
        ("Chief", "review", "approve", ""),
        ("Editor", "draft", "approve", "wrong_state"),
        ("Editor", "draft", "publish", "wrong_state"),
        ("Reporter", "approved", "publish", "not_permitted"),
        ("Editor", "approved", "publish", ""),
        ("Editor", "approved", "correct", "no_window"),
        ("Editor", "approved", "send_back", "note_missing"),
        ("Editor", "draft", "withdraw", "no_window"),
        ("Editor", "draft", "nonsense", "unknown_move"),
    ],
)
def test_a_move_is_refused_with_a_code(people, event, at, role, state, name, expected):
    path = {"draft": [], "review": ["submit"], "approved": ["submit", "approve"]}[state]
    for step in path:
        move(event, step, by=people["Reporter" if step == "submit" else "Chief"], at=at)
    assert code_of(event, name, people[role], at) == expected


def test_a_refusal_is_a_sentence_with_the_items_name(people, event, at):
    sentence = str(engine.refusal(event, "approve", by=people["Editor"], at=at))
    assert event.working_title in sentence
    assert sentence.endswith(".")


def test_whoever_wrote_a_part_may_not_approve(people, event, at):
    editor = people["Editor"]
    event.working_title = "Edited by the editor"
    event.save()
    revisions.record(event, by=editor, at=at)
    move(event, "submit", by=people["Reporter"], at=at)
    assert code_of(event, "approve", editor, at) == "four_eyes"
    assert code_of(event, "approve", people["Chief"], at) == ""


def test_whoever_wrote_an_earlier_published_text_may_approve_the_next(people, event, at):
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    later = at + timedelta(hours=1)
    move(event, "revise", by=people["Chief"], at=later)
    event.working_title = "Second text"
    event.save()
    revisions.record(event, by=people["Chief"], at=later)
    move(event, "submit", by=people["Chief"], at=later)
    assert history.contributors(event) == {people["Chief"].pk}
    assert code_of(event, "approve", people["Editor"], later) == ""
    assert code_of(event, "approve", people["Chief"], later) == "four_eyes"


def test_approval_is_for_one_revision(people, event, at):
    move(event, "submit", by=people["Reporter"], at=at)
    move(event, "approve", by=people["Editor"], at=at)
    event.working_title = "Changed behind the approval"
    event.save()
    assert code_of(event, "publish", people["Editor"], at) == "unrecorded"
    revisions.record(event, by=people["Reporter"], at=at)
    assert code_of(event, "publish", people["Editor"], at) == "not_approved"


def test_an_incomplete_item_says_what_is_missing(people, at):
    article = make_article(people["Reporter"], at, standfirst="", body="")
    found = engine.refusal(article, "submit", by=people["Reporter"], at=at)
    assert found.code == "incomplete"
    assert "a body" in str(found)
    assert "a standfirst" in str(found)


def test_duty_lets_one_person_publish_alone_and_asks_for_a_second_reader(people, at):
    editor = people["Editor"]
    article = make_article(editor, at)
    move(article, "submit", by=editor, at=at)
    with pytest.raises(Refused):
        engine.perform(article, "approve", by=editor, at=at, duty=True)
    give_trust(editor, "duty", at=at)
    record = engine.perform(article, "approve", by=editor, at=at, duty=True)
    assert record.is_bypass
    assert AfterReview.objects.get(record=record).read_at is None


def test_duty_sets_aside_four_eyes_and_nothing_else(people, at):
    editor = people["Editor"]
    give_trust(editor, "duty", at=at)
    article = make_article(editor, at)
    move(article, "submit", by=editor, at=at)
    article.body = ""
    article.save()
    with pytest.raises(Refused) as refused:
        engine.perform(article, "approve", by=editor, at=at, duty=True)
    assert refused.value.code == "incomplete"
    article.body = "<p>Other words.</p>"
    article.save()
    with pytest.raises(Refused) as refused:
        engine.perform(article, "approve", by=editor, at=at, duty=True)
    assert refused.value.code == "unrecorded"


def test_duty_ends_at_its_time(people, at):
    editor = people["Editor"]
    give_trust(editor, "duty", at=at, days=1)
    assert editor.has_trust("duty", at)
    assert not editor.has_trust("duty", at + timedelta(days=1))


def test_an_effect_that_fails_leaves_nothing(people, event, at, monkeypatch):
    def broken(order):
        raise OSError("disk")

    move(event, "submit", by=people["Reporter"], at=at)
    move(event, "approve", by=people["Editor"], at=at)
    records = MoveRecord.objects.count()
    monkeypatch.setitem(effects.EFFECTS, "open_edition", broken)
    with pytest.raises(OSError, match="disk"):
        engine.perform(event, "publish", by=people["Editor"], at=at)
    event.refresh_from_db()
    assert event.state == "approved"
    assert MoveRecord.objects.count() == records
    assert not Edition.objects.exists()


def test_nothing_else_changes_a_state(event):
    event.state = "published"
    with pytest.raises(StateChangedOutsideTheDoor):
        event.save()


def test_a_save_that_changed_nothing_makes_no_revision(people, event, at):
    revisions.record(event, by=people["Editor"], at=at)
    assert Revision.objects.of(event).count() == 1


def test_a_change_of_a_term_makes_a_revision(people, event, at):
    event.provinces.add("Ilam")
    revisions.record(event, by=people["Editor"], at=at)
    assert Revision.objects.of(event).count() == 2


@pytest.mark.parametrize("model", [MoveRecord, Revision])
def test_rows_of_the_past_can_be_neither_changed_nor_deleted(people, event, at, model):
    move(event, "submit", by=people["Reporter"], at=at)
    row = model.objects.of(event).first()
    with pytest.raises(RuntimeError):
        row.save()
    with pytest.raises(RuntimeError):
        row.delete()
    with pytest.raises(RuntimeError):
        model.objects.all().delete()


def test_the_chain_names_the_first_row_that_was_tampered_with(people, event, at):
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    rows = MoveRecord.objects.of(event)
    assert chain.first_broken(rows.links()) is None
    MoveRecord.objects.filter(pk=rows[1].pk).update(by=people["Chief"])
    assert chain.first_broken(MoveRecord.objects.of(event).links()) == 1


def test_only_moves_of_this_state_and_person_are_offered(people, event, at):
    offered = {move.name for move, _refusal in engine.moves_for(event, by=people["Reporter"], at=at)}
    assert offered == {"submit", "merge", "embargo", "revisit"}
    offered = {move.name for move, _refusal in engine.moves_for(event, by=people["Editor"], at=at)}
    assert offered == {"submit", "merge", "spike", "hide", "hide_words", "embargo", "revisit"}
