import pytest

from events.captions.finders.dates import find_dates
from events.captions.tokens import read_caption
from newsroom.text.calendars import PartialDate


def dates(text: str, field: str = "date") -> list[PartialDate]:
    return [found.value for found in find_dates(read_caption(text)) if found.field == field]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("April 10 - Shadegan", (None, 4, 10)),
        ("Nov 16, 2019 - Sirjan", (2019, 11, 16)),
        ("15 Oct 2022", (2022, 10, 15)),
        ("10th of April", (None, 4, 10)),
        ("Apr. 5 2019", (2019, 4, 5)),
        ("November, 2018.", (2018, 11, None)),
        ("Nov '17", (2017, 11, None)),
        ("17 April 19", (2019, 4, 17)),
        ("2018 May 3", (2018, 5, 3)),
        ("Early March 2021", (2021, 3, None)),
        ("early July", (None, 7, None)),
        ("Winter 2017", (2017, None, None)),
        ("Spring of 2020", (2020, None, None)),
        ("Tehran, 2019", (2019, None, None)),
        ("4 April 20:30 Shiraz", (None, 4, 4)),
        ("Nov 21: heavy gunfire", (None, 11, 21)),
        ("Old video of the 2019 flood", (2019, None, None)),
    ],
)
def test_english_dates_give_the_parts_they_have(text: str, parts: tuple) -> None:
    assert dates(text) == [PartialDate(*parts)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2018-08-02", (2018, 8, 2)),
        ("2018/8/2", (2018, 8, 2)),
        ("23/8/2021", (2021, 8, 23)),
        ("17.3.2020", (2020, 3, 17)),
        ("05/10/21", (2021, 10, 5)),
        ("3/28/2019", (2019, 3, 28)),
        ("۱۳۹۹/۰۴/۱۰", (2020, 6, 30)),
        ("۹۸/۱/۱۵", (2019, 4, 4)),
        ("2021-03", (2021, 3, None)),
        ("16/11 Izeh", (None, 11, 16)),
        ("۲۵/۸ ایذه", (None, 11, 16)),
    ],
)
def test_digits_are_day_first_unless_the_year_leads_or_it_cannot_be(text: str, parts: tuple) -> None:
    assert dates(text) == [PartialDate(*parts)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("۲۰ فروردین ۱۳۹۸", (2019, 4, 9)),
        ("۲۵ آبان ۹۸", (2019, 11, 16)),
        ("۲۵ آبان‌ماه ۱۳۹۸", (2019, 11, 16)),
        ("آذر ۱۴۰۱", (2022, 12, None)),
        ("۲ خرداد", (None, 5, 23)),
        ("جمعه ۸ مهر ۱۴۰۱", (2022, 9, 30)),
        ("بیست و پنجم آبان ۹۸", (2019, 11, 16)),
        ("۱۵ نوامبر ۲۰۱۹", (2019, 11, 15)),
        ("Dey 96", (2018, 1, None)),
        ("25 Aban 1398", (2019, 11, 16)),
    ],
)
def test_jalali_dates_become_gregorian(text: str, parts: tuple) -> None:
    assert dates(text) == [PartialDate(*parts)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("April 3-5, 2019", (2019, 4, 3)),
        ("Night of 8-9 May", (None, 5, 8)),
        ("8 and 9 May 2022", (2022, 5, 8)),
        ("April 30 - May 2, 2019", (2019, 4, 30)),
        ("۱۲ تا ۱۴ بهمن ۹۷", (2019, 2, 1)),
    ],
)
def test_a_range_is_its_first_day(text: str, parts: tuple) -> None:
    assert dates(text)[0] == PartialDate(*parts)


@pytest.mark.parametrize(
    "text",
    [
        "Workers march in Shush",
        "It may rain",
        "at 10:30",
        "open 24/7",
        "5 killed, 10 wounded",
        "نوروز ۱۴۰۰",
        "تیر مستقیم",
        "مردم مهر و بهمن",
        "7.3-magnitude",
        "since the 2019 flood",
        "#Iran2019",
        "1400",
    ],
)
def test_words_and_numbers_that_are_no_date_give_none(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "anniversary of November 2019",
        "victims of the 3 January 2018 protests",
        "killed in November 2019 protests",
        "the November 2019 protests",
        "on 7 Tir Square",
        "میدان ۱۷ شهریور",
        "سالگرد ۲۵ آبان ۹۸",
        "جان‌باختگان آبان ۹۸",
    ],
)
def test_a_date_of_something_else_is_kept_apart(text: str) -> None:
    assert dates(text) == []
    assert dates(text, "other_date") != []
