"""Contact details: encrypted under their own key, all of one length, opened one by one with a reason that is kept."""

import pytest
from cryptography.fernet import Fernet, InvalidToken

from media.submission import contacts
from media.submission.models import ContactDetails, ContactOpening
from tests.events.intake.factory import columns_with
from tests.factory import give_trust, make_user
from tests.media.submission.factory import upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def custodian(at):
    person = make_user("Moderator", "keeper")
    give_trust(person, "custodian", at=at)
    return person


def test_they_are_in_no_column_in_clear(sending, data):
    assert columns_with("farangis") == set()
    assert b"farangis" not in bytes(ContactDetails.objects.get().sealed)


def test_every_row_has_one_length_whatever_was_written(send):
    send(contact="x")
    send(upload(colour="maroon"), contact="ن" * 300)
    send(upload(colour="olive"), contact="😀" * 300)
    assert len({len(bytes(row.sealed)) for row in ContactDetails.objects.all()}) == 1


def test_no_row_is_made_when_nothing_was_written(send):
    send()
    assert not ContactDetails.objects.exists()


def test_a_custodian_opens_them_with_a_reason_that_is_kept(sending, custodian, at):
    assert contacts.open_contact(sending, by=custodian, reason=" Where is the bridge? ", at=at) == "signal: farangis.01"
    opening = ContactOpening.objects.get()
    assert (opening.by, opening.at, opening.reason) == (custodian, at, "Where is the bridge?")
    assert columns_with("farangis") == set()


def test_nobody_opens_them_without_trust_or_without_a_reason(sending, custodian, chief, at):
    with pytest.raises(PermissionError):
        contacts.open_contact(sending, by=chief, reason="Because.", at=at)
    with pytest.raises(ValueError):
        contacts.open_contact(sending, by=custodian, reason="  ", at=at)
    assert not ContactOpening.objects.exists()


def test_what_was_opened_stays_written_down_after_the_details_are_gone(sending, custodian, at):
    from media.submission import forgetting

    contacts.open_contact(sending, by=custodian, reason="A question.", at=at)
    forgetting.erase(sending, at=at)
    assert ContactOpening.objects.get().reason == "A question."
    with pytest.raises(ContactDetails.DoesNotExist):
        contacts.open_contact(sending, by=custodian, reason="Again.", at=at)
    with pytest.raises(RuntimeError):
        ContactOpening.objects.get().delete()


def test_a_new_key_opens_what_the_old_one_sealed_and_only_while_it_is_named(sending, custodian, settings, at):
    old, new = settings.NEWSROOM_CONTACT_KEYS[0], Fernet.generate_key().decode()
    settings.NEWSROOM_CONTACT_KEYS = [new, old]
    assert contacts.open_contact(sending, by=custodian, reason="One.", at=at)
    settings.NEWSROOM_CONTACT_KEYS = [new]
    with pytest.raises(InvalidToken):
        contacts.open_contact(sending, by=custodian, reason="Two.", at=at)
    assert ContactOpening.objects.count() == 1
