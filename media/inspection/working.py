"""Doing the steps that are due, one after the other: a child for each, its answer kept in one transaction."""

from __future__ import annotations

import errno
import logging
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from media import vault
from media.inspection import folders, keeping, queue, renditions, scanning, starting
from media.inspection.models import Inspection, InspectionStep
from media.models import Footage
from media.processing.job import Job
from media.processing.pictures import STILL
from media.processing.redaction import Plan
from media.processing.run import Answer, run_step
from media.processing.steps import PUBLIC_NAMES, STEPS
from media.redaction import plans

logger = logging.getLogger(__name__)
SWEPT_AFTER = timedelta(hours=1)

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_OF_WHAT_WAS_MADE = ("stills", "strip_check")

Clock = Callable[[], datetime]


def work(at: datetime, *, seconds: float | None = None, is_ending: Callable[[], bool] = lambda: False) -> int:
    """Do what is due from `at` on until nothing is, the time is up or `is_ending` says so; returns how many steps were done."""
    clock, started, count = _clock(at), time.monotonic(), 0
    starting.adopt(at=at)
    queue.take_back_left(at)
    renditions.sweep(before=at - SWEPT_AFTER)
    while not is_ending() and (seconds is None or time.monotonic() - started < seconds):
        step = queue.take(clock())
        if step is None:
            break
        _do(step, clock)
        count += 1
    return count


def inspect(item: Footage, *, at: datetime) -> Inspection:
    """Do every step of one piece that is due, now and here; returns how its inspection stands."""
    clock = _clock(at)
    while (step := queue.take(clock(), item=item)) is not None:
        _do(step, clock)
    item.refresh_from_db()
    return item.inspection


def _clock(at: datetime) -> Clock:
    """The time from `at` on: leases are counted from when they begin."""
    started = time.monotonic()
    return lambda: at + timedelta(seconds=time.monotonic() - started)


def _do(step: InspectionStep, clock: Clock) -> None:
    """One step, whatever happens: what cannot be kept is put back, and the next one is not held up."""
    try:
        if step.tries > queue.TRIES:  # whoever held it before was killed, each time
            keeping.end(step, "killed", at=clock())
            return
        with folders.job_folder(step.pk, step.lease_until) as folder:
            keeping.keep(step, _answer(step, folder), folder, at=clock())
    except Exception as problem:  # its words may hold the sender's; they are not logged
        if isinstance(problem, OSError) and problem.errno in _FULL:
            queue.put_back(step, "no_room", at=clock(), is_counted=False)
            return
        logger.error("A step of inspection broke off: %s in %s", type(problem).__name__, step.name)
        keeping.end(step, "crash", at=clock())


def _answer(step: InspectionStep, folder: Path) -> Answer:
    item = step.inspection.footage
    _fill(folder, step, item)
    try:
        with _original(step, item) as file:
            if step.name == "probe" and scanning.is_malware(file, step.inspection):
                return Answer(step.name, "malware")
            return run_step(step.name, Path(f"/proc/self/fd/{file.fileno()}"), folder, options_of(step, item))
    except (FileNotFoundError, vault.Tampered, vault.KeyMissing):
        return Answer(step.name, "no_original")


@contextmanager
def _original(step: InspectionStep, item: Footage) -> Iterator[IO[bytes]]:
    """The original, or an empty file for steps that look at what was made of it alone."""
    is_needed = step.name not in _OF_WHAT_WAS_MADE
    with folders.plain_original(item) if is_needed else tempfile.TemporaryFile() as file:
        yield file


def _fill(folder: Path, step: InspectionStep, item: Footage) -> None:
    """Give the child what earlier steps answered and made, from where it is kept: no folder is ever needed twice."""
    job = Job(folder, 0)
    for name, said in (("probe", step.inspection.facts), ("digest", step.inspection.digest)):
        if said:
            job.keep_result(name, said)
    digest = Plan.parse(_plan(step, item)).digest
    for one in STEPS.values():
        if one.takes_plan:  # by which plan what is given was made: the child takes no other
            job.keep_result(one.name, {"plan": digest})
    needed = {"strip_check": PUBLIC_NAMES, "stills": (STILL,), "hashes": (STILL, *STEPS["rendition_480"].makes)}
    renditions.give(item, needed.get(step.name, ()), folder, plan=step.plan)


def options_of(step: InspectionStep, item: Footage) -> dict[str, Any]:
    """What the child is told beside the file: the plan of what to hide, the point that matters in a still."""
    focal = {"focal": [item.focal_x, item.focal_y]} if step.name == "stills" else {}
    return focal | ({"plan": _plan(step, item)} if STEPS[step.name].takes_plan else {})


def _plan(step: InspectionStep, item: Footage) -> dict[str, Any]:
    """What the step hides, as processing takes it."""
    return plans.option(item.plans.get(number=step.plan) if step.plan else None)
