from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newsroom.text.calendars import (
    PartialDate,
    format_both,
    format_moment,
    format_partial,
    from_jalali,
    from_jalali_without_year,
    jalali_month_name,
    to_jalali,
    written_day,
)

MONTH_LENGTHS = [31] * 6 + [30] * 5 + [29]


def is_leap_by_cycle(year: int) -> bool:
    """The 33-year rule, which holds for all years around ours: independent of the library in use."""
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}


def days_of_jalali_years(first: int, last: int):
    """Count days one by one from a known one: 1 Farvardin 1370 was 21 March 1991."""
    day = date(1991, 3, 21)
    for year in range(first, last + 1):
        for month, length in enumerate(MONTH_LENGTHS, 1):
            for number in range(1, length + 1 + (month == 12 and is_leap_by_cycle(year))):
                yield (year, month, number), day
                day += timedelta(days=1)


def test_every_day_of_fifty_jalali_years_agrees_with_counting() -> None:
    counted = list(days_of_jalali_years(1370, 1420))
    assert counted[-1][1] == date(2042, 3, 20)
    for jalali, gregorian in counted:
        assert to_jalali(gregorian) == jalali
        assert from_jalali(*jalali) == gregorian


@pytest.mark.parametrize("parts", [(1398, 12, 30), (1398, 7, 31), (1398, 13, 1), (1398, 0, 1)])
def test_a_jalali_day_that_is_not_there_is_refused(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError):
        from_jalali(*parts)


@pytest.mark.parametrize(
    ("jalali", "gregorian"), [((1, 1), (3, 21)), ((1, 15), (4, 4)), ((10, 11), (1, 1)), ((12, 30), (3, 20))]
)
def test_without_a_year_the_new_year_is_on_21_march(jalali: tuple[int, int], gregorian: tuple[int, int]) -> None:
    assert from_jalali_without_year(*jalali) == gregorian


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ((None, 4, 31), "31 April"),
        ((None, 2, 30), "30 February"),
        ((2019, 2, 29), "29 February 2019"),
        ((2019, 13, None), "month 13"),
        ((2019, 0, None), "month 0"),
        ((2019, 4, 0), "0 April"),
        ((2019, None, 4), "no month"),
        ((19, 4, 4), "year 19"),
    ],
)
def test_a_date_that_does_not_exist_is_refused_by_name(parts: tuple, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("date_", "precision", "first_day"),
    [
        (PartialDate(2019, 4, 4), "day", date(2019, 4, 4)),
        (PartialDate(None, 2, 29), "day", None),
        (PartialDate(2019, 4), "month", date(2019, 4, 1)),
        (PartialDate(None, 4), "month", None),
        (PartialDate(2019), "year", date(2019, 1, 1)),
        (PartialDate(), "none", None),
    ],
)
def test_a_date_knows_how_much_it_knows(date_: PartialDate, precision: str, first_day: date | None) -> None:
    assert date_.precision == precision
    assert date_.first_day() == first_day


@pytest.mark.parametrize(
    ("date_", "english", "persian"),
    [
        (PartialDate(2019, 4, 4), "4 April 2019", "۱۵ فروردین ۱۳۹۸"),
        (PartialDate(None, 4, 4), "4 April", "۱۵ فروردین"),
        (PartialDate(None, 1, 1), "1 January", "۱۱ دی"),
        (PartialDate(None, 3, 20), "20 March", "۲۹ اسفند"),
        (PartialDate(None, 2, 29), "29 February", "۱۰ اسفند"),
        (PartialDate(2019, 4), "April 2019", "آوریل ۲۰۱۹"),
        (PartialDate(None, 4), "April", "آوریل"),
        (PartialDate(2019), "2019", "۲۰۱۹"),
        (PartialDate(), "", ""),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date_: PartialDate, english: str, persian: str) -> None:
    assert format_partial(date_, "en") == english
    assert format_partial(date_, "fa") == persian


def test_the_calendar_can_be_chosen() -> None:
    day = PartialDate(2019, 4, 4)
    assert format_partial(day, "en", "jalali") == "15 Farvardin 1398"
    assert format_partial(day, "fa", "gregorian") == "۴ آوریل ۲۰۱۹"
    assert jalali_month_name(12, "fa") == "اسفند"


def test_both_calendars_stand_together_only_for_a_known_day() -> None:
    assert format_both(PartialDate(2019, 4, 4), "en") == "4 April 2019 (15 Farvardin 1398)"
    assert format_both(PartialDate(2019, 4, 4), "fa") == "۱۵ فروردین ۱۳۹۸ (۴ آوریل ۲۰۱۹)"
    assert format_both(PartialDate(2019, 4), "en") == "April 2019"


def test_a_moment_is_written_in_the_zone_asked_for() -> None:
    moment = datetime(2019, 4, 4, 21, 15, tzinfo=UTC)
    tehran = timezone(timedelta(hours=4, minutes=30))
    assert format_moment(moment, "en", UTC) == "4 April 2019, 21:15"
    assert format_moment(moment, "fa", tehran) == "۱۶ فروردین ۱۳۹۸، ۰۱:۴۵"


@pytest.mark.parametrize("text", ["2019-04-04", "2019/4/4", "1398/01/15", "۱۳۹۸/۱/۱۵", " 1398.1.15 "])
def test_a_day_in_numbers_is_read_in_the_calendar_of_its_year(text):
    assert written_day(text) == date(2019, 4, 4)


@pytest.mark.parametrize("text", ["", "soon", "2019-13-01", "1398/12/30", "04-04-2019", "2019-04-04 10:00", "2019-04"])
def test_what_is_no_day_in_numbers_is_no_day(text):
    with pytest.raises(ValueError):
        written_day(text)
