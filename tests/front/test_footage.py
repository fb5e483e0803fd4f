"""How footage stands on readers' pages: it plays without script, and is covered without script."""

from __future__ import annotations

import re

import pytest

from newsroom.front.pages import render_page
from newsroom.press.models import Edition, PastEdition
from tests.front.factory import NOW, make_edition

pytestmark = pytest.mark.django_db

VIDEO = [
    {"src": "/files/a720.mp4", "type": "video/mp4", "width": 1280, "height": 720},
    {"src": "/files/a480.mp4", "type": "video/mp4", "width": 854, "height": 480},
]
PICTURES = [
    {"type": f"image/{kind}", "files": [
        {"src": f"/files/p{width}.{kind}", "type": f"image/{kind}", "width": width, "height": width * 9 // 16}
        for width in (480, 960)
    ]}
    for kind in ("avif", "webp", "jpeg")
]  # fmt: skip
TRACKS = [{"src": "/files/t.vtt", "language": "en", "label": "English"}]
RECORD = {
    "groups": [
        {
            "code": "place", "label": "Place", "people": 2, "since": "2026-05-01",
            "checked": [{"code": "a", "topic": "landmarks", "outcome": "holds", "word": "nothing against it"}],
            "open": [{"code": "b", "topic": "dialect"}],
        },
    ],
}  # fmt: skip


def make_footage(form: str = "clip", *, facts=None, **fields) -> Edition:
    given = {
        "form": form, "is_clip": form == "clip", "seconds": 41, "pictures": PICTURES,
        "video": VIDEO if form == "clip" else [], "tracks": TRACKS if form == "clip" else [],
        "sound": [{"src": "/files/s.m4a", "type": "audio/mp4", "width": None, "height": None}] if form == "sound" else [],
        "licence": "licensed", "transcript": "", "record": RECORD,
        "finding": {"code": "verified", "mark": "confirmed", "word": "confirmed", "is_fallen": False},
        **(facts or {}),
    }  # fmt: skip
    return make_edition(
        "footage", headline="Workers at the gate", lead_src="/files/p960.jpeg", lead_width=960, lead_height=540,
        lead_alt="A crowd at a gate.", lead_credit="Demo desk", facts=given, **fields,
    )  # fmt: skip


def show(edition: Edition) -> str:
    return render_page(edition, at=NOW)


def tag(page: str, name: str) -> str:
    return re.search(rf"<{name}\b[^>]*>", page)[0]


def test_a_clip_plays_by_the_browsers_own_controls_and_fetches_nothing_by_itself():
    page = show(make_footage())
    video = tag(page, "video")
    for part in (
        "controls",
        'preload="none"',
        "playsinline",
        'width="1280"',
        'height="720"',
        'poster="/files/p960.jpeg"',
    ):
        assert part in video
    assert re.findall(r'<source src="([^"]+)"', page) == ["/files/a720.mp4", "/files/a480.mp4"]
    assert '<track kind="captions" src="/files/t.vtt" srclang="en" label="English" default>' in page


def test_only_large_screens_get_the_large_file():
    page = show(make_footage())
    assert re.findall(r'a(\d+)\.mp4" type="video/mp4"( media="\(min-width: 720px\)")?>', page) == [
        ("720", ' media="(min-width: 720px)"'),
        ("480", ""),
    ]


def test_a_sound_is_heard_by_the_browsers_own_controls():
    page = show(make_footage("sound"))
    assert 'preload="none"' in tag(page, "audio")
    assert 'src="/files/s.m4a"' in tag(page, "audio")
    assert "<video" not in page


def test_a_still_comes_in_the_kind_and_the_width_that_fit():
    page = show(make_footage("still"))
    sources = re.findall(r'<source type="([^"]+)" srcset="([^"]+)"', page)
    assert sources == [
        (f"image/{kind}", f"/files/p480.{kind} 480w, /files/p960.{kind} 960w") for kind in ("avif", "webp", "jpeg")
    ]
    assert 'alt="A crowd at a gate."' in page
    assert 'width="960" height="540"' in page


@pytest.mark.parametrize("form", ["clip", "still", "sound"])
def test_what_needs_a_warning_is_covered_by_words_and_opened_by_choice(form):
    page = show(make_footage(form, warning="Shows a dead person."))
    cover = re.search(r'<details class="cover">(.*?)</details>', page, re.DOTALL)[1]
    assert "Shows a dead person." in cover.split("</summary>")[0]
    shown = {"clip": "<video", "still": "<picture", "sound": "<audio"}[form]
    assert shown in cover.split("</summary>")[1]
    assert page.count(shown) == 1


def test_behind_a_cover_not_even_the_poster_is_fetched():
    assert "poster" not in tag(show(make_footage(warning="Shows a dead person.")), "video")
    assert 'loading="lazy"' in tag(show(make_footage("still", warning="Shows a dead person.")), "img")


def test_words_that_are_spoken_can_be_read():
    page = show(make_footage(facts={"transcript": "We want our wages.\n\nAll of us."}))
    transcript = re.search(r'<details class="transcript">(.*?)</details>', page, re.DOTALL)[1]
    assert "<p>We want our wages.</p>" in transcript
    assert '<details class="transcript">' not in show(make_footage())


def test_the_record_says_what_was_checked_by_how_many_and_what_is_open():
    page = show(make_footage())
    record = re.sub(r"<[^>]+>|\s+", " ", re.search(r'<section class="record".*?</section>', page, re.DOTALL)[0])
    record = " ".join(record.split())
    for words in ("confirmed", "Place", "landmarks nothing against it", "Open: dialect", "by 2 people"):
        assert words in record


def test_credit_and_licence_stand_under_it():
    page = show(make_footage())
    assert "Clip: <bdi>Demo desk</bdi>" in page
    assert "licensed" in page


def test_what_is_not_what_it_seems_is_stamped_as_a_check():
    fallen = {"code": "misdated", "mark": "disputed", "word": "another day or another place", "is_fallen": True}
    page = show(make_footage(facts={"finding": fallen}))
    assert "This is a check: another day or another place." in page
    assert "not confirmed" not in page


def test_a_still_that_is_shown_as_a_check_is_stamped_and_seen():
    fallen = {"code": "altered", "mark": "disputed", "word": "altered", "is_fallen": True}
    edition = make_footage("still", facts={"finding": fallen})
    edition.lead_src = ""
    page = show(edition)
    assert '<p class="stamp">shown as a check: altered' in page
    assert 'src="/files/p960.jpeg" width="960" height="540"' in tag(page, "img")


def test_a_feed_says_what_the_check_came_to(client):
    make_footage()
    assert "&lt;p&gt;confirmed" in client.get("/feeds/footage.xml").content.decode()


@pytest.mark.parametrize("warning", ["", "Shows a dead person."])
def test_a_story_plays_the_clip_that_it_leads_with_and_those_in_its_text(warning):
    clip = make_footage(warning=warning)
    figure = f'<figure data-embed="footage:{clip.ref}"></figure>'
    story = make_edition(
        "article", headline="Story", body_html=f"<p>A</p>{figure}", lead_src=clip.lead_src,
        links=(("lead", "footage", clip.ref), ("embed", "footage", clip.ref)),
    )  # fmt: skip
    page = show(story)
    assert page.count("<video") == 2
    assert page.count('<details class="cover">') == (2 if warning else 0)
    assert ("poster=" in page) is not bool(warning)


def test_a_still_in_a_text_is_a_picture_with_its_caption_and_credit():
    still = make_footage("still")
    figure = f'<figure data-embed="footage:{still.ref}"></figure>'
    page = show(make_edition("article", body_html=figure, links=(("embed", "footage", still.ref),)))
    assert 'alt="A crowd at a gate."' in tag(page, "img")
    assert "<bdi>Demo desk</bdi>" in page
    assert f'<p class="picture-words"><a href="{still.path}">Workers at the gate</a>' in page
    assert "<h3><a" not in page


def test_an_event_plays_its_clips():
    clip = make_footage()
    page = show(make_edition(links=(("footage", "footage", clip.ref),)))
    assert page.count("<video") == 1
    assert clip.path in page


def test_lists_show_a_still_of_a_clip_and_play_nothing(client):
    make_footage()
    page = client.get("/footage/").content.decode()
    assert "<video" not in page
    assert "p480.avif 480w" in page
    assert "confirmed" in page


def test_an_earlier_version_plays_nothing(client):
    edition = make_footage(number=2)
    words = {name: getattr(edition, name) for name in ("kind", "ref", "language", "headline", "facts", "text_language")}
    PastEdition.objects.create(**words, number=1, live_from=edition.live_from, live_until=NOW)
    page = client.get(f"{edition.path}?v=1").content.decode()
    assert "earlier version" in page
    assert not re.search("<video|<audio|/files/", page)


def test_footage_from_before_there_were_renditions_is_shown_as_its_one_picture():
    page = show(make_footage(facts={"video": [], "pictures": [], "tracks": []}))
    assert 'src="/files/p960.jpeg"' in tag(page, "img")
    assert "<source" not in page
