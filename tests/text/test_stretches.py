"""Counting days over stretches."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.stretches import day_number, days_between, days_of, days_shown, overlap_of

FIRST = date(2019, 3, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number - 1)


@st.composite
def apart(draw) -> list[tuple[date, date | None]]:
    """Stretches in order that share no day; the last may be open."""
    found, start = [], 1
    for _number in range(draw(st.integers(0, 4))):
        start += draw(st.integers(0, 4))
        end = start + draw(st.integers(0, 5))
        found.append((day(start), day(end)))
        start = end + 1
    return [*found, (day(start), None)] if draw(st.booleans()) else found


@given(apart(), st.integers(1, 60))
def test_the_numbers_of_the_days_count_them(stretches, until):
    days = list(days_of(stretches, day(until)))
    assert [day_number(stretches, one) for one in days] == list(range(1, len(days) + 1))


@given(apart(), st.integers(-5, 60))
def test_a_day_has_a_number_when_it_lies_in_a_stretch(stretches, number):
    is_inside = any(begins <= day(number) <= (ends or date.max) for begins, ends in stretches)
    assert (day_number(stretches, day(number)) is not None) == is_inside


@given(apart())
def test_stretches_that_are_apart_do_not_overlap(stretches):
    assert overlap_of(reversed(stretches)) is None


@pytest.mark.parametrize(
    "second",
    [(day(5), None), (day(9), day(12)), (day(1), day(5)), (day(6), day(7)), (day(1), None)],
    ids=["the same day", "at the end", "at the beginning", "within", "around"],
)
def test_two_that_share_a_day_overlap(second):
    first = (day(5), day(9))
    assert set(overlap_of([first, second])) == {first, second}


@pytest.mark.parametrize(
    ("stretches", "known", "shown"),
    [
        ([], [], []),
        ([], [3, 5], [3, 4, 5]),
        ([(2, 3)], [], [2, 3]),
        ([(2, 3)], [5], [2, 3, 5]),
        ([(2, None)], [1], [1, 2, 3, 4]),
        ([(7, None)], [], []),
    ],
)
def test_what_is_shown_are_the_days_of_the_stretches_and_the_known_ones(stretches, known, shown):
    pairs = [(day(begins), day(ends) if ends else None) for begins, ends in stretches]
    assert days_shown(pairs, [day(number) for number in known], day(4)) == [day(number) for number in shown]


def test_no_day_lies_between_a_day_and_an_earlier_one():
    assert list(days_between(day(2), day(1))) == []
