"""Queries and milliseconds of the pages readers open most, on the database the settings name.

    python tests/benchmarks/bench_pages.py            (after manage.py demo --no-serve)

Prints a row per page: number of queries, median and highest milliseconds of 30 requests in this process, bytes.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.development")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.press.models import Edition

RUNS = 30


def measured(path: str) -> str:
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        count = len(queries)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - start) * 1000)
    return (
        f"{response.status_code}  {count:3} queries  {statistics.median(times):6.1f} ms median  "
        f"{max(times):6.1f} ms highest  {len(response.content):7} bytes  {path[:60]}"
    )


def main() -> None:
    live = Edition.objects.live(at=timezone.now())
    event = live.filter(kind="event", language="en").first()
    article = live.filter(kind="article", language="en").first()
    print(connection.vendor, f"{Edition.objects.count()} editions")
    for path in ("/", "/fa/", "/events/", "/provinces/khuzestan/", event.path, article.path, "/search/?q=flood"):
        print(measured(path))


main()
