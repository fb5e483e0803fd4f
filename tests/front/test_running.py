"""What goes on now stands on the front page: which day it is, and the last days as squares."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsroom.front.running import MOST, SQUARES, running
from tests.front.factory import NOW, make_edition, make_ref

pytestmark = pytest.mark.django_db


def _series(number: int, *, begins: str, ends: str | None = None, **values):
    facts = {"stretches": [[begins, ends]], "has_day_count": True}
    return make_edition("series", ref=make_ref(number), headline=f"Strike {number}", facts=facts, **values)


def _event(number: int, series, day: date):
    return make_edition(
        ref=make_ref(100 + number), headline=f"Report {number}", day=(day.year, day.month, day.day),
        facts={"series": {"ref": series.ref}}, links=(("series", "series", series.ref),),
    )  # fmt: skip


def test_a_series_whose_end_is_open_is_told_with_its_day():
    today = NOW.date()
    series = _series(1, begins=str(today - timedelta(days=11)))
    _event(1, series, today - timedelta(days=2))
    (run,) = running("en", at=NOW)
    assert run.series == series
    assert run.today.number == 12
    assert [day.state for day in run.days[-3:]] == ["told", "gap", "gap"]
    assert run.reports == 1


def test_a_series_that_ended_is_not():
    _series(1, begins="2026-01-01", ends="2026-01-05")
    assert running("en", at=NOW) == []


def test_only_the_last_days_and_the_newest_series_are_shown():
    for number in range(MOST + 2):
        _series(number, begins=str(NOW.date() - timedelta(days=60)), live_from=NOW - timedelta(hours=number + 1))
    runs = running("en", at=NOW)
    assert [run.series.headline for run in runs] == ["Strike 0", "Strike 1", "Strike 2"]
    assert all(len(run.days) == SQUARES for run in runs)


@pytest.mark.parametrize(("series", "queries"), [(0, 1), (1, 2), (5, 2)])
def test_it_asks_a_fixed_number_of_times(series, queries, django_assert_num_queries):
    for number in range(series):
        _event(number, _series(number, begins=str(NOW.date() - timedelta(days=3))), NOW.date())
    with django_assert_num_queries(queries):
        running("en", at=NOW)


def test_the_front_page_shows_it(client):
    _series(1, begins=str(NOW.date() - timedelta(days=3)))
    page = client.get("/").content.decode()
    assert "Going on now" in page
    assert 'class="ribbon"' in page
