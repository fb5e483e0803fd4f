"""The front page under what editors ordered: nothing twice, folds included."""

from datetime import timedelta

import pytest

from newsroom.front.home import render_home
from newsroom.press.front_page import Placed
from newsroom.press.models import Correction
from tests.front.factory import NOW, make_edition
from tests.front.test_folding import make_part, make_series

pytestmark = pytest.mark.django_db


def placed(place, edition):
    return Placed(place, edition.kind, edition.ref)


def test_an_item_above_is_not_repeated_below():
    events = [make_edition("event", headline=f"Event {n}") for n in range(3)]
    clip = make_edition("footage", headline="Clip")
    story = make_edition("article", headline="Story")
    page = render_home("en", at=NOW, placed=[placed("lead", events[0]), placed("second", clip), placed("more", story)])
    for words in ("Event 0", "Event 1", "Event 2", "Clip", "Story"):
        assert page.count(f">{words}</a>") == 1, words


def test_without_a_chosen_lead_the_newest_story_leads():
    for number in range(3):
        make_edition("article", headline=f"Story {number}", live_from=NOW - timedelta(hours=3 - number))
    event = make_edition("event", headline="Event")
    lead = render_home("en", at=NOW, placed=[placed("second", event)]).split('class="lead"')[1].split("</section>")[0]
    assert "Story 2" in lead


def test_a_report_of_a_fold_that_stands_above_is_counted_and_not_repeated():
    series = make_series()
    events = [make_part(hours=hours, reports=4, headline=f"Report {hours}") for hours in (1, 2, 3)]
    before, page = (render_home("en", at=NOW, placed=rows) for rows in ([], [placed("lead", events[0])]))
    assert [page.count(f">Report {hours}</a>") for hours in (1, 2, 3)] == [1, 1, 1]
    for one in (before, page):
        assert f"{series.headline}: 12 reports since midnight" in one


def test_as_many_corrections_are_counted_as_the_record_tells_readers_of_the_language(client):
    here, gone, elsewhere = make_edition(), make_edition(), make_edition(language="fa")
    for edition, what in ((here, "correction"), (gone, "correction"), (gone, "withdrawal"), (elsewhere, "update")):
        Correction.objects.create(
            kind="event", ref=edition.ref, what=what, note="" if what == "withdrawal" else "Ten.", public_at=NOW
        )
    gone.delete()
    for prefix, number in (("", "2 in the last"), ("/fa", "۱ ")):
        assert client.get(f"{prefix}/corrections/").content.decode().count("<li><p") == int(number.split()[0])
        assert number in client.get(f"{prefix}/").content.decode().split('class="record-line"')[1]
