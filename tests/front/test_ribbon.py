"""The page of a series: a square a day, gaps in words, and its reports newest first."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from newsroom.front.ribbon import GAP, PAUSE, TOLD, calendar, run_of, spans_of
from newsroom.front.templatetags.series_days import in_square, runs, said, said_of_span
from newsroom.press.models import Edition
from tests.front.factory import NOW, make_edition, make_ref

TODAY = NOW.date()  # 10 May 2026
SERIES = make_ref(7100)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def make_run(*events: tuple[int, int | None], language: str = "en", stretches=((13, None),), **fields) -> Edition:
    """A series with events so many days ago that state such a day."""
    days = [[ago(begins).isoformat(), ago(ends).isoformat() if ends else None] for begins, ends in stretches]
    facts = {"has_day_count": True, "stretches": days, **fields}
    series = make_edition("series", ref=SERIES, language=language, headline="Strike at the mill", facts=facts)
    for number, (back, stated) in enumerate(events):
        day, places = ago(back), [{"slug": f"town-{number % 2}", "name": f"Town {number % 2}"}]
        make_edition(
            headline=f"Report {number}", language=language, day=(day.year, day.month, day.day),
            facts={"series": {"ref": SERIES, "day_stated": stated}, "places": places},
            links=(("series", "series", SERIES),),
        )  # fmt: skip
    return series


@pytest.mark.parametrize(
    ("stretches", "told", "states"),
    [
        ([(ago(3), None)], [ago(2)], [GAP, TOLD, GAP, GAP]),
        ([(ago(3), ago(2))], [ago(2)], [GAP, TOLD]),
        ([(ago(5), ago(4)), (ago(1), None)], [ago(5), ago(1)], [TOLD, GAP, PAUSE, PAUSE, TOLD, GAP]),
        ([(ago(1), None)], [ago(3)], [TOLD, PAUSE, GAP, GAP]),
        ([], [ago(4), ago(2)], [TOLD, GAP, TOLD]),
        ([], [], []),
        ([(TODAY + timedelta(days=2), None)], [], []),
    ],
    ids=["running", "over", "paused", "told of before it began", "never counted", "nothing", "not begun"],
)
def test_each_day_is_told_of_a_gap_or_a_pause(stretches, told, states):
    days = calendar(stretches, {day: ["x"] for day in told}, today=TODAY)
    assert [day.state for day in days] == states


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(0, 40))
def test_the_spans_hold_every_day_once_in_order(back, begins):
    days = calendar([(ago(begins), None)], {ago(number): ["x"] for number in back}, today=TODAY)
    assert [day for span in spans_of(days) for day in span.days] == days
    assert [day.day for day in days] == sorted({day.day for day in days})
    assert all(len(span.days) == 1 for span in spans_of(days) if span.state == TOLD)


@pytest.mark.django_db
def test_the_page_shows_each_day_with_its_reports_and_says_the_gaps(client):
    series = make_run((2, 12), (2, 12), (4, 10))
    page = client.get(series.path).content.decode()
    squares = re.findall(r'<li class="(told|gap)( today)?">', page)
    assert [state for state, _today in squares] == ["gap"] * 9 + ["told", "gap", "told", "gap", "gap"]
    assert [bool(today) for _state, today in squares] == [False] * 13 + [True]
    assert 'href="#day-2026-05-08"' in page
    assert 'id="day-2026-05-08"' in page
    assert "Day 12, 8 May 2026: 2 reports" in page
    assert "Day 11, 7 May 2026: no report received" in page
    assert "Days 13–14, 9 May 2026 – 10 May 2026: no report received so far" in page
    assert "2 reports: Town 1, Town 0" in page
    assert "3 reports so far, from 2 places." in re.sub(r"\s+", " ", page)
    assert page.index("Report 0") < page.index("Report 2")


@pytest.mark.django_db
def test_a_series_without_reports_says_so(client):
    page = client.get(make_run(stretches=()).path).content.decode()
    assert "No report of it has been published yet." in page
    assert 'class="ribbon"' not in page


@pytest.mark.django_db
def test_a_persian_page_counts_in_its_own_digits_and_calendar(client):
    series = make_run((2, 12), language="fa", stretches=((13, 5),))
    page = client.get(quote(series.path)).content.decode()
    assert ">۱۲<" not in page  # outside the stretches it is the day of the month that stands in the square
    assert ">۱۸<" in page
    assert "۱۸ اردیبهشت ۱۴۰۵" in page


@pytest.mark.django_db
def test_the_day_that_a_report_states_is_said_where_it_is_another(client):
    series = make_run((2, 11))
    event = Edition.objects.get(kind="event")
    assert "the report says day 11" in client.get(series.path).content.decode()
    page = client.get(event.path).content.decode()
    assert "Day 11 of:" in page
    assert "by the days that are confirmed it is day 12" in page


@pytest.mark.django_db
def test_an_event_of_an_unknown_day_stands_by_itself(client):
    series = make_run()
    make_edition(
        headline="Some day in April", day=(2026, 4, None), facts={"series": {"ref": SERIES, "day_stated": 9}},
        links=(("series", "series", SERIES),),
    )  # fmt: skip
    run = run_of(series, at=NOW)
    assert [one.headline for one in run.undated] == ["Some day in April"]
    page = client.get(series.path).content.decode()
    assert "Day not known" in page
    assert "the report says day 9" in page


@pytest.mark.django_db
def test_a_withdrawn_report_leaves_its_day_a_gap():
    series = make_run((2, 12))
    Edition.objects.filter(kind="event").update(live_until=NOW)
    run = run_of(series, at=NOW)
    assert (run.reports, run.gaps, len(run.ribbon)) == (0, 14, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2, 25])
def test_the_page_costs_as_many_queries_for_many_reports_as_for_few(client, number):
    series = make_run(*[(day % 12, None) for day in range(number)])
    with CaptureQueriesContext(connection) as queries:
        client.get(series.path)
    assert len(queries) <= 16


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stretches", "words"),
    [
        ((), ""),
        (((13, None),), "since 27 April 2026"),
        (((13, 4),), "27 April 2026 – 6 May 2026"),
        (((13, 9), (3, None)), "since 27 April 2026"),
    ],
)
def test_when_it_ran_is_what_a_person_confirmed(stretches, words):
    assert runs(make_run(stretches=stretches)) == words


@pytest.mark.parametrize(
    ("language", "number", "square", "words"),
    [
        ("en", True, "1", "Day 1, 9 May 2026: no report received"),
        ("en", False, "9", "9 May 2026: no report received"),
        ("fa", True, "۱", "۱۹ اردیبهشت ۱۴۰۵"),
        ("fa", False, "۱۹", "۱۹ اردیبهشت ۱۴۰۵"),
    ],
)
def test_a_square_says_its_day_in_the_language_of_the_page(language, number, square, words):
    (day, _today) = calendar([(ago(1), None)], {}, today=TODAY, is_counted=number)
    with translation.override(language):
        assert in_square(day) == square
        assert words in said(day)


def test_a_pause_is_said_as_one_and_is_no_gap():
    days = calendar([(ago(5), ago(4)), (ago(1), None)], {}, today=TODAY)
    (pause,) = [span for span in spans_of(days) if span.state == PAUSE]
    assert said_of_span(pause) == "7 May 2026 – 8 May 2026: paused"
