import pytest

from events.captions.finders.hashtags import find_hashtags, find_named_events
from events.captions.tokens import read_caption


@pytest.mark.parametrize(
    ("text", "hashtags"),
    [
        ("#IranFloods-April 4", ["IranFloods"]),
        ("SW #Iran.", ["Iran"]),
        ("#سیل_لرستان #هفت‌تپه", ["سیل_لرستان", "هفت‌تپه"]),
        ("＃Iran # alone a#b", ["Iran", "b"]),
    ],
)
def test_a_hashtag_is_as_written_and_ends_at_a_mark(text: str, hashtags: list[str]) -> None:
    assert [found.value for found in find_hashtags(read_caption(text))] == hashtags


@pytest.mark.parametrize(
    ("hashtag", "expected"),
    [
        ("#IranFloods", [("event_type", "flood")]),
        ("#IranProtests2022", [("event_type", "protest")]),
        ("#سیل_لرستان", [("event_type", "flood")]),
        ("#NoWater", [("want", "power-water-cuts")]),
        ("#StopExecutionsInIran", []),
        ("#Iran", []),
    ],
)
def test_a_hashtag_may_name_an_event_or_a_want(hashtag: str, expected: list[tuple[str, str]]) -> None:
    named = find_named_events(find_hashtags(read_caption(hashtag)))
    assert [(found.field, found.value) for found in named] == expected
