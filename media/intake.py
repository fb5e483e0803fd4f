"""Taking a file in: looked at, sealed in the vault, and a clean rendition made of it. Nothing of it is public yet."""

from __future__ import annotations

import hashlib
import os
import secrets
from datetime import datetime
from typing import Any, BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from media import sniffing, vault
from media.models import Footage
from media.posters import draw_poster
from media.stills import Still, StillRefused, clean_still
from newsroom.workflow import revisions
from newsroom.workflow.editorial import ERASED, HIDDEN

MAX_BYTES = 200 * 1024 * 1024


class Refused(Exception):  # noqa: N818 - it reads as what happened
    """The file was not taken; `code` is stable, the message is one translated sentence. Nothing was kept."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def receive(
    file: BinaryIO, *, working_title: str, credit: str, by: Any, at: datetime, seconds: int | None = None
) -> Footage:
    """Seal the file and make the footage row with a clean rendition (stills) or a drawn poster (clips).

    The file's own name is not kept: it can name its sender. Raises Refused for what is neither a still nor a clip.
    """
    found = sniffing.sniff(file.read(sniffing.HEAD_BYTES))
    file.seek(0)
    if found is None or not (sniffing.is_still(found) or sniffing.is_clip(found)):
        raise Refused(
            "kind_not_allowed", _("This file is neither a picture nor a clip, so it was not taken. Choose another.")
        )
    if file.seek(0, os.SEEK_END) > MAX_BYTES:
        raise Refused("too_large", _("This file is larger than 200 MB, so it was not taken. Send a smaller copy."))
    file.seek(0)
    is_still = sniffing.is_still(found)
    rendition = _rendition(file, is_still, seconds)
    try:
        sealed = vault.seal(file, root=settings.VAULT_DIR)
    except vault.VaultFull as error:
        raise Refused("vault_full", str(error)) from error
    try:
        return _row(
            sealed, rendition, is_still, working_title=working_title, credit=credit, by=by, at=at, seconds=seconds
        )
    except BaseException:
        vault.destroy(sealed.name, settings.VAULT_DIR)
        raise


def receive_once(file: BinaryIO, *, working_title: str, credit: str, by: Any, at: datetime) -> Footage:
    """`receive`, or the footage that is there already when it is the very same file.

    Raises Refused also for a file that was hidden or erased for safety.
    """
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    known = list(Footage.objects.filter(sha256=sha256).order_by("pk"))
    if any(one.state in (HIDDEN, ERASED) for one in known):
        raise Refused("not_again", _("This file may not be taken in. Ask the chief of the desk."))
    if known:
        return known[0]
    footage = receive(file, working_title=working_title, credit=credit, by=by, at=at)
    revisions.record(footage, by=by, at=at)
    return footage


def _row(
    sealed: vault.Sealed,
    rendition: Still,
    is_still: bool,
    *,
    working_title: str,
    credit: str,
    by: Any,
    at: datetime,
    seconds: int | None,
) -> Footage:
    return Footage.objects.create(
        working_title=working_title,
        credit=credit,
        form=Footage.Form.STILL if is_still else Footage.Form.CLIP,
        original=sealed.name,
        sha256=sealed.sha256,
        sha512=sealed.sha512,
        size=sealed.size,
        seconds=seconds,
        rendition=_keep(rendition),
        width=rendition.width,
        height=rendition.height,
        created_by=by,
        created_at=at,
    )


def _rendition(file: BinaryIO, is_still: bool, seconds: int | None) -> Still:
    if not is_still:
        return draw_poster(f"clip {seconds // 60}:{seconds % 60:02}" if seconds else "clip")
    content = file.read()
    file.seek(0)
    try:
        return clean_still(content)
    except StillRefused as error:
        raise Refused(error.code, str(error)) from error


def _keep(still: Still) -> str:
    """Store the rendition where only the desk sees it; its random name is its public name later."""
    name = f"{secrets.token_urlsafe(18)}.{still.ext}"
    folder = settings.VAULT_DIR / "renditions"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / name).write_bytes(still.content)
    return name
