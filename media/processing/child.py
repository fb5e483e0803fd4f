"""The process that decodes: it limits itself, does one step with the file on descriptor 0, and says one line of JSON.

Run by `run.run_step` as a script, with an empty environment; never imported by anything that holds secrets.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import resource
import sys
from pathlib import Path
from typing import Any

MEGABYTE = 1024 * 1024
DESCRIPTORS = 64
PROCESSORS = 4


def main(arguments: list[str]) -> None:
    """Take `arguments` (step, options as JSON, limits as JSON); the working directory is the job's folder."""
    name, options, limits = arguments[0], json.loads(arguments[1]), json.loads(arguments[2])
    answer_to = _quiet()
    _limit(limits)
    answer = _answer(name, options)
    line = json.dumps(answer | {"peak_mb": _peak_mb()}).encode() + b"\n"
    with os.fdopen(answer_to, "wb") as way_out:
        way_out.write(line)


def _quiet() -> int:
    """Keep the way out for the answer alone: libraries write to 1 and 2 as they like."""
    answer_to = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return answer_to


def _limit(limits: dict[str, int]) -> None:
    for what, value in (
        (resource.RLIMIT_AS, limits["memory"] * MEGABYTE),
        (resource.RLIMIT_CPU, limits["cpu"]),
        (resource.RLIMIT_FSIZE, limits["file"] * MEGABYTE),
        (resource.RLIMIT_NOFILE, DESCRIPTORS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (value, value))
    # Decoders start threads by the processor, and each reserves much of the memory that may be addressed.
    os.sched_setaffinity(
        0, random.sample(sorted(os.sched_getaffinity(0)), min(PROCESSORS, len(os.sched_getaffinity(0))))
    )
    # The parent ends us when the time is up; should the parent be gone, this thread does.
    faulthandler.dump_traceback_later(limits["wall"] + 5, exit=True)


def _answer(name: str, options: dict[str, Any]) -> dict[str, Any]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from media.processing.budgets import Refused
    from media.processing.job import Job
    from media.processing.steps import STEPS

    job = Job(Path.cwd(), 0)
    try:
        result = STEPS[name].run(job, **options)
        job.keep_result(name, result)
    except Refused as refused:
        return {"code": refused.code, "result": {}}
    except MemoryError:
        return {"code": "memory", "result": {}}
    except Exception as problem:  # a fault of ours: its class may be told, its words may hold the sender's
        return {"code": "crash", "result": {"fault": type(problem).__name__}}
    return {"code": "", "result": result}


def _peak_mb() -> int:
    """The most memory held at a time; `ru_maxrss` would begin with the parent's."""
    try:
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except BaseException:  # whatever it is, the parent is told by the code alone
        os._exit(70)
