"""Asking for a reading: who may ask whom, what is answered, when it ends, and that nothing of it is ever rewritten."""

from datetime import timedelta

import pytest

from newsroom.desk.assignment import asking, telling
from newsroom.desk.assignment.models import Assignment
from newsroom.workflow import revisions
from newsroom.workflow.refusals import Refused
from tests.factory import make_article, make_event, make_user, move, publish


@pytest.fixture
def item(vocabulary, at, reporter):
    return make_article(reporter, at)


@pytest.fixture
def in_review(item, reporter, at):
    move(item, "submit", by=reporter, at=at)
    return item


@pytest.fixture
def told(monkeypatch):
    """What was told: (event, names)."""
    heard = []
    monkeypatch.setattr(
        telling,
        "LISTENERS",
        [lambda event, item, persons, by, at: heard.append((event, [p.username for p in persons]))],
    )
    return heard


def code(function, *args, **values) -> str:
    try:
        function(*args, **values)
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize(
    ("role", "state", "expected"),
    [
        ("Editor", "draft", ""),
        ("Editor", "review", ""),
        ("Chief", "approved", ""),
        ("Editor", "published", "not_asked"),
        ("Editor", "spiked", "not_asked"),
        ("Reporter", "draft", "not_asked"),  # of somebody else
        ("Reporter", "review", "not_asked"),
        ("Reviewer", "review", "not_asked"),
        ("Administrator", "draft", "not_asked"),
    ],
)
def test_who_may_ask_in_which_state(item, reporter, editor, chief, at, role, state, expected):
    ways = {
        "draft": [], "review": ["submit"], "approved": ["submit", "approve"],
        "published": ["submit", "approve", "publish"], "spiked": ["spike"],
    }  # fmt: skip
    for name in ways[state]:
        move(item, name, by=reporter if name == "submit" else editor, at=at)
    assert code(asking.ask, item, by=make_user(role), at=at, reviewer=chief) == expected


def test_a_writer_asks_about_an_own_draft_and_not_once_it_is_sent(item, reporter, editor, at):
    assert code(asking.ask, item, by=reporter, at=at, reviewer=editor) == ""
    move(item, "submit", by=reporter, at=at)
    assert code(asking.ask, item, by=reporter, at=at, reviewer=editor) == "not_asked"


@pytest.mark.parametrize(
    ("who", "expected"), [("reporter", "not_a_reader"), ("administrator", "not_a_reader"), ("chief", "")]
)
def test_a_reader_may_see_it_and_wrote_none_of_it(in_review, request, editor, at, who, expected):
    person = request.getfixturevalue(who)
    assert code(asking.ask, in_review, by=editor, at=at, reviewer=person) == expected


def test_a_due_time_lies_ahead(in_review, editor, chief, at):
    assert code(asking.ask, in_review, by=editor, at=at, reviewer=chief, due_at=at) == "due_before_now"
    assert not Assignment.objects.exists()


def test_asking_anew_ends_the_earlier_asking_and_keeps_it(in_review, editor, chief, at):
    first = asking.ask(in_review, by=editor, at=at, reviewer=chief, instruction="The numbers.")
    second = asking.ask(in_review, by=chief, at=at + timedelta(hours=1), reviewer=editor)
    first.refresh_from_db()
    assert (first.reviewer, first.asked_by, first.instruction, first.end) == (chief, editor, "The numbers.", "anew")
    assert asking.current(in_review) == second


def test_rows_are_never_written_again(in_review, editor, chief, at):
    row = asking.ask(in_review, by=editor, at=at, reviewer=chief)
    for act in (row.save, row.delete):
        with pytest.raises(RuntimeError):
            act()


def test_the_asked_person_alone_answers(in_review, editor, chief, at):
    asking.ask(in_review, by=editor, at=at, reviewer=chief)
    assert code(asking.accept, in_review, by=editor, at=at) == "not_yours"
    asking.accept(in_review, by=chief, at=at)
    assert asking.current(in_review).is_accepted


