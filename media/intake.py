"""Taking a file in: its first bytes are looked at, it is sealed in the vault, its inspection is queued. Nothing is decoded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from media import custody, sniffing, vault
from media.inspection import starting
from media.models import Footage
from media.moderation import PURGED
from newsroom.workflow import revisions
from newsroom.workflow.editorial import ERASED, HIDDEN

CameBy = Footage.CameBy


class Refused(Exception):  # noqa: N818 - it reads as what happened
    """The file was not taken; `code` is stable, the message is one translated sentence. Nothing was kept."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def receive(
    file: BinaryIO,
    *,
    working_title: str,
    credit: str,
    by: Any,
    at: datetime,
    came_by: str = CameBy.UPLOAD,
    given_name: str = "",
) -> Footage:
    """Seal the file, make the footage row and queue its inspection.

    `given_name` is for files that colleagues bring, cleaned; a stranger's could name them.
    Raises Refused for what is neither a picture nor a clip nor a sound recording, for what is too large, and for a file that
    was hidden or erased for safety.
    """
    form = _form(file)
    _check_size(file)
    file.seek(0)
    _known(hashlib.file_digest(file, "sha256").hexdigest())
    sealed = _seal(file)
    return _settled(
        sealed,
        lambda: _row(
            sealed,
            form=form,
            working_title=working_title,
            credit=credit,
            by=by,
            at=at,
            came_by=came_by,
            given_name=given_name,
        ),
    )


def receive_once(
    file: BinaryIO,
    *,
    working_title: str,
    credit: str,
    by: Any,
    at: datetime,
    came_by: str = CameBy.UPLOAD,
    settle: Callable[[Footage, bool], None] = lambda _footage, _is_new: None,
) -> Footage:
    """`receive`, or the footage that is there already when it is the very same file, even when both come at once.

    `settle(footage, is_new)` is called in the transaction that makes a new row: what belongs to it is there with it or not at
    all.
    Raises Refused also for a file that was hidden or erased for safety.
    """
    file.seek(0)
    known = _known(hashlib.file_digest(file, "sha256").hexdigest())
    if known is not None:
        settle(known, False)
        return known
    file.seek(0)
    form = _form(file)
    _check_size(file)
    sealed = _seal(file)  # before any lock: it may take long
    return _settled(
        sealed,
        lambda: _row_once(
            sealed, settle, form=form, working_title=working_title, credit=credit, by=by, at=at, came_by=came_by
        ),
    )


def _settled(sealed: vault.Sealed, make_row: Callable[[], Footage]) -> Footage:
    """What `make_row` gives; the sealed file goes again unless it is its original."""
    footage = None
    try:
        footage = make_row()
    finally:
        if footage is None or footage.original != sealed.name:
            vault.destroy(sealed.name, settings.VAULT_DIR)
    return footage


@transaction.atomic
def _row_once(
    sealed: vault.Sealed, settle: Callable[[Footage, bool], None], *, by: Any, at: datetime, **values: Any
) -> Footage:
    _lock(sealed.sha256)
    known = _known(sealed.sha256)
    if known is not None:
        settle(known, False)
        return known
    footage = _row(sealed, by=by, at=at, **values)
    revisions.record(footage, by=by, at=at)
    settle(footage, True)
    return footage


def _check_size(file: BinaryIO) -> None:
    if file.seek(0, os.SEEK_END) > settings.NEWSROOM_FOOTAGE_BYTES:
        most = filesizeformat(settings.NEWSROOM_FOOTAGE_BYTES)
        raise Refused(
            "too_large",
            _("This file is larger than %(most)s, so it was not taken. Send a smaller copy.") % {"most": most},
        )


def _form(file: BinaryIO) -> str:
    """What the first bytes say it is; leaves the file at its start."""
    found = sniffing.sniff(file.read(sniffing.HEAD_BYTES))
    file.seek(0)
    for form, kinds in _FORMS.items():
        if found in kinds:
            return form
    raise Refused(
        "kind_not_allowed",
        _("This file is no picture, no clip and no sound recording, so it was not taken. Choose another."),
    )


def _seal(file: BinaryIO) -> vault.Sealed:
    file.seek(0)
    try:
        return vault.seal(file, root=settings.VAULT_DIR)
    except vault.VaultFull as error:
        raise Refused("vault_full", str(error)) from error


def _lock(sha256: str) -> None:
    """Let the same file wait for itself until the transaction ends; SQLite lets only one write at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(sha256[:15], 16)])


def _known(sha256: str) -> Footage | None:
    known = list(Footage.objects.filter(sha256=sha256).exclude(state=PURGED).order_by("pk"))
    if any(one.state in (HIDDEN, ERASED) for one in known):
        raise Refused("not_again", _("This file may not be taken in. Ask the chief of the desk."))
    return known[0] if known else None


@transaction.atomic
def _row(sealed: vault.Sealed, *, by: Any, at: datetime, **values: Any) -> Footage:
    footage = Footage.objects.create(
        original=sealed.name, sha256=sealed.sha256, sha512=sealed.sha512, size=sealed.size, created_by=by, created_at=at,
        **values,
    )  # fmt: skip
    custody.add(footage, custody.Verb.SEALED, by=by, at=at, sha256=sealed.sha256)
    starting.begin(footage, at=at)
    return footage


_FORMS = {Footage.Form.STILL: sniffing.STILLS, Footage.Form.CLIP: sniffing.CLIPS, Footage.Form.SOUND: sniffing.SOUNDS}
