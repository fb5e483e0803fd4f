"""The two ways in for uploads: people of the desk by their session, strangers by the form that they have open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from media.submission import quotas, receipts, reception
from media.submission.reception import Turned
from media.uploads import pieces
from media.uploads.models import Upload
from media.uploads.names import clean_name


class Door(Protocol):
    """Who may begin an upload and go on with it. Each function raises Turned, with a sentence for people."""

    most_bytes: int
    route: str  # the name of the address of one upload

    def begin(self, length: int, metadata: dict[str, str], *, at: datetime) -> tuple[Upload, str]: ...
    def find(self, secret: str, *, at: datetime) -> Upload: ...
    def let_in(self, size: int, *, at: datetime) -> None: ...


@dataclass(frozen=True)
class Desk:
    """For somebody who may add footage. The cleaned name of the file is kept."""

    by: Any
    most_bytes: int
    route: str = "admin:media_upload"

    def begin(self, length: int, metadata: dict[str, str], *, at: datetime) -> tuple[Upload, str]:
        _check_room(length)
        return pieces.begin(length, at=at, by=self.by, given_name=clean_name(metadata.get("filename", "")))

    def find(self, secret: str, *, at: datetime) -> Upload:
        return pieces.find(secret, by=self.by, at=at)

    def let_in(self, size: int, *, at: datetime) -> None:
        _check_room(size)


@dataclass(frozen=True)
class Public:
    """For strangers. An upload belongs to the form whose signed token stands in its metadata; its name is not even read."""

    most_bytes: int
    route: str = "submission:upload"

    def begin(self, length: int, metadata: dict[str, str], *, at: datetime) -> tuple[Upload, str]:
        form = form_digest(_form(metadata))
        _check_room(length)
        try:
            quotas.check("bytes", length, at=at)
        except quotas.Exhausted as error:
            raise Turned(str(error), 429, error.seconds) from error
        with transaction.atomic():
            reception.use("uploads", 1, at=at)  # its lock lets one form begin one upload at a time
            if (
                Upload.objects.filter(form_digest=form, is_abandoned=False).count()
                >= settings.NEWSROOM_SUBMISSION_FILES
            ):
                raise Turned(
                    _("This file was not taken: at most %(number)d come in one go. Send it with a new form.")
                    % {"number": settings.NEWSROOM_SUBMISSION_FILES},
                    403,
                )
            return pieces.begin(length, at=at, form_digest=form)

    def find(self, secret: str, *, at: datetime) -> Upload:
        return pieces.find(secret, by=None, at=at)

    def let_in(self, size: int, *, at: datetime) -> None:
        """Only what comes is counted: somebody who announces much takes nothing away from others."""
        _check_room(size)
        reception.use("bytes", size, at=at)


def desk(request: HttpRequest) -> Desk:
    """The door for the person who asks; Http404 for whoever may not add footage."""
    person = request.user
    if not (person.is_active and getattr(person, "is_staff", False) and person.has_perm("media.add_footage")):
        raise Http404
    return Desk(person, settings.NEWSROOM_FOOTAGE_BYTES)


def public(request: HttpRequest) -> Public:
    """The door for strangers; Turned where the request comes from another site."""
    reception.check_origin(request)
    return Public(settings.NEWSROOM_SUBMISSION_UPLOAD_BYTES)


def form_digest(secret: str) -> str:
    """What is stored of the secret of a form."""
    return pieces.digest(secret)


def _form(metadata: dict[str, str]) -> str:
    try:
        return receipts.read_form(metadata.get("form", ""))
    except receipts.BadForm as error:
        raise Turned(_("The page is too old, or not ours. Open it anew and choose the file again."), 403) from error


def _check_room(size: int) -> None:
    try:
        quotas.check_room(size)
    except quotas.NoRoom as error:
        raise Turned(str(error), 507) from error
