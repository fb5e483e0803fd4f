"""The table of steps: what is done to a file that came in, in which order, and what each step may use up."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from media.processing.budgets import MAX_SECONDS, Refused
from media.processing.clips import RECIPES, transcode
from media.processing.digest import metadata_digest, texts_of
from media.processing.faces import suggest_faces
from media.processing.frames import NAMES as FRAMES
from media.processing.frames import search_frames
from media.processing.job import Job, open_made
from media.processing.pictures import ENCODERS, SMALL, STILL, WIDTHS, make_small, make_still, make_stills
from media.processing.probe import probe
from media.processing.sampling import hash_frames
from media.processing.sound import RENDITION as SOUND_RENDITION
from media.processing.sound import transcode_sound
from media.processing.strip import extra_parts

MEGABYTE = 1024 * 1024
FORMS = ("still", "clip", "sound")

# What stands in nearly every file of ours too, and would be "found" without having come from the sender.
_OWN_WORDS = ("videohandler", "soundhandler", "isom", "libavif", "picture", "quicktime")
MIN_NEEDLE_CHARS = 8


@dataclass(frozen=True)
class Limits:
    """CPU and wall seconds, megabytes of memory and of any one file written; `cpu_a_second` is added for each of the clip."""

    cpu: int = 30
    wall: int = 30
    memory: int = 1536
    file: int = 64
    cpu_a_second: float = 0
    file_a_second: float = 0

    def for_length(self, seconds: float) -> Limits:
        """The limits for a clip of that many seconds; two hands on a busy machine may need as long as their CPU time."""
        more = round(self.cpu_a_second * seconds)
        return replace(
            self, cpu=self.cpu + more, wall=self.wall + 2 * more, file=self.file + round(self.file_a_second * seconds)
        )


@dataclass(frozen=True)
class Step:
    """A row of the table: `needs` are steps that ran before, `makes` the files it may leave, `forms` what it is for.

    One that `takes_plan` shows something of the file and has the option `plan`, of what to hide; it refuses to go on from what
    another step in its folder made by another plan.
    """

    name: str
    run: Callable[..., dict[str, Any]]
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    forms: tuple[str, ...] = FORMS
    limits: Limits = Limits()
    takes_plan: bool = False


def strip_check(job: Job, *, needles: tuple[str, ...] = ()) -> dict[str, Any]:
    """Prove every public file in the folder clean, against its format and every word of the original's metadata.

    Raises Refused("not_clean") when one is not, and "mixed_plans" when not all were made by one plan of what to hide; the
    answer has the files that were looked at.
    """
    if len(_plans(job)) > 1:
        raise Refused("mixed_plans")
    words = {*needles, *_needles(texts_of(job.result("digest")))}
    checked = public_files(job)
    if any(_extra(job, name, words) for name in checked):
        raise Refused("not_clean")
    return {"files": checked, "needles": len(words)}


def _extra(job: Job, name: str, words: set[str]) -> list[str]:
    with open_made(job.folder / name) as file:
        return extra_parts(file.read(), [word.encode() for word in words])


def _plans(job: Job) -> set[str]:
    """The plans that what lies in the folder was made by, as the steps say."""
    there = (
        step for step in STEPS.values() if step.takes_plan and any((job.folder / one).exists() for one in step.makes)
    )
    return {str(job.result(step.name).get("plan", "")) for step in there}


def public_files(job: Job) -> list[str]:
    """Names of what was made for readers and is there: only names of the table, only ordinary files."""
    return [name for name in PUBLIC_NAMES if (job.folder / name).is_file() and not (job.folder / name).is_symlink()]


def length_of(facts: dict[str, Any]) -> float:
    """Seconds of a clip as its probe counted them, within what is allowed whatever the answer says."""
    seconds = facts.get("seconds")
    if not isinstance(seconds, int | float) or not math.isfinite(seconds):
        return 0.0
    return float(min(max(seconds, 0), MAX_SECONDS))


def steps_for(form: str) -> Iterator[Step]:
    """The steps of a form (still, clip or sound), in order."""
    return (step for step in STEPS.values() if form in step.forms)


def _needles(texts: list[str]) -> list[str]:
    return [
        text
        for text in texts
        if len(text) >= MIN_NEEDLE_CHARS and "SHA-256" not in text and not text.casefold().startswith(_OWN_WORDS)
    ]


def _rendition(name: str) -> Callable[..., dict[str, Any]]:
    return lambda job, **options: transcode(job, RECIPES[name], **options)


_TRANSCODING = Limits(cpu=30, wall=60, file=64, cpu_a_second=20, file_a_second=2)
_OF_CLIP = Limits(cpu=30, wall=30, cpu_a_second=0.5)
_MOVING = (_TRANSCODING, True)
_STILLS = tuple(f"still_{width}.{ext}" for width in WIDTHS for ext in ENCODERS)
PUBLIC_NAMES = (*(recipe.name for recipe in RECIPES.values()), SOUND_RENDITION, *_STILLS)
"""Every name that readers may ever see; what else lies in a folder stays there."""

STEPS = {
    step.name: step
    for step in (
        Step("probe", probe, (), (), limits=Limits(cpu=30, wall=10)),
        Step("still", make_still, ("probe",), (STILL,), limits=_OF_CLIP, takes_plan=True),
        Step("hashes", hash_frames, ("probe", "still"), (), ("still", "clip"), _OF_CLIP, takes_plan=True),
        Step("digest", metadata_digest, (), ()),
        Step("rendition_480", _rendition("rendition_480"), ("probe",), ("rendition_480.mp4",), ("clip",), *_MOVING),
        Step("rendition_720", _rendition("rendition_720"), ("probe",), ("rendition_720.mp4",), ("clip",), *_MOVING),
        Step("rendition_sound", transcode_sound, ("probe",), (SOUND_RENDITION,), ("sound",), _OF_CLIP, takes_plan=True),
        Step("stills", make_stills, ("still",), _STILLS, takes_plan=True),
        Step("strip_check", strip_check, ("digest",), ()),
        Step("small", make_small, ("still",), (SMALL,), ()),
        Step("frames", search_frames, (), FRAMES, ()),
        Step("faces", suggest_faces, (), (), (), Limits(cpu=60, wall=90)),  # of no form: only when somebody asks for it
    )
}
"""Name to step, in order. The hashes come before anything that takes long: what is here already is known early.

The last ones are of no form: "small" is run for reference clips, "frames" with a rendition of ours in the original's place.
"""
