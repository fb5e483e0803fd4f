"""A gap is filled with what is known, or marked so that it is found again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.desk.skeletons import gaps

TODAY = date(2026, 11, 22)
NAMES = {"place": "place", "province": "province", "day": "day"}


@pytest.mark.parametrize(
    ("text", "language", "filled", "left"),
    [
        ("Flood in {place}, {province}", "en", "Flood in ⟨place⟩, ⟨province⟩", ["⟨place⟩", "⟨province⟩"]),
        ("Day {day}, {date}", "en", "Day ⟨day⟩, 22 November 2026", ["⟨day⟩"]),
        ("{date}", "fa", "۱ آذر ۱۴۰۵", []),
        ("{unknown} stays", "en", "{unknown} stays", []),
        ("No gap [here]", "en", "No gap [here]", []),
    ],
)
def test_a_text_with_gaps(text, language, filled, left):
    assert gaps.fill(text, names=NAMES, language=language, today=TODAY) == filled
    assert gaps.left(filled) == left


@given(st.text(alphabet="ab {}⟨⟩placedt", max_size=60))
def test_whatever_is_filled_in_leaves_no_known_gap_in_braces(text):
    filled = gaps.fill(text, names=NAMES, language="en", today=TODAY)
    assert not any(f"{{{name}}}" in filled for name in gaps.KNOWN) or "{{" in text or "}}" in text


def test_a_name_in_braces_that_is_no_gap_is_told():
    assert gaps.unknown_gaps("{place} {town}") == ["town"]
