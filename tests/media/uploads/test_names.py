"""Names of files as the desk keeps them: no path, nothing unseen, Persian as it was, at most 120 letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.uploads.names import LONGEST, clean_name

names = st.text(st.characters(), max_size=400) | st.text("./\\ab\u200c\u202e ی\u0301\u0627\u0653", max_size=200)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("IMG_2041.MOV", "IMG_2041.MOV"),
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\Users\\somebody\\clip.mp4", "clip.mp4"),
        ("clip.mp4/", ""),
        ("..", ""),
        ("\u202e4pm.exe", "4pm.exe"),
        ("a\u2066b\u2069\u200f.mp4", "ab.mp4"),
        ("a\x00b\r\nc.mp4", "ab c.mp4"),
        ("تظاهرات می‌شود.mp4", "تظاهرات می‌شود.mp4"),
        ("cafe\u0301.mp4", "café.mp4"),
        ("cafe\u200d\u0301.mp4", "café.mp4"),
        ("  two   words .mp4  ", "two words .mp4"),
        (".hidden", "hidden"),
        ("", ""),
    ],
)
def test_names_as_they_come_and_as_they_are_kept(given_name, kept):
    assert clean_name(given_name) == kept


def test_a_name_of_three_hundred_letters_keeps_its_extension():
    kept = clean_name("ز" * 300 + ".mp4")
    assert (len(kept), kept[-5:]) == (LONGEST, "ز.mp4")
    assert len(clean_name("a." + "b" * 300)) == LONGEST


@given(names)
def test_whatever_comes_what_is_kept_is_harmless_and_stays_as_it_is(given_name):
    kept = clean_name(given_name)
    assert len(kept) <= LONGEST
    assert not set(kept) & set("/\\")
    assert all(unicodedata.category(letter)[0] != "C" for letter in kept if letter != "\u200c")
    assert kept.strip(". ") == kept
    assert clean_name(kept) == kept
