"""Milliseconds of counting for charts and of drawing, at a number of editions made up here, on the database the settings name.

python tests/benchmarks/bench_drawings.py [100000]     (in an empty database; it is filled and left so)
"""

import os
import statistics
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.development")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from newsroom.front.charts import figures_of
from newsroom.front.drawings.card import Card, draw_card
from newsroom.front.drawings.chart import as_picture
from newsroom.front.drawings.mapfile import map_picture
from newsroom.front.drawings.provinces import Drawn, province_map
from newsroom.front.drawings.ramp import steps_for
from newsroom.front.land import land
from newsroom.front.listing import Selection
from newsroom.front.tallies import by_month, by_term, tally
from newsroom.front.vocabulary import Vocabulary
from newsroom.press.models import Edition, EditionEventType, EditionProvince
from newsroom.taxonomy.models import EventType, Province

RUNS = 15


def fill(number: int) -> None:
    """Every fifth report is from one province: the worst that a chart has to count."""
    call_command("migrate", verbosity=0)
    call_command("load_pack", "iran", verbosity=0)
    provinces, types, now = list(Province.objects.all()), list(EventType.objects.all()), timezone.now()
    for start in range(0, number, 5000):
        moments = [now - timedelta(minutes=5 * (start + n)) for n in range(1, 5001)]
        rows = Edition.objects.bulk_create(
            Edition(
                kind="event", ref=f"b{start + n:07}", language="en", number=1, live_from=moment, published_at=moment,
                headline=f"Report {start + n}", path=f"/events/b{start + n:07}/x/", text_language="en",
                happened_on=moment.date(), year=moment.year, month=moment.month, day=moment.day,
            )
            for n, moment in enumerate(moments)
        )  # fmt: skip
        for through, terms in ((EditionProvince, provinces), (EditionEventType, types)):
            through.objects.bulk_create(
                through(
                    content_object=row, tag=terms[0 if place % 5 == 0 else place % len(terms)], language="en",
                    published_at=row.published_at,
                )
                for place, row in enumerate(rows)
            )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def told(name, work) -> None:
    times = []
    for _run in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{statistics.median(times):8.1f} ms median {max(times):8.1f} highest  {name}")


def main() -> None:
    if not Edition.objects.exists() if "press_edition" in connection.introspection.table_names() else True:
        fill(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    at, vocabulary = timezone.now(), Vocabulary()
    province = Province.objects.order_by("pk").first()
    print(connection.vendor, Edition.objects.count(), "editions")
    for name, selection in (
        ("the commonest province", Selection("en", at, "event", provinces=(province.pk,))),
        ("everything", Selection("en", at, "event")),
    ):
        counted = tally(selection)
        told(f"tally of {name} ({len(counted.keys)} counted)", lambda selection=selection: tally(selection))
        told("  by type", lambda counted=counted: by_term(counted, "type"))
        told("  by month", lambda counted=counted: by_month(counted, "en", at=at))
        told("  by Jalali month", lambda counted=counted: by_month(counted, "fa", at=at))
    outlines = land("front")
    rows = [Drawn(iso, "/x/", "X: 3 reports", place, str(place)) for place, iso in enumerate(outlines.shapes)]
    steps = steps_for(row.number for row in rows)
    told("the map of the front page", lambda: province_map(outlines, rows, steps, name="front"))
    told("the map as PNG", lambda: map_picture(land(), rows, steps, title="T", legend=[], source="S", rtl=False))
    card = Card("en", "N", "A headline of some length that needs lines", "Where", "When", "What", "sure", "", (), "")
    told("a card", lambda: draw_card(card, land(), ("IR-06",), None))
    figures = figures_of("province", province, vocabulary, at=at)[0]
    told("bars as PNG", lambda: as_picture(figures.drawn, "S"))


main()
