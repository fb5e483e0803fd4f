"""The addresses of readers' pages. Persian ones stand under /fa/ (see newsroom.urls)."""

from django.urls import path

from newsroom.front import converters
from newsroom.front.feeds.page import feeds
from newsroom.front.feeds.views import patterns as feed_patterns
from newsroom.front.sections import SECTIONS
from newsroom.front.text_edition import text_edition
from newsroom.front.views import cards, charts, embedded, front, items, lists, tables

app_name = "front"
converters.register()


urlpatterns = [
    path("text/", text_edition, name="text-home"),
    path("<address:path>/text/", text_edition, name="text"),
    path("", front.home, name="home"),
    path("provinces/", front.provinces, name="provinces"),
    path("provinces/<words:slug>/", lists.province, name="province"),
    path("event-types/<words:slug>/", lists.event_type, name="type"),
    path("topics/<words:slug>/", lists.topic, name="topic"),
    path("search/", lists.search, name="search"),
    path("search/list.csv", tables.table, {"name": "search"}, name="search-csv"),
    path("search/list.json", tables.api, {"name": "search"}, name="search-json"),
    path("authors/", front.authors, name="authors"),
    path("authors/<address:address>/", items.item),
    path("corrections/", front.corrections, name="corrections"),
    path("map/", charts.province_map, name="map"),
    path("map/provinces.<chart_ending:ending>", charts.map_file, name="map-file"),
    path("cards/<words:kind>/<ref:ref>-<card_digest:digest>.<card_ending:ending>", cards.card, name="card"),
    *(path(f"{page}/", front.site_page, {"page": page}, name=page) for page in ("about", "contact", "privacy")),
    path("feeds/", feeds, name="feeds"),
    *feed_patterns(),
]
for section in SECTIONS:
    urlpatterns += [
        path(f"{section.name}/", lists.section, {"name": section.name}, name=section.name),
        path(f"{section.name}/list.csv", tables.table, {"name": section.name}, name=f"{section.name}-csv"),
        path(f"{section.name}/list.json", tables.api, {"name": section.name}, name=f"{section.name}-json"),
        path(f"{section.name}/<ref:ref>/", items.short_address, {"kind": section.kind}),
        path(f"{section.name}/<address:address>/embed/", embedded.card),
        path(f"{section.name}/<item:item>/history/", items.history),
        path(f"{section.name}/<address:address>/", items.item),
    ]
for parameter, prefix in {"province": "provinces", "type": "event-types", "topic": "topics"}.items():
    shape = f"{prefix}/<words:slug>/<chart:name>.<chart_ending:ending>"
    urlpatterns.append(path(shape, charts.chart_file, {"parameter": parameter}, name=f"chart-{parameter}"))
