import pytest

from newsroom.text.refs import ALPHABET, is_ref, new_ref


def test_a_new_ref_is_a_ref_and_hardly_ever_the_same() -> None:
    refs = {new_ref() for _ in range(2000)}
    assert len(refs) == 2000
    assert all(is_ref(ref) for ref in refs)


def test_the_alphabet_has_no_vowels_and_no_look_alikes() -> None:
    assert not set(ALPHABET) & set("aeiouy01l")
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert ALPHABET.lower() == ALPHABET


@pytest.mark.parametrize(
    "text", ["", "2345678", "234567890", "2345678a", "2345678B", " 2345678", "23456789\n", "۲۳۴۵۶۷۸۹"]
)
def test_anything_else_is_no_ref(text: str) -> None:
    assert not is_ref(text)
