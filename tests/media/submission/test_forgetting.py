"""Taking back before clearance, and what the clock removes. The tombstone stays; not a word of the sender does."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command

from media.models import Footage
from media.submission import forgetting
from media.submission.models import ContactDetails, Question, Submission
from newsroom.workflow.models import MoveRecord
from tests.events.intake.factory import columns_with
from tests.factory import clear, make_still, make_user, move
from tests.media.submission.factory import files_under, upload

pytestmark = pytest.mark.django_db

CLAIM = {
    "claim_what": "Zardkuh street",
    "claim_when": "last night",
    "claim_where": "by the mill",
    "contact": "signal: 0912",
}


VALUES = {"withdraw": "editorial", "reject": "old", "set_aside": "2099-01-01"}


def purge(*options: str) -> tuple[int, int]:
    """How many sendings lost everything, and how many their contact details alone, as the command says."""
    out = io.StringIO()
    call_command("purge_footage", *options, stdout=out)
    counts = dict(line.rsplit(": ", 1) for line in out.getvalue().splitlines())
    return int(counts["Sendings of strangers, all their words"]), int(counts["Contact details of other sendings"])


def is_bare(submission: Submission) -> bool:
    """Whether nothing of the sender is left in it."""
    submission.refresh_from_db()
    has_words = any((submission.claim_what, submission.claim_when, submission.claim_where, submission.credit_name))
    rows = (ContactDetails, Question)
    return not has_words and not any(model.objects.filter(submission=submission).exists() for model in rows)


def test_erasing_takes_a_second_step_and_then_everything_is_destroyed(send, show, moderator, at, data):
    sent = send(**CLAIM)
    Question.objects.create(submission=sent.submission, text="Which?", asked_by=moderator, asked_at=at)
    kept = set(files_under(data))
    assert kept
    first = show(sent.code, act="ask_erase").content.decode()
    assert "This cannot be undone" in first
    assert 'value="erase"' in first
    assert set(files_under(data)) == kept
    done = show(sent.code, act="erase").content.decode()
    assert "You erased this." in done
    assert files_under(data) == []
    assert is_bare(sent.submission)
    assert columns_with("Zardkuh") == set()
    footage = Footage.objects.get()
    assert (footage.state, footage.rendition) == ("hidden", "")
    assert MoveRecord.objects.of(footage).get().by.username == "submissions"


def test_erasing_again_and_every_other_act_afterwards_changes_nothing(send, show):
    sent = send(**CLAIM)
    for act in ("erase", "erase", "answer", "ask_erase", ""):
        assert "You erased this." in show(sent.code, act=act, question=1, answer="x").content.decode()


@pytest.mark.parametrize(
    ("moves", "may"),
    [
        ([], True), (["take"], True), (["take", "ask"], True), (["set_aside"], True), (["take", "reject"], True),
        (["take", "reject", "purge"], True), (["hide"], False), (["take", "withdraw"], False),
    ],
)  # fmt: skip
def test_until_when_it_may_be_taken_back(send, show, chief, at, moves, may):
    sent = send(**CLAIM)
    footage = Footage.objects.get()
    for name in moves:
        move(footage, name, by=chief, at=at, note="Why.", value=VALUES.get(name, ""))
    assert ("Erase everything" in show(sent.code).content.decode()) is may
    show(sent.code, act="erase")
    sent.submission.refresh_from_db()
    assert sent.submission.is_over is may


def test_what_was_once_cleared_cannot_be_taken_back_even_when_it_fell_back(send, chief, at):
    from media.models import FootageText
    from newsroom.workflow import revisions

    sent = send(**CLAIM)
    footage = Footage.objects.get()
    writer = make_user("Moderator")
    FootageText.objects.create(
        parent=footage, language="en", caption="A", alt_text="B", created_by=writer, created_at=at
    )
    revisions.record(footage, by=writer, at=at)
    clear(footage, moderator=chief, at=at)
    move(footage, "fall_back", by=chief, at=at, note="Again.")
    with pytest.raises(forgetting.TooLate):
        forgetting.erase(sent.submission, at=at)
    assert sent.submission.files.get().footage.rendition


def test_what_somebody_else_brought_first_is_not_destroyed(send, show):
    send()
    second = send(**CLAIM)
    show(second.code, act="erase")
    footage = Footage.objects.get()
    assert footage.state == "received"
    assert is_bare(second.submission)


def test_one_file_that_was_cleared_keeps_all_of_them(send, show, chief, at):
    sent = send(upload(), upload(colour="maroon"))
    first = Footage.objects.order_by("pk").first()
    move(first, "hide", by=chief, at=at, note="At risk.")
    show(sent.code, act="erase")
    assert set(Footage.objects.values_list("state", flat=True)) == {"hidden", "received"}


def test_an_erased_form_that_comes_again_is_not_taken(client, token, show):
    from tests.media.submission.factory import FORM, WHOLE, code_in

    made = token()
    code = code_in(client.post("/submit/", {**FORM, "token": made, "files": [upload()], **WHOLE}))
    show(code, act="erase")
    again = client.post("/submit/", {**FORM, "token": made, "files": [upload(colour="maroon")], **WHOLE})
    assert again.status_code == 400
    assert Footage.objects.count() == 1


def test_nothing_is_purged_before_its_time(sending, moderator, at, clock):
    move(Footage.objects.get(), "take", "reject", by=moderator, at=at, note="Old.", value="old")
    clock.shift(timedelta(days=29))
    assert purge() == (0, 0)
    assert not is_bare(sending)


def test_thirty_days_after_it_was_rejected_words_and_contact_go_and_the_row_stays(sending, moderator, at, clock):
    move(Footage.objects.get(), "take", "reject", by=moderator, at=at, note="Old.", value="old")
    clock.shift(timedelta(days=30))
    assert purge("--rehearse") == (1, 0)
    assert not is_bare(sending)
    assert purge() == (1, 0)
    assert is_bare(sending)
    assert (sending.ending, Submission.objects.count()) == ("purged", 1)


def test_what_was_erased_for_safety_goes_at_the_next_run(sending, chief, at):
    move(Footage.objects.get(), "hide", by=make_user("Chief"), at=at, note="At risk.")
    assert purge()[0] == 0
    move(Footage.objects.get(), "erase", by=chief, at=at, note="Agreed.")
    assert purge()[0] == 1
    assert is_bare(sending)


@pytest.mark.parametrize("moves", [[], ["take"], ["hide"]])
def test_what_nobody_decided_about_goes_after_half_a_year(sending, chief, at, clock, moves):
    for name in moves:
        move(Footage.objects.get(), name, by=chief, at=at, note="Why.")
    clock.shift(timedelta(days=179))
    purge()
    assert not is_bare(sending)
    clock.shift(timedelta(days=1))
    purge()
    assert is_bare(sending)


def test_what_is_put_down_as_a_copy_counts_as_not_taken(sending, chief, at, clock):
    other = make_still(chief, at)
    move(Footage.objects.exclude(pk=other.pk).get(), "take", "duplicate", by=chief, at=at, value=other.ref)
    clock.shift(timedelta(days=30))
    assert purge() == (1, 0)
    assert is_bare(sending)


def test_a_sending_ends_at_the_next_run_after_its_footage_was_let_go(sending, moderator, at, clock, settings):
    settings.NEWSROOM_FOOTAGE_KEEP_DAYS = {"rejected": 1, "unfit": 1, "duplicate": 1}
    move(Footage.objects.get(), "take", "reject", by=moderator, at=at, value="old")
    clock.shift(timedelta(days=1))
    assert purge() == (0, 0)
    assert Footage.objects.get().state == "purged"
    assert purge() == (1, 0)
    assert is_bare(sending)


def test_a_sending_without_any_file_goes_too(db, at, clock):
    row = Submission.objects.create(digest="0" * 64, created_at=at, claim_what="x", consent="desk", may_alter=False)
    clock.shift(timedelta(days=180))
    purge()
    assert is_bare(row)


def test_contact_details_of_what_was_used_go_after_half_a_year_and_the_claims_stay(sending, chief, at, clock):
    move(Footage.objects.get(), "take", "withdraw", by=chief, at=at, note="Why.", value="editorial")
    clock.shift(timedelta(days=180))
    assert purge("--rehearse") == (0, 1)
    assert ContactDetails.objects.exists()
    assert purge() == (0, 1)
    assert not ContactDetails.objects.exists()
    sending.refresh_from_db()
    assert sending.claim_what


def test_what_a_killed_process_left_behind_is_swept(data, clock):
    import os
    import time

    old, new = data / "arriving" / "old", data / "arriving" / "new"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "1").write_bytes(b"x")
        os.utime(folder, (time.time(), time.time()))
    os.utime(old, (0, 0))
    purge()
    assert sorted(path.name for path in (data / "arriving").iterdir()) == ["new", "uploads"]


def test_what_is_held_as_evidence_is_neither_taken_back_nor_purged(send, show, moderator, at, clock):
    sent = send(**CLAIM)
    Footage.objects.update(held_until_lifted=True)
    assert "It was not erased" in show(sent.code, act="erase").content.decode()
    clock.shift(timedelta(days=400))
    assert purge() == (0, 0)
    assert ContactDetails.objects.exists()
    Footage.objects.update(held_until_lifted=False)
    assert purge()[0] == 1
