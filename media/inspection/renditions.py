"""The files that we made, in the vault's folder of renditions under random names, and their rows."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from media import custody
from media.inspection.models import Rendition
from media.models import Footage
from media.processing.job import PART, open_made
from media.processing.steps import MEGABYTE, PUBLIC_NAMES
from media.references.models import ReferenceClip
from media.vault.disk import settle_file, sync_folder

TYPES = {
    "jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif", "png": "image/png",
    "mp4": "video/mp4", "m4a": "audio/mp4",
}  # fmt: skip
MOST_PIXELS = 20_000
LEAD_WIDTH = 1280
"""The lead picture is the widest JPEG up to this: enough for a card, and for what other sites show of a page."""


@dataclass(frozen=True)
class Stored:
    """A file that lies in the folder of renditions and has no row yet; `recipe` is its name in the table of steps."""

    recipe: str
    name: str
    sha256: str
    size: int
    width: int | None
    height: int | None


def current(item: Footage) -> dict[str, Rendition]:
    """What there is of a piece now, by recipe: "rendition_480.mp4", "still_960.webp", "still.png" (for the desk alone) …"""
    return {one.recipe: one for one in item.renditions.filter(is_current=True)}


def path_of(rendition: Rendition) -> Path:
    """Where its file lies; there is none any more for one that was replaced."""
    return folder() / rendition.name


def folder() -> Path:
    """Where renditions lie, seen by the desk alone."""
    place: Path = settings.VAULT_DIR / "renditions"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def store(source: Path, recipe: str, size: tuple[Any, Any] = (None, None)) -> Stored:
    """Copy what a child left behind, whole and on disk, or nothing; raises OSError. `size` is what the child says."""
    name = f"{secrets.token_urlsafe(18)}{Path(recipe).suffix}"
    part, digest = folder() / f"{name}{PART}", hashlib.sha256()
    try:
        with (
            open_made(source) as made,
            os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out,
        ):
            while content := made.read(MEGABYTE):
                digest.update(content)
                out.write(content)
            count = out.tell()
            settle_file(out)
        part.rename(folder() / name)
        sync_folder(folder())
    except BaseException:
        discard([name, part.name])
        raise
    return Stored(recipe, name, digest.hexdigest(), count, *map(_pixels, size))


def discard(names: Iterable[str]) -> None:
    """Remove files by name; one that is gone is no error."""
    for name in names:
        (folder() / name).unlink(missing_ok=True)


def add(item: Footage, stored: Stored, *, plan: int, at: datetime) -> Rendition:
    """The row of a stored file, in the place of the one of the same recipe. Call it in a transaction."""
    retire(item, item.renditions.filter(is_current=True, recipe=stored.recipe), at=at)
    custody.add(item, custody.Verb.RENDITION_MADE, by=None, at=at, sha256=stored.sha256, rendition=stored.name)
    return Rendition.objects.create(
        footage=item, recipe=stored.recipe, plan=plan, name=stored.name, sha256=stored.sha256, size=stored.size,
        content_type=TYPES[Path(stored.recipe).suffix[1:]], width=stored.width, height=stored.height, made_at=at,
    )  # fmt: skip


def retire(item: Footage, rows: Iterable[Rendition], *, at: datetime) -> None:
    """Let rows no longer be current and take their files off the disk once that is committed; custody says so."""
    for row in rows:
        Rendition.objects.filter(pk=row.pk).update(is_current=False, cleared_at=None, cleared_by=None)
        custody.add(item, custody.Verb.RENDITION_GONE, by=None, at=at, sha256=row.sha256, rendition=row.name)
        transaction.on_commit(partial(discard, [row.name]))


def give(item: Footage, recipes: Iterable[str], place: Path, *, plan: int) -> None:
    """Let a child read the current files of these recipes, as far as they were made by this plan, in its folder.

    They are other names of the same files. A child that changed one would make it unfit to be published: its hash is known.
    """
    for row in item.renditions.filter(is_current=True, plan=plan, recipe__in=recipes):
        with suppress(FileNotFoundError):  # one that was lost is being made again
            os.link(path_of(row), place / row.recipe)


def set_lead(item: Footage) -> None:
    """Name the JPEG that stands for the piece, with its size."""
    stills = [row for row in current(item).values() if row.content_type == "image/jpeg" and row.recipe in PUBLIC_NAMES]
    stills.sort(key=lambda row: row.width or 0)
    fitting = [row for row in stills if (row.width or 0) <= LEAD_WIDTH] or stills[:1]
    if fitting:
        lead = fitting[-1]
        item.rendition, item.width, item.height = lead.name, lead.width or 0, lead.height or 0
        item.save(update_fields=["rendition", "width", "height"])


def destroy(item: Footage) -> None:
    """Remove every file and row, current or not."""
    discard([*item.renditions.values_list("name", flat=True), *filter(None, [item.rendition])])
    item.renditions.all().delete()


def sweep(*, before: datetime) -> int:
    """Remove files last touched before `before` that no row names, or one that is not current: a worker was killed before
    it could write the row, or take the replaced file off the disk. Returns how many."""
    old = {one.name for one in folder().iterdir() if one.stat().st_mtime < before.timestamp()}
    known = dict(Rendition.objects.filter(name__in=old).values_list("name", "is_current"))
    orphans = old - set(known)
    orphans -= set(Footage.objects.filter(rendition__in=orphans).values_list("rendition", flat=True))
    orphans -= set(ReferenceClip.objects.filter(still__in=orphans).values_list("still", flat=True))
    orphans |= {name for name, is_current in known.items() if not is_current}
    discard(orphans)
    return len(orphans)


def _pixels(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 < value <= MOST_PIXELS else None
