"""A receipt: easy to write down, kept nowhere, forgiving in how it is typed, and the same answer for every wrong one."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.models import Footage
from media.submission import receipts
from media.submission.models import Question, Submission
from newsroom.text.digits import to_persian
from tests.events.intake.factory import columns_with
from tests.factory import clear, make_user, move

pytestmark = pytest.mark.django_db


def words_of(response) -> str:
    page = response.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")]).split())


@given(st.text(min_size=1))
def test_a_code_is_five_groups_of_five_digits_with_more_than_eighty_bits(secret):
    assert re.fullmatch(r"(\d{5} ){4}\d{5}", receipts.code_of(secret))
    assert 10 ** (receipts.GROUPS * receipts.GROUP) > 2**80


def test_the_code_is_in_no_column_of_any_table_and_in_no_address(send):
    sent = send()
    assert columns_with(sent.code) == set()
    assert columns_with(sent.code.replace(" ", "")) == set()
    assert sent.code not in "".join(re.findall(r'(?:href|action)="[^"]*"', sent.response.content.decode()))


@pytest.mark.parametrize(
    "written",
    [
        lambda code: code,
        lambda code: code.replace(" ", ""),
        lambda code: code.replace(" ", "-") + "\n",
        lambda code: to_persian(code),
        lambda code: f"  {code} .",
    ],
    ids=["as shown", "without spaces", "with dashes", "in Persian digits", "with a full stop"],
)
def test_a_code_may_be_typed_as_one_likes(send, show, written):
    sent = send()
    assert show(written(sent.code)).status_code == 200


@pytest.mark.parametrize("code", ["", "1", "12345 12345 12345 12345 12345", "'; drop table", "٣" * 300, "\0"])
def test_every_wrong_code_gets_the_same_answer(send, show, code):
    send()
    answer, other = show(code), show("99999 99999 99999 99999 99999")
    assert (answer.status_code, words_of(answer)) == (404, words_of(other))


def test_a_receipt_outlives_a_change_of_the_secret_key(send, show, settings):
    sent = send()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert show(sent.code).status_code == 200
    settings.SECRET_KEY_FALLBACKS = []
    assert show(sent.code).status_code == 404


@pytest.mark.parametrize(
    ("moves", "word"),
    [
        ([], "Received. Nobody has looked at it yet."),
        (["take"], "Being looked at."),
        (["take", "ask"], "Being looked at."),
        (["take", "reject"], "Not used."),
        (["hide"], "Not used."),
    ],
)
def test_the_status_is_said_in_plain_words(send, show, chief, at, moves, word):
    sent = send()
    for name in moves:
        move(Footage.objects.get(), name, by=chief, at=at, note="Why.", value="old" if name == "reject" else "")
    assert f"File 1: {word}" in words_of(show(sent.code))


def test_what_is_cleared_but_not_public_is_still_being_looked_at_and_what_is_public_is_used(
    send, show, chief, at, vocabulary
):
    from media.models import FootageText
    from newsroom.workflow import revisions

    sent = send()
    footage = Footage.objects.get()
    writer = make_user("Moderator")
    FootageText.objects.create(
        parent=footage, language="en", caption="A street", alt_text="Water.", created_by=writer, created_at=at
    )
    revisions.record(footage, by=writer, at=at)
    clear(footage, moderator=chief, at=at)
    assert "Being looked at." in words_of(show(sent.code))
    assert "cannot be erased from here" in words_of(show(sent.code))
    move(footage, "publish_alone", by=chief, at=at)
    assert "Used in what we publish." in words_of(show(sent.code))
    move(footage, "withdraw", by=chief, at=at, note="Why.", value="editorial")
    assert "Not used." in words_of(show(sent.code))


def test_a_question_of_the_desk_is_shown_and_answered_once(send, show, moderator, at, clock):
    sent = send()
    assert "question" not in words_of(show(sent.code))
    asked = Question.objects.create(submission=sent.submission, text="Which bridge?", asked_by=moderator, asked_at=at)
    page = show(sent.code)
    assert "Which bridge?" in words_of(page)
    clock.shift(timedelta(hours=1))
    said = show(sent.code, act="answer", question=asked.pk, answer="The old one")
    assert "Your answer has reached us." in words_of(said)
    assert "Which bridge?" not in words_of(said)
    show(sent.code, act="answer", question=asked.pk, answer="Something else")
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_at) == ("The old one", at + timedelta(hours=1))


@pytest.mark.parametrize("fields", [{"answer": ""}, {"answer": "x" * 3000}, {"question": "x", "answer": "Yes"}])
def test_an_answer_that_cannot_be_kept_is_said_to_be_so(send, show, moderator, at, fields):
    sent = send()
    asked = Question.objects.create(submission=sent.submission, text="Which?", asked_by=moderator, asked_at=at)
    answer = show(sent.code, **{"act": "answer", "question": asked.pk, **fields})
    assert "was not kept" in words_of(answer)
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_question_of_another_sending_is_not_answered(send, show, moderator, at):
    from tests.media.submission.factory import upload

    one, other = send(), send(upload(colour="maroon"))
    asked = Question.objects.create(submission=other.submission, text="Which?", asked_by=moderator, asked_at=at)
    show(one.code, act="answer", question=asked.pk, answer="Mine")
    asked.refresh_from_db()
    assert asked.answer == ""


def test_too_many_tries_wait_for_everybody_and_looking_at_the_form_costs_nothing(send, show, settings, client, clock):
    sent = send()
    settings.NEWSROOM_SUBMISSION_QUOTAS = {**settings.NEWSROOM_SUBMISSION_QUOTAS, "receipts": (2, 60)}
    assert [show("1").status_code for _time in range(3)] == [404, 404, 429]
    turned = show(sent.code)
    assert turned.status_code == 429
    assert int(turned.headers["Retry-After"]) <= 30
    assert client.get("/submit/receipt/").status_code == 200
    clock.shift(31)
    assert show(sent.code).status_code == 200


def test_more_than_a_receipt_is_not_read(client):
    response = client.post("/submit/receipt/", {"code": "1", "answer": "x" * 1_100_000})
    assert response.status_code == 413


def test_a_file_sent_to_the_receipt_page_is_thrown_away(client, data, send):
    from tests.media.submission.factory import upload

    client.post("/submit/receipt/", {"code": "1", "files": [upload()]})
    assert list((data / "arriving").iterdir()) == []
    assert not Submission.objects.exists()
