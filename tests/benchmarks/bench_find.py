"""Queries and milliseconds of lists, filters, facets, search and data over many editions, in a database of its own.

    python tests/benchmarks/bench_find.py [EDITIONS]        (DATABASE_URL for PostgreSQL)

Half of the editions are English, half Persian. Prints a row per page: queries, median milliseconds of the page and of its SQL.
"""

import os
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.testing")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.press.models import Edition, EditionEventType, EditionPlace, EditionProvince, EditionTopic, SearchRow
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.models import EventType, Place, Province, Topic
from newsroom.taxonomy.packs.reading import read_pack
from newsroom.text.letters import search_fold

EDITIONS, RUNS, STEP = 20_000, 7, 2000
KINDS = ["event"] * 8 + ["footage", "article"]
WORDS = {
    "en": str.split(
        "workers gathered before the gate of the mill and asked for wages the river stood in the street rain bridge"
    ),
    "fa": str.split("کارگران مقابل در کارخانه جمع شدند و دستمزد خواستند آب رودخانه در خیابان ایستاد باران پل بسته شد"),
}
PAGES = [
    "/events/", "/fa/events/", "/search/?kind=event", "/footage/?confidence=confirmed",
    "/events/?province=khuzestan", "/events/?place={place}", "/events/?province=khuzestan&type=strike",
    "/events/?province=khuzestan&province=tehran&type=strike", "/events/?since=1398-01&until=1398-03",
    "/events/?topic=wages", "/events/?confidence=confirmed", "/events/?language=fa",
    "/search/?q=wages", "/fa/search/?q=باران", "/search/?q=khouzestan", "/search/?q=%22river stood%22 -bridge",
    "/search/?q=place:{place}", "/search/?q=farangis", "/search/?q=farangiss", "/search/?province=khuzestan&q=rain",
    "/map/?type=strike", "/events/list.json", "/events/list.json?province=khuzestan", "/search/list.json?q=rain",
    "/events/list.csv?province=khuzestan",
]  # fmt: skip


def fill(count: int, now) -> str:
    rng = Random(7)
    provinces, places, types = list(Province.objects.all()), list(Place.objects.all()), list(EventType.objects.all())
    topics = [Topic.objects.create(name=name, names={"en": name}) for name in ("Wages", "Water", "Bread")]
    for start in range(0, count, STEP):
        rows = [_edition(number, rng, now) for number in range(start, min(start + STEP, count))]
        Edition.objects.bulk_create(rows)
        filed: dict = {EditionProvince: [], EditionPlace: [], EditionEventType: [], EditionTopic: []}
        found = []
        for edition in rows:
            place = places[min(int(rng.expovariate(1 / 150)), len(places) - 1)]
            province = next(one for one in provinces if one.pk == place.province_id)
            terms = {EditionPlace: place, EditionProvince: province, EditionEventType: rng.choice(types)}
            terms |= {EditionTopic: rng.choice(topics)} if rng.random() < 0.3 else {}
            for model, term in terms.items():
                common = {"language": edition.language, "published_at": edition.published_at}
                filed[model].append(model(content_object=edition, tag=term, **common))
            body = " ".join(rng.choices(WORDS[edition.language], k=60)) + (" farangis" if rng.random() < 0.001 else "")
            named = " ".join([*place.spellings(), *province.spellings()])
            columns = {"headline": edition.headline, "body": body, "captions": "", "places": named}
            found.append(SearchRow(edition=edition, **{name: search_fold(text) for name, text in columns.items()}))
            edition.body_html = f"<p>{body}</p>"
        for model, links in filed.items():
            model.objects.bulk_create(links)
        SearchRow.objects.bulk_create(found)
        Edition.objects.bulk_update(rows, ["body_html"], batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return places[0].slug


def _edition(number: int, rng: Random, now) -> Edition:
    language, kind = ("en", "fa")[number % 2], KINDS[number // 2 % len(KINDS)]
    published_at = now - timedelta(minutes=20 * (EDITIONS * 10 - number))
    day = date(2017, 1, 1) + timedelta(days=rng.randrange(3600)) if kind == "event" else None
    finding = {"finding": {"mark": rng.choice(["confirmed", "partly"]), "word": "x"}} if kind == "footage" else {}
    return Edition(
        kind=kind, ref=f"b{number:07}", language=language, number=1, live_from=published_at, published_at=published_at,
        headline=" ".join(rng.choices(WORDS[language], k=8)), path=f"/{kind}/{number}/", text_language=language,
        confidence=rng.choice(["reported", "partly", "confirmed"]) if kind == "event" else "", happened_on=day,
        year=day and day.year, month=day and day.month, day=day and day.day,
        facts={"provinces": [], "places": [], "event_types": [], "topics": [], "date": [2019, 4, 1], **finding},
    )  # fmt: skip


def measured(path: str) -> str:
    client = Client()
    first = client.get(path)
    path = first.url if first.status_code == 302 else path  # its one spelling
    list(client.get(path))
    pages, asked = [], []
    for _run in range(RUNS):
        with CaptureQueriesContext(connection) as queries:
            began = time.perf_counter()
            response = client.get(path)
            list(response)
            pages.append((time.perf_counter() - began) * 1000)
        asked.append(sum(float(query["time"]) for query in queries.captured_queries) * 1000)
    return (
        f"{response.status_code} {len(queries):3} queries {statistics.median(pages):6.0f} ms "
        f"(SQL {statistics.median(asked):5.0f})  {path}"
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else EDITIONS
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        load_pack(read_pack())
        place = fill(count, timezone.now())
        print(f"{connection.vendor}, {count} editions")
        for path in PAGES:
            print(measured(path.format(place=place)), flush=True)
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


if __name__ == "__main__":
    main()
