"""Series on the desk: the table of days, what has to be checked, and what is taken in by one click."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import EventPost, Series, Stretch
from newsroom.workflow.models import Revision
from tests.desk.conftest import editor, moderator, now, reporter, sign_in
from tests.desk.pages import address, filled_in
from tests.events.series.factory import make_part, make_series
from tests.factory import make_event, make_user, move, publish

pytestmark = pytest.mark.usefixtures("vocabulary")


@pytest.fixture
def browser(reporter, sign_in):
    return sign_in(reporter)


@pytest.fixture
def today(now):
    return timezone.localtime(now).date()


def take_in(series, event) -> str:
    return reverse("admin:events_series_take_in", args=[series.pk, event.ref])


def told(answer) -> str:
    """The message on the page that a click led to."""
    *_earlier, message = answer.context["messages"]
    return str(message)


def begin(series) -> str:
    return reverse("admin:events_series_begin", args=[series.pk])


def test_a_series_is_made_on_the_form_with_words_and_stretches(browser, now):
    data = filled_in(browser.get(reverse("admin:events_series_add"))) | {
        "working_title": "The long strike", "has_day_count": "on",
        "texts-TOTAL_FORMS": "1", "texts-0-language": "en", "texts-0-headline": "A strike",
        "stretches-TOTAL_FORMS": "1", "stretches-0-begins_on": "2026-03-01", "stretches-0-ends_on": "2026-03-09",
    }  # fmt: skip
    assert browser.post(reverse("admin:events_series_add"), data).status_code == 302
    series = Series.objects.get()
    snapshot = Revision.objects.of(series).last().snapshot
    assert (snapshot["texts"][0]["headline"], snapshot["stretches"][0]["begins_on"]) == ("A strike", "2026-03-01")


def test_stretches_that_overlap_are_refused(browser, reporter, now, today):
    series = make_series(reporter, now, stretches=[(today, None)])
    later = {"stretches-TOTAL_FORMS": "2", "stretches-1-begins_on": str(today + timedelta(days=3))}
    data = filled_in(browser.get(address(series))) | later
    answer = browser.post(address(series), data)
    assert f"The days from {today} and from {today + timedelta(days=3)} overlap." in answer.content.decode()
    assert series.stretches.count() == 1


def test_a_pause_is_entered_in_one_save(browser, reporter, now, today):
    series = make_series(reporter, now, stretches=[(today - timedelta(days=9), None)])
    pause = {"stretches-0-ends_on": str(today - timedelta(days=5)), "stretches-1-begins_on": str(today)}
    data = filled_in(browser.get(address(series))) | {"stretches-TOTAL_FORMS": "2"} | pause
    assert browser.post(address(series), data).status_code == 302
    assert series.day_number(today) == 6


def test_the_table_says_what_is_stated_and_counted_and_where_nothing_came(browser, reporter, now, today):
    series = make_series(reporter, now, stretches=[(today - timedelta(days=2), None)])
    make_part(series, reporter, now, day=today, stated=3, places=("shush",), working_title="On the third day")
    page = browser.get(address(series)).content.decode()
    assert "On the third day" in page
    assert page.count("no report received") == 2
    assert "To check" not in page


@pytest.mark.parametrize(
    ("back", "stated", "sentence"),
    [(0, 4, "is counted as day 3. Check the date"), (5, None, "lies outside the confirmed days")],
)
def test_a_contradiction_stands_on_both_pages(browser, reporter, now, today, back, stated, sentence):
    series = make_series(reporter, now, stretches=[(today - timedelta(days=2), None)])
    event = make_part(series, reporter, now, day=today - timedelta(days=back), stated=stated)
    page = browser.get(address(series)).content.decode()
    assert "To check" in page
    assert sentence in page
    assert address(event) in page
    assert sentence in browser.get(address(event)).content.decode()


def test_days_that_nobody_counts_are_not_checked(browser, reporter, now, today):
    series = make_series(reporter, now, has_day_count=False, stretches=[(today, None)])
    event = make_part(series, reporter, now, day=today - timedelta(days=9))
    assert "To check" not in browser.get(address(series)).content.decode()
    assert "Nothing to check about its day." in browser.get(address(event)).content.decode()


def test_the_first_day_is_taken_over_by_one_click(browser, reporter, now, today):
    series = make_series(reporter, now)
    make_part(series, reporter, now, day=today, stated=12)
    start = today - timedelta(days=11)
    assert f"Begin the first stretch on {start}" in browser.get(address(series)).content.decode()
    assert browser.post(begin(series)).status_code == 302
    assert [(row.begins_on, row.ends_on) for row in series.stretches.all()] == [(start, None)]
    assert Revision.objects.of(series).last().snapshot["stretches"][0]["begins_on"] == str(start)
    assert "has no first day to take over" in told(browser.post(begin(series), follow=True))
    assert Stretch.objects.count() == 1


def test_a_published_series_says_how_its_first_day_can_be_taken_over(browser, reporter, editor, now, today):
    series = make_series(reporter, now)
    make_part(series, reporter, now, day=today, stated=2)
    publish(series, writer=reporter, editor=editor, at=now)
    assert "To take it over, first: Revise" in browser.get(address(series)).content.decode()
    assert "First: Revise." in told(browser.post(begin(series), follow=True))
    assert not series.stretches.exists()


def test_an_event_that_fits_is_taken_in_by_one_click(browser, reporter, now, today):
    series = make_series(reporter, now, places=("haft-tappeh",), stretches=[(today, None)])
    event = make_event(reporter, now, types=("strike",), places=("haft-tappeh",))
    page = browser.get(address(series)).content.decode()
    assert "same type; same place" in page
    assert take_in(series, event) in page
    assert browser.post(take_in(series, event)).status_code == 302
    event.refresh_from_db()
    assert event.series == series
    assert Revision.objects.of(event).last().snapshot["series_id"] == series.pk
    assert Revision.objects.of(event).count() == 2


def test_an_event_that_may_not_change_says_why_and_the_way_out(browser, reporter, editor, now):
    series = make_series(reporter, now, places=("haft-tappeh",))
    event = make_event(reporter, now, types=("strike",), places=("haft-tappeh",), working_title="The gate")
    publish(event, writer=reporter, editor=editor, at=now)
    page = browser.get(address(series)).content.decode()
    assert take_in(series, event) not in page
    assert "“The gate” is “Published”, so its series does not change. First: Revise" in page
    assert "First: Revise" in told(browser.post(take_in(series, event), follow=True))
    event.refresh_from_db()
    assert event.series is None


def test_an_event_of_another_series_is_not_taken_away(browser, reporter, now):
    first, second = make_series(reporter, now), make_series(reporter, now)
    event = make_part(first, reporter, now)
    assert "is in a series already" in told(browser.post(take_in(second, event), follow=True))
    event.refresh_from_db()
    assert event.series == first


@pytest.mark.parametrize("view", [begin, lambda series: take_in(series, EventPost.objects.get())])
def test_only_whoever_may_change_it_takes_anything_over_and_only_by_posting(
    browser, moderator, sign_in, reporter, now, view
):
    series = make_series(reporter, now)
    make_event(reporter, now)
    assert sign_in(moderator).post(view(series)).status_code == 403
    assert browser.get(view(series)).status_code == 405
    assert Client(enforce_csrf_checks=True).post(view(series)).status_code in (302, 403)


def test_an_event_is_put_into_a_series_on_its_own_page(browser, reporter, now):
    series, event = make_series(reporter, now), make_event(reporter, now)
    assert (
        browser.post(address(event), filled_in(browser.get(address(event))) | {"series": series.pk}).status_code == 302
    )
    event.refresh_from_db()
    assert event.series == series


@pytest.mark.parametrize(("precision", "is_silent"), [("site", False), ("province", True)])
def test_an_event_page_says_when_readers_are_not_told_of_the_series(browser, reporter, now, precision, is_silent):
    series = make_series(reporter, now, places=("haft-tappeh",))
    event = make_part(series, reporter, now, places=("haft-tappeh",), public_precision=precision)
    assert ("Readers are not told:" in browser.get(address(event)).content.decode()) is is_silent


def test_an_event_page_says_which_series_it_may_belong_to(browser, reporter, now):
    series = make_series(reporter, now, places=("haft-tappeh",), working_title="Strike at the mill")
    event = make_event(reporter, now, types=("strike",), places=("haft-tappeh",))
    page = browser.get(address(event)).content.decode()
    assert "May belong to:" in page
    assert address(series) in page


def test_the_lists_lead_from_a_series_to_its_events(browser, reporter, now):
    series, other = make_series(reporter, now), make_series(reporter, now)
    for number in range(3):
        make_part(series, reporter, now, working_title=f"Mine {number}")
    make_part(other, reporter, now, working_title="Not mine")
    events = f"{reverse('admin:events_eventpost_changelist')}?series={series.pk}"
    assert f'<a href="{events}">3 events</a>' in browser.get(reverse("admin:events_series_changelist")).content.decode()
    found = browser.get(events).context["cl"].queryset
    assert {event.series_id for event in found} == {series.pk}
    assert len(found) == 3


def test_the_page_costs_as_much_for_many_events_as_for_few(browser, reporter, now, today):
    series = make_series(reporter, now, places=("shush",), stretches=[(today - timedelta(days=20), None)])
    counts = []
    for _turn in range(2):
        for number in range(5):
            make_part(series, reporter, now, day=today - timedelta(days=number), stated=1, places=("shush",))
            make_event(reporter, now, types=("strike",), places=("shush",))
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address(series)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_series_goes_from_draft_to_readers(browser, reporter, editor, now, client):
    series = make_series(reporter, now, words={"en": ("A strike", "")})
    move(series, "submit", by=reporter, at=now)
    move(series, "approve", "publish", by=editor, at=now)
    edition = series.live_editions(timezone.now()).get(language="en")
    assert "<h1>A strike</h1>" in client.get(edition.path).content.decode()
    assert "noindex" in browser.get(address(series, "preview")).headers["X-Robots-Tag"]
