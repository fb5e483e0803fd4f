"""Which series are proposed to a report and to an event, and which events to a series."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.drafts import Message, receive
from events.series.proposing import events_for, facts_of_event, facts_of_report, series_for
from events.words_known import lexicon
from tests.events.series.factory import make_part, make_series
from tests.factory import make_event, make_user, move, publish

pytestmark = pytest.mark.django_db
FIRST = date(2026, 11, 1)
CAPTION = "Haft Tappeh, Khuzestan Province. November 12, 2026. Sugarcane Workers on 12th Day of Strike"


@pytest.fixture
def people(vocabulary):
    return {"writer": make_user("Reporter"), "editor": make_user("Editor")}


@pytest.fixture
def writer(people):
    return people["writer"]


def report_of(text: str, at):
    return receive(Message(text), lexicon=lexicon(), batch=None, channel="paste", at=at)[0]


def test_a_waiting_report_is_proposed_to_the_strike_it_continues(writer, at):
    other = make_series(writer, at, types=("flood",), provinces=("khuzestan",))
    series = make_series(writer, at, places=("haft-tappeh",), stretches=[(FIRST, None)])
    (found,) = series_for(facts_of_report(report_of(CAPTION, at)))
    assert found[0] == series != other
    assert {"same type", "same place", "day 12, as counted"} <= set(found[1])


def test_what_a_person_changed_in_a_report_decides(writer, at):
    make_series(writer, at, places=("haft-tappeh",), provinces=("khuzestan",), stretches=[(FIRST, None)])
    report = report_of(CAPTION, at)
    report.edits = {"places": ["bojnurd"]}
    assert series_for(facts_of_report(report)) == []


def test_floods_close_by_are_proposed_within_days(writer, at):
    series = make_series(writer, at, types=("flood",), has_day_count=False)
    make_part(series, writer, at, types=("flood",), places=("shush",), day=FIRST)
    near = {"types": ("flood",), "places": ("haft-tappeh",), "year": 2026, "month": 11}
    soon, late = make_event(writer, at, day=4, **near), make_event(writer, at, day=14, **near)
    (found,) = series_for(facts_of_event(soon))
    assert found[0] == series
    assert "3 days from a report of it" in found[1]
    assert series_for(facts_of_event(late)) == []


@pytest.mark.parametrize(
    ("stretches", "is_proposed"),
    [
        ([(FIRST, date(2026, 11, 11))], False),
        ([(FIRST, date(2026, 11, 12))], True),
        ([(FIRST, date(2026, 11, 3)), (date(2026, 11, 10), None)], True),
        ([], True),
    ],
    ids=["over before", "over that day", "going on again", "nothing confirmed"],
)
def test_a_series_that_was_over_is_not_proposed(writer, at, stretches, is_proposed):
    make_series(writer, at, places=("haft-tappeh",), stretches=stretches)
    assert bool(series_for(facts_of_report(report_of(CAPTION, at)))) is is_proposed


def test_only_living_series_are_proposed(people, at):
    series = make_series(people["writer"], at, places=("haft-tappeh",), stretches=[(FIRST, None)])
    facts = facts_of_report(report_of(CAPTION, at))
    publish(series, **people, at=at)
    assert [one for one, _reasons in series_for(facts)] == [series]
    move(series, "withdraw", by=people["editor"], at=at, note="Wrong.", value="wrong")
    assert series_for(facts) == []


def test_the_best_comes_first(writer, at):
    province = make_series(writer, at, provinces=("khuzestan",))
    place = make_series(writer, at, places=("haft-tappeh",), stretches=[(FIRST, None)])
    found = series_for(facts_of_report(report_of(CAPTION, at)))
    assert [one for one, _reasons in found] == [place, province]


def test_the_number_of_queries_does_not_grow(writer, at):
    counts = []
    for _turn in range(2):
        for _number in range(4):
            series = make_series(writer, at, places=("haft-tappeh",), stretches=[(FIRST, None)])
            make_part(series, writer, at, places=("haft-tappeh",), day=FIRST, stated=1)
        facts = facts_of_event(make_event(writer, at, types=("strike",), places=("haft-tappeh",)))
        with CaptureQueriesContext(connection) as queries:
            assert series_for(facts)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def test_events_of_the_last_days_that_fit_are_offered_to_a_series(writer, at):
    series = make_series(writer, at, places=("haft-tappeh",), stretches=[(FIRST, None)])
    values = {"types": ("strike",), "places": ("haft-tappeh",), "year": 2026, "month": 11, "day": 5}
    fitting = make_event(writer, at - timedelta(days=3), day_of_event=5, **values)
    make_event(writer, at - timedelta(days=40), **values)
    make_event(writer, at, **values | {"types": ("flood",)})
    make_part(series, writer, at, places=("haft-tappeh",))
    make_part(make_series(writer, at), writer, at, places=("haft-tappeh",))
    (found,) = events_for(series, at=at)
    assert found[0] == fitting
    assert "day 5, as counted" in found[1]


def test_offering_costs_as_much_for_many_events_as_for_few(writer, at):
    series = make_series(writer, at, places=("haft-tappeh",))
    counts = []
    for _turn in range(2):
        for _number in range(4):
            make_event(writer, at, types=("strike",), places=("haft-tappeh",))
        with CaptureQueriesContext(connection) as queries:
            assert events_for(series, at=at)
        counts.append(len(queries))
    assert counts[0] == counts[1]
