import pytest

from events.captions.lexicon import Lexicon
from events.captions.names import loose_key, spellings
from events.captions.tokens import read_caption


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ghazvin", "qazvin"),
        ("borujerd", "boroojerd"),
        ("khorramabad", "khoramabad"),
        ("javanrud", "javanroud"),
        ("urmia", "urmiah"),
        ("emamzadeh", "imamzade"),
    ],
)
def test_spellings_writers_mix_up_have_one_loose_key(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other)


def test_a_town_and_its_people_do_not_share_a_loose_key() -> None:
    assert loose_key("gonabad") != loose_key("gonabadi")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Azadi Square, Tehran", ["Azadi Square"]),
        ("Hawraman (Uraman Takht)", ["Hawraman", "Uraman Takht"]),
        ("Shiraz", ["Shiraz"]),
    ],
)
def test_a_main_name_holds_the_names_people_use(name: str, expected: list[str]) -> None:
    assert spellings(name) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Torbat-e Jam", ["Torbat-e Jam"]),
        ("Sarpol e Zahab and Yazd", ["Sarpol e Zahab", "Yazd"]),
        ("Tehran. Shahr-e Rey", ["Tehran", "Shahr-e Rey"]),
        ("هفت‌تپه", ["هفت‌تپه"]),
    ],
)
def test_the_longest_name_is_taken_and_names_do_not_run_over_a_full_stop(
    lexicon: Lexicon, text: str, found: list[str]
) -> None:
    caption = read_caption(text)
    hits = lexicon.names.find(caption)
    assert [text[slice(*caption.span(hit.first, hit.last))] for hit in hits] == found
