"""Two texts made of one: a table of cases, and the promise that nothing typed is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.differing import tokens
from newsroom.text.merging import bodies, three_way, together, words

ONE, TWO, THREE = "<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"
PARTS = st.lists(st.sampled_from(["a", "b", "c", "می‌رود", " ", "."]), max_size=12)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged", "conflicts"),
    [
        ("It rained.", "It rained.", "It rained.", "It rained.", 0),
        ("It rained.", "It rained hard.", "It rained.", "It rained hard.", 0),
        ("It rained.", "It rained.", "It snowed.", "It snowed.", 0),
        ("It rained.", "It snowed.", "It snowed.", "It snowed.", 0),
        ("Ten men met in Shush.", "Twelve men met in Shush.", "Ten men met in Ahvaz.", "Twelve men met in Ahvaz.", 0),
        ("Ten men met.", "Twelve men met.", "Nine men met.", "Twelve / Nine men met.", 1),
        ("Ten men met.", "men met.", "Ten men met again.", "men met again.", 0),
        ("", "Mine", "Theirs", "Mine / Theirs", 1),
        ("ده نفر آمدند", "ده نفر می‌آمدند", "سی نفر آمدند", "سی نفر می‌آمدند", 0),
    ],
)
def test_plain_texts_are_merged_word_by_word(base, mine, theirs, merged, conflicts):
    pieces = words(base, mine, theirs)
    assert together(pieces, " / ") == merged
    assert sum(piece.side == "conflict" for piece in pieces) == conflicts


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged", "conflicts"),
    [
        (ONE + TWO, ONE + TWO + THREE, ONE + TWO, ONE + TWO + THREE, 0),
        (ONE + TWO, THREE + ONE + TWO, ONE, THREE + ONE, 0),
        (ONE + TWO, "<p>One, mine.</p>" + TWO, ONE + "<p>Two, theirs.</p>", None, 1),
        (ONE + TWO + THREE, "<p>One, mine.</p>" + TWO + THREE, ONE + TWO + "<p>Three, theirs.</p>",
         "<p>One, mine.</p>" + TWO + "<p>Three, theirs.</p>", 0),
        (ONE, "<p>One, mine.</p>", "<p>One, theirs.</p>", "<p>One, mine.</p><p>One, theirs.</p>", 1),
        (ONE, "", "<p>One, theirs.</p>", "<p>One, theirs.</p>", 1),
    ],
)  # fmt: skip
def test_bodies_are_merged_paragraph_by_paragraph(base, mine, theirs, merged, conflicts):
    pieces = bodies(base, mine, theirs)
    assert merged is None or together(pieces) == merged
    assert sum(piece.side == "conflict" for piece in pieces) == conflicts


@given(PARTS, PARTS, PARTS)
def test_what_one_side_alone_wrote_is_never_lost(base, mine, theirs):
    pieces = three_way(base, mine, theirs)
    result = Counter(one for piece in pieces for one in piece.result)
    known = Counter(base)
    for side in (Counter(mine), Counter(theirs)):
        for word, count in side.items():
            assert word in known or result[word] >= count


@given(PARTS, PARTS, PARTS)
def test_the_pieces_joined_are_the_three_versions_again(base, mine, theirs):
    pieces = three_way(base, mine, theirs)
    for name, version in (("base", base), ("mine", mine), ("theirs", theirs)):
        assert [one for piece in pieces for one in getattr(piece, name)] == version


@given(st.text(alphabet="ab .\n", max_size=40), st.text(alphabet="ab .\n", max_size=40))
def test_a_side_that_changed_nothing_takes_over_the_other(base, other):
    assert together(words(base, base, other)) == other
    assert together(words(base, other, base)) == other
    assert tokens(base) == [one for piece in words(base, base, other) for one in piece.base]
