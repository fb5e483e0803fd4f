"""What goes out by mail, when, and above all what does not stand in it."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from newsroom.desk.models import Digest, Notice, Wish
from newsroom.desk.notices.mails import send_digests
from newsroom.desk.notices.telling import tell
from newsroom.workflow import outbox
from newsroom.workflow.models import Outbox
from tests.factory import make_article, make_user, move

pytestmark = pytest.mark.django_db
SOON = timedelta(minutes=2)


@pytest.fixture
def writer(vocabulary):
    return make_user("Reporter", "sara", email="sara@example.org", first_name="Sara")


@pytest.fixture
def editor(vocabulary):
    return make_user("Editor", "dara", email="dara@example.org", first_name="Dara")


def sent_back(writer, editor, at: datetime):
    story = make_article(
        writer, at, headline="Needle headline", standfirst="Needle standfirst", body="<p>Needle body</p>"
    )
    move(story, "submit", by=writer, at=at)
    move(story, "send_back", by=editor, at=at, note="Needle note")
    return story


def test_a_mail_says_that_something_waits_and_nothing_else(writer, editor, at):
    story = sent_back(writer, editor, at)
    outbox.drain(at + SOON)
    (one,) = mail.outbox
    assert one.to == ["sara@example.org"]
    whole = str(one.message())
    assert "/admin/notices/" in one.body
    for secret in ("Needle", story.ref, "article", "send", "Dara", "dara", "Sara", "back"):
        assert secret not in one.subject + one.body
    assert "Needle" not in whole
    assert story.ref not in whole


def test_a_mail_is_written_in_the_language_of_the_person(writer, editor, at):
    writer.language = "fa"
    writer.save()
    sent_back(writer, editor, at)
    outbox.drain(at + SOON)
    assert mail.outbox[0].to == ["sara@example.org"]


def test_the_rows_that_wait_hold_no_words(writer, editor, at):
    sent_back(writer, editor, at)
    assert {tuple(row.payload) for row in Outbox.objects.filter(topic="mail_notices")} == {("person",)}


def test_many_acts_in_a_minute_are_one_mail_and_running_twice_sends_none(writer, editor, at):
    for _number in range(3):
        sent_back(writer, editor, at)
    outbox.drain(at + SOON)
    Outbox.objects.update(done_at=None)
    outbox.drain(at + SOON)
    assert len(mail.outbox) == 1


def test_what_was_read_on_the_desk_meanwhile_is_not_mailed(writer, editor, at):
    sent_back(writer, editor, at)
    Notice.objects.update(read_at=at)
    outbox.drain(at + SOON)
    assert mail.outbox == []


def test_a_mail_server_that_is_away_is_tried_again(writer, editor, at, settings):
    sent_back(writer, editor, at)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    outbox.drain(at + SOON)
    assert Notice.objects.filter(person=writer, mailed_at=None).exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    outbox.drain(at + timedelta(hours=1))
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("is_shown", "when", "rows", "mails"),
    [
        (True, "at_once", 1, 1),
        (True, "never", 1, 0),
        (False, "at_once", 1, 1),
        (False, "never", 0, 0),
        (True, "digest", 1, 0),
    ],
)
def test_each_person_chooses_per_kind(writer, editor, at, is_shown, when, rows, mails):
    Wish.objects.create(person=writer, subject="back", is_shown=is_shown, mail=when)
    sent_back(writer, editor, at)
    outbox.drain(at + SOON)
    assert Notice.objects.filter(person=writer).count() == rows
    assert Notice.objects.shown_to(writer).count() == (1 if is_shown else 0)
    assert len(mail.outbox) == mails


HOURS = [
    # every, hour, told at, now, whether it is sent (hours of one day in the newsroom's zone; 32 is eight next morning)
    ("day", 8, 7, 8, True),
    ("day", 8, 9, 10, False),
    ("day", 8, 9, 31, False),
    ("day", 8, 9, 32, True),
    ("day", 8, 9, 40, True),
    ("day", 23, 9, 22, False),
    ("hour", 8, 9, 9.5, False),
    ("hour", 8, 9.5, 10, True),
]


@pytest.mark.parametrize(("every", "hour", "told", "now", "is_sent"), HOURS)
def test_the_digest_comes_at_its_hour(writer, editor, every, hour, told, now, is_sent):
    midnight = datetime(2026, 11, 20, tzinfo=timezone.get_current_timezone())
    Digest.objects.create(person=editor, every=every, hour=hour)
    story = make_article(writer, midnight)
    move(story, "submit", by=writer, at=midnight + timedelta(hours=told))
    assert send_digests(midnight + timedelta(hours=now)) == is_sent
    assert send_digests(midnight + timedelta(hours=now, minutes=5)) == 0
    assert len(mail.outbox) == is_sent


def test_the_next_digest_is_only_for_what_is_new(writer, editor):
    midnight = datetime(2026, 11, 20, tzinfo=timezone.get_current_timezone())
    move(make_article(writer, midnight), "submit", by=writer, at=midnight)
    assert send_digests(midnight + timedelta(hours=9)) == 1
    assert send_digests(midnight + timedelta(hours=33)) == 0
    move(make_article(writer, midnight), "submit", by=writer, at=midnight + timedelta(hours=34))
    assert send_digests(midnight + timedelta(hours=57)) == 1


def test_the_command_says_how_many(writer, editor, capsys):
    call_command("send_digests")
    assert capsys.readouterr().out == "0 sent\n"


def test_other_parts_tell_by_name(writer, editor, at):
    story = make_article(writer, at)
    tell("asked", story, [editor, writer], writer, at)
    assert list(Notice.objects.values_list("person__username", "subject")) == [("dara", "asked")]
