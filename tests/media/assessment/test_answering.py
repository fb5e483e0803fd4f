"""Answers are added, the newest holds, and what was cleared does not change under its readers' eyes."""

from datetime import timedelta

import pytest

from media.assessment import answering
from media.assessment.answering import AnswerRefused, answer
from media.assessment.models import ChecklistAnswer
from media.models import Footage
from media.redaction.models import RedactionPlan
from tests.factory import make_user

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def moderator(vocabulary):
    return make_user("Moderator")


def put(still: Footage, state: str, **fields) -> None:
    """Where a table test begins; how a piece gets there is another matter."""
    Footage.objects.filter(pk=still.pk).update(state=state, **fields)
    still.refresh_from_db()


def test_the_newest_answer_holds_and_the_earlier_ones_stay(still, moderator, at):
    other = make_user("Moderator")
    answer(still, "faces", "no", "Nobody near.", by=moderator, at=at)
    answer(still, "faces", "yes", "A man at 0:07.", by=other, at=at + HOUR)
    assert [(row.answer, row.by) for row in answering.history(still, "faces")] == [("no", moderator), ("yes", other)]
    held = answering.current(still)["faces"]
    assert (held.answer, held.note, held.at) == ("yes", "A man at 0:07.", at + HOUR)


def test_saying_the_same_again_is_no_new_row_and_another_note_or_person_is(still, moderator, at):
    for _twice in range(2):
        answer(still, "faces", "no", "Nobody near. ", by=moderator, at=at)
    assert ChecklistAnswer.objects.count() == 1
    answer(still, "faces", "no", "Looked again.", by=moderator, at=at)
    answer(still, "faces", "no", "Looked again.", by=make_user("Moderator"), at=at)
    assert ChecklistAnswer.objects.count() == 3


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Administrator"])
def test_only_moderators_answer(still, at, role):
    with pytest.raises(PermissionError):
        answer(still, "faces", "no", by=make_user(role), at=at)
    with pytest.raises(PermissionError):
        answer(still, "faces", "no", by=make_user("Moderator", is_active=False), at=at)
    assert not ChecklistAnswer.objects.exists()


@pytest.mark.parametrize(
    ("code", "said", "refused"),
    [
        ("colour", "yes", "unknown_question"),
        ("faces", "perhaps", "unknown_answer"),
        ("minors", "not_relevant", "unknown_answer"),
        ("finding", "yes", "unknown_answer"),
        ("risk", "verified", "unknown_answer"),
    ],
)
def test_what_is_not_on_the_list_is_refused_in_a_sentence(still, moderator, at, code, said, refused):
    with pytest.raises(AnswerRefused) as problem:
        answer(still, code, said, by=moderator, at=at)
    assert (problem.value.code, problem.value.sentence[-1]) == (refused, ".")
    assert not ChecklistAnswer.objects.exists()


@pytest.mark.parametrize(("code", "said"), [("finding", "misdated"), ("risk", "high")])
def test_finding_and_risk_come_through_the_same_door_and_stand_on_the_footage(still, moderator, at, code, said):
    answer(still, code, said, "Seen in 2019.", by=moderator, at=at)
    assert getattr(still, code) == said
    assert getattr(Footage.objects.get(pk=still.pk), code) == said
    assert answering.current(still)[code].answer == said


OPEN = ("received", "in_review", "needs_answer", "held")
SHUT = ("cleared", "rejected", "duplicate", "withdrawn", "hidden", "erased", "purged")


@pytest.mark.parametrize("state", OPEN)
def test_while_it_is_looked_at_everything_may_be_answered(still, moderator, at, state):
    put(still, state)
    for code, said in (("faces", "no"), ("risk", "low"), ("finding", "verified")):
        assert answer(still, code, said, by=moderator, at=at).answer == said


@pytest.mark.parametrize("code", ["faces", "landmarks", "risk"])
@pytest.mark.parametrize("state", SHUT)
def test_what_is_closed_falls_back_before_its_answers_change(still, moderator, at, state, code):
    put(still, state)
    with pytest.raises(AnswerRefused) as problem:
        answer(still, code, "high" if code == "risk" else "no", by=moderator, at=at)
    assert problem.value.code == "closed"


FINDINGS = [
    # before, after, on what was cleared or withdrawn, elsewhere closed
    ("unassessed", "misdated", "", "closed"),
    ("verified", "misdated", "", "closed"),
    ("verified", "partly", "", "closed"),
    ("partly", "synthetic", "", "closed"),
    ("unassessed", "verified", "stronger", "closed"),
    ("misdated", "partly", "stronger", "closed"),
    ("partly", "verified", "stronger", "closed"),
]


@pytest.mark.parametrize(("before", "after", "open_to_less", "elsewhere"), FINDINGS)
@pytest.mark.parametrize("state", SHUT)
def test_a_finding_of_what_was_cleared_may_say_less_at_any_time_and_never_more(
    still, moderator, at, state, before, after, open_to_less, elsewhere
):
    put(still, state, finding=before)
    expected = open_to_less if state in ("cleared", "withdrawn") else elsewhere
    if not expected:
        answer(still, "finding", after, by=moderator, at=at)
        assert still.finding == after
        return
    with pytest.raises(AnswerRefused) as problem:
        answer(still, "finding", after, by=moderator, at=at)
    assert problem.value.code == expected
    assert Footage.objects.get(pk=still.pk).finding == before


def test_a_new_plan_asks_again_what_was_said_of_the_earlier_one(still, moderator, at):
    for code in ("faces", "unblurred", "stripped"):
        answer(still, code, "no", by=moderator, at=at)
    RedactionPlan.objects.create(footage=still, number=1, mode="boxes", made_by=moderator, made_at=at + HOUR)
    assert set(answering.current(still)) == {"faces"}
    answer(still, "unblurred", "no", by=moderator, at=at + 2 * HOUR)
    assert set(answering.current(still)) == {"faces", "unblurred"}
    assert answering.history(still, "unblurred").count() == 2
