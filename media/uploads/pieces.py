"""Uploads on the disk: begun, appended to under the lock of their row, taken away. The file holds what the row says, or more.

More is what a killed process wrote and never said; the next piece is written over it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from media.submission import arriving
from media.submission.reception import Turned
from media.uploads.models import Upload
from media.vault.disk import sync_folder


def folder() -> Path:
    """Where unfinished files lie, for this process alone."""
    place = settings.DATA_DIR / "arriving" / arriving.UPLOADS
    place.mkdir(parents=True, exist_ok=True)
    place.parent.chmod(0o700)
    place.chmod(0o700)
    return place


def path_of(upload: Upload) -> Path:
    """The file that an upload is kept in."""
    return folder() / upload.part


def expires_at(upload: Upload) -> datetime:
    """When it is abandoned unless another byte comes."""
    return upload.touched_at + timedelta(days=settings.NEWSROOM_UPLOAD_DAYS)


def begin(
    length: int, *, at: datetime, by: Any = None, form_digest: str = "", given_name: str = ""
) -> tuple[Upload, str]:
    """An empty upload and the secret of its address, which is stored nowhere. OSError where no file can be made."""
    secret, part = secrets.token_urlsafe(32), secrets.token_hex(16)
    place = folder()
    os.close(os.open(place / part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600))
    sync_folder(place)
    upload = Upload.objects.create(
        digest=digest(secret), form_digest=form_digest, part=part, length=length, by=by, given_name=given_name,
        created_at=at, touched_at=at,
    )  # fmt: skip
    return upload, secret


def find(secret: str, *, by: Any, at: datetime) -> Upload:
    """The upload of that address, for whoever began it (None for strangers).

    Turned with 404 where there is none for them, and with 410 where its time is over.
    """
    upload = Upload.objects.filter(digest=digest(secret), by=by).first()
    if upload is None:
        raise Turned(_("There is no such upload. Choose the file again."), 404)
    if upload.is_abandoned or expires_at(upload) <= at:
        raise _gone()
    return upload


@transaction.atomic
def append(upload: Upload, offset: int, piece: bytes, *, at: datetime) -> None:
    """Write `piece` at `offset`; it is on the disk before the row says so. `upload` then says what is here.

    Turned with 409 where the upload goes on at another offset, 410 where it is gone, 413 past its announced length, 507 where
    the disk is full. Nothing counts as received then.
    """
    locked = Upload.objects.select_for_update().filter(pk=upload.pk, is_abandoned=False).first()
    if locked is None:
        raise _gone()
    upload.received = locked.received
    check_offset(upload, offset)
    if offset + len(piece) > locked.length:
        raise Turned(_("This is more than was announced, so it was not taken. Choose the file again."), 413)
    _write(path_of(locked), offset, piece)
    locked.received += len(piece)
    locked.touched_at = at
    locked.save(update_fields=["received", "touched_at"])
    upload.received, upload.touched_at = locked.received, at


def check_offset(upload: Upload, offset: int) -> None:
    """Turned with 409 unless the upload goes on at `offset`."""
    if upload.received != offset:
        raise Turned(_("The upload goes on at another place. Ask for it and go on there."), 409)


def remove(upload: Upload) -> None:
    """Row and file go; doing it again is no error. The file goes when the transaction is committed."""
    Upload.objects.filter(pk=upload.pk).delete()
    transaction.on_commit(lambda: path_of(upload).unlink(missing_ok=True))


def digest(secret: str) -> str:
    """What is stored of a secret. It has 256 bits, so it needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _gone() -> Turned:
    return Turned(_("This upload was given up, and what had come of it is deleted. Choose the file again."), 410)


def _write(path: Path, offset: int, piece: bytes) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
    except FileNotFoundError as problem:
        raise _gone() from problem
    try:
        if os.fstat(handle).st_size < offset:
            raise _gone()
        os.ftruncate(handle, offset)
        _write_whole(handle, offset, piece)
    except OSError as problem:
        with suppress(OSError):
            os.ftruncate(handle, offset)
        raise Turned(
            _("Our disk is full at the moment. What has arrived stays here, and the rest is tried again."), 507
        ) from problem
    finally:
        os.close(handle)


def _write_whole(handle: int, offset: int, piece: bytes) -> None:
    left = memoryview(piece)
    while left:
        done = os.pwrite(handle, left, offset)
        left, offset = left[done:], offset + done
    os.fsync(handle)
