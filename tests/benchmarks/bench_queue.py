"""Milliseconds of the footage queue over a hundred thousand pieces, in a database of its own that goes away again.

    python tests/benchmarks/bench_queue.py             (DATABASE_URL for PostgreSQL)

First with one in seven pieces undecided, then with every one of them waiting.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.testing")

import django

django.setup()

from django.db import connection, transaction
from django.utils import timezone

from media.inspection.models import Inspection
from media.models import Footage, FootageEventType, FootageProvince
from media.review import queue
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.models import EventType, Province
from newsroom.taxonomy.packs.reading import read_pack
from tests.factory import make_user

PIECES, RUNS = 100_000, 7
STATES = ["cleared"] * 71 + ["rejected"] * 15 + ["received"] * 9 + ["in_review"] * 3 + ["needs_answer", "held"]


def fill(by, now) -> None:
    risks = list(Footage.Risk.values)
    rows = [
        Footage(
            working_title=f"Clip {n}", form="clip", original=f"o{n}", sha256=f"{n:064}", size=1, created_by=by,
            created_at=now - timedelta(minutes=n), state=STATES[n % len(STATES)], came_by="import",
            risk=risks[n % len(risks)], ref=f"r{n}",
        )
        for n in range(PIECES)
    ]  # fmt: skip
    Footage.objects.bulk_create(rows, batch_size=2000)
    keys = list(Footage.objects.order_by("pk").values_list("pk", flat=True))
    Inspection.objects.bulk_create([Inspection(footage_id=key, status="ready", queued_at=now) for key in keys], 2000)
    for links, terms in (
        (FootageProvince, list(Province.objects.all())),
        (FootageEventType, list(EventType.objects.all())),
    ):
        links.objects.bulk_create([links(content_object_id=key, tag=terms[key % len(terms)]) for key in keys], 2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def median(act: Callable[[], object]) -> str:
    took = []
    for _run in range(RUNS):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return f"{statistics.median(took):.0f} ms"


def measure(title: str, by, now) -> None:
    def page(asked: queue.Asked) -> list[Footage]:
        return list(queue.look(asked, by=by, at=now).page)

    @transaction.atomic
    def take() -> None:
        queue.take_next(by=by, at=now)
        transaction.set_rollback(True)

    narrow = queue.Asked(province=Province.objects.order_by("slug").first().slug, risk="low")
    print(
        f"{connection.vendor}, {title}: counts {median(lambda: queue.counts(queue.Asked(), by=by, at=now))}, "
        f"page {median(lambda: page(queue.Asked()))}, filtered {median(lambda: page(narrow))}, "
        f"second person {median(lambda: page(queue.Asked('second')))}, next {median(take)}"
    )


def main() -> None:
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        now = timezone.now()
        load_pack(read_pack())
        moderator = make_user("Moderator")
        fill(make_user("Reporter"), now)
        measure("one in seven undecided", moderator, now)
        Footage.objects.update(state="received")
        measure("all of them waiting", moderator, now)
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


if __name__ == "__main__":
    main()
