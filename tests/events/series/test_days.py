"""The table of days: what is stated beside what is counted, and what nobody told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.series.days import Told, suggested_start, table_of_days
from newsroom.text.stretches import day_number, days_of

FIRST = date(2026, 3, 1)
UNTIL = date(2026, 3, 20)
STRIKE = [(FIRST, date(2026, 3, 10)), (date(2026, 3, 15), None)]

days = st.dates(FIRST - timedelta(days=5), UNTIL)
tellings = st.lists(
    st.builds(Told, st.text("bcd", min_size=4, max_size=4), st.none() | days, st.none() | st.integers(1, 25)),
    max_size=20,
)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 2, 28), None),
        (FIRST, 1),
        (date(2026, 3, 10), 10),
        (date(2026, 3, 11), None),
        (date(2026, 3, 14), None),
        (date(2026, 3, 15), 11),
        (date(2026, 3, 20), 16),
    ],
)
def test_a_pause_is_not_counted(day, number):
    assert day_number(STRIKE, day) == number


def test_a_missing_day_is_a_gap_and_a_late_report_fills_it():
    early = [Told("a", date(2026, 3, 4), 4), Told("b", date(2026, 3, 6), 6)]
    before = table_of_days([(FIRST, None)], early, until=date(2026, 3, 6))
    after = table_of_days([(FIRST, None)], [*early, Told("late", date(2026, 3, 5), 5)], until=date(2026, 3, 6))
    assert [row.number for row in before if row.is_gap] == [1, 2, 3, 5]
    assert [row.number for row in after if row.is_gap] == [1, 2, 3]


def test_several_towns_report_one_day():
    told = [Told("a", FIRST, 1, ("Shush",)), Told("b", FIRST, 1, ("Ahvaz",)), Told("c", FIRST, 2, ("Shush",))]
    (row,) = table_of_days([(FIRST, None)], told, until=FIRST)
    assert (row.places, row.stated, row.number) == (["Shush", "Ahvaz"], [1, 2], 1)
    assert [one.told.ref for one in row.contradictions] == ["c"]


def test_a_report_from_outside_the_stretches_has_to_be_checked():
    rows = table_of_days(STRIKE, [Told("a", date(2026, 3, 12))], until=UNTIL)
    (found,) = [one for row in rows for one in row.contradictions]
    assert found.is_outside
    assert found.told.ref == "a"


def test_without_stretches_nothing_is_counted_and_nothing_contradicts():
    rows = table_of_days([], [Told("a", FIRST, 9), Told("b", FIRST + timedelta(days=2), 3)], until=UNTIL)
    assert [(row.number, row.is_gap, row.contradictions) for row in rows] == [
        (None, False, ()), (None, True, ()), (None, False, ()),
    ]  # fmt: skip


def test_a_series_without_anything_has_no_days():
    assert table_of_days([], [], until=UNTIL) == []


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ([], None),
        ([(None, 4)], None),
        ([(4, None)], None),
        ([(4, 4)], FIRST),
        ([(4, 4), (5, 5), (6, 1)], FIRST),
        ([(4, 1), (5, 5)], FIRST),
        ([(4, 1), (5, 2), (6, 6)], date(2026, 3, 4)),
    ],
)
def test_the_first_day_is_the_one_most_stated_days_imply(told, start):
    values = [Told("a", FIRST + timedelta(days=day - 1) if day else None, stated) for day, stated in told]
    assert suggested_start(values) == start


@given(tellings)
def test_contradictions_are_exactly_where_the_stated_day_is_another_or_no_day_is_counted(told):
    rows = table_of_days(STRIKE, told, until=UNTIL)
    found = [one.told for row in rows for one in row.contradictions]
    wanted = [
        one
        for one in told
        if one.day and ((n := day_number(STRIKE, one.day)) is None or (one.stated is not None and one.stated != n))
    ]
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))


@given(tellings, days)
def test_a_late_event_only_adds_to_its_own_day(told, day):
    late = Told("late", day)
    before = {row.day: row for row in table_of_days(STRIKE, told, until=UNTIL)}
    after = {row.day: row for row in table_of_days(STRIKE, [*told, late], until=UNTIL)}
    assert not after[day].is_gap
    assert after[day].told == (*(before[day].told if day in before else ()), late)
    assert {d: row for d, row in after.items() if d != day} == {d: row for d, row in before.items() if d != day}


@given(tellings)
def test_every_counted_day_and_every_told_day_has_one_row_in_order(told):
    rows = [row.day for row in table_of_days(STRIKE, told, until=UNTIL)]
    assert rows == sorted({*days_of(STRIKE, UNTIL), *(one.day for one in told if one.day)})


@given(tellings)
def test_what_is_told_of_a_day_is_in_its_row_and_nowhere_else(told):
    rows = table_of_days(STRIKE, told, until=UNTIL)
    assert sorted(repr(one) for row in rows for one in row.told) == sorted(repr(one) for one in told if one.day)
    assert all(one.day == row.day for row in rows for one in row.told)
