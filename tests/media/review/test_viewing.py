"""Which of our files a moderator is shown."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import pytest
from django.urls import reverse

from media.inspection.models import Inspection
from media.intake import receive
from media.models import Footage
from media.review.viewing import viewer
from tests.desk.conftest import now, sign_in
from tests.factory import clear, make_still, picture


def test_of_a_clip_the_small_film_with_its_first_picture(clip):
    shown = viewer(clip)
    film, poster = (clip.renditions.get(recipe=name) for name in ("rendition_480.mp4", "still_480.jpg"))
    assert (shown.kind, shown.content_type, shown.rate) == ("video", "video/mp4", 12)
    assert shown.src == reverse("admin:media_footage_rendition", args=[clip.ref, film.pk])
    assert shown.poster == reverse("admin:media_footage_rendition", args=[clip.ref, poster.pk])


@pytest.mark.parametrize(("told", "shown"), [(25, 25), (30.5, 30.5), (50, 25), (59.94, 29.97), (120, 30), (None, 25)])
def test_frames_are_stepped_as_the_film_has_them_not_as_the_original_had(clip, told, shown):
    Inspection.objects.filter(footage=clip).update(facts={"rate": told})
    assert viewer(Footage.objects.get(pk=clip.pk)).rate == pytest.approx(shown)


def test_of_a_still_its_picture(vocabulary, reporter, now):
    assert viewer(make_still(reporter, now)).kind == "picture"


def test_of_a_sound_recording_the_sound_and_the_drawing_of_it(clip):
    Footage.objects.filter(pk=clip.pk).update(form="sound")
    clip.renditions.filter(recipe="rendition_480.mp4").update(recipe="rendition_sound.m4a", content_type="audio/mp4")
    shown = viewer(Footage.objects.get(pk=clip.pk))
    assert (shown.kind, bool(shown.poster)) == ("sound", True)


@pytest.mark.parametrize("state", ["hidden", "erased", "purged"])
def test_of_what_is_hidden_nothing(clip, moderator, sign_in, state):
    Footage.objects.filter(pk=clip.pk).update(state=state)
    page = sign_in(moderator).get(reverse("admin:media_footage_review", args=[clip.ref])).content.decode()
    assert "There is nothing to look at." in page
    assert "<video" not in page
    assert "/rendition/" not in page


def test_what_was_replaced_is_not_shown(clip, moderator, sign_in):
    film = clip.renditions.get(recipe="rendition_480.mp4")
    address = reverse("admin:media_footage_rendition", args=[clip.ref, film.pk])
    assert sign_in(moderator).get(address).status_code == 200
    clip.renditions.filter(pk=film.pk).update(is_current=False)
    assert viewer(clip).kind == "picture"
    assert sign_in(moderator).get(address).status_code == 404


def test_on_every_other_page_of_the_desk_it_stays_shut_until_somebody_cleared_it(
    vocabulary, reporter, moderator, sign_in, now
):
    still, browser = make_still(reporter, now), sign_in(moderator)
    address = reverse("admin:media_footage_change", args=[still.pk])
    assert '<span class="covered"><img class="still"' in browser.get(address).content.decode()
    clear(still, moderator=moderator, at=now)
    assert '<span class=""><img class="still"' in browser.get(address).content.decode()


def test_a_piece_that_is_not_inspected_yet_has_no_picture_to_ask_for(vocabulary, reporter, moderator, sign_in, now):
    still = receive(picture(), working_title="New", credit="", by=reporter, at=now)
    page = sign_in(moderator).get(reverse("admin:media_footage_change", args=[still.pk])).content.decode()
    assert "being inspected" in page
    assert "/picture/" not in page
