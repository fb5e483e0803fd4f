import json

import pytest

from events.captions.reading import Doubt, Reading, Span
from newsroom.text.calendars import PartialDate

FULL = Reading(
    date=PartialDate(2019, 4, 4),
    places=("ahvaz",),
    provinces=("IR-06",),
    event_types=("flood",),
    actors=("farmers",),
    hashtags=("IranFloods",),
    day_of_event=3,
    scope="local",
    hedges=(("place", Span(0, 4)),),
    slogans=("bread, work",),
    lang="en",
    spans={"place": (Span(3, 8), Span(9, 12))},
    unread=(Span(20, 25),),
    warnings=(Doubt("namesakes", Span(3, 8), ("ahvaz", "other")),),
)


@pytest.mark.parametrize("reading", [FULL, Reading()])
def test_a_stored_reading_comes_back_equal(reading: Reading) -> None:
    assert Reading.from_json(json.loads(json.dumps(reading.as_json()))) == reading


def test_stored_data_of_another_shape_is_refused() -> None:
    with pytest.raises((KeyError, ValueError)):
        Reading.from_json({"date": {"year": 2019, "month": 2, "day": 30}})


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(("place",), True), (("event",), True), (("number",), False), (("time", "number"), False), ((), False)],
)
def test_only_an_unsure_place_or_event_makes_a_caption_hedged(parts: tuple, expected: bool) -> None:
    assert Reading(hedges=tuple((part, Span(0, 1)) for part in parts)).is_hedged is expected
