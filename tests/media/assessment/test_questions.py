"""Facts about the checklist, whoever adds a row."""

import pytest

from media.assessment.questions import (
    ALL,
    BY_CODE,
    CLEAR,
    GROUPS,
    QUESTIONS,
    TRIAGE,
    VERDICTS,
    VERIFY,
    of_group,
)

DEPTHS = {"triage": TRIAGE, "safety": CLEAR, "publication": CLEAR}
KEPT_FROM_READERS = ("triage", "source", "safety", "publication")


def test_a_first_look_is_six_questions_of_which_two_are_about_risk():
    assert [question.code for question in of_group("triage")] == [
        "new", "graphic", "danger", "where", "when", "worth",
    ]  # fmt: skip


def test_every_group_has_questions_and_every_question_a_code_of_its_own():
    assert [group.code for group in GROUPS] == [
        "triage", "provenance", "source", "date", "place", "content", "safety", "publication",
    ]  # fmt: skip
    assert all(of_group(group.code) for group in GROUPS)
    assert sum(len(of_group(group.code)) for group in GROUPS) == len(QUESTIONS) == len(BY_CODE)
    assert not set(BY_CODE) & set(VERDICTS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.code)
def test_a_question_is_asked_as_deep_as_its_group_and_fits_its_column(question):
    assert question.depth == DEPTHS.get(question.group, VERIFY)
    assert len(question.code) <= 32
    assert set(question.answers) <= set(ALL)
    assert {question.good, question.bad} <= set(question.answers)
    assert question.good != question.bad


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.code)
def test_readers_are_told_nothing_of_the_source_of_safety_and_of_our_work(question):
    if question.group in KEPT_FROM_READERS:
        assert not question.topic


@pytest.mark.parametrize("code", ["own_file", "longer", "clock", "precision_known", "precision_safe"])
def test_nor_what_would_say_that_we_reach_whoever_filmed_it_or_know_more(code):
    assert not BY_CODE[code].topic


@pytest.mark.parametrize("code", ["minors", "dead", "unblurred"])
def test_what_asks_for_a_second_person_cannot_be_put_aside(code):
    assert "not_relevant" not in BY_CODE[code].answers
