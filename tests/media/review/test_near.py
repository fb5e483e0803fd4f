"""What looks like a piece, side by side with dates."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

from datetime import date

import pytest
from django.urls import reverse

from media.likeness.models import Likeness
from media.models import Footage
from media.references.models import ReferenceClip
from tests.desk.conftest import now, sign_in
from tests.media.review.factory import make_clip


@pytest.fixture
def page(clip, moderator, sign_in):
    def read() -> str:
        return sign_in(moderator).get(reverse("admin:media_footage_review", args=[clip.ref])).content.decode()

    return read


def pair(clip, now, **other) -> Likeness:
    return Likeness.objects.create(
        footage=clip, variant="plain", frames=9, sampled=12, offset=0, distance=1, is_same=True, found_at=now, **other
    )


def test_a_reference_from_elsewhere_raises_the_alarm_with_its_day(clip, moderator, page, now):
    known = ReferenceClip.objects.create(
        what="The flood of 2017",
        first_seen_on=date(2017, 4, 14),
        still="still.jpg",
        checked_by=moderator,
        created_at=now,
    )
    pair(clip, now, reference=known)
    content = page()
    assert "Something older looks like it" in content
    assert "14 April 2017 (25 Farvardin 1396)" in content
    assert reverse("admin:media_referenceclip_still", args=[known.pk]) in content


def test_an_answered_match_is_no_alarm_any_more(clip, reporter, moderator, page, now):
    older = make_clip(reporter, now, seed=2)
    Footage.objects.filter(pk=older.pk).update(filmed_on=date(2019, 3, 25))
    match = pair(clip, now, other=older)
    assert "Something older looks like it" in page()
    Likeness.objects.filter(pk=match.pk).update(verdict="different", answered_by=moderator, answered_at=now)
    assert "Something older looks like it" not in page()


def test_of_a_hidden_one_neither_title_nor_picture(clip, reporter, page, now):
    older = make_clip(reporter, now, seed=2)
    pair(clip, now, other=older)
    Footage.objects.filter(pk=older.pk).update(state="hidden", working_title="NEEDLE-TITLE")
    content = page()
    assert "A piece that is hidden looks like it." in content
    assert "NEEDLE-TITLE" not in content
    assert older.ref not in content


def test_the_first_time_it_is_known_is_set_beside_the_day_that_is_claimed(clip, moderator, page, now):
    Footage.objects.filter(pk=clip.pk).update(filmed_on=date(2018, 1, 1))
    known = ReferenceClip.objects.create(
        what="The flood of 2017", first_seen_on=date(2017, 4, 14), checked_by=moderator, created_at=now
    )
    match = pair(clip, now, reference=known)
    contradiction = "It was known before the day on which it is said to have been filmed."
    assert contradiction not in page(), "nobody has said yet that it is the same"
    Likeness.objects.filter(pk=match.pk).update(verdict="same", answered_by=moderator, answered_at=now)
    content = page()
    assert contradiction in content
    assert "1 January 2018 (11 Dey 1396)" in content
