"""Contact details at rest: encrypted with keys of their own, every row the same length, opened one by one with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction

from media.submission.models import ContactDetails, ContactOpening, Submission

MOST_LETTERS = 300
# Four bytes a letter at most: whatever was written, the ciphertext has one length.
_LENGTH = 4 * MOST_LETTERS


def keep(submission: Submission, words: str) -> None:
    """Encrypt `words` (at most MOST_LETTERS letters) and store them beside the sending; nothing when they are empty."""
    if words:
        sealed = _box().encrypt(words.encode().ljust(_LENGTH))
        ContactDetails.objects.create(submission=submission, sealed=sealed)


def may_open(person: Any, at: datetime) -> bool:
    """Custodians, and whoever was given the permission."""
    return person.has_perm("media.open_contact") or person.has_trust("custodian", at)


@transaction.atomic
def open_contact(submission: Submission, *, by: Any, reason: str, at: datetime) -> str:
    """The details in clear, after the opening was written down. DoesNotExist where there are none.

    Raises PermissionError for somebody who may not, and ValueError without a reason.
    """
    if not may_open(by, at):
        raise PermissionError("contact details are for custodians")
    if not reason.strip():
        raise ValueError("contact details are opened with a reason")
    sealed = ContactDetails.objects.get(submission=submission).sealed
    ContactOpening.objects.create(submission=submission, by=by, at=at, reason=reason.strip())
    return _box().decrypt(bytes(sealed)).decode().rstrip()


def _box() -> MultiFernet:
    """The first key encrypts, all of them decrypt, so that a key can be replaced."""
    return MultiFernet([Fernet(key) for key in settings.NEWSROOM_CONTACT_KEYS])
