import pytest

from events.captions.finders.slogans import find_slogans
from events.captions.tokens import read_caption


def slogans(text: str) -> list[tuple[str, str]]:
    return [(found.field, found.value) for found in find_slogans(read_caption(text)) if found.field != "quoted"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chants of ‘Death to the Dictator’, June 25", [("chanted", "Death to the Dictator")]),
        ("Chants of ‘We’ll Take Back Iran’", [("chanted", "We’ll Take Back Iran")]),
        ("chant ‘Students die, they won't accept’", [("chanted", "Students die, they won't accept")]),
        ("“We are thirsty” chant crowds", [("chanted", "We are thirsty")]),
        ("chanting “one two three” and “four”", [("chanted", "one two three"), ("chanted", "four")]),
        ("Graffiti in Qom: “Down with him”", [("written", "Down with him")]),
        ("شعار «مرگ بر دیکتاتور» در میدان", [("chanted", "مرگ بر دیکتاتور")]),
        ("دیوارنویسی در رشت: «زن زندگی آزادی»", [("written", "زن زندگی آزادی")]),
        ("شعارنویسی: «زن زندگی آزادی»", [("written", "زن زندگی آزادی")]),
        ('"Death to the dictator" echoed from rooftops', [("chanted", "Death to the dictator")]),
    ],
)
def test_quoted_words_that_are_chanted_or_written_are_slogans(text: str, expected: list) -> None:
    assert slogans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Truckers’ Nationwide Strike",
        "the “Hope” bank",
        "“Woman, Life, Freedom” movement",
        "The minister said “we will respond to them”",
        "the film “No one knows about cats”",
        "Teachers' union and workers' council",
        "campaign called ‘One Million’",
    ],
)
def test_names_speech_and_apostrophes_are_not(text: str) -> None:
    assert slogans(text) == []
