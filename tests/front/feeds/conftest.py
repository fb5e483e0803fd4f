from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from newsroom.press.models import Correction
from tests.front.factory import NOW, make_edition, make_province, make_topic, make_type


@pytest.fixture
def news():
    """One of each kind in both languages, a series with an event of its own, and a correction."""
    strike = make_type()
    lorries = make_type("truckers-strike", "Truck drivers' strike", "اعتصاب رانندگان", parent=strike)
    made = {}
    for language in ("en", "fa"):
        filed = {
            "provinces": (make_province(),),
            "event_types": (lorries,),
            "topics": (make_topic(),),
            "language": language,
        }
        series = make_edition("series", ref="ssssssss", headline="The long strike", **filed)
        event = make_edition(
            ref="bbbbbbbb", headline="Lorries stand", body_html="<p>All words.</p>", links=(("series", "series", "ssssssss"),),
            facts={"series": {"ref": "ssssssss"}, "hedged": ["place"]}, **filed,
        )  # fmt: skip
        make_edition(
            "article", ref=f"ccccccc{'b' if language == 'en' else 'c'}", headline="Story",
            body_html=f'<p><a href="/events/">See</a></p><figure data-embed="event:{event.ref}"></figure>',
            live_from=NOW - timedelta(hours=2), facts={"authors": [{"slug": "a-b", "name": "A. B."}]}, byline="A. B.",
            links=(() if language == "en" else (("translation", "article", "cccccccb"),)), **filed,
        )  # fmt: skip
        made[language] = SimpleNamespace(event=event, series=series)
        clip = {"src": "/files/a.mp4", "type": "video/mp4", "width": 1280, "height": 720}
        make_edition(
            "footage", ref="dddddddd", headline="Clip", lead_src="/files/a.jpg", lead_width=1280, lead_height=720,
            lead_alt="Lorries in a row", facts={"video": [clip], "seconds": 41, "is_clip": True}, **filed,
        )  # fmt: skip
    Correction.objects.create(kind="event", ref="bbbbbbbb", what="correction", note="It was ten.", public_at=NOW)
    return made


FEEDS = [
    "all", "events", "articles", "footage", "series", "provinces/khuzestan", "event-types/strike",
    "event-types/truckers-strike", "topics/wages", "series/ssssssss", "search", "corrections",
]  # fmt: skip
