"""Differences of two texts: readable for people, and complete to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.differing import Pair, as_html, blocks, paragraphs, plain, words

TEXTS = st.text(alphabet="ab ۱می‌رود.\n", max_size=60)
HTML = st.lists(st.sampled_from(["<p>a</p>", "<ul><li>b</li></ul>", "text", "<hr>", " \n", "&amp;", "<p>", "</p>"]))


@pytest.mark.parametrize(
    ("old", "new", "stretches"),
    [
        ("", "", []),
        ("same", "same", [("same", "same")]),
        ("", "all new", [("new", "all new")]),
        ("all gone", "", [("gone", "all gone")]),
        ("It was quiet.", "It was loud.", [("same", "It was "), ("gone", "quiet"), ("new", "loud"), ("same", ".")]),
        ("one two three", "one four five", [("same", "one "), ("gone", "two three"), ("new", "four five")]),
        ("workers met", "workers met again", [("same", "workers met"), ("new", " again")]),
        # the half space is inside of a word: the word changed as a whole
        ("او می‌رود", "او می‌آید", [("same", "او "), ("gone", "می‌رود"), ("new", "می‌آید")]),
        ("۱۲ نفر", "۱۵ نفر", [("gone", "۱۲"), ("new", "۱۵"), ("same", " نفر")]),
        ("کتابِ او", "کتاب او", [("gone", "کتابِ"), ("new", "کتاب"), ("same", " او")]),
    ],
)
def test_words_that_changed_are_shown_as_whole_words(old, new, stretches):
    assert words(old, new) == stretches


@given(TEXTS, TEXTS)
def test_no_character_is_lost_in_a_difference(old, new):
    stretches = words(old, new)
    assert "".join(text for op, text in stretches if op != "new") == old
    assert "".join(text for op, text in stretches if op != "gone") == new


def test_a_long_text_with_frequent_words_is_compared_in_time_too():
    old = " ".join(f"the word{n * n % 2003} of" for n in range(1500))
    new = old.replace("word9 ", "number9 ").replace("word400 ", "word401 ")
    old = " ".join(f"the word{n % 700} of" for n in range(3000))
    new = old.replace("word13 ", "number13 ").replace("word500 ", "word501 ")
    stretches = words(old, new)
    assert "".join(text for op, text in stretches if op != "gone") == new


def test_what_changed_is_marked_in_escaped_html():
    assert as_html([("same", "a < "), ("gone", "<b>"), ("new", "&")]) == "a &lt; <del>&lt;b&gt;</del><ins>&amp;</ins>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>a</p><p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("<p>a</p>\n<p>b</p>", ["<p>a</p>\n", "<p>b</p>"]),
        ("<ul><li>a</li><li>b</li></ul><hr><p>c<br>d</p>", ["<ul><li>a</li><li>b</li></ul>", "<hr>", "<p>c<br>d</p>"]),
        ('<figure data-embed="event:x"></figure><p>a</p>', ['<figure data-embed="event:x"></figure>', "<p>a</p>"]),
        ("only text", ["only text"]),
        ("<p>a</p>loose &amp; text<p>b</p>", ["<p>a</p>", "loose &amp; text", "<p>b</p>"]),
    ],
)
def test_a_text_is_cut_into_its_outermost_elements(html, expected):
    assert blocks(html) == expected


@given(HTML)
def test_blocks_joined_are_the_text_again(parts):
    html = "".join(parts)
    assert "".join(blocks(html)) == html


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([], [], []),
        (["a"], ["a"], [Pair("same", "a", "a")]),
        (["a"], ["a", "b"], [Pair("same", "a", "a"), Pair("new", "", "b")]),
        (["a", "b"], ["b"], [Pair("gone", "a", ""), Pair("same", "b", "b")]),
        (
            ["<p>They met at the gate.</p>"],
            ["<p>Rain fell.</p>", "<p>They met at the north gate.</p>"],
            [
                Pair("new", "", "<p>Rain fell.</p>"),
                Pair("changed", "<p>They met at the gate.</p>", "<p>They met at the north gate.</p>"),
            ],
        ),
        (
            ["<p>One thing.</p>"],
            ["<p>Else.</p>"],
            [Pair("gone", "<p>One thing.</p>", ""), Pair("new", "", "<p>Else.</p>")],
        ),
    ],
)
def test_paragraphs_stand_beside_what_they_became(old, new, pairs):
    assert paragraphs(old, new) == pairs


@given(
    st.lists(st.sampled_from(["a b c", "a b d", "e", "f g"])), st.lists(st.sampled_from(["a b c", "a b e", "e", "h"]))
)
def test_no_paragraph_is_lost_in_a_difference(old, new):
    pairs = paragraphs(old, new)
    assert [pair.old for pair in pairs if pair.op != "new"] == old
    assert [pair.new for pair in pairs if pair.op != "gone"] == new


def test_the_words_of_a_block():
    assert plain("<p>Fuel &amp; <strong>bread</strong><br>again</p>") == "Fuel & bread\nagain"
