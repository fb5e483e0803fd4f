"""Milliseconds and queries of the intake page, on a batch of the labelled captions that nothing was decided about.

    python tests/benchmarks/bench_intake.py            (after manage.py demo --no-serve; it takes its batch back out again)

Prints a row per size of batch: seconds to read it in, then queries and median milliseconds of the page and of one key.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.development")

import django

django.setup()

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.batches import keep
from events.intake.pasting import read_batch
from events.models import Report
from newsroom.staff.models import User

RUNS = 15
SETS = ("seed", "dev", "own_dev", "own_aside")


def captions() -> list[str]:
    folder = ROOT / "tests" / "data" / "captions"
    lines = [line for name in SETS for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
    return [json.loads(line)["text"].replace("\n", " ") for line in lines]


def timed(run) -> tuple[int, float]:
    with CaptureQueriesContext(connection) as queries:
        run()
        count = len(queries)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return count, statistics.median(times)


def measure(size: int, person: User) -> None:
    known = captions()
    texts = [f"{known[n % len(known)]} ({n})" for n in range(size)]
    start = time.perf_counter()
    batch = keep(f"bench {time.time()}", name="bench", year=2022, by=person, at=timezone.now(), channel="paste")
    batch.text = "\n\n".join(texts)
    read_batch(batch, {}, by=person, at=timezone.now())
    seconds = time.perf_counter() - start
    client = Client()
    client.force_login(person)
    address = reverse("admin:events_batch_intake", args=[batch.pk])
    page = timed(lambda: client.get(address))
    first = Report.objects.filter(batch=batch).first()
    asked = {"act": "edit", "report": first.ref, "date": "2022", "date_was": ""}
    key = timed(lambda: client.post(address, asked, headers={"accept": "application/json"}))
    print(
        f"{size:4} captions: read in {seconds:5.2f} s; page {page[0]} queries {page[1]:6.0f} ms; "
        f"one key {key[0]} queries {key[1]:6.0f} ms"
    )


def main() -> None:
    person = User.objects.get(username="editor")
    with transaction.atomic():
        for size in (20, 60, 200):
            measure(size, person)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
