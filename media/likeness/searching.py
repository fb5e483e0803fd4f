"""Frames for a search: a few clean stills that a colleague may look for elsewhere. Nothing is opened, asked or linked here."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from media.inspection.models import Rendition
from media.models import Footage
from media.processing.job import open_made
from media.processing.run import run_step

MOVING = ("rendition_720.mp4", "rendition_480.mp4")


class NoFrames(Exception):  # noqa: N818 - it reads as what happened
    """There are no stills to hand out; the message is one translated sentence."""


@dataclass(frozen=True)
class Frames:
    """JPEG files without any metadata, in the order of the clip, and the rendition they were taken from."""

    source: Rendition
    stills: list[bytes]


def frames(item: Footage) -> Frames:
    """Up to six stills that do not look alike, from the clean rendition as it is now: with what a person hid still hidden.

    A picture gives one, a sound recording none. Raises NoFrames.
    """
    source = _source(item)
    path = settings.VAULT_DIR / "renditions" / source.name
    with tempfile.TemporaryDirectory(prefix="frames-") as folder:
        answer = run_step("frames", path, Path(folder))
        if not answer.is_done:
            raise NoFrames(
                _("No frames could be taken from “%(item)s”. Have its renditions made again.") % {"item": item}
            )
        stills = [_read(Path(folder) / name) for name in answer.result["files"]]
    return Frames(source, stills)


def _source(item: Footage) -> Rendition:
    """The largest clean rendition that is current; one made before the newest plan shows what that plan hides."""
    plan = item.plans.last()
    rows = {
        row.recipe: row
        for row in item.renditions.filter(is_current=True, is_strip_checked=True, plan=plan.number if plan else 0)
    }
    still = [row for row in rows.values() if row.recipe.startswith("still_") and row.recipe.endswith(".jpg")]
    if item.form == Footage.Form.CLIP:
        found = next((rows[name] for name in MOVING if name in rows), None)
    else:
        found = max(still, key=lambda row: row.width or 0, default=None) if item.form == Footage.Form.STILL else None
    if found is None:
        raise NoFrames(
            _("“%(item)s” has no clean rendition to take frames from yet. Wait until it is inspected.") % {"item": item}
        )
    return found


def _read(path: Path) -> bytes:
    with open_made(path) as file:
        return file.read()
