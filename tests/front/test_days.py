from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.front.days import read_day
from newsroom.text.calendars import to_jalali
from newsroom.text.digits import to_persian


@pytest.mark.parametrize(
    ("text", "first", "last", "spelled"),
    [
        ("2019-04-10", date(2019, 4, 10), date(2019, 4, 10), "2019-04-10"),
        ("2019/4", date(2019, 4, 1), date(2019, 4, 30), "2019-04"),
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("1398-01-21", date(2019, 4, 10), date(2019, 4, 10), "1398-01-21"),
        ("۱۳۹۸/۱/۲۱", date(2019, 4, 10), date(2019, 4, 10), "1398-01-21"),
        ("1398-01", date(2019, 3, 21), date(2019, 4, 20), "1398-01"),
        ("1397-12", date(2019, 2, 20), date(2019, 3, 20), "1397-12"),
        ("1399", date(2020, 3, 20), date(2021, 3, 20), "1399"),
    ],
)
def test_a_day_is_read_in_the_calendar_of_its_year(text, first, last, spelled):
    assert (read_day(text).day, read_day(text, is_end=True).day) == (first, last)
    assert str(read_day(text)) == spelled


@pytest.mark.parametrize(
    "text",
    ["", "spring", "2019-13", "2019-02-30", "1398-13", "1398-12-30", "1398-07-31", "0000", "2019-", "9999"],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        read_day(text)


@given(st.dates(date(1821, 4, 1), date(2121, 1, 1)), st.booleans())
def test_a_day_is_the_same_in_both_calendars_and_its_spelling_reads_back(day, is_end):
    jalali = "-".join(f"{part:02}" for part in to_jalali(day))
    for text in (day.isoformat(), jalali, to_persian(jalali)):
        written = read_day(text, is_end=is_end)
        assert written.day == day
        assert read_day(str(written), is_end=is_end) == written


@given(st.integers(1200, 1499), st.integers(1, 12))
def test_a_month_ends_where_the_next_one_begins(year, month):
    following = f"{year + month // 12}-{month % 12 + 1}"
    assert read_day(f"{year}-{month}", is_end=True).day + timedelta(days=1) == read_day(following).day


@given(st.text(max_size=12))
def test_nothing_but_a_sentence_comes_of_nonsense(text):
    try:
        read_day(text)
    except ValueError:
        return


@pytest.mark.parametrize(
    ("text", "language", "is_end", "words"),
    [
        ("2019-04-10", "en", False, "10 April 2019"),
        ("2019-04-10", "fa", False, "۲۱ فروردین ۱۳۹۸"),
        ("1398-01-21", "en", False, "10 April 2019"),
        ("1398-01", "fa", False, "فروردین ۱۳۹۸"),
        ("1398", "fa", True, "۱۳۹۸"),
        ("1398-01", "en", True, "20 April 2019"),
        ("2019-04", "en", False, "April 2019"),
        ("2019-04", "fa", False, "۱۲ فروردین ۱۳۹۸"),
        ("2019", "en", False, "2019"),
    ],
)
def test_readers_are_told_a_day_in_their_own_calendar(text, language, is_end, words):
    assert read_day(text, is_end=is_end).words(language) == words
