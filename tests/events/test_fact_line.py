"""The line made from the facts, in both languages."""

import pytest

from events.fact_line import fact_line
from newsroom.text.calendars import PartialDate

APRIL = PartialDate(None, 4, 4)


@pytest.mark.parametrize(
    ("types", "places", "provinces", "date", "language", "line"),
    [
        (["flood"], ["Poledokhtar"], ["Lorestan"], APRIL, "en", "Flood, Poledokhtar, Lorestan, 4 April"),
        (["سیل"], ["پلدختر"], ["لرستان"], APRIL, "fa", "سیل، پلدختر، لرستان، ۱۵ فروردین"),
        (["protest", "strike"], ["Tehran"], ["Tehran"], PartialDate(), "en", "Protest, strike, Tehran"),
        (["اعتراض", "اعتصاب"], [], [], PartialDate(), "fa", "اعتراض و اعتصاب"),
        ([], [], ["Ilam"], PartialDate(2019), "en", "Ilam, 2019"),
        (["a", "b", "c"], ["1", "2", "3", "4"], [], PartialDate(), "en", "A, b, 1, 2, 3"),
        ([], [], [], PartialDate(), "en", ""),
    ],
)
def test_the_line_is_type_place_province_and_date(types, places, provinces, date, language, line):
    assert fact_line(event_types=types, places=places, provinces=provinces, date=date, language=language) == line
