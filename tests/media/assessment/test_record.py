"""What readers are told of an assessment: counts and topics in their language, and nothing that leads to anybody."""

import json
from datetime import timedelta

import pytest

from media.assessment.answering import answer
from media.assessment.questions import BY_CODE, QUESTIONS
from media.assessment.record import public_record
from tests.factory import assess_low_risk, clear, make_user, move

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def moderator(vocabulary):
    return make_user("Moderator", "malekeh", first_name="Malekeh")


def group(still, code: str, language: str = "en") -> dict:
    return next(one for one in public_record(still, language)["groups"] if one["code"] == code)


def test_what_nobody_assessed_is_reported_and_everything_is_open(still):
    record = public_record(still, "en")
    assert record["finding"] == {"code": "unassessed", "word": "reported"}
    assert [one["code"] for one in record["groups"]] == ["provenance", "date", "place", "content"]
    assert all((one["checked"], one["people"], one["since"]) == ([], 0, None) for one in record["groups"])
    assert [one["code"] for one in group(still, "provenance")["open"]] == ["seen_here", "seen_elsewhere", "reworked"]


def test_what_was_checked_is_counted_by_people_and_dated_by_the_newest_answer(still, moderator, at):
    answer(still, "landmarks", "yes", by=moderator, at=at)
    answer(still, "signs", "cant_tell", by=moderator, at=at)
    answer(still, "dialect", "no", by=make_user("Moderator"), at=at + DAY)
    assert group(still, "place") == {
        "code": "place",
        "label": "Place",
        "checked": [
            {
                "code": "landmarks",
                "topic": "landmarks, matched from two angles",
                "outcome": "holds",
                "word": "nothing against it",
            },
            {"code": "dialect", "topic": "the way people speak", "outcome": "against", "word": "speaks against it"},
        ],
        "open": [{"code": "signs", "topic": "signs, area codes, plates and liveries"}],
        "people": 2,
        "since": "2026-11-21",
    }


def test_what_is_not_relevant_is_neither_checked_nor_open(still, moderator, at):
    answer(still, "sound", "not_relevant", by=moderator, at=at)
    told = group(still, "content")
    assert "sound" not in json.dumps([told["checked"], told["open"]])


@pytest.mark.parametrize(
    ("finding", "word"), [("in_progress", "reported"), ("misdated", "another day or another place")]
)
def test_the_word_of_the_finding(still, moderator, at, finding, word):
    answer(still, "finding", finding, by=moderator, at=at)
    assert public_record(still, "en")["finding"] == {"code": finding, "word": word}


def test_no_name_no_note_no_risk_and_nothing_of_source_and_safety_is_in_it(still, moderator, at):
    for question in QUESTIONS:
        answer(still, question.code, question.bad, "NEEDLE", by=moderator, at=at)
    answer(still, "risk", "high", "NEEDLE", by=moderator, at=at)
    answer(still, "finding", "partly", "NEEDLE", by=moderator, at=at)
    for language in ("en", "fa"):
        record = json.dumps(public_record(still, language), ensure_ascii=False)
        assert not [
            word for word in ("NEEDLE", "malekeh", "Malekeh", "risk", "high", str(moderator.pk) + '"') if word in record
        ]
        told = {one["code"] for part in json.loads(record)["groups"] for one in part["checked"] + part["open"]}
        assert told == {code for code, question in BY_CODE.items() if question.topic}
        assert not {BY_CODE[code].group for code in told} & {"triage", "source", "safety", "publication"}


def test_a_finding_that_becomes_weaker_reaches_readers_at_once_and_keeps_the_address(still, moderator, at):
    move(still, "take", by=moderator, at=at)
    assess_low_risk(still, by=moderator, at=at, finding="partly")
    clear_again = {"by": moderator, "at": at}
    move(still, "clear", "publish_alone", **clear_again)
    before = {one.language: (one.path, one.number) for one in still.live_editions(at)}
    answer(still, "finding", "misdated", "Seen in 2019.", by=moderator, at=at + DAY)
    after = {one.language: (one.path, one.number) for one in still.live_editions(at + DAY)}
    assert after == {language: (path, number + 1) for language, (path, number) in before.items()}
    assert still.live_editions(at + DAY).first().updated_at == at + DAY


def test_clearing_alone_makes_no_window(still, moderator, at):
    clear(still, moderator=moderator, at=at)
    answer(still, "finding", "misdated", by=moderator, at=at + DAY)
    assert not still.has_public_window(at + DAY)
