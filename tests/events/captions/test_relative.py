"""Days that a message names by its own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.captions.relative import day_said

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Today in Shiraz: a march", date(2026, 11, 20)),
        ("Gunfire tonight", date(2026, 11, 20)),
        ("Filmed this morning in Sanandaj", date(2026, 11, 20)),
        ("Yesterday's rally in Arak", date(2026, 11, 19)),
        ("Yesterday, a rally in Arak", date(2026, 11, 19)),
        ("last night in Karaj", date(2026, 11, 19)),
        ("the last man of the night shift", None),
        ("تجمع امروز در شیراز", date(2026, 11, 20)),
        ("دیشب در کرج", date(2026, 11, 19)),
        ("پریروز سیل آمد", date(2026, 11, 18)),
        ("On Friday in Zahedan", date(2026, 11, 20)),
        ("on Thursday in Zahedan", date(2026, 11, 19)),
        ("Saturday, Rasht", date(2026, 11, 14)),
        ("جمعه زاهدان", date(2026, 11, 20)),
        ("شنبه، رشت", date(2026, 11, 14)),
        ("پنج شنبه، رشت", date(2026, 11, 19)),
        ("یکشنبه، رشت", date(2026, 11, 15)),
        ("سه‌شنبه در رشت", date(2026, 11, 17)),
        ("Rasht, 4 April", None),
        ("", None),
    ],
)
def test_a_relative_word_means_a_day_counted_from_the_day_of_sending(text, day):
    assert day_said(text, FRIDAY) == day


@given(st.text(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_whatever_the_text_the_day_is_never_after_the_sending(text, sent_on):
    day = day_said(text, sent_on)
    assert day is None or 0 <= (sent_on - day).days <= 7
