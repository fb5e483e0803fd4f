"""The receipt: digits to be written on paper, from which nothing but a keyed digest is stored.

The code follows from the secret of the form that was filled in. So a form that is sent again, because the line broke
before the answer came, gives the same receipt for the same sending; and no table holds the code.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from media.submission.models import Submission
from newsroom.text.digits import to_latin

GROUPS, GROUP = 5, 5  # 25 digits are 83 bits
YOUNGEST, OLDEST = 3, 48 * 60 * 60
"""Seconds: nobody fills in the form faster, and a slow upload over a bad line may take long."""

_SALT = "media.submission"
_signer = signing.TimestampSigner


class BadForm(Exception):  # noqa: N818 - it reads as what happened
    """The form is not one of ours, too old, or was filled in faster than a person can."""


def new_form() -> str:
    """The signed secret of a form that is about to be shown, with its time; it stands for a cookie."""
    return _signer(salt=f"{_SALT}.form").sign(secrets.token_urlsafe(16))


def read_form(token: str, *, oldest: int = OLDEST) -> str:
    """The secret of the form that comes back, at most `oldest` seconds after it was shown; raises BadForm."""
    signer = _signer(salt=f"{_SALT}.form")
    try:
        secret = signer.unsign(token, max_age=oldest)
    except signing.BadSignature as error:
        raise BadForm from error
    try:
        signer.unsign(token, max_age=YOUNGEST)
    except signing.SignatureExpired:
        return secret
    raise BadForm


def code_of(secret: str) -> str:
    """The receipt that belongs to a form: five groups of five digits."""
    number = int.from_bytes(salted_hmac(f"{_SALT}.code", secret, algorithm="sha256").digest()) % 10 ** (GROUPS * GROUP)
    digits = f"{number:0{GROUPS * GROUP}}"
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def digest(code: str, key: str | None = None) -> str:
    """What is stored of a code. Spaces, dashes and the script of its digits make no difference."""
    digits = re.sub(r"[^0-9]", "", to_latin(code))
    return salted_hmac(f"{_SALT}.receipt", digits, secret=key, algorithm="sha256").hexdigest()


def find(code: str) -> Submission | None:
    """The sending of a receipt. What is no code at all takes the same way as a code that nobody was given."""
    return Submission.objects.filter(digest__in=list(_digests(code))).first()


def _digests(code: str) -> Iterable[str]:
    """Under the key of today and those before it: a receipt outlives a change of the key."""
    return (digest(code, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
