"""Posts to copy by hand: what stands in them, and that they fit whatever the words are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.front.posts import ALONE, BESIDE_A_CLIP, CUT, Words, hashtag, post, units

WORDS = Words(
    headline="Lorries stand in Shadegan",
    address="https://news.example/events/bbbbbbbb/",
    slug_line="Shadegan, Khuzestan · 10 April 2019 · Strike",
    unsure=("Reports say this. We have not confirmed it.", "The report is not sure of the place."),
    day="Day 10 of: The long strike",
    text="They came before sunrise.",
    mirrors=("https://two.example/events/bbbbbbbb/",),
    tags=("#Khuzestan", "#Strike"),
)
WHOLE = """Shadegan, Khuzestan · 10 April 2019 · Strike
Lorries stand in Shadegan

Reports say this. We have not confirmed it.
The report is not sure of the place.
Day 10 of: The long strike

They came before sunrise.

https://news.example/events/bbbbbbbb/
https://two.example/events/bbbbbbbb/

#Khuzestan #Strike"""


def test_a_post_has_everything_where_there_is_room():
    assert post(WORDS, BESIDE_A_CLIP) == post(WORDS, ALONE) == WHOLE


def test_a_correction_says_first_what_was_wrong():
    lines = post(replace(WORDS, notice="Correction: It was ten."), ALONE).splitlines()
    assert lines[:4] == [*WHOLE.splitlines()[:2], "", "Correction: It was ten."]


#: how much room there is, and what has gone by then
LEAVING = [
    (len(WHOLE), ""),
    (len(WHOLE) - 1, "sunrise."),
    (len(WHOLE) - 27, "They"),
    (len(WHOLE) - 28, "#Strike"),
    (len(WHOLE) - 40, "#Khuzestan"),
    (len(WHOLE) - 60, "two.example"),
    (len(WHOLE) - 90, "10 April"),
    (len(WHOLE) - 140, "Day 10"),
    (140, "in Shadegan"),
]


@pytest.mark.parametrize(("most", "gone"), LEAVING)
def test_what_matters_least_goes_first(most, gone):
    made = post(WORDS, most)
    assert units(made) <= most
    for later in [what for _room, what in LEAVING[LEAVING.index((most, gone)) + 1 :]]:
        assert later in made
    assert not gone or gone not in made
    assert all(sentence in made for sentence in WORDS.unsure)
    assert WORDS.address in made.split()


def test_a_letter_outside_the_first_plane_counts_twice():
    assert (units("a"), units("ش"), units("🌊")) == (1, 1, 2)
    made = post(replace(WORDS, text="🌊 " * 5000), ALONE)
    assert ALONE - 3 <= units(made) <= ALONE


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Khuzestan", "#Khuzestan"),
        ("Truck drivers' strike", "#Truck_drivers_strike"),
        ("اعتصاب رانندگان", "#اعتصاب_رانندگان"),
        ("راه‌بندان", "#راه_بندان"),
        ("1401", ""),
        ("!", ""),
        ("Chaharmahal & Bakhtiari", "#Chaharmahal_Bakhtiari"),
    ],
)
def test_a_name_becomes_one_tag(name, tag):
    assert hashtag(name) == tag


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=3000)
LINES = st.text("abc شصض🌊", min_size=1, max_size=120).map(lambda text: " ".join(text.split()) or "x")
POSTS = st.builds(
    Words,
    headline=LINES,
    address=st.just("https://news.example/fa/events/bbbbbbbb/"),
    slug_line=LINES,
    notice=LETTERS.map(lambda text: " ".join(text.split())),
    unsure=st.lists(LINES, max_size=4).map(tuple),
    day=LINES,
    text=LETTERS.map(lambda text: " ".join(text.split())),
    mirrors=st.lists(st.just("https://two.example/fa/events/bbbbbbbb/"), max_size=8).map(tuple),
    tags=st.lists(LINES.map(hashtag).filter(bool), max_size=8).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(words=POSTS, most=st.sampled_from([700, BESIDE_A_CLIP, ALONE]))
def test_whatever_the_words_a_post_fits_and_cuts_no_word(words, most):
    made = post(words, most)
    assert units(made) <= most
    assert words.address in made.split()
    for sentence in words.unsure:
        assert sentence in made
    given_words = " ".join([words.headline, words.slug_line, words.notice, *words.unsure, words.day, words.text,
                            words.address, *words.mirrors, *words.tags]).split()  # fmt: skip
    assert set(made.split()) <= {*given_words, CUT}
