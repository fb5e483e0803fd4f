"""Captions as a person types them, and as they are written again."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.subtitles import CaptionsRefused, Cue, parse, spoken, write

TWO = """WEBVTT

1
00:00:01.000 --> 00:00:02.500
We want our wages.

00:00:03.000 --> 00:00:04.000
نان، کار، آزادی
 and so say all
"""


def test_cues_have_times_and_words_and_lose_their_numbers():
    assert parse(TWO) == [
        Cue(1000, 2500, "We want our wages."),
        Cue(3000, 4000, "نان، کار، آزادی\nand so say all"),
    ]


def test_the_header_is_added_where_it_is_missing():
    assert write(parse("00:01.000 --> 00:02.000\nHere.")).startswith("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHere.\n")


@pytest.mark.parametrize(
    "line",
    ["0:01 --> 0:02", "00:01.0 --> 00:02.0", "00:00:01,000 --> 00:00:02,000", "۰۰:۰۱ --> ۰۰:۰۲", "00:01-->00:02"],
)
def test_times_are_read_as_people_write_them(line):
    assert parse(f"{line}\nHere.") == [Cue(1000, 2000, "Here.")]


@pytest.mark.parametrize("text", ["", " \n\n", "WEBVTT", "\ufeffWEBVTT\r\n\r\n"])
def test_nothing_typed_is_no_captions(text):
    assert parse(text) == []
    assert write([]) == ""


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("WEBVTT\nKind: captions\n\n0:01 --> 0:02\nA", "header", 2),
        ("WEBVTT\n\nNOTE filmed by a neighbour\n\n0:01 --> 0:02\nA", "block", 3),
        ("STYLE\n::cue { color: red }", "block", 1),
        ("WEBVTT\n\nREGION\nid:a", "block", 3),
        ("0:01 --> 0:02 align:start\nA", "settings", 1),
        ("Just words", "time", 1),
        ("1\nJust words", "time", 1),
        ("0:01 --> 0:61\nA", "time", 1),
        ("0:01 -->\nA", "time", 1),
        ("0:02 --> 0:01\nA", "backwards", 1),
        ("0:02 --> 0:02\nA", "backwards", 1),
        ("0:05 --> 0:06\nA\n\n0:01 --> 0:02\nB", "order", 4),
        ("0:01 --> 0:02\n\n0:03 --> 0:04\nB", "words", 1),
        ("0:01 --> 0:02\n&nbsp;", "words", 2),
        ("0:01 --> 0:02\nA <b>word</b>", "tag", 2),
        ("0:01 --> 0:02\n<v Reza>A", "tag", 2),
        ("0:01 --> 0:02\nA\n0:03 --> 0:04\nB", "arrow", 3),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text, code, line):
    with pytest.raises(CaptionsRefused) as caught:
        parse(text)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_signs_that_mean_something_in_a_file_are_written_so_that_they_are_read_as_signs():
    cues = [Cue(0, 1, "5 < 6 & 7 > 6 &amp; --> so")]
    assert write(cues).count("-->") == 1
    assert parse(write(cues)) == cues


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(str.strip).filter(bool)
moments = st.integers(0, 359_999_000)
cues = st.lists(st.tuples(moments, st.integers(1, 60_000), words), max_size=6).map(
    lambda rows: [Cue(start, start + length, text) for start, length, text in sorted(rows)]
)


@given(cues)
def test_what_was_written_is_read_as_the_same(rows):
    assert parse(write(rows)) == rows
    assert spoken(rows) == "\n".join(row.text for row in rows)


@given(st.text(st.sampled_from("WEBVTT0123:.,->\n <&;ampltnbsr\u06f1ن\r\t")))
def test_whatever_is_typed_is_refused_or_read_and_what_is_read_is_settled(text):
    with suppress(CaptionsRefused):
        found = parse(text)
        assert parse(write(found)) == found
