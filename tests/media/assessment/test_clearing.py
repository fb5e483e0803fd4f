"""What has to be there before a piece of footage is cleared, when that takes a second person, and who that may be."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import translation

from media import claims
from media.assessment import clearing
from media.assessment.answering import answer
from media.assessment.questions import BY_CODE
from media.models import Footage, FootageText
from media.redaction.models import RedactionPlan
from media.submission.models import Submission, SubmittedFile
from newsroom.workflow import engine, revisions
from newsroom.workflow.models import AfterReview
from newsroom.workflow.refusals import Refused
from tests.factory import assess_low_risk, give_trust, make_still, make_user, move

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def moderator(vocabulary):
    return make_user("Moderator")


@pytest.fixture
def senior(vocabulary, at):
    person = make_user("Moderator", first_name="Senior")
    give_trust(person, "senior", at=at)
    return person


@pytest.fixture
def assessed(still, moderator, at) -> Footage:
    """In review, with everything answered by one moderator, who has let go of it."""
    move(still, "take", by=moderator, at=at)
    assess_low_risk(still, by=moderator, at=at)
    claims.release(still)
    return still


def plan(item, by, at, *, number: int = 1, **fields) -> RedactionPlan:
    return RedactionPlan.objects.create(
        footage=item, number=number, **{"mode": "boxes", "made_by": by, "made_at": at, **fields}
    )


def sent_with(item, at, **choices) -> None:
    values = {"consent": "unnamed", "may_alter": True, **choices}
    submission = Submission.objects.create(digest=f"d{item.pk}", created_at=at, **values)
    SubmittedFile.objects.create(submission=submission, number=1, footage=item, is_own=True)


def change(item, **fields) -> None:
    """Facts of the item, as a form of the desk saves them."""
    Footage.objects.filter(pk=item.pk).update(**fields)
    item.refresh_from_db()
    revisions.record(item, by=item.created_by, at=item.created_at)


def code_of(item, by, at) -> str:
    found = engine.refusal(Footage.objects.get(pk=item.pk), "clear", by=by, at=at)
    return found.code if found else ""


# -- what is missing


def test_a_piece_that_nobody_assessed_lacks_its_answers_and_decisions(still):
    assert clearing.missing(still) == [
        "13 answers in “Safety”",
        "5 answers in “Publication”",
        "how exactly readers may know the place",
        "by what right readers see it",
    ]


def test_nothing_is_missing_once_one_person_has_assessed_it(assessed):
    assert clearing.missing(assessed) == []
    assert assessed.missing_for_publication() == []


def add_persian(item, at) -> None:
    FootageText.objects.create(parent=item, language="fa", caption="خیابان", created_by=item.created_by, created_at=at)


LACKS = [
    # what is done to an assessed piece, and what it lacks then
    (lambda item, by, at: item.answers.filter(question="faces").delete(), ["1 answer in “Safety”"]),
    (lambda item, by, at: change(item, public_precision=""), ["how exactly readers may know the place"]),
    (lambda item, by, at: change(item, licence=""), ["by what right readers see it"]),
    (lambda item, by, at: answer(item, "graphic", "yes", by=by, at=at), ["a warning in words in English"]),
    (lambda item, by, at: answer(item, "dead", "yes", by=by, at=at), ["a warning in words in English"]),
    (lambda item, by, at: answer(item, "dead", "cant_tell", by=by, at=at), []),
    (lambda item, by, at: answer(item, "risk", "unknown", by=by, at=at), []),
    (lambda item, by, at: answer(item, "faces", "yes", by=by, at=at), []),
    (lambda item, by, at: item.texts.update(alt_text=""), ["a text for people who cannot see the picture"]),
    (lambda item, by, at: change(item, form="sound") or item.texts.update(alt_text=""), []),
    (lambda item, by, at: sent_with(item, at), []),
    (lambda item, by, at: sent_with(item, at, may_alter=False), []),
    (
        lambda item, by, at: sent_with(item, at, consent="desk"),
        ["the sender’s consent: they sent it for the newsroom’s eyes only"],
    ),
    (lambda item, by, at: plan(item, by, at, mode="none"), []),
    (lambda item, by, at: plan(item, by, at), ["a second person who has watched to the end what was hidden"]),
    (
        lambda item, by, at: plan(item, by, at, mode="none", is_mute=True),
        ["a second person who has watched to the end what was hidden"],
    ),
    (
        lambda item, by, at: plan(item, by, at, watched_by=by, watched_at=at),
        ["a second person who has watched to the end what was hidden"],
    ),
    (lambda item, by, at: plan(item, by, at, watched_by=item.created_by, watched_at=at), []),
    (
        lambda item, by, at: plan(item, by, at + HOUR, watched_by=item.created_by, watched_at=at + HOUR),
        ["1 answer in “Safety”", "2 answers in “Publication”"],
    ),
    (
        lambda item, by, at: (
            sent_with(item, at, may_alter=False) or plan(item, by, at, watched_by=item.created_by, watched_at=at)
        ),
        ["the sender’s consent to hiding something in it: they gave no permission to change it"],
    ),
]


@pytest.mark.parametrize(("act", "lacks"), LACKS)
def test_what_an_assessed_piece_lacks_after(assessed, moderator, at, act, lacks):
    act(assessed, moderator, at)
    assert Footage.objects.get(pk=assessed.pk).missing_for_publication() == lacks
    assert (code_of(assessed, moderator, at) == "incomplete") is bool(lacks)


def test_a_warning_is_due_in_every_language_that_has_a_caption(assessed, moderator, at):
    add_persian(assessed, at)
    answer(assessed, "dead", "yes", by=moderator, at=at)
    assert clearing.missing(assessed) == ["a warning in words in English", "a warning in words in Persian"]
    assessed.texts.filter(language="en").update(warning="Shows a dead person.")
    assert clearing.missing(assessed) == ["a warning in words in Persian"]


def test_a_clip_is_described_for_who_cannot_see_it(assessed):
    change(assessed, form="clip")
    assessed.texts.update(alt_text="")
    assert assessed.missing_for_publication() == ["a text for people who cannot see the clip"]


@pytest.mark.parametrize("code", [code for code, question in BY_CODE.items() if question.stops])
def test_a_no_to_what_has_to_be_done_stops_it(assessed, moderator, at, code):
    answer(assessed, code, "no", by=moderator, at=at)
    (phrase,) = clearing.missing(assessed)
    assert BY_CODE[code].text in phrase
    assert code_of(assessed, moderator, at) == "incomplete"


def test_what_is_missing_is_said_in_the_language_of_the_desk(still):
    with translation.override("fa"):
        assert clearing.missing(still)
        assert "%(" not in " ".join(clearing.missing(still))


# -- when a second person is needed

SECOND = [
    ({}, 0),
    ({"risk": "high"}, 1),
    ({"risk": "unknown"}, 1),
    ({"unblurred": "yes"}, 1),
    ({"unblurred": "cant_tell"}, 1),
    ({"minors": "yes"}, 1),
    ({"minors": "cant_tell"}, 1),
    ({"dead": "yes"}, 1),
    ({"dead": "cant_tell"}, 1),
    ({"finding": "partly"}, 0),
    ({"finding": "verified"}, 1),
    ({"finding": "verified", "second_source": "no"}, 1),
    ({"finding": "verified", "second_source": "not_relevant"}, 1),
    ({"finding": "verified", "second_source": "yes"}, 0),
    ({"faces": "yes", "home": "yes", "danger": "yes"}, 0),  # what they may do to people is said by the risk
    ({"risk": "high", "minors": "yes", "dead": "yes", "unblurred": "yes", "finding": "verified"}, 5),
]


@pytest.mark.parametrize(("answers", "count"), SECOND)
def test_reasons_for_a_second_person(assessed, moderator, at, answers, count):
    for code, said in answers.items():
        answer(assessed, code, said, by=moderator, at=at)
    assert len(clearing.needs_second(assessed)) == count


def test_what_was_not_asked_counts_as_yes(still):
    assert len(clearing.needs_second(still)) == 4


# -- who may clear


@pytest.mark.parametrize("is_superuser", [False, True])
@pytest.mark.parametrize("has_duty", [False, True])
@pytest.mark.parametrize(("is_risky", "is_senior", "had_a_hand", "brought_it"), list(product([False, True], repeat=4)))
def test_who_may_clear(
    vocabulary, own_vault, moderator, at, is_risky, is_senior, had_a_hand, brought_it, has_duty, is_superuser
):
    person = make_user("Moderator", is_superuser=is_superuser)
    for power in ["senior"] * is_senior + ["duty"] * has_duty:
        give_trust(person, power, at=at)
    item = make_still(person if brought_it else make_user("Reporter"), at)
    FootageText.objects.all().update(state="approved")  # the words are another question
    move(item, "take", by=moderator, at=at)
    assess_low_risk(item, by=moderator, at=at, risk="high" if is_risky else "low")
    if had_a_hand:
        answer(item, "voices", "yes", by=person, at=at)
    claims.release(item)

    wants_another = is_risky and (not is_senior or had_a_hand)
    expected = "own_footage" if brought_it else "second_person" if wants_another else ""
    assert code_of(item, person, at) == expected
    if expected:
        with pytest.raises(Refused, match=r"\.$"):
            move(item, "clear", by=person, at=at, duty=True)
    else:
        move(item, "clear", by=person, at=at, duty=True)
    assert not AfterReview.objects.exists()


def test_what_came_from_their_own_contact_is_for_somebody_else(assessed, senior, at):
    change(assessed, obtained_by=senior, came_by="sent")
    assert code_of(assessed, senior, at) == "own_footage"


@pytest.mark.parametrize("came_by", ["import", "sent"])
def test_running_an_import_is_no_contribution(own_vault, moderator, at, came_by):
    item = make_still(moderator, at)
    change(item, came_by=came_by)
    item.texts.update(state="approved")
    move(item, "take", by=moderator, at=at)
    assess_low_risk(item, by=moderator, at=at)
    assert code_of(item, moderator, at) == ""


HANDS = {
    "answered": lambda item, by, at: answer(item, "landmarks", "yes", by=by, at=at),
    "answered, and was contradicted": lambda item, by, at: (
        answer(item, "landmarks", "yes", by=by, at=at), answer(item, "landmarks", "no", by=make_user("Moderator"), at=at)
    ),
    "drew what is hidden": lambda item, by, at: plan(item, by, at, watched_by=item.created_by),
    "wrote a fact": lambda item, by, at: (
        Footage.objects.filter(pk=item.pk).update(credit="Desk"),
        revisions.record(Footage.objects.get(pk=item.pk), by=by, at=at),
    ),
    "wrote words": lambda item, by, at: (
        item.texts.update(caption="Water"), revisions.record(Footage.objects.get(pk=item.pk), by=by, at=at)
    ),
}  # fmt: skip


@pytest.mark.parametrize("hand", HANDS)
def test_whoever_had_a_hand_in_it_is_no_second_person(assessed, moderator, senior, at, hand):
    answer(assessed, "risk", "high", by=moderator, at=at)
    assert code_of(assessed, senior, at) == ""
    HANDS[hand](assessed, senior, at)
    assert senior.pk in clearing.assessors(assessed)
    assert code_of(assessed, senior, at) == "second_person"


def test_whoever_watched_what_was_hidden_may_be_the_second_person(assessed, moderator, senior, at):
    answer(assessed, "risk", "high", by=moderator, at=at)
    plan(assessed, moderator, at, watched_by=senior, watched_at=at)
    assert code_of(assessed, senior, at) == ""


def test_after_a_clearing_only_those_count_whose_word_still_holds(assessed, moderator, senior, at):
    other = make_user("Moderator")
    answer(assessed, "voices", "yes", by=other, at=at)
    answer(assessed, "voices", "no", by=moderator, at=at)
    assert {moderator.pk, other.pk} <= clearing.assessors(assessed)
    move(assessed, "clear", by=moderator, at=at + HOUR)
    assert other.pk not in clearing.assessors(assessed)
    assert moderator.pk in clearing.assessors(assessed)


# -- the words


def write(item, by, at, **fields) -> None:
    item.texts.update(**fields)
    item.refresh_from_db()
    revisions.record(item, by=by, at=at)


def test_one_moderator_assesses_and_clears_what_needs_no_second(assessed, moderator, at):
    move(assessed, "clear", by=moderator, at=at)
    assert assessed.texts.get().is_approved


def test_but_not_words_of_their_own(assessed, moderator, at):
    write(assessed, moderator, at, caption="Water in a street")
    assert code_of(assessed, moderator, at) == "four_eyes"
    assert code_of(assessed, make_user("Moderator"), at) == ""
    move(assessed.texts.get(), "approve_words", by=make_user("Editor"), at=at)
    assert code_of(assessed, moderator, at) == ""


def test_duty_sets_aside_the_question_of_words_and_is_logged(assessed, moderator, at):
    write(assessed, moderator, at, caption="Water in a street")
    give_trust(moderator, "duty", at=at)
    move(assessed, "clear", by=moderator, at=at, duty=True)
    assert [row.record.is_bypass for row in AfterReview.objects.all()] == [True, True]  # the piece and its words
    assert assessed.texts.get().is_approved  # or it would go out without a caption and without its warning