def test_declined_it_is_nobodys_with_the_same_due_time(in_review, editor, chief, at, told):
    due = at + timedelta(hours=2)
    asking.ask(in_review, by=editor, at=at, reviewer=chief, due_at=due, priority=1, instruction="The numbers.")
    asking.decline(in_review, by=chief, at=at, note="On the road.")
    row = asking.current(in_review)
    assert (row.reviewer, row.due_at, row.priority, row.instruction) == (None, due, 1, "The numbers.")
    earlier = Assignment.objects.of(in_review).last()
    assert (earlier.answer, earlier.answer_note, earlier.end) == ("declined", "On the road.", "declined")
    assert told == [("asked", ["chief"]), ("declined", ["editor"])]


def test_what_is_nobodys_can_be_taken_and_what_is_somebodys_cannot(in_review, editor, chief, at):
    asking.take(in_review, by=chief, at=at)
    assert asking.current(in_review).is_accepted
    assert code(asking.take, in_review, by=editor, at=at) == "taken"


@pytest.mark.parametrize(
    ("moves", "end"),
    [
        (["approve"], "read"),
        (["spike"], "gone"),
        (["hide"], "gone"),
        (["send_back"], ""),
        (["send_back", "submit"], ""),
    ],
)
def test_it_ends_by_itself(in_review, reporter, editor, chief, at, moves, end):
    row = asking.ask(in_review, by=chief, at=at, reviewer=editor)
    for name in moves:
        move(in_review, name, by=reporter if name == "submit" else editor, at=at, note="Why.")
    row.refresh_from_db()
    assert (row.end, row.ended_at) == (end, at if end else None)


def test_it_ends_when_it_is_published_from_approved(in_review, editor, chief, at):
    move(in_review, "approve", by=editor, at=at)
    row = asking.ask(in_review, by=chief, at=at, reviewer=editor)
    move(in_review, "publish", by=chief, at=at)
    row.refresh_from_db()
    assert row.end == "gone"


def test_the_reader_hears_of_a_change_in_review_and_not_of_an_own_one(in_review, reporter, editor, chief, at, told):
    asking.ask(in_review, by=chief, at=at, reviewer=editor)
    told.clear()
    for person, headline in ((reporter, "Other words"), (editor, "Own words")):
        in_review.headline = headline
        in_review.save()
        revisions.record(in_review, by=person, at=at)
    assert told == [("changed", ["editor"])]


def test_nobody_is_told_of_an_own_act(in_review, editor, at, told):
    asking.ask(in_review, by=editor, at=at, reviewer=editor)
    asking.accept(in_review, by=editor, at=at)
    assert told == []


def test_an_erasure_reaches_what_was_asked_and_answered(in_review, editor, chief, at):
    asking.ask(in_review, by=editor, at=at, reviewer=chief, instruction="Ask Needle himself.")
    asking.decline(in_review, by=chief, at=at, note="Needle knows me.")
    move(in_review, "hide", by=editor, at=at, note="At risk.")
    move(in_review, "erase", by=chief, at=at, note="Agreed.")
    assert not Assignment.objects.exclude(instruction="", answer_note="").exists()


def test_words_that_are_erased_are_erased_in_it_too(in_review, reporter, editor, chief, at):
    asking.ask(in_review, by=editor, at=at, reviewer=chief, instruction="Is Needle his name?")
    move(in_review, "hide_words", by=editor, at=at, note="At risk.", value="Needle")
    move(in_review, "destroy_words", by=chief, at=at, note="Agreed.")
    assert "Needle" not in Assignment.objects.get().instruction


def test_a_published_item_needs_no_reader(vocabulary, reporter, editor, at):
    event = make_event(reporter, at)
    publish(event, writer=reporter, editor=editor, at=at)
    assert not asking.can_be_asked_about(event)
