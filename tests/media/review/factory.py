"""Clips and stills as the inspection leaves them: real files of ours, in rows, ready to be looked at."""

import tempfile
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path

from media.inspection import renditions
from media.inspection.models import Inspection, InspectionStep, Rendition
from media.intake import receive
from media.models import Footage, FootageText
from media.processing.job import Job
from media.processing.steps import STEPS, public_files
from newsroom.workflow import revisions
from tests.media.processing import material

MADE_OF_CLIP = ("probe", "still", "digest", "rendition_480", "stills", "strip_check")
_numbers = count(1)


@cache
def worked_on(seed: int, size: tuple[int, int] = (640, 360), seconds: float = 4.0) -> Job:
    """A folder in which the steps of a clip ran, once a session."""
    folder = Path(tempfile.mkdtemp(prefix="review-"))
    original = material.make_clip(
        folder / "original.mp4", size=size, seconds=seconds, rate=12, seed=seed, metadata={"comment": "FROM-A-PHONE"}
    )
    job = Job(folder, original)
    for name in MADE_OF_CLIP:
        job.keep_result(name, STEPS[name].run(job))
    return job


def make_clip(by, at: datetime, *, seed: int = 1, caption: str = "Water in the streets", **fields) -> Footage:
    """A clip that waits for a person: inspected, with its renditions, and with words in English unless `caption` is ""."""
    job = worked_on(seed)
    with job.open_original() as file:
        clip = receive(file, working_title=f"Clip {next(_numbers)}", credit="", by=by, at=at)
    keep_renditions(clip, job, at)
    facts, done = job.result("probe"), InspectionStep.Status.DONE
    InspectionStep.objects.filter(inspection__footage=clip).update(status=done)
    Inspection.objects.filter(footage=clip).update(
        status=Inspection.Status.READY, facts=facts, digest=job.result("digest"), ended_at=at
    )
    Footage.objects.filter(pk=clip.pk).update(seconds=round(facts["seconds"]), **fields)
    clip.refresh_from_db()
    if caption:
        write_words(clip, by=by, at=at, caption=caption)
    revisions.record(clip, by=by, at=at)
    return clip


def write_words(clip: Footage, *, by, at: datetime, caption: str = "Water in the streets", **fields) -> FootageText:
    """English words that somebody wrote, recorded."""
    words = FootageText.objects.create(
        parent=clip, language="en", caption=caption, created_by=by, created_at=at, **{"alt_text": "Water.", **fields}
    )
    revisions.record(clip, by=by, at=at)
    return words


def keep_renditions(clip: Footage, job: Job, at: datetime, *, plan: int = 0) -> None:
    """Rows and files for what was made in the job's folder."""
    sizes = {made["name"]: (made["width"], made["height"]) for made in job.result("stills")["stills"]}
    film = job.result("rendition_480")
    for name in public_files(job):
        size = sizes.get(name, (film["width"], film["height"]))
        row = renditions.add(clip, renditions.store(job.folder / name, name, size), plan=plan, at=at)
        Rendition.objects.filter(pk=row.pk).update(is_strip_checked=True)
    renditions.set_lead(clip)
