"""A withdrawn clip is nowhere: every page, list, feed, map of the site, search, card, embed and file, in one transaction."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage

from newsroom.press.models import PublicFile
from newsroom.taxonomy.models import EventType, Province
from newsroom.workflow import revisions
from tests.factory import make_article, make_event, make_user, move, publish
from tests.media.clips import CAPTIONS, make_cleared

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)
NEEDLE = "needlecaption"
LISTS = [
    "/", "/footage/", "/events/", "/articles/", "/provinces/khuzestan/", "/event-types/protest/", f"/search/?q={NEEDLE}",
    "/feeds/all.xml", "/feeds/footage.xml", "/feeds/events.xml", "/feeds/articles.xml", "/feeds/provinces/khuzestan.xml",
    "/feeds/event-types/protest.xml", "/sitemaps/2026-11.xml", "/sitemaps/lists.xml", "/sitemap.xml", "/corrections/",
]  # fmt: skip


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor", "Moderator")}


@pytest.fixture
def clip(people, at):
    return make_cleared(
        people["Reporter"], people["Moderator"], at, captions=CAPTIONS,
        words={"caption": f"Workers {NEEDLE}", "transcript": f"{NEEDLE} spoken"},
        provinces=Province.objects.filter(slug="khuzestan"), types=EventType.objects.filter(slug="protest"),
    )  # fmt: skip


@pytest.fixture
def pages(clip, people, at) -> list[str]:
    """Every address at which the clip can be seen, in both languages."""
    event = make_event(people["Reporter"], at, types=["protest"], provinces=["khuzestan"])
    event.footage.add(clip)
    revisions.record(event, by=people["Reporter"], at=at)
    story = make_article(
        people["Reporter"], at, lead=clip, footage=[clip], events=[event], provinces=["khuzestan"],
        body=f'<p>Before.</p><figure data-embed="footage:{clip.ref}"></figure>',
    )  # fmt: skip
    for item in (event, story):
        publish(item, writer=people["Reporter"], editor=people["Editor"], at=at)
    own = [edition.path for item in (clip, event, story) for edition in item.live_editions(at)]
    return [*own, f"/footage/{clip.ref}/", f"/fa/footage/{clip.ref}/", *LISTS, *(f"/fa{path}" for path in LISTS)]


def read(client, pages) -> dict[str, str]:
    return {path: client.get(path, follow=True).content.decode() for path in pages}


def traces(clip) -> list[str]:
    """What gives a clip away: its words, its reference, and the name of each of its files."""
    names = list(PublicFile.objects.filter(ref=clip.ref).values_list("name", flat=True))
    assert len(names) >= 9, "the renditions of a clip, its picture in three kinds and its captions"
    return [NEEDLE, clip.ref, *names]


def test_withdrawing_a_clip_leaves_no_trace_of_it_anywhere(client, clip, pages, people, at):
    with time_machine.travel(at + HOUR, tick=False):
        known = traces(clip)
        before = read(client, pages)
        unseen = {one for one in known if not any(one in page for page in before.values())}
        assert unseen <= {clip.rendition}, "a test that looks where nothing was finds nothing"
        files = [f"/files/{name}" for name in known[2:]]
        assert {client.get(path).status_code for path in files} == {200}

        move(clip, "withdraw", by=people["Moderator"], at=at + HOUR, note="A face can be seen.", value="safety")

        after = read(client, pages)
        told = {path: [one for one in known if one in page] for path, page in after.items()}
        asked = (f"/search/?q={NEEDLE}", f"/fa/search/?q={NEEDLE}")  # the page repeats what was asked
        stones = {
            path: told.pop(path) for path in list(told) if "/feeds/" in path
        }  # they tell programs which one to let go
        assert all(found in ([], [clip.ref]) for found in stones.values())
        assert {path for path, found in told.items() if found} <= set(asked)
        assert all(told[path] == [NEEDLE] for path in asked)
        assert {client.get(path).status_code for path in files} == {404}
        assert not any(default_storage.exists(name) for name in known[2:])
        own = [f"/footage/{clip.ref}/", f"/fa/footage/{clip.ref}/"]
        assert {client.get(path).status_code for path in own} == {410}


def test_a_clip_that_is_cleared_again_comes_back_with_its_captions(client, clip, pages, people, at):
    move(clip, "fall_back", by=people["Moderator"], at=at + HOUR, note="Look again.")
    assert not PublicFile.objects.filter(ref=clip.ref).exists()
    move(clip, "clear", by=make_user("Moderator"), at=at + HOUR)
    assert PublicFile.objects.filter(ref=clip.ref, name__endswith=".vtt").exists()
    assert clip.live_editions(at + HOUR).count() == 2
