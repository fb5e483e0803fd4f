import pytest

from events.captions.phrases import book_of, longest_only
from events.captions.tokens import read_caption


def found(phrase: str, text: str) -> bool:
    return bool(book_of([("x", [phrase])]).find(read_caption(text).tokens))


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("open fire", "They open fire now", True),
        ("open fire", "They open. Fire now", False),
        ("open|opened fire", "opened fire", True),
        ("demonstrat*", "Demonstrators", True),
        ("in the? street", "in street", True),
        ("in the? street", "in the street", True),
        ("block ~ road", "block part of the road", True),
        ("block ~ road", "block a b c d e road", False),
        ("block ~ road", "block. The road", False),
        ("آتش سوزی", "آتش‌سوزی", True),
        ("block ~ to? roads", "block access to roads", True),
        ("road ~~ closed", "road a b c d e f closed", True),
        ("road ~~ closed", "road Arak - Qom closed", True),
        ("road ~ closed", "road Arak - Qom closed", False),
        ("road ~~ closed", "road. Shops closed", False),
    ],
)
def test_a_phrase_is_words_alternatives_stems_and_gaps(phrase: str, text: str, expected: bool) -> None:
    assert found(phrase, text) is expected


def test_a_longer_phrase_takes_up_a_shorter_one_but_not_what_lies_beyond_its_gap() -> None:
    book = book_of([("strike", ["strike"]), ("hunger", ["hunger strike"]), ("shot", ["fire ~ strike"])])
    labels = [m.label for m in longest_only(book.find(read_caption("hunger strike").tokens))]
    assert labels == ["hunger"]
    labels = [m.label for m in longest_only(book.find(read_caption("fire on strike").tokens))]
    assert sorted(labels) == ["shot", "strike"]


@pytest.mark.parametrize(("text", "labels"), [("riot police", [""]), ("riot police attack people", ["", "crackdown"])])
def test_a_phrase_without_a_label_takes_up_only_what_lies_in_it_as_a_whole(text: str, labels: list[str]) -> None:
    book = book_of([("", ["riot police"]), ("protest", ["riot"]), ("crackdown", ["police ~ people"])])
    assert sorted(m.label for m in longest_only(book.find(read_caption(text).tokens))) == labels
