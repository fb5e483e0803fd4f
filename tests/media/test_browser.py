"""A clip in a real browser: it plays with its captions, is covered without script, and nothing is fetched unasked."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from newsroom.taxonomy.models import EventType, Place, Province
from tests.factory import make_user, move
from tests.media.clips import CAPTIONS, make_cleared

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at() -> datetime:
    """The browser and the server read the clock."""
    return timezone.now() - timedelta(hours=1)


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor", "Moderator")}


def public_clip(people, at, **words):
    clip = make_cleared(
        people["Reporter"], people["Moderator"], at, captions=CAPTIONS, licence="consent", seconds=1,
        place=Place.objects.get(slug="shush"), public_precision="city", finding="partly",
        provinces=Province.objects.filter(slug="khuzestan"), types=EventType.objects.filter(slug="protest"),
        words={"transcript": "We want our wages.\n\nAll of us, today.", **words},
    )  # fmt: skip
    move(clip, "publish_alone", by=people["Moderator"], at=at)
    return clip


def fetched(page) -> list[str]:
    """The files of footage that the page has asked for."""
    asked = []
    page.on(
        "request", lambda request: asked.append(request.url.rpartition(".")[2]) if "/files/" in request.url else None
    )
    return asked


def test_a_clip_plays_with_its_captions_when_the_reader_starts_it(visit, people, at):
    page = visit()
    asked = fetched(page)
    page.goto(public_clip(people, at).live_editions(timezone.now()).get(language="en").path)
    page.wait_for_load_state("networkidle")
    assert "mp4" not in asked
    page.locator("video").evaluate("video => { video.muted = true; return video.play() }")
    page.wait_for_function("document.querySelector('video').currentTime > 0")
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length === 1")
    assert page.locator("video").evaluate("video => video.textTracks[0].mode") == "showing"


@pytest.mark.parametrize("has_script", [True, False])
def test_a_covered_clip_fetches_nothing_until_it_is_opened(visit, people, at, has_script):
    page = visit(java_script_enabled=has_script)
    asked = fetched(page)
    page.goto(
        public_clip(people, at, warning="Shows a dead person.").live_editions(timezone.now()).get(language="en").path
    )
    page.wait_for_load_state("networkidle")
    expect(page.locator("video")).to_be_hidden()
    assert asked == []
    page.get_by_text("Show it").click()
    expect(page.locator("video")).to_be_visible()
