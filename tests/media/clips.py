"""Cleared footage with real files: a clip, a still or a sound whose renditions readers may get."""

import functools
import hashlib
import io
import secrets
import tempfile
from pathlib import Path

from django.conf import settings

from media.inspection import renditions
from media.inspection.models import Inspection, InspectionStep, Rendition
from media.intake import receive
from media.models import Footage, FootageText
from newsroom.workflow import revisions
from tests.factory import clear, picture
from tests.media.processing.material import make_clip, make_sound, picture_bytes

CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.000\nWe want our wages.\n"
FILES = {
    "rendition_480.mp4": ("video/mp4", 64, 48),
    "rendition_720.mp4": ("video/mp4", 96, 72),
    "rendition_sound.m4a": ("audio/mp4", None, None),
    **{
        f"still_{width}.{ext}": (f"image/{kind}", width, width * 3 // 4)
        for width in (480, 960)
        for ext, kind in (("avif", "avif"), ("webp", "webp"), ("jpg", "jpeg"))
    },
}
STILLS = tuple(name for name in FILES if name.startswith("still"))
OF_FORM = {
    "clip": ("rendition_480.mp4", "rendition_720.mp4", *STILLS),
    "still": STILLS,
    "sound": ("rendition_sound.m4a", *STILLS),  # its waveform
}


@functools.cache
def content_of(recipe: str) -> bytes:
    """The bytes of a rendition, made once: real, and under 50 KB."""
    content_type, width, height = FILES[recipe]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / recipe
        if recipe.endswith(".mp4"):
            return make_clip(path, size=(width, height), seconds=1).read_bytes()
        if recipe.endswith(".m4a"):
            return make_sound(path, "m4a", seconds=0.5).read_bytes()
    return picture_bytes(content_type.removeprefix("image/"), (width, height))


def make_footage(by, at, form="clip", *, captions="", words=None, **fields) -> Footage:
    """Footage that came in, with words in English, before anybody looked at it. `words` are more fields of the text."""
    name = "clip.mp4" if form == "clip" else "still.jpg"
    sent = io.BytesIO(content_of("rendition_480.mp4")) if form == "clip" else picture()
    sent.seek(0)
    item = receive(sent, working_title=name, credit="Demo desk", by=by, at=at)
    provinces, types = fields.pop("provinces", ()), fields.pop("types", ())
    Footage.objects.filter(pk=item.pk).update(form=form, **fields)
    item.refresh_from_db()
    item.provinces.set(provinces)
    item.event_types.set(types)
    FootageText.objects.create(
        parent=item, language="en", created_by=by, created_at=at, captions_vtt=captions,
        **{"caption": "Workers at the gate", "alt_text": "A crowd at a gate.", **(words or {})},
    )  # fmt: skip
    revisions.record(item, by=by, at=at)
    return item


def add_renditions(item: Footage, at, *, recipes=None, plan=0) -> list[Rendition]:
    """What the inspection would have made of it, on disk and proven clean."""
    folder = settings.VAULT_DIR / "renditions"
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for recipe in recipes or OF_FORM[item.form]:
        content, (content_type, width, height) = content_of(recipe), FILES[recipe]
        row = Rendition.objects.create(
            footage=item, recipe=recipe, plan=plan, name=f"{secrets.token_urlsafe(18)}.{recipe.rpartition('.')[2]}",
            content_type=content_type, sha256=hashlib.sha256(content).hexdigest(), size=len(content), width=width,
            height=height, made_at=at, is_strip_checked=True,
        )  # fmt: skip
        (folder / row.name).write_bytes(content)
        made.append(row)
    InspectionStep.objects.filter(inspection__footage=item).update(status=InspectionStep.Status.DONE)
    ready = {"status": Inspection.Status.READY, "ended_at": at, "facts": {"form": item.form, "width": 96, "height": 72}}
    Inspection.objects.filter(footage=item).update(**ready)
    item.refresh_from_db()
    renditions.set_lead(item)
    return made


def make_cleared(by, moderator, at, form="clip", **values) -> Footage:
    """Footage that a moderator has cleared, with its renditions."""
    item = make_footage(by, at, form, **values)
    add_renditions(item, at)
    clear(item, moderator=moderator, at=at)
    return item
