"""Names beside a noun for a place that no list knows."""

import pytest

from events.captions.unknown_places import said, unknown_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("flood in Kolmakareh village near Poldokhtar", ["Kolmakareh"]),
        ("flood in the village of Kolmakareh", ["Kolmakareh"]),
        ("روستای بزگلو‌سفلی زیر آب رفت", ["بزگلو‌سفلی"]),
        ("the village was flooded", []),
        ("protest in Shiraz", []),
        ("شهر شیراز، تجمع", []),
        ("", []),
    ],
)
def test_a_name_beside_a_noun_is_offered_when_it_was_not_understood(read, text, names):
    assert said(text, unknown_places(text, read(text))) == names
