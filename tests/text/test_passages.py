"""What a corrected text no longer says."""

import pytest

from newsroom.text.passages import gone_numbers, gone_runs, gone_sentences, numbers

OLD = "Water stood in the streets. At least 40 workers of the mill were arrested on Sunday."
NEW = "Water stood in the streets! At least 14 workers of the mill were arrested on Sunday."


def test_a_sentence_that_was_changed_is_gone_and_one_with_another_sign_is_not():
    assert gone_sentences(OLD, NEW) == ["At least 40 workers of the mill were arrested on Sunday."]


def test_every_run_holds_what_was_changed():
    runs = gone_runs(OLD, NEW)
    assert runs
    assert all("40" in run for run in runs)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Too few words here.", ""),
        ("", "Something new."),
        (OLD, OLD),
        ("The same words in other lines.", "The same\nwords in other lines."),
    ],
)
def test_ordinary_words_and_what_stands_give_no_run(old, new):
    assert gone_runs(old, new) == []


def test_a_persian_passage_is_known_in_any_spelling_of_its_letters():
    old = "دست‌کم ۴۰ کارگر کارخانه روز یکشنبه بازداشت شدند."
    assert ("دست", "کم", "40", "کارگر", "کارخانه", "روز") in gone_runs(old.replace("ی", "ي"), "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("40 and ۵۰", {"40", "50"}), ("1,200 people", {"1200"}), ("7 of them", set()), ("No. 40.", {"40"}), ("", set())],
)
def test_numbers_of_two_digits_or_more(text, expected):
    assert numbers(text) == expected


def test_a_number_that_stands_elsewhere_in_the_text_is_not_gone():
    assert gone_numbers("Some 40 came. They were 14.", "They were 14. In all 40 left.") == set()
    assert gone_numbers(OLD, NEW) == {"40"}
