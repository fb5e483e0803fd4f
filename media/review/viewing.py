"""What a moderator looks at: which of our own files is shown, and how finely it can be stepped through. Never the original."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from django.urls import reverse

from media.inspection import renditions
from media.inspection.models import Rendition
from media.models import Footage
from media.moderation import PURGED
from media.processing.clips import RECIPES
from newsroom.workflow.editorial import ERASED, HIDDEN

FALLBACK_RATE = 25.0
SHOWN = {
    Footage.Form.CLIP: ("rendition_480.mp4", "rendition_720.mp4"),
    Footage.Form.STILL: ("still_1600.jpg", "still_960.jpg", "still_480.jpg"),
    Footage.Form.SOUND: ("rendition_sound.m4a",),
}
POSTERS = ("still_960.jpg", "still_480.jpg")


@dataclass(frozen=True, slots=True)
class Viewer:
    """`kind` is video, picture, sound or "" when there is nothing to show. `rate` is frames a second of what is shown."""

    kind: str
    src: str = ""
    content_type: str = ""
    poster: str = ""
    width: int = 0
    height: int = 0
    rate: float = FALLBACK_RATE
    plan: int = 0


def viewer(item: Footage) -> Viewer:
    """The best of the current renditions for this screen; the drawn poster for pieces that have none."""
    if item.state in (ERASED, HIDDEN, PURGED):
        return Viewer("")
    made = renditions.current(item)
    row = _first(made, SHOWN[Footage.Form(item.form)])
    poster = _first(made, POSTERS)
    if row is None:
        row, poster = poster, None
    if row is None:
        return _as_before(item)
    return Viewer(
        _kind(row), address(item, row), row.content_type, address(item, poster) if poster else "",
        row.width or item.width, row.height or item.height, _rate(item), row.plan,
    )  # fmt: skip


def address(item: Footage, row: Rendition) -> str:
    """Where people of the desk fetch a rendition."""
    return reverse("admin:media_footage_rendition", args=[item.ref, row.pk])


def _first(made: dict[str, Rendition], names: tuple[str, ...]) -> Rendition | None:
    return next((made[name] for name in names if name in made), None)


def _kind(row: Rendition) -> str:
    return {"video": "video", "audio": "sound"}.get(row.content_type.partition("/")[0], "picture")


def _as_before(item: Footage) -> Viewer:
    """A piece from before renditions had rows of their own."""
    if not item.rendition:
        return Viewer("")
    src = reverse("admin:media_footage_picture", args=[item.pk])
    return Viewer("picture", src, "", "", item.width, item.height)


def _rate(item: Footage) -> float:
    """As the rendition has it: the original's, or half, a third … of it where that is too many."""
    inspection = getattr(item, "inspection", None)
    rate = float((inspection.facts.get("rate") if inspection else 0) or FALLBACK_RATE)
    most = RECIPES["rendition_480"].max_rate
    return rate / ceil(rate / most) if rate > most * 1.05 else rate
