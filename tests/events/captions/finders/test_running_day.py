import pytest

from events.captions.finders.running_day import find_running_day
from events.captions.tokens import read_caption


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Day 12", 12),
        ("teachers strike, day two", 2),
        ("10th Day of Strike", 10),
        ("Eleventh Day", 11),
        ("for the third consecutive day", 3),
        ("second day running", 2),
        ("twenty-first day", 21),
        ("5th night", 5),
        ("5 days on", 5),
        ("after 25 days", 25),
        ("on strike for 15 days", 15),
        ("40th day of the strike", 40),
        ("روز دهم", 10),
        ("دهمین روز", 10),
        ("بیست و یکمین روز", 21),
        ("روز ۱۰ اعتصاب", 10),
        ("شب پنجم", 5),
        ("شب صد و بیستم", 120),
        ("دوازده روز از قطع آب در شهر می‌گذرد", 12),
        ("پس از ۲۵ روز", 25),
        ("برای سومین روز متوالی", 3),
    ],
)
def test_days_an_event_has_lasted_are_counted(text: str, day: int) -> None:
    assert [found.value for found in find_running_day(read_caption(text))] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "9th week",
        "third time this year",
        "three-day strike",
        "10-day ultimatum",
        "5 days ago",
        "for 3 days in prison",
        "chehelom, the 40th day",
        "2nd day of Nowruz",
        "video of the day",
        "دو روز پیش",
        "چهلمین روز",
        "روز دوم خرداد",
        "روز جهانی",
    ],
)
def test_other_counts_are_no_running_day(text: str) -> None:
    assert find_running_day(read_caption(text)) == []
