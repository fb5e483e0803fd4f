"""Words of a sender go with their footage; where something else that they sent is kept, only what is named is taken out."""

import pytest

from media.assessment import clearing
from media.models import Footage
from media.submission import taking
from media.submission.models import SubmittedFile
from newsroom.workflow import revisions
from newsroom.workflow.models import Revision
from tests.factory import make_user, move
from tests.media.submission.factory import FORM, WHOLE, upload

CLAIM = {"claim_what": "Farangis films her own street"}


@pytest.fixture
def two(send):
    return send(upload(), upload(colour="maroon"), **CLAIM).submission


def erase(item, moderator, chief, at) -> None:
    move(item, "hide", by=moderator, at=at, note="At risk.")
    move(item, "erase", by=chief, at=at, note="Agreed.")


def test_the_words_stay_while_another_file_is_kept_and_go_with_the_last(two, moderator, chief, at):
    first, second = Footage.objects.order_by("pk")
    receipt = two.digest
    erase(first, moderator, chief, at)
    two.refresh_from_db()
    assert (two.claim_what, two.digest) == (CLAIM["claim_what"], receipt)
    erase(second, moderator, chief, at)
    two.refresh_from_db()
    assert (two.claim_what, two.digest) == ("", receipt)


@pytest.mark.parametrize("number", [1, 2])
def test_words_that_are_hidden_and_destroyed_leave_the_senders_claims(send, moderator, chief, at, number):
    sending = send(*[upload(), upload(colour="maroon")][:number], **CLAIM).submission
    item = Footage.objects.first()
    move(item, "hide_words", by=moderator, at=at, note="Names her.", value="Farangis")
    move(item, "destroy_words", by=make_user("Chief"), at=at, note="Agreed.")
    sending.refresh_from_db()
    assert "Farangis" not in sending.claim_what
    assert "her own street" in sending.claim_what


def test_the_senders_name_goes_from_what_the_desk_wrote_when_they_take_it_back(send, show, moderator, at):
    sent = send(consent="named", credit_name="Farhad Karimi", **CLAIM)
    item = Footage.objects.get()
    item.credit = "Farhad Karimi, by phone"
    item.save()
    revisions.record(item, by=moderator, at=at)
    show(sent.code, act="erase")
    item.refresh_from_db()
    assert "Karimi" not in item.credit
    assert "Karimi" not in str([row.snapshot for row in Revision.objects.of(item)])


def test_a_worker_killed_behind_the_footage_leaves_it_with_its_sender(db, client, token, monkeypatch):
    """The link is made in the same transaction: after it nothing more is needed."""

    def killed(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(taking, "Outcome", killed)
    with pytest.raises(KeyboardInterrupt):
        client.post("/submit/", {**FORM, "consent": "desk", "token": token(), "files": [upload()], **WHOLE})
    row = SubmittedFile.objects.get()
    assert (row.footage, row.is_own) == (Footage.objects.get(), True)
    assert "newsroom’s eyes only" in str(clearing.missing(row.footage))
