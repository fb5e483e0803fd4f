import pytest

from events.captions.numbers import number_at
from events.captions.tokens import read_caption


@pytest.mark.parametrize(
    ("text", "value", "length", "is_ordinal"),
    [
        ("12 killed", 12, 1, False),
        ("10th day", 10, 2, True),
        ("twenty-first day", 21, 2, True),
        ("twelve", 12, 1, False),
        ("۱۰ام آبان", 10, 2, True),
        ("بیست و یکم مهر", 21, 3, True),
        ("بیست مهر", 20, 1, False),
        ("دهمین روز", 10, 1, True),
        ("صد و بیست و سومین روز", 123, 5, True),
        ("دویست و دهم", 210, 3, True),
    ],
)
def test_a_number_is_read_with_all_its_words(text: str, value: int, length: int, is_ordinal: bool) -> None:
    number = number_at(read_caption(text), 0)
    assert number is not None
    assert (number.value, number.length, number.is_ordinal) == (value, length, is_ordinal)


@pytest.mark.parametrize("text", ["", "word", "#10", "9999999999"])
def test_words_hashtags_and_long_digits_are_no_number(text: str) -> None:
    assert number_at(read_caption(text), 0) is None


def test_a_comma_ends_a_number() -> None:
    number = number_at(read_caption("twenty, first of all"), 0)
    assert number is not None
    assert number.value == 20
