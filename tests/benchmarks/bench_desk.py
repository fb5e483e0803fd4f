"""Queries and milliseconds of the desk's pages over many items, in a database of its own that goes away again.

    python tests/benchmarks/bench_desk.py [ITEMS]       (100,000 of each kind; DATABASE_URL for PostgreSQL)

Prints a row per page: queries, median and highest milliseconds of 9 requests in this process.
"""

import os
import statistics
import sys
import time
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.testing")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, ArticleEventType, ArticleProvince
from events.models import EventPost
from events.models.posts import EventEventType, EventProvince
from media.inspection.models import Inspection
from media.models import Footage, FootageEventType, FootageProvince
from newsroom.press.models import FAR_FUTURE, Edition
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.models import EventType, Province
from newsroom.taxonomy.packs.reading import read_pack
from newsroom.workflow import revisions
from newsroom.workflow.models import MoveRecord, Revision
from tests.factory import make_article, make_event, make_still, make_user

RUNS = 9
#: one in seven is live; the rest is what a desk of years holds
STORY_STATES = ["published", "spiked", "withdrawn", "spiked", "spiked", "spiked", "spiked"]
IN_FLIGHT = {1: "draft", 2: "review", 3: "approved"}
FOOTAGE_STATES = ["cleared", "rejected", "rejected", "rejected", "rejected", "rejected", "rejected"]


def state_of(n: int, states: list[str]) -> str:
    """A few hundred items in flight, the newest ones; the others are over."""
    if n < 300:
        return IN_FLIGHT[1 + n % 3] if states is STORY_STATES else ("received", "in_review", "held")[n % 3]
    return states[n % len(states)]


def fill(count: int, people: list, now) -> None:
    def common(n: int) -> dict:
        return {"created_by": people[n % len(people)], "created_at": now - timedelta(minutes=n), "ref": f"b{n}"}

    Article.objects.bulk_create(
        [
            Article(
                headline=f"Story of the flood number {n}", slug=f"flood-{n}", standfirst="What happened.", language="en",
                body="<p>Water stood in the streets.</p>" * 40, state=state_of(n, STORY_STATES), **common(n),
            )
            for n in range(count)
        ], 2000,
    )  # fmt: skip
    EventPost.objects.bulk_create(
        [
            EventPost(working_title=f"Event number {n}", state=state_of(n, STORY_STATES), **common(n))
            for n in range(count)
        ],
        2000,
    )
    Footage.objects.bulk_create(
        [
            Footage(
                working_title=f"Clip {n}", form="clip", original=f"o{n}", sha256=f"{n:064}", size=1,
                state=state_of(n, FOOTAGE_STATES), came_by="import", **common(n),
            )
            for n in range(count)
        ], 2000,
    )  # fmt: skip
    for model, provinces, types in (
        (Article, ArticleProvince, ArticleEventType),
        (EventPost, EventProvince, EventEventType),
        (Footage, FootageProvince, FootageEventType),
    ):
        fill_beside(model, provinces, types, people, now)
    Inspection.objects.bulk_create(
        [
            Inspection(footage_id=key, status="ready", queued_at=now)
            for key in Footage.objects.filter(inspection=None).values_list("pk", flat=True)
        ],
        2000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill_beside(model, provinces, types, people, now) -> None:
    """Terms, revisions, moves and, for what is live, windows in both languages."""
    rows = list(model.objects.filter(ref__startswith="b").order_by("pk"))
    for through, terms in ((provinces, list(Province.objects.all())), (types, list(EventType.objects.all()))):
        through.objects.bulk_create(
            [through(content_object_id=row.pk, tag=terms[row.pk % len(terms)]) for row in rows], 2000
        )
    snapshot = rows[0].snapshot()
    blank = {"previous_hash": "", "kind": model.kind}
    Revision.objects.bulk_create(
        [
            Revision(ref=row.ref, number=n, snapshot=snapshot, digest="", author=row.created_by, saved_at=row.created_at,
                     hash=f"{row.ref}-{n}", **blank)
            for row in rows for n in (1, 2)
        ], 2000,
    )  # fmt: skip
    MoveRecord.objects.bulk_create(
        [
            MoveRecord(ref=row.ref, number=n, move=move, source="draft", target="review", by=people[(row.pk + 1) % 3],
                       at=row.created_at, note_digest="", revision_number=2, hash=f"{row.ref}-{n}", **blank)
            for row in rows for n, move in ((1, "submit"), (2, "approve"), (3, "publish"))
        ], 2000,
    )  # fmt: skip
    Edition.objects.bulk_create(
        [
            Edition(kind=model.kind, ref=row.ref, language=language, number=1, live_from=row.created_at,
                    live_until=FAR_FUTURE, headline=str(row), published_at=row.created_at,
                    path=f"/{language}/{row.ref}/{model.kind}/")
            for row in rows if row.state in ("published", "cleared") for language in ("en", "fa")
        ], 2000,
    )  # fmt: skip


def measured(client: Client, path: str, data: dict | None = None) -> str:
    def ask():
        return client.post(path, data) if data is not None else client.get(path)

    ask()
    with CaptureQueriesContext(connection) as queries:
        response = ask()
        count = len(queries)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return f"{response.status_code} {count:3} queries {statistics.median(times):7.1f} ms {max(times):7.1f} highest  {path[:90]}"


def pages(items: dict) -> list[str]:
    province = Province.objects.order_by("slug").first().slug
    found = ["/admin/"]
    for app, model in (("articles", "article"), ("events", "eventpost"), ("media", "footage")):
        base = f"/admin/{app}/{model}/"
        found += [base, f"{base}?p=200", f"{base}?state=draft", f"{base}?state=spiked", f"{base}?province={province}",
                  f"{base}?q=number+77", f"{base}?o=1", f"{base}{items[model].pk}/change/", f"{base}{items[model].pk}/history/",
                  f"{base}add/"]  # fmt: skip
    return found


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        now = timezone.now() - timedelta(hours=1)
        load_pack(read_pack())
        people = [make_user("Reporter"), make_user("Editor"), make_user("Moderator")]
        fill(count, people, now)
        items = {
            "article": make_article(people[0], now), "eventpost": make_event(people[0], now),
            "footage": make_still(people[0], now),
        }  # fmt: skip
        for item in items.values():
            revisions.record(item, by=people[0], at=now)
        print(connection.vendor, f"{count} of each kind")
        for person in (people[0], people[1], make_user("Chief")):
            client = Client()
            client.force_login(person)
            print(person.groups.get().name)
            for path in pages(items) if person.username.startswith("editor") else pages(items)[:2]:
                print(" ", measured(client, path))
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


if __name__ == "__main__":
    main()
