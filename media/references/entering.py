"""Keeping what is known from elsewhere: the row, its hashes, its small still; and looking at once at what is here already."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from media.likeness import finding, lookup
from media.likeness.models import Likeness
from media.references.looking import Look, look_at
from media.references.models import ReferenceClip


def enter(reference: ReferenceClip, stills: Iterable[BinaryIO], *, at: datetime) -> list[Likeness]:
    """Save `reference` with what `stills` are recognised by; returns the footage here that looks like it.

    Stills that are given take the place of those it had; without any, those stay. Raises looking.NotEntered, and keeps
    nothing, when one of them cannot be read.
    """
    return keep(reference, [look_at(file) for file in stills], at=at)


def keep(reference: ReferenceClip, looks: Sequence[Look], *, at: datetime) -> list[Likeness]:
    """The same with stills that were looked at before."""
    before = reference.still
    try:
        if looks:
            reference.still = _keep_small(looks[0].small)
        with transaction.atomic():
            reference.save()
            found = _index(reference, looks, at) if looks else []
    except BaseException:
        if reference.still != before:
            path_of(reference.still).unlink(missing_ok=True)
        reference.still = before
        raise
    if before and reference.still != before:
        transaction.on_commit(path_of(before).unlink)
    return found


def forget(reference: ReferenceClip) -> None:
    """Delete the row, its hashes, what was said of it, and its still."""
    still = reference.still
    reference.delete()
    if still:
        transaction.on_commit(lambda: path_of(still).unlink(missing_ok=True))


def path_of(still: str) -> Path:
    """Where the small still of a reference lies: beside the renditions, where only the desk sees it."""
    path: Path = settings.VAULT_DIR / "renditions" / still
    return path


def _index(reference: ReferenceClip, looks: Sequence[Look], at: datetime) -> list[Likeness]:
    sets = [look.hashes for look in looks]
    lookup.store(sets, reference=reference)
    return finding.look_for(reference, sets, at=at)


def _keep_small(content: bytes) -> str:
    name = f"{secrets.token_urlsafe(18)}.jpg"
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(content)
    return name
