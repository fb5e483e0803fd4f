import pytest

from newsroom.text.measure import count_words, reading_minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" – … ", 0),
        ("Water stood in the streets.", 5),
        ("It’s a one-day strike", 4),
        ("12,000 people at 10:30", 4),
        ("می\u200cگویند آب هست", 3),
        ("کتاب\u200cهای‌مان", 1),
        ("بِسْمِ اللّهِ", 2),
        ("۱۲٬۰۰۰ نفر", 2),
        ("line\nline", 2),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("words", "language", "minutes"), [(0, "en", 0), (1, "en", 1), (231, "en", 2), (201, "fa", 2), (200, "fa", 1)]
)
def test_the_time_to_read_is_whole_minutes(words: int, language: str, minutes: int) -> None:
    assert reading_minutes(words, language) == minutes
