"""What it costs to look for a frame or a clip among a million hashes, and what is found through the database.

    DATABASE_URL=… python tests/benchmarks/bench_likeness.py fill      (once, in a migrated database that is thrown away)
    DATABASE_URL=… python tests/benchmarks/bench_likeness.py lookup
    DATABASE_URL=… python tests/benchmarks/bench_likeness.py copies

`fill` makes 10,000 clips of 34 frames, three hashes each; one frame in fifty has a first word that all of those share. Prints
tables, asserts nothing.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.development")

import django

django.setup()

import av
from django.db import connection, transaction
from django.utils import timezone

from media.likeness.finding import alike, look
from media.likeness.lookup import files_like, store
from media.likeness.models import FrameHash, Likeness
from media.models import Footage
from media.processing.hashes import STORED, VARIANTS
from newsroom.staff.models import User
from tests.benchmarks.bench_footage import COPIES, scene_clip

CLIPS, FRAMES = 10_000, 34
ASKED_FRAMES = 30
RUNS = 15
SCENES = 6


def clips(count: int) -> list[Footage]:
    by, _new = User.objects.get_or_create(username="bench")
    at, first = timezone.now(), Footage.objects.count()
    rows = [
        Footage(working_title=str(number), form="clip", state="received", original=f"bench-{number}", sha256=f"{number:064}",
                sha512="", size=1, created_by=by, created_at=at + timedelta(seconds=number))
        for number in range(first, first + count)
    ]  # fmt: skip
    return Footage.objects.bulk_create(rows, batch_size=500)


def frames(chance: random.Random, count: int) -> list[tuple[float, int]]:
    """Hashes at random; one in fifty of them dark at the top."""
    values = [chance.getrandbits(64) for _ in range(count)]
    return [(float(at), value >> 16 if at % 50 == 7 else value) for at, value in enumerate(values)]


def near(chance: random.Random, rows: list[tuple[float, int]], bits: int) -> list[tuple[float, int]]:
    return [(at, value ^ sum(1 << bit for bit in chance.sample(range(64), bits))) for at, value in rows]


def fill() -> None:
    chance, start = random.Random(1), time.perf_counter()
    for _ in range(CLIPS // 500):
        with transaction.atomic():
            for item in clips(500):
                own = frames(chance, FRAMES)
                store([{"as_is": own} | {name: near(chance, own, 3) for name in STORED[1:]}], footage=item)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{FrameHash.objects.count():,} hashes in {time.perf_counter() - start:.0f} s")


def measured(what: str, act: Callable[[], object]) -> None:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{connection.vendor:11} {what:48} {statistics.median(times):8.1f} ms median {min(times):8.1f} ms lowest")


def lookup() -> None:
    chance = random.Random(2)
    print(f"{FrameHash.objects.count():,} hashes of {Footage.objects.count():,} pieces")
    stored = FrameHash.objects.filter(variant="as_is").order_by("pk")
    kept = [row.value & (2**64 - 1) for row in stored[340:370]]
    measured("one hash that is not there", lambda: files_like({"as_is": frames(chance, 1)}))
    measured("one hash that is there, 5 bits off", lambda: files_like({"as_is": near(chance, [(0.0, kept[0])], 5)}))
    measured("one hash with a crowded word", lambda: files_like({"as_is": [(0.0, chance.getrandbits(48))]}))
    new = {name: frames(chance, ASKED_FRAMES) for name in VARIANTS}
    measured("a clip of 30 frames x 9 variants, not there", lambda: list(alike(new)))
    copy = near(chance, [(float(at), value) for at, value in enumerate(kept)], 3)
    measured("a clip of 30 frames x 9 variants, a copy", lambda: list(alike(new | {"as_is": copy})))


def copies() -> None:
    """Recall and precision through the database: pairs kept of generated scenes and their changed copies."""
    av.logging.set_level(av.logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, transaction.atomic():
        folder, at = Path(name), timezone.now()
        originals = clips(SCENES)
        for seed, item in enumerate(originals):
            store([scene_clip(folder, seed, "original")], footage=item)
        print(f"{'the copy is':20} {'found':>6} {'as same':>8} {'with another':>13}   of {SCENES}")
        for change in COPIES:
            for item, original in zip(clips(SCENES), originals, strict=True):
                look(item, at=at, asked=scene_clip(folder, originals.index(original), change))
            pairs = Likeness.objects.filter(other__in=originals)
            right = [pair for pair in pairs if pair.footage.pk - pair.other.pk == _step(pair, originals)]
            wrong = len(pairs) - len(right)
            print(f"{change:20} {len(right):6} {sum(pair.is_same for pair in right):8} {wrong:13}")
            pairs.delete()
        transaction.set_rollback(True)


def _step(pair: Likeness, originals: list[Footage]) -> int:
    """How far apart in the table a copy and its own original are."""
    return (pair.footage.pk - originals[0].pk) // SCENES * SCENES


if __name__ == "__main__":
    {"fill": fill, "lookup": lookup, "copies": copies}[sys.argv[1]]()
