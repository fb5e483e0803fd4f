"""What the desk sees of a sending: words, files and choices to be read, questions to ask, a locked door for contacts."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from media.models import Footage
from media.submission.models import ContactOpening, Question, Submission
from tests.desk.pages import address, filled_in, list_of
from tests.factory import give_trust, make_user
from tests.media.submission.factory import junk, upload

pytestmark = pytest.mark.django_db


def sign_in(person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def desk(moderator) -> Client:
    return sign_in(moderator)


@pytest.fixture
def custodian(at):
    person = make_user("Moderator", "keeper")
    give_trust(person, "custodian", at=at)
    return person


def contact_page(item) -> str:
    return reverse("admin:media_submission_contact", args=[item.pk])


@pytest.mark.parametrize(
    ("role", "status"),
    [("Moderator", 200), ("Chief", 200), ("Reporter", 403), ("Editor", 403), ("Administrator", 403)],
)
def test_who_may_read_it(sending, role, status):
    browser = sign_in(make_user(role))
    assert browser.get(list_of(Submission)).status_code == status
    assert browser.get(address(sending)).status_code == status


def test_the_list_says_age_status_files_and_claims(send, desk, clock):
    sent = send(upload(), junk(), claim_what="آب در خیابان", claim_where="Shush")
    clock.shift(3 * 60 * 60)
    page = desk.get(list_of(Submission)).content.decode()
    for words in (
        "3\xa0hours",
        "Received",
        "2: kind_not_allowed",
        "<bdi>آب در خیابان / Shush</bdi>",
        sent.submission.ref,
    ):
        assert words in page
    assert address(Footage.objects.get()) in page


def test_the_list_asks_the_database_no_more_for_more_rows(send, desk, django_assert_max_num_queries):
    for colour in ("navy", "maroon", "olive", "teal"):
        send(upload(colour=colour))
    with django_assert_max_num_queries(12):
        desk.get(list_of(Submission))


def test_what_a_sender_wrote_cannot_be_searched(sending, desk):
    for words in ("Vali", "last night", "farangis"):
        assert address(sending) not in desk.get(list_of(Submission), {"q": words}).content.decode()
    assert address(sending) in desk.get(list_of(Submission), {"q": sending.ref}).content.decode()


def test_everything_is_read_only_but_a_question(sending, desk, moderator, at):
    page = desk.get(address(sending))
    data = {**filled_in(page), "claim_what": "Rewritten", "consent": "named", "questions-0-text": "Which bridge?"}
    assert desk.post(address(sending), data).status_code == 302
    sending.refresh_from_db()
    assert (sending.claim_what, sending.consent) == ("Water in Vali street", "unnamed")
    asked = Question.objects.get()
    assert (asked.text, asked.asked_by, asked.asked_at) == ("Which bridge?", moderator, at)
    assert desk.post(reverse("admin:media_submission_delete", args=[sending.pk])).status_code == 403
    assert desk.get(reverse("admin:media_submission_add")).status_code == 403


def test_a_question_cannot_be_changed_and_its_answer_is_shown(sending, desk, moderator, at):
    Question.objects.create(
        submission=sending, text="Which?", asked_by=moderator, asked_at=at, answer="The old one", answered_at=at
    )
    page = desk.get(address(sending))
    assert "The old one" in page.content.decode()
    data = {**filled_in(page), "questions-INITIAL_FORMS": "1", "questions-0-id": Question.objects.get().pk,
            "questions-0-text": "Other"}  # fmt: skip
    desk.post(address(sending), data)
    assert Question.objects.get().text == "Which?"


def test_nothing_is_asked_of_somebody_who_erased_everything(sending, desk, at):
    from media.submission import forgetting

    forgetting.erase(sending, at=at)
    page = desk.get(address(sending))
    assert "questions-0-text" not in page.content.decode()
    assert "erased by the sender" in page.content.decode()


def test_the_desk_log_of_django_keeps_nothing(sending, desk):
    page = desk.get(address(sending))
    desk.post(address(sending), {**filled_in(page), "questions-0-text": "Which bridge?"})
    assert not LogEntry.objects.exists()


def test_contact_details_are_not_on_the_page_of_the_sending(sending, custodian):
    page = sign_in(custodian).get(address(sending)).content.decode()
    assert "farangis" not in page
    assert contact_page(sending) in page


def test_who_may_not_open_contact_details_learns_only_that_there_are_some(sending, desk):
    page = desk.get(address(sending)).content.decode()
    assert "encrypted; for custodians" in page
    assert contact_page(sending) not in page


def test_a_custodian_reads_them_once_after_giving_a_reason(sending, custodian):
    browser = sign_in(custodian)
    page = browser.get(contact_page(sending))
    assert "farangis" not in page.content.decode()
    opened = browser.post(contact_page(sending), {"reason": "We need the longer clip."})
    assert "signal: farangis.01" in opened.content.decode()
    assert "no-store" in opened.headers["Cache-Control"]
    assert ContactOpening.objects.get().reason == "We need the longer clip."
    after = browser.get(address(sending)).content.decode()
    assert "We need the longer clip." in after
    assert not re.search("farangis", after)


def test_without_a_reason_nothing_is_opened(sending, custodian):
    page = sign_in(custodian).post(contact_page(sending), {"reason": " "})
    assert "farangis" not in page.content.decode()
    assert not ContactOpening.objects.exists()


@pytest.mark.parametrize("role", ["Moderator", "Chief", "Editor", "Administrator"])
def test_for_everybody_else_there_is_no_such_page(sending, role):
    browser = sign_in(make_user(role))
    assert browser.get(contact_page(sending)).status_code == 404
    assert browser.post(contact_page(sending), {"reason": "Curious."}).status_code == 404


def test_trust_alone_is_not_enough_without_the_desk(sending, at):
    person = make_user("Reporter")
    give_trust(person, "custodian", at=at)
    assert sign_in(person).get(contact_page(sending)).status_code == 404


def test_the_permission_opens_them_as_well(sending):
    from django.contrib.auth.models import Permission

    person = make_user("Moderator")
    person.user_permissions.add(Permission.objects.get(codename="open_contact"))
    assert "farangis" in sign_in(person).post(contact_page(sending), {"reason": "A question."}).content.decode()


def test_where_nothing_was_left_there_is_nothing_to_open(send, custodian):
    sent = send()
    assert sign_in(custodian).get(contact_page(sent.submission)).status_code == 404
    assert "none was left" in sign_in(custodian).get(address(sent.submission)).content.decode()
