"""manage.py inspect_footage: what would be said of these files, without taking any of them in."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from media.processing.job import Job, open_made
from media.processing.redaction import NOTHING
from media.processing.run import Answer, isolation, run_all, run_step
from media.processing.steps import STEPS, public_files

VERDICT_STEPS = ("probe", "still", "digest")


class Command(BaseCommand):
    """Inspects files in limited children; needs no database."""

    help = "Say of each file whether it would be taken, as one line of JSON; with --renditions also make the public copies."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--renditions", type=Path, metavar="DIR", help="Write the public copies there, a folder a file."
        )
        parser.add_argument(
            "--plan",
            type=Path,
            metavar="FILE",
            help="Hide in the copies what this plan says (JSON: mode, boxes, is_mute).",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"] and not options["renditions"]:
            raise CommandError("--plan says what to hide in the copies, so it needs --renditions.")
        plan = _read_plan(options["plan"]) if options["plan"] else NOTHING
        for number, path in enumerate(options["files"], start=1):
            with tempfile.TemporaryDirectory(prefix="inspect-") as folder:
                self.stdout.write(json.dumps(inspect(path, Path(folder), options["renditions"], number, plan)))


def inspect(path: Path, folder: Path, renditions: Path | None, number: int, plan: Any) -> dict[str, Any]:
    """The line for one file; the folder of its copies is named by its number, for its own name is the sender's."""
    with_plan = {step.name: {"plan": plan} for step in STEPS.values() if step.takes_plan}
    answers = list(run_all(path, folder, with_plan) if renditions else _verdict(path, folder))
    refused = next((one.code for one in answers if not one.is_done), "")
    line = {
        "file": str(path),
        "verdict": "refuse" if refused else "accept",
        "code": refused,
        "seconds": round(sum(one.seconds for one in answers), 3),
        "peak_mb": max((one.peak_mb for one in answers), default=0),
        "technical": Job(folder, path).result("probe"),
        "isolation": isolation(),
    }
    if renditions and not refused:
        line["renditions"] = _copy(Job(folder, path), renditions / f"{number:03}")
    return line


def _read_plan(path: Path) -> Any:
    """What the file says; whether that is a plan is for the steps to say."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise CommandError(f"{path} is no JSON that can be read.") from problem


def _verdict(path: Path, folder: Path) -> Iterator[Answer]:
    for name in VERDICT_STEPS:
        yield (answer := run_step(name, path, folder))
        if not answer.is_done:
            return


def _copy(job: Job, target: Path) -> list[str]:
    target.mkdir(parents=True, exist_ok=True)
    names = public_files(job)
    for name in names:
        with open_made(job.folder / name) as made, (target / name).open("wb") as copy:
            shutil.copyfileobj(made, copy)
    return [str(target / name) for name in names]
