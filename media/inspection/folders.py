"""Folders that children work in, and the plain bytes of an original while one of them looks at it.

A folder is locked by the process that made it, so a lock that is free says that the process is gone: whatever is in the folder
is rubbish then, and its step can be begun again at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings

from media import vault
from media.models import Footage

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNLOCKED_FOR = 600  # seconds for which a folder without its final name may be just being made

Lease = tuple[int, datetime]
"""A step's key, and until when it is held."""


@contextmanager
def job_folder(step: int, lease_until: datetime) -> Iterator[Path]:
    """An empty private folder for one step, which goes when the block ends."""
    made = _work() / f".{secrets.token_hex(8)}"
    made.mkdir(mode=0o700)
    handle = os.open(made, os.O_RDONLY | os.O_DIRECTORY)
    folder = made.with_name(_name(step, lease_until))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        made.rename(folder)  # under this name it is never seen without its lock
        yield folder
    finally:
        for one in (made, folder):
            shutil.rmtree(one, ignore_errors=True)
        os.close(handle)


@contextmanager
def plain_original(item: Footage) -> Iterator[IO[bytes]]:
    """The decrypted original as a file without a name: when the process is killed, it is gone.

    Raises vault.Tampered when its bytes are not those that were sealed, and whatever `vault.open_original` raises.
    """
    with (
        vault.open_original(item.original, settings.VAULT_DIR, sha256=item.sha256) as sealed,
        tempfile.TemporaryFile(dir=_work()) as plain,
    ):
        digest = hashlib.sha256()
        while part := sealed.read(vault.CHUNK):
            digest.update(part)
            plain.write(part)
        if digest.hexdigest() != item.sha256:
            raise vault.Tampered
        plain.flush()
        plain.seek(0)
        yield plain


def sweep() -> list[Lease]:
    """Remove what killed processes left behind; returns the leases that they held."""
    found = []
    for folder in _work().iterdir():
        lease = _lease(folder.name)
        if lease is None and _age(folder) < _UNLOCKED_FOR:
            continue
        if _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)
            found += [lease] if lease else []
    return found


def _work() -> Path:
    folder = settings.VAULT_DIR / "work"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _name(step: int, lease_until: datetime) -> str:
    return f"{step}-{(lease_until - EPOCH) // timedelta(microseconds=1)}"


def _lease(name: str) -> Lease | None:
    step, _dash, moment = name.partition("-")
    if not (step.isdecimal() and moment.isdecimal()):
        return None
    return int(step), EPOCH + timedelta(microseconds=int(moment))


def _age(folder: Path) -> float:
    with suppress(FileNotFoundError):
        return time.time() - folder.stat().st_mtime
    return 0.0


def _is_left(folder: Path) -> bool:
    """Whether nobody holds its lock."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(handle)
