"""The words of a report, cut into the stretches that gave its fields."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.captions.parser import parse
from events.intake.marks import FIELDS, UNREAD, Mark, marks
from events.words_known import lexicon
from tests.events.intake.factory import FLOOD

NUMBERS = st.integers(-5, 60)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=6)
SPANS = st.dictionaries(st.sampled_from([*FIELDS, "no-such-field"]), PAIRS)


@given(st.text(max_size=50), SPANS, PAIRS)
def test_marks_joined_are_the_text_whatever_the_spans(text, spans, unread):
    assert "".join(mark.text for mark in marks(text, spans, unread)) == text


@given(st.text(max_size=50), SPANS, PAIRS)
def test_no_mark_is_empty_and_two_neighbours_differ(text, spans, unread):
    found = marks(text, spans, unread)
    assert all(mark.text for mark in found)
    assert all(one.field != other.field for one, other in pairwise(found))
    assert {mark.field for mark in found} <= {*FIELDS, UNREAD, ""}


@given(st.text(max_size=50), SPANS)
def test_every_letter_of_a_span_is_marked(text, spans):
    owners = [mark.field for mark in marks(text, spans) for _letter in mark.text]
    for name in set(spans) & set(FIELDS):
        for start, end in spans[name]:
            assert all(owners[index] for index in range(max(start, 0), min(end, len(text))))


@pytest.mark.parametrize(
    ("text", "spans", "unread", "expected"),
    [
        ("", {"place": [(0, 3)]}, [], []),
        ("Yasuj", {}, [], [Mark("Yasuj", "")]),
        ("Yasuj", {"place": [(0, 5)]}, [], [Mark("Yasuj", "place")]),
        ("in Yasuj", {"place": [(3, 99)]}, [], [Mark("in ", ""), Mark("Yasuj", "place")]),
        ("Yasuj", {"place": [(4, 2)]}, [], [Mark("Yasuj", "")]),
        ("Yasuj", {"province": [(0, 5)], "place": [(0, 5)]}, [(0, 5)], [Mark("Yasuj", "place")]),
        ("a fire", {"event_type": [(2, 6)]}, [(0, 1)], [Mark("a", UNREAD), Mark(" ", ""), Mark("fire", "event_type")]),
        ("شهر یاسوج", {"place": [(4, 9)]}, [], [Mark("شهر ", ""), Mark("یاسوج", "place")]),
    ],
)
def test_the_field_that_comes_first_in_the_table_has_a_letter(text, spans, unread, expected):
    assert marks(text, spans, unread) == expected


def test_a_reading_as_it_is_stored_marks_the_words_that_gave_it(db):
    stored = parse(FLOOD, lexicon()).as_json()
    found = {mark.field: mark.text for mark in marks(FLOOD, stored["spans"], stored["unread"])}
    assert (found["date"], found["place"]) == ("April 10, 2019", "Shadegan")
    assert found["event_type"].startswith("flood")
