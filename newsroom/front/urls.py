"""The addresses of readers' pages. Persian ones stand under /fa/ (see newsroom.urls)."""

from django.urls import path

from newsroom.front import converters, feeds
from newsroom.front.sections import SECTIONS
from newsroom.front.views import front, items, lists

app_name = "front"
converters.register()


urlpatterns = [
    path("", front.home, name="home"),
    path("provinces/", front.provinces, name="provinces"),
    path("provinces/<words:slug>/", lists.province, name="province"),
    path("event-types/<words:slug>/", lists.event_type, name="type"),
    path("topics/<words:slug>/", lists.topic, name="topic"),
    path("search/", lists.search, name="search"),
    path("corrections/", front.corrections, name="corrections"),
    path("about/", front.about, name="about"),
    path("feeds/", front.feeds, name="feeds"),
    path("feeds/all.xml", feeds.EditionFeed(), name="feed-all"),
    path("feeds/corrections.xml", feeds.CorrectionFeed(), name="feed-corrections"),
    path("feeds/corrections.atom", feeds.CorrectionAtomFeed(), name="feed-corrections-atom"),
    path("feeds/provinces/<words:slug>.xml", feeds.ProvinceFeed(), name="feed-province"),
    path("feeds/event-types/<words:slug>.xml", feeds.TypeFeed(), name="feed-type"),
]
for section in SECTIONS:
    urlpatterns += [
        path(f"{section.name}/", lists.section, {"name": section.name}, name=section.name),
        path(f"feeds/{section.name}.xml", feeds.SectionFeed(), {"name": section.name}, name=f"feed-{section.name}"),
        path(f"{section.name}/<ref:ref>/", items.short_address, {"kind": section.kind}),
        path(f"{section.name}/<address:address>/", items.item),
    ]
