"""The side that trusts nobody: one limited child a step, and one line of JSON from it."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from media.processing.budgets import CODES
from media.processing.job import Job, clear_parts
from media.processing.steps import STEPS, Limits, length_of, steps_for

MAX_ANSWER_BYTES = 2 * 1024 * 1024
_CHILD = Path(__file__).with_name("child.py")
_UNSHARE = ("unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child")
_KILLED_INSIDE = 1  # what `unshare` makes of a child that was killed; ours never ends so of itself
_LONGEST_NAP = 0.05
_NEARLY_ALL = 0.9  # the system counts in ticks, and ends a child a little before the last


@dataclass(frozen=True)
class Answer:
    """What a step came to: `code` is empty when it went well, else one of `budgets.CODES`.

    `seconds` are by the wall, `cpu` what the system counted; `peak_mb` the child says of itself, zero when it could not.
    """

    step: str
    code: str
    result: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    cpu: float = 0.0
    peak_mb: int = 0

    @property
    def is_done(self) -> bool:
        """It went well."""
        return not self.code


def run_step(
    name: str, original: Path, folder: Path, options: dict[str, Any] | None = None, *, limits: Limits | None = None
) -> Answer:
    """Do step `name` of the table for the file `original` in `folder`, in a child of its own; never raises for a file.

    `folder` must exist and belong to this file alone. Steps may be run again: a result replaces the one before.
    """
    if not original.is_file():  # opening a pipe would wait for its other end
        return Answer(name, "unreadable")
    step = STEPS[name]
    facts = Job(folder, original).result("probe")
    bounds = (limits or step.limits).for_length(length_of(facts))
    started = time.monotonic()
    try:
        with original.open("rb") as file, tempfile.TemporaryFile() as said:
            end = _child([name, json.dumps(options or {}), json.dumps(asdict(bounds))], folder, file, said, bounds.wall)
            said.seek(0)
            answer = _read(name, end, bounds.cpu, said.read(MAX_ANSWER_BYTES + 1))
    except OSError:
        answer = Answer(name, "unreadable")
    finally:
        clear_parts(folder)
    return replace(answer, seconds=round(time.monotonic() - started, 3))


def run_all(original: Path, folder: Path, options: dict[str, dict[str, Any]] | None = None) -> Iterator[Answer]:
    """Do every step for the file's form in order, those that ran before in this folder left out; stop at a refusal.

    `options` are by the step's name.
    """
    job = Job(folder, original)
    if not job.result("probe"):
        yield (first := run_step("probe", original, folder))
        if not first.is_done:
            return
    for step in steps_for(str(job.result("probe").get("form"))):
        if job.result(step.name) and step.name != "strip_check":  # no earlier child may say that the copies are clean
            continue
        yield (answer := run_step(step.name, original, folder, (options or {}).get(step.name)))
        if not answer.is_done:
            return


@functools.cache
def isolation() -> str:
    """What keeps a child from the network and from other processes here: "bwrap", "unshare" or "none".

    Under "bwrap" it can also write nowhere but in its folder; under "none" only the limits on what it uses up are left.
    """
    tries = {"bwrap": [*_bwrap(Path("/tmp")), "true"], "unshare": [*_UNSHARE, "true"]}  # noqa: S108
    for name, command in tries.items():
        if shutil.which(name) and _works(command):
            return name
    return "none"


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=5, check=False).returncode == 0  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False


def _bwrap(folder: Path) -> list[str]:
    return [
        "bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--bind", str(folder), str(folder),
        "--unshare-all", "--die-with-parent", "--clearenv", "--chdir", str(folder), "--",
    ]  # fmt: skip


def _command(folder: Path) -> list[str]:
    live = isolation()
    before = {"bwrap": _bwrap(folder), "unshare": [*_UNSHARE, "--"]}.get(live, [])
    if before:
        before[0] = shutil.which(before[0]) or before[0]  # the child's environment has no path to find it by
    return [*before, sys.executable, "-I", "-B", str(_CHILD)]


@dataclass(frozen=True)
class _End:
    """How the child ended: its return code (a signal is negative), CPU seconds, and whether the wall time was up."""

    code: int
    cpu: float
    is_late: bool


def _child(arguments: list[str], folder: Path, file: IO[bytes], said: IO[bytes], wall: float) -> _End:
    """Run the child to its end, or to the end of its time, and end whatever is left of its group."""
    process = subprocess.Popen(  # noqa: S603 - a list, no shell; no word of it is the sender's
        _command(folder.resolve()) + arguments,
        stdin=file,
        stdout=said,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={},
        close_fds=True,
        start_new_session=True,
    )
    try:
        is_ended = _wait(process.pid, time.monotonic() + wall)
    finally:
        # The child is not reaped yet, so its number still means its group.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return _End(process.returncode, used.ru_utime + used.ru_stime, not is_ended)


def _wait(pid: int, until: float) -> bool:
    """Wait for the child without reaping it; tells whether it ended in time."""
    nap = 0.002
    while time.monotonic() < until:
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            return True
        time.sleep(nap)
        nap = min(nap * 1.5, _LONGEST_NAP)
    return False


def _read(name: str, end: _End, cpu_limit: int, line: bytes) -> Answer:
    if end.code or end.is_late:
        return Answer(name, _code_of_end(end, cpu_limit), cpu=round(end.cpu, 3))
    try:
        said = json.loads(line) if len(line) <= MAX_ANSWER_BYTES else None
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("result"), dict) or said.get("code") not in {"", *CODES}:
        return Answer(name, "crash", cpu=round(end.cpu, 3))
    peak = said.get("peak_mb")
    return Answer(name, said["code"], said["result"], 0.0, round(end.cpu, 3), peak if isinstance(peak, int) else 0)


def _code_of_end(end: _End, cpu_limit: int) -> str:
    """Ends by a signal are negative, or over 128 when something stood between."""
    if end.is_late or end.cpu >= cpu_limit * _NEARLY_ALL:
        return "timeout"
    sign = -end.code if end.code < 0 else end.code - 128
    return "killed" if end.code == _KILLED_INSIDE or sign in (signal.SIGKILL, signal.SIGTERM) else "crash"
