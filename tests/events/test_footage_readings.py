"""The captions that came with a piece of footage, beside it on the moderation desk."""

from datetime import date

import pytest

from events.batches import keep
from events.intake.pasting import read_batch
from events.models import Report
from media.review.readings import readings_of
from tests.factory import make_still, make_user

CAPTION = "4 April 2019, Pol-e Dokhtar, Lorestan Province: flood in the streets"


@pytest.fixture
def still(vocabulary, at):
    reporter = make_user("Reporter")
    still = make_still(reporter, at)
    batch = keep(CAPTION, name="morning", year=None, by=reporter, at=at, channel=Report.Channel.PASTE)
    read_batch(batch, {}, by=reporter, at=at)
    Report.objects.get().footage.add(still)
    return still


def test_the_words_stand_whole_with_what_was_read_in_them(still):
    (reading,) = readings_of(still, make_user("Moderator"))
    assert "".join(text for text, _field, _title in reading.stretches) == CAPTION
    assert ("Pol-e Dokhtar", "f-place", "place") in reading.stretches
    assert (reading.when, reading.day) == ("4 April 2019", date(2019, 4, 4))
    assert [place.slug for place in reading.places] == ["pol-e-dokhtar"]
    assert (reading.provinces, reading.event_types) == (["Lorestan"], ["Flood"])
    assert f"#row-{Report.objects.get().ref}" in reading.address


def test_who_may_not_see_reports_does_not_read_them_here(still):
    assert readings_of(still, make_user("Administrator")) == []


def test_what_a_person_changed_stands_over_the_reading(still):
    Report.objects.update(edits={"date": [2018, 4, None]})
    (reading,) = readings_of(still, make_user("Moderator"))
    assert (reading.when, reading.day) == ("April 2018", None)
