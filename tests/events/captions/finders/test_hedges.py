from collections.abc import Callable

import pytest

from events.captions.reading import Reading


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Seems to be Izeh", "place"),
        ("Apparently northern Iran: fire", "event"),
        ("Possibly Lali or Masjed Soleyman", "place"),
        ("Unconfirmed: explosion heard", "event"),
        ("Izeh? Gunfire tonight", "place"),
        ("Izeh (?)", "place"),
        ("Fire in Newtown?", "place"),
        ("Izeh: possibly 12 killed", "number"),
        ("Izeh, probably April 10", "time"),
        ("گویا یاسوج: تجمع", "place"),
        ("به نظر می‌رسد سنندج باشد", "place"),
    ],
)
def test_a_mark_of_doubt_is_about_what_follows(read: Callable[[str], Reading], text: str, part: str) -> None:
    assert [hedged for hedged, _ in read(text).hedges] == [part]


@pytest.mark.parametrize(
    "text",
    [
        "Officials say the cause is unknown",
        "Reports of clashes in Izeh",
        "Alleged thieves arrested",
        "Ministers seem not to care",
        "Is this Izeh? Yes, it is",
        "Fire in Newtown? Yes, it is",
        "What happened in May?",
        "Who counts the dead in Iran?",
        "Graffiti in Qom: “It seems you are afraid”",
    ],
)
def test_attribution_and_answers_are_no_doubt(read: Callable[[str], Reading], text: str) -> None:
    assert read(text).hedges == ()
