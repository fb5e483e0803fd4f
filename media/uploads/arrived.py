"""Uploads that are here, as whoever filled in a form names them: by their secrets, in place of files."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict

from media.submission.arriving import Arrival
from media.uploads import pieces
from media.uploads.models import Upload

FIELD = "upload"
"""The field of a form that holds a secret; it may stand there many times."""
_MOST = 100


def of_form(posted: QueryDict, secret: str) -> list[Upload]:
    """What was uploaded for the form of that secret, of the uploads that are posted; what is gone is left out."""
    return _named(posted, Upload.objects.all(), by=None, form_digest=pieces.digest(secret))


def of_person(posted: QueryDict, person: Any) -> list[Upload]:
    """What that person of the desk uploaded, of the uploads that are posted; what is gone is left out.

    Inside a transaction: their rows are locked, so that a form which comes twice at once takes them once.
    """
    return _named(posted, Upload.objects.select_for_update(), by=person)


def secrets_of(posted: QueryDict, uploads: list[Upload]) -> list[tuple[str, Upload]]:
    """The secrets among those posted that belong to `uploads`: for a form that is shown again."""
    known = {upload.digest: upload for upload in uploads}
    pairs = ((secret, known.get(pieces.digest(secret))) for secret in posted.getlist(FIELD)[:_MOST])
    return [(secret, upload) for secret, upload in pairs if upload is not None]


def arrival(upload: Upload) -> Arrival:
    """The whole file, where it lies."""
    return Arrival(pieces.path_of(upload), upload.received, "" if upload.received else "empty")


def longest_age() -> int:
    """Seconds that a form may be old when uploads come with it: they took their time."""
    return (settings.NEWSROOM_UPLOAD_DAYS + 1) * 24 * 60 * 60


def _named(posted: QueryDict, rows: QuerySet[Upload], **owner: Any) -> list[Upload]:
    digests = [pieces.digest(secret) for secret in posted.getlist(FIELD)[:_MOST]]
    return list(rows.filter(digest__in=digests, is_abandoned=False, **owner).order_by("pk"))
