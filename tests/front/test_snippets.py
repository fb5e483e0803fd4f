from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.front.snippets import LENGTH, snippet, spans_in
from newsroom.press.search import parse, tokens

LETTERS = st.text(st.sampled_from("ab <&é ßكکيی\u200c\u0640\u064e،.-#_۱1İ"), max_size=400)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Bread queue grows", "bread", "<mark>Bread</mark> queue grows"),
        ("Bread queue grows", '"bread queue"', "<mark>Bread queue</mark> grows"),
        ("Bread, and a queue", '"bread queue"', "Bread, and a queue"),
        ("كوت عبدالله زیر آب", "کوت‌عبدالله", "<mark>كوت عبدالله</mark> زیر آب"),
        ("کوت‌عبدالله زیر آب", "كوت عبدالله", "<mark>کوت‌عبدالله</mark> زیر آب"),
        ("کارگـران آمدند", "کارگران", "<mark>کارگـران</mark> آمدند"),
        ("مُحرّم آمد", "محرم", "<mark>مُحرّم</mark> آمد"),
        ("سال ۱۳۹۸ بود", "1398", "سال <mark>۱۳۹۸</mark> بود"),
        ("<b>Bread</b> & salt", "bread", "&lt;b&gt;<mark>Bread</mark>&lt;/b&gt; &amp; salt"),
        ("The café closed", "cafe", "The <mark>café</mark> closed"),
        ("Nothing of it", "bread", "Nothing of it"),
    ],
)
def test_the_words_are_marked_as_they_are_written(text, words, found):
    assert snippet(text, parse(words).wanted) == found


def test_a_long_text_is_cut_around_the_first_of_them():
    text = f"{'before ' * 100}the bread came{' after' * 100}"
    piece = snippet(text, parse("bread").wanted)
    assert "<mark>bread</mark>" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert len(piece) < LENGTH + 40


@given(LETTERS, LETTERS)
def test_a_snippet_holds_a_piece_of_the_text_escaped_with_nothing_but_marks(text, words):
    text = " ".join(text.split())
    piece = snippet(text, parse(words).wanted)
    bare = unescape(re.sub(r"</?mark>", "", piece)).removeprefix("… ").removesuffix(" …")
    assert bare in text
    assert not re.search(r"<(?!/?mark>)", piece)


@given(LETTERS)
def test_each_word_of_a_text_is_found_where_it_stands(text):
    for (start, end), word in tokens(text):
        spans = spans_in(text, parse(f'"{word}"').wanted) if len(word) < 290 else [(start, end)]
        assert any(first <= start and end <= last for first, last in spans), (word, spans)
