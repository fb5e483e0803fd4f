"""What a person types into a field: what the field itself printed is read back, and nonsense is said to be that."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.intake.rows import date_words
from events.intake.typed import read_date, read_event_type, read_place, read_province
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.lookup import UnknownTerm
from newsroom.taxonomy.packs.reading import read_pack
from newsroom.text.calendars import PartialDate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (None, None, None)),
        ("  ", (None, None, None)),
        ("4 April 2019", (2019, 4, 4)),
        ("April 4, 2019", (2019, 4, 4)),
        ("2019-04-04", (2019, 4, 4)),
        ("4.4.2019", (2019, 4, 4)),
        ("April 2019", (2019, 4, None)),
        ("2019-04", (2019, 4, None)),
        ("2019", (2019, None, None)),
        ("4 April", (None, 4, 4)),
        ("29 February", (None, 2, 29)),
        ("29 February 2020", (2020, 2, 29)),
        ("15 Farvardin 1398", (2019, 4, 4)),
        ("15/1/1398", (2019, 4, 4)),
        ("۱۵ فروردین ۱۳۹۸", (2019, 4, 4)),
        ("۱۵ فروردین ۹۸", (2019, 4, 4)),
        ("۴ آوریل ۲۰۱۹", (2019, 4, 4)),
        ("۱۳۹۸/۱/۱۵", (2019, 4, 4)),
    ],
)
def test_dates_are_read_in_both_calendars_and_scripts(text, expected):
    assert read_date(text) == PartialDate(*expected)


@pytest.mark.parametrize(
    "text", ["soon", "31 February 2021", "29 February 2019", "32/13/2019", "-", "<b>", "yesterday"]
)
def test_what_is_no_date_is_refused_with_an_example(text):
    with pytest.raises(ValidationError) as refused:
        read_date(text)
    (sentence,) = refused.value.messages
    assert text in sentence
    assert "4 April 2019" in sentence


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(1979, 1, 1), date(2050, 12, 31)), st.sampled_from(["en", "fa"]))
def test_the_field_reads_back_every_day_that_it_prints(db, day, language):
    meant = PartialDate(day.year, day.month, day.day)
    with translation.override(language):
        assert read_date(date_words(meant)) == meant


PARTS = [(2019, 4, None), (2019, None, None), (None, 4, 10), (2019, 12, 31), (2020, 2, 29), (2021, 3, 20)]
LEAP_DAY = (None, 2, 29)  # no day of the Jalali calendar is it in every year


@pytest.mark.parametrize(
    ("language", "parts"), [("en", LEAP_DAY), *((language, parts) for language in ("en", "fa") for parts in PARTS)]
)
def test_the_field_reads_back_what_is_known_in_part(language, parts):
    with translation.override(language):
        assert read_date(date_words(PartialDate(*parts))) == PartialDate(*parts)


@pytest.mark.parametrize("text", ["yasuj", "Yasuj", "یاسوج", "ياسوج", " Yasuj "])
def test_a_place_is_found_by_slug_or_name_in_either_script(vocabulary, text):
    assert read_place(text) == "yasuj"


@pytest.mark.parametrize("text", ["Ahvaz, Khuzestan", "اهواز، خوزستان", "Ahvaz , Khuzestan"])
def test_a_province_may_follow_the_name(vocabulary, text):
    assert read_place(text) == "ahvaz"


def test_namesakes_are_told_apart_by_their_province(vocabulary):
    pack = read_pack()
    load_pack(pack)
    assert read_place("Nurabad, Fars") == "nurabad-fars"
    assert read_place("Nurabad, Lorestan") == "nurabad-lorestan"
    with pytest.raises(UnknownTerm) as refused:
        read_place("Nurabad")
    assert refused.value.code == "ambiguous"
    assert "Lorestan" in str(refused.value)
    assert "Fars" in str(refused.value)


@pytest.mark.parametrize("text", ["Atlantis", "", "Ahvaz, Fars", "Ahvaz, Atlantis", ","])
def test_an_unknown_place_is_never_made(vocabulary, text):
    with pytest.raises(UnknownTerm):
        read_place(text)


@pytest.mark.parametrize("text", ["IR-06", "Khuzestan", "خوزستان", "khuzestan"])
def test_a_province_is_found_by_its_code_or_name(vocabulary, text):
    assert read_province(text) == "IR-06"


@pytest.mark.parametrize("text", ["strike", "Strike", "اعتصاب"])
def test_a_type_is_found_by_slug_or_name(vocabulary, text):
    assert read_event_type(text) == "strike"


@pytest.mark.parametrize("read", [read_province, read_event_type])
def test_an_unknown_term_is_never_made(vocabulary, read):
    with pytest.raises(UnknownTerm):
        read("Atlantis")
