"""A picture known from elsewhere, looked at in children: what is left of it are its hashes and one small still."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from media import sniffing
from media.likeness.indexing import checked
from media.likeness.lookup import Asked
from media.processing.job import open_made
from media.processing.pictures import SMALL
from media.processing.run import run_step

STEPS = ("probe", "still", "hashes", "small")
MOST_BYTES = 50 * 1024 * 1024


class NotEntered(Exception):  # noqa: N818 - it reads as what happened
    """A reference that is not kept; the message is one translated sentence."""


@dataclass(frozen=True)
class Look:
    """What a picture is recognised by, and the bytes of its small still."""

    hashes: Asked
    small: bytes


def look_at(file: BinaryIO) -> Look:
    """Read the picture in `file` in limited children; nothing of it stays on disk. Raises NotEntered."""
    kind = sniffing.sniff(file.read(sniffing.HEAD_BYTES))
    file.seek(0)
    if kind is None or not sniffing.is_still(kind):
        raise NotEntered(_("This file is no picture, so it was not kept. Give a still as JPEG, PNG or WebP."))
    settings.VAULT_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (
        tempfile.TemporaryDirectory(prefix="reference-") as folder,
        tempfile.TemporaryFile(dir=settings.VAULT_DIR) as own,
    ):
        shutil.copyfileobj(file, own)
        if own.tell() > MOST_BYTES:
            raise NotEntered(_("This picture is larger than 50 MB, so it was not kept. Give a smaller copy."))
        own.flush()
        return _looked_at(Path(f"/proc/self/fd/{own.fileno()}"), Path(folder))


def _looked_at(picture: Path, folder: Path) -> Look:
    answers = {}
    for name in STEPS:
        answer = run_step(name, picture, folder)
        if not answer.is_done:
            raise NotEntered(_("This picture could not be read, so it was not kept. Save it again and give the copy."))
        answers[name] = answer.result
    hashes = checked(answers["hashes"])
    if not hashes:
        raise NotEntered(_("This picture is one plain colour: nothing can be recognised by it. Give another one."))
    with open_made(folder / SMALL) as small:
        return Look(hashes, small.read())
