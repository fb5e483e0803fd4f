from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.captions.lexicon import Lexicon
from events.captions.parser import parse
from events.captions.reading import Reading, Span

WORDS = [
    "April", "4", "2019", "Ahvaz", "#Iran", "«", "»", "‘", "’", '"', "protest", "Day", "10th", "تهران", "استان", "روز",
    "۱۲", "مهر", "-", ",", ".", "\n", "\u200c", "ُ", "?", "Province", "north", "seems", "to", "be", "’s", "(", "31", "Feb",
]  # fmt: skip


def test_the_words_that_gave_a_field_are_found_again_in_the_raw_text(read: Callable[[str], Reading]) -> None:
    text = "Seems to be Ahváz, Khuzestan Province – April 4: flood #IranFloods"
    reading = read(text)
    words = {field: [text[slice(*span)] for span in spans] for field, spans in reading.spans.items()}
    assert words["place"] == ["Ahváz"]
    assert words["province"] == ["Khuzestan"]
    assert words["date"] == ["April 4"]
    assert words["hedge"] == ["Seems to be"]
    assert words["event_type"] == ["flood", "#IranFloods"]


def test_words_that_were_not_understood_are_kept(read: Callable[[str], Reading]) -> None:
    text = "Ahvaz: Zorblax seen by the lamps of Quux, April 4"
    assert [text[slice(*span)] for span in read(text).unread] == ["Zorblax", "seen", "lamps", "Quux"]


def test_a_day_the_calendar_does_not_have_is_a_doubt_and_no_date(read: Callable[[str], Reading]) -> None:
    reading = read("Ahvaz, April 31, protest")
    assert reading.date.precision == "none"
    assert [(doubt.code, doubt.span) for doubt in reading.warnings] == [("no-such-day", Span(7, 15))]


def test_namesakes_the_text_does_not_settle_are_a_doubt(read: Callable[[str], Reading]) -> None:
    doubts = read("Two hundred people gathered in Nurabad").warnings
    assert doubts[0].code == "namesakes"
    assert set(doubts[0].candidates) >= {"nurabad-lorestan", "nurabad-fars"}
    assert read("People gathered in Nurabad, Fars").warnings == ()


def test_actors_are_named_by_their_group(read: Callable[[str], Reading]) -> None:
    assert read("Teachers and retirees rally in Yazd").actors == ("teachers", "retirees")


@pytest.mark.parametrize("text", ["", " ", "\u200c", "#", "‘", "«»", "\x00", "9" * 50, "🔴", "(((", "’s", "31/31/2020"])
def test_odd_texts_are_read_as_saying_nothing(read: Callable[[str], Reading], text: str) -> None:
    reading = read(text)
    assert (reading.places, reading.event_types, reading.date.precision) == ((), (), "none")


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_makes_it_fail_and_every_span_lies_in_the_text(lexicon: Lexicon, text: str) -> None:
    reading = parse(text, lexicon)
    spans = [span for found in reading.spans.values() for span in found] + [*reading.unread]
    spans += [span for _, span in reading.hedges] + [doubt.span for doubt in reading.warnings]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert Reading.from_json(reading.as_json()) == reading


@pytest.mark.parametrize("piece", ["Tehran? ", '"a b c" ', "#a", "3 May ", "fire at ", "‘s ", "Azadi Square, ", "one "])
def test_twice_the_text_takes_about_twice_the_steps(lexicon: Lexicon, piece: str) -> None:
    """A hostile text must not hold up the intake: count calls, not seconds, as these do not depend on the machine."""
    short, long = (_calls(piece * count, lexicon) for count in (400, 1600))
    assert long < short * 6


def _calls(text: str, lexicon: Lexicon) -> int:
    import sys

    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        parse(text, lexicon)
    finally:
        sys.setprofile(None)
    return count
