"""Erasing footage takes the words of its assessment and of its sender; what is held as evidence is neither erased nor purged."""

import pytest

from media import custody
from media.assessment.answering import answer
from media.assessment.placing import set_place
from media.models import Footage
from media.submission.models import ContactOpening, Submission, SubmittedFile
from newsroom.taxonomy.models import Place
from newsroom.workflow import engine
from newsroom.workflow.refusals import Refused
from tests.factory import make_user, move

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(vocabulary):
    return make_user("Chief")


@pytest.fixture
def spoken_of(still, chief, at) -> Footage:
    """A piece with a name in every place where people write about it."""
    submission = Submission.objects.create(
        digest="d", created_at=at, consent="named", may_alter=True, credit_name="Farangis",
        claim_what="Farangis at the bridge", claim_where="the house of Farangis",
    )  # fmt: skip
    SubmittedFile.objects.create(submission=submission, number=1, footage=still, is_own=True)
    submission.questions.create(text="Is it Farangis?", asked_by=chief, asked_at=at, answer="Yes, Farangis")
    ContactOpening.objects.create(submission=submission, by=chief, at=at, reason="To ask Farangis")
    answer(still, "faces", "yes", "Farangis at 0:07", by=chief, at=at)
    set_place(
        still, place=Place.objects.get(slug="shush"), lat=32.1, lon=48.2, note="Seen from the house of Farangis",
        desk_precision="10m", public_precision="city", filmed_on=None, by=chief, at=at,
    )  # fmt: skip
    return still


def words_about(item) -> str:
    submission = Submission.objects.get()
    question, opening = submission.questions.get(), submission.openings.get()
    claims = [submission.claim_what, submission.claim_when, submission.claim_where, submission.credit_name]
    notes = list(item.answers.values_list("note", flat=True))
    return " ".join([*claims, question.text, question.answer, opening.reason, *notes, Footage.objects.get().place_note])


def test_hidden_words_go_from_answers_and_from_what_the_sender_said(spoken_of, chief, at):
    move(spoken_of, "hide_words", by=make_user("Moderator"), at=at, note="Safety.", value="Farangis")
    move(spoken_of, "destroy_words", by=chief, at=at, note="Agreed.")
    assert "Farangis" not in words_about(spoken_of)
    assert "at 0:07" in words_about(spoken_of)
    assert list(spoken_of.answers.values_list("question", "answer")) == [("faces", "yes")]


def test_words_that_are_also_codes_of_the_checklist_leave_its_answers_whole(spoken_of, chief, at):
    answer(spoken_of, "dead", "no", "the dead street", by=chief, at=at)
    move(spoken_of, "hide_words", by=make_user("Moderator"), at=at, note="Safety.", value="dead")
    move(spoken_of, "destroy_words", by=chief, at=at, note="Agreed.")
    assert spoken_of.answers.filter(question="dead", answer="no").count() == 1
    assert "dead" not in words_about(spoken_of)


def test_an_erased_piece_keeps_no_word_no_place_and_no_answer(spoken_of, chief, at):
    move(spoken_of, "hide", by=make_user("Moderator"), at=at, note="At risk.")
    move(spoken_of, "erase", by=chief, at=at, note="Agreed.")
    assert words_about(spoken_of).strip() == ""
    kept = Footage.objects.get()
    assert (kept.place, kept.lat, kept.lon, kept.filmed_on) == (None, None, None, None)
    assert not spoken_of.answers.exists()


# -- the hold


@pytest.mark.parametrize(
    ("moves", "last"),
    [([], "purge"), (["reject"], "purge"), (["hide"], "erase")],
)
def test_what_is_held_as_evidence_is_neither_purged_nor_erased(still, chief, custodian, at, moves, last):
    for name in moves:
        move(still, name, by=make_user("Moderator"), at=at, note="Why.", value="old" if name == "reject" else "")
    custody.hold(still, by=custodian, at=at, reason="A court asked for it.")
    with pytest.raises(Refused) as refused:
        move(still, last, by=chief, at=at, note="Why.")
    assert refused.value.code == "held"
    custody.lift(still, by=custodian, at=at, reason="It was handed over.")
    assert engine.refusal(Footage.objects.get(), last, by=chief, at=at, note="Why.") is None
    move(still, last, by=chief, at=at, note="Why.")
    assert still.state == ("purged" if last == "purge" else "erased")
