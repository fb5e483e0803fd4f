"""Captions in a pasted text; a batch is stored first and may be read again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.batches import captions_in, keep, read, read_into_drafts
from events.drafts import Message
from events.models import Batch, EventPost, Report
from tests.events.intake.factory import FIRE, FLOOD, STRIKE
from tests.factory import make_user

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n\t\n", []),
        ("one", ["one"]),
        ("one\ntwo", ["one\ntwo"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n \t \ntwo", ["one", "two"]),
        ("one\r\n\r\ntwo\r\n", ["one", "two"]),
        ("one\n\n\n\n\ntwo\n\n", ["one", "two"]),
        ("one\n\u00a0\ntwo", ["one", "two"]),
        ("- one\n- two", ["one", "two"]),
        ("- one\n  goes on\n- two", ["one\n  goes on", "two"]),
        ("• one\n• two\n\n• three", ["one", "two", "three"]),
        ("1. one\n2. two", ["one", "two"]),
        ("1) one\n12) two", ["one", "two"]),
        ("۱. یک\n۲. دو", ["یک", "دو"]),
        ("🔴 one\n🔴 two", ["🔴 one", "🔴 two"]),
        ("🔴 one\n🔵 two", ["🔴 one\n🔵 two"]),
        ("one\n- of which\n- and which", ["one\n- of which\n- and which"]),
        ("- one\n• of which\n- two", ["one\n• of which", "two"]),
        ("- one\n-\n- two", ["one\n-", "two"]),
        ("-one\n-two", ["-one\n-two"]),
        ("- one\n\n- two\n\nthree\n- four", ["one", "two", "three\n- four"]),
        ("10. April 2019 - a fire in Yasuj", ["10. April 2019 - a fire in Yasuj"]),
    ],
)
def test_captions_stand_between_blank_lines_or_behind_bullets(text, expected):
    assert captions_in(text) == expected


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalpha()]


LINES = st.lists(
    st.tuples(st.sampled_from(["", "- ", "• ", "1. ", "12) ", "🔴 ", "🔹\ufe0f ", "  ", "\t- "]), st.text(max_size=12)),
    max_size=12,
)


@given(st.text())
def test_no_letter_is_lost_whatever_the_text(text):
    assert letters("".join(captions_in(text))) == letters(text)


@given(LINES)
def test_no_letter_of_a_list_is_lost(lines):
    text = "\n".join(bullet + words for bullet, words in lines)
    assert letters("".join(captions_in(text))) == letters(text)


@given(LINES)
def test_what_is_kept_stands_in_its_order_and_nothing_is_added(lines):
    text = "\n".join(bullet + words for bullet, words in lines)
    rest = iter(text)
    assert all(char in rest for char in "".join("".join(captions_in(text)).split()))


@given(
    st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=9), max_size=8),
    st.sampled_from(["\n\n", "\r\n \r\n"]),
)
def test_captions_joined_with_blank_lines_come_apart_again(captions, between):
    assert captions_in(between.join(captions)) == captions


# -- stored first


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter")


def stored(text, by, at, **values) -> Batch:
    return keep(text, name="Morning", **{"year": None, "by": by, "at": at, "channel": "paste", **values})


def test_a_batch_holds_the_whole_text_before_anything_is_read(reporter, at):
    text = f"  {FLOOD}\r\n\r\n- {FIRE}\n\n"
    batch = stored(text, reporter, at, year=2019, origin="A channel")
    batch.refresh_from_db()
    assert (batch.text, batch.year, batch.origin, batch.read_at) == (text, 2019, "A channel", None)
    assert not Report.objects.exists()


def test_the_same_text_again_is_the_batch_that_is_there(reporter, at):
    first = stored(f"{FLOOD}\n\n{FIRE}", reporter, at)
    again = stored(f"{FLOOD}\n \n{FIRE}\n", make_user("Reporter"), at + MINUTE)
    assert again == first
    assert again.brought_by == reporter
    assert Batch.objects.count() == 1


def test_reading_makes_waiting_reports_in_order_and_says_when(reporter, at):
    batch = stored("x", reporter, at)
    brought = read(batch, map(Message, (FLOOD, STRIKE, FIRE)), channel="paste", at=at + MINUTE)
    assert [report.raw_text for report in brought.reports] == [FLOOD, STRIKE, FIRE]
    assert [report.position for report in brought.reports] == [1, 2, 3]
    assert {report.decision for report in brought.reports} == {"waiting"}
    assert (brought.is_first, brought.new_reports, brought.events) == (True, 3, [])
    assert Batch.objects.get().read_at == at + MINUTE


def test_reading_again_makes_nothing_twice(reporter, at):
    batch = stored("x", reporter, at)
    read(batch, map(Message, (FLOOD, STRIKE)), channel="paste", at=at)
    again = read(batch, map(Message, (FLOOD, STRIKE)), channel="paste", at=at + MINUTE)
    assert (again.is_first, again.new_reports, len(again.reports)) == (False, 0, 2)
    assert Report.objects.count() == 2
    assert Batch.objects.get().read_at == at


def test_a_reading_that_was_cut_off_goes_on(reporter, at):
    batch = stored("x", reporter, at)
    read(batch, [Message(FLOOD)], channel="paste", at=at)
    Batch.objects.update(read_at=None)
    rest = read(batch, map(Message, (FLOOD, STRIKE)), channel="paste", at=at + MINUTE)
    assert (rest.is_first, rest.new_reports) == (True, 1)


def test_a_failure_half_way_leaves_no_half_of_the_rows(reporter, at):
    batch = stored("x", reporter, at)

    def broken():
        yield Message(FLOOD)
        raise OSError("The export ends here.")

    with pytest.raises(OSError):
        read(batch, broken(), channel="paste", at=at)
    assert not Report.objects.exists()
    assert Batch.objects.get().read_at is None


def test_a_caption_that_stands_twice_in_one_text_is_one_report(reporter, at):
    brought = read(stored("x", reporter, at), map(Message, (FLOOD, FLOOD)), channel="paste", at=at)
    assert (len(brought.reports), brought.new_reports) == (2, 1)
    assert brought.reports[0] == brought.reports[1]


def test_a_caption_that_is_here_from_another_batch_stays_there(reporter, at):
    first, second = stored("x", reporter, at), stored("y", reporter, at)
    read(first, [Message(FLOOD)], channel="paste", at=at)
    brought = read(second, map(Message, (FLOOD, FIRE)), channel="paste", at=at)
    assert [report.batch for report in brought.reports] == [first, second]
    assert brought.new_reports == 1


def test_the_same_words_of_another_source_are_another_report(reporter, at):
    batch = stored("x", reporter, at)
    messages = [Message(FLOOD, origin=name) for name in ("One", "Other", "one ")]
    assert read(batch, messages, channel="paste", at=at).new_reports == 2


def test_drafts_at_once_pass_over_what_is_decided(reporter, at):
    batch = stored("x", reporter, at)
    first = read_into_drafts(batch, [FLOOD, FIRE], channel="document", by=reporter, at=at)
    again = read_into_drafts(batch, [FLOOD, FIRE, STRIKE], channel="document", by=reporter, at=at)
    assert len(first.events) == 2
    assert len(again.events) == 3
    assert EventPost.objects.count() == 3
