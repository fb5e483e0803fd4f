"""Files that come with captions: each goes to the caption that names it, and its name goes nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.intake.files import Caption, read_caption, take_files, with_numbers
from media.models import Footage
from tests.events.intake.factory import FLOOD, bring, columns_with, upload
from tests.factory import make_user

NEEDLE = "farangis"


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("A fire [a.jpg]", ["a.jpg"], "A fire [file 1]"),
        ("A fire [A.JPG]", ["a.jpg"], "A fire [file 1]"),
        ("One [b.mp4]\n\nTwo [a.jpg]", ["a.jpg", "b.mp4"], "One [file 2]\n\nTwo [file 1]"),
        ("Both [a.jpg] [b.jpg]", ["a.jpg", "b.jpg"], "Both [file 1] [file 2]"),
        ("One [a.jpg]\n\nTwo [a.jpg]", ["a.jpg"], "One [file 1]\n\nTwo [file 1]"),
        ("A fire", ["a.jpg"], "A fire"),
        ("A fire (a.jpg)", ["a.jpg"], "A fire (a.jpg)"),
        ("A fire [a+b (1).jpg]", ["a+b (1).jpg"], "A fire [file 1]"),
        ("A fire [a.*.jpg]", ["a.*.jpg"], "A fire [file 1]"),
        ("A fire [abc.jpg]", ["a.*.jpg"], "A fire [file 0]"),
        ("A fire [a\\1.jpg]", ["a\\1.jpg"], "A fire [file 1]"),
        ("A fire [clip [final].mp4]", ["clip [final].mp4"], "A fire [file 1]"),
        ("A fire [فیلم فرنگیس.mp4]", ["فیلم فرنگیس.mp4"], "A fire [file 1]"),
        ("A fire [a.pdf]", ["a.pdf"], "A fire [file 1]"),
        ("A fire [gone.jpg] [a.jpg]", ["a.jpg"], "A fire [file 0] [file 1]"),
        ("A fire [gone.MOV]", [], "A fire [file 0]"),
        ("A fire [photo by nobody] [1] [today]", ["a.jpg"], "A fire [photo by nobody] [1] [today]"),
        ("A fire [<b>x<b>.jpg]", ["<b>x<b>.jpg"], "A fire [file 1]"),
    ],
)
def test_a_name_in_brackets_becomes_the_number_of_its_file(text, names, expected):
    assert with_numbers(text, names) == expected


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=20), unique_by=str.casefold, max_size=5
    )
)
def test_any_name_at_all_becomes_the_number_of_its_file(names):
    text = "\n\n".join(f"Caption [{name}.jpg]" for name in names)
    changed = with_numbers(text, [f"{name}.jpg" for name in names])
    assert changed == "\n\n".join(f"Caption [file {number}]" for number in range(1, len(names) + 1))


@pytest.mark.parametrize("names", [["IMG_1.jpg", "IMG_1.jpg"], ["img_1.jpg", "IMG_1.jpg"]])
def test_of_two_files_of_one_name_neither_goes_to_both_captions(names):
    one, other = with_numbers(f"One [{names[0]}]\n\nTwo [{names[1]}]", names).split("\n\n")
    assert not set(read_caption(one).files) & set(read_caption(other).files)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire", Caption("A fire", (), False)),
        ("A fire [file 1]", Caption("A fire", (1,), False)),
        ("A fire [file 1] [file 12]", Caption("A fire", (1, 12), False)),
        ("A [file 2] fire", Caption("A fire", (2,), False)),
        ("[file 3] A fire", Caption("A fire", (3,), False)),
        ("A fire\n[file 1]", Caption("A fire", (1,), False)),
        ("A fire [file 0]", Caption("A fire", (), True)),
        ("A fire [file 0] [file 4]", Caption("A fire", (4,), True)),
        ("[file 1]", Caption("", (1,), False)),
    ],
)
def test_the_markers_are_taken_out_of_the_words(text, expected):
    assert read_caption(text) == expected


@pytest.mark.django_db
def test_every_file_that_can_be_taken_is_and_the_others_are_said_without_their_names(vocabulary, at):
    reporter = make_user("Reporter")
    batch = bring(FLOOD, by=reporter, at=at)
    bad = upload(f"{NEEDLE}.pdf")
    bad.file.seek(0)
    bad.file.truncate()
    bad.file.write(b"%PDF-1.7")
    files = [upload(f"{NEEDLE} 1.jpg"), bad, upload(f"{NEEDLE} 3.jpg", "maroon")]
    taken, sentences = take_files(files, batch, by=reporter, at=at)
    assert sorted(taken) == [1, 3]
    assert Footage.objects.count() == 2
    (sentence,) = sentences
    assert sentence.startswith("File 2: ")
    assert NEEDLE not in sentence
    assert columns_with(NEEDLE) == set()


@pytest.mark.django_db
def test_the_same_file_twice_is_one_piece_of_footage(vocabulary, at):
    reporter = make_user("Reporter")
    batch = bring(FLOOD, by=reporter, at=at)
    taken, _sentences = take_files([upload("a.jpg"), upload("b.jpg")], batch, by=reporter, at=at)
    assert taken[1] == taken[2]
    assert Footage.objects.count() == 1
