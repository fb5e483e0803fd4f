"""The files of a piece of footage that readers may get, as its edition names them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from media.inspection.models import Rendition
from media.models import Footage

#: the kinds of a still, the smallest file first: a browser takes the first that it knows
KINDS = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
LEAD_WIDTH = 1280  # wide enough for a card and for what other sites show of a page
_STILL = re.compile(r"still_\d+\.(avif|webp|jpg)")
_VIDEO = re.compile(r"rendition_\d+\.mp4")
_SOUND = re.compile(r"rendition_sound\.m4a")

File = dict[str, Any]


@dataclass(slots=True)
class PublicFiles:
    """`pictures` are groups of one kind with their files, `video` the largest first; `lead` is one JPEG for cards."""

    pictures: list[dict[str, Any]] = field(default_factory=list)
    video: list[File] = field(default_factory=list)
    sound: list[File] = field(default_factory=list)
    lead: File = field(default_factory=dict)


def public_files(item: Footage) -> PublicFiles:
    """What was made of it and is cleared as it is. Footage from before there were renditions has its one picture."""
    renditions = list(item.renditions.filter(is_current=True))
    if not renditions and not item.renditions.exists():
        return PublicFiles(lead=_file(item.rendition, "image/jpeg", item.width, item.height) if item.rendition else {})
    cleared = [row for row in renditions if row.cleared_at is not None]
    stills = {ext: _files(cleared, _STILL, ext) for ext in KINDS}
    return PublicFiles(
        pictures=[{"type": KINDS[ext], "files": files} for ext, files in stills.items() if files],
        video=_files(cleared, _VIDEO)[::-1],
        sound=_files(cleared, _SOUND),
        lead=_lead(stills["jpg"]),
    )


def _files(renditions: list[Rendition], recipe: re.Pattern[str], ext: str = "") -> list[File]:
    """Those of a recipe, the smallest first."""
    rows = [row for row in renditions if recipe.fullmatch(row.recipe) and row.recipe.endswith(ext)]
    rows.sort(key=lambda row: row.width or 0)
    return [_file(row.name, row.content_type, row.width, row.height) for row in rows]


def _file(name: str, content_type: str, width: int | None, height: int | None) -> File:
    return {"src": f"{settings.MEDIA_URL}{name}", "type": content_type, "width": width, "height": height}


def _lead(files: list[File]) -> File:
    fitting = [file for file in files if file["width"] <= LEAD_WIDTH]
    return (fitting or files[:1] or [{}])[-1]
