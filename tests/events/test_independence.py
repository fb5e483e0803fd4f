"""How many of an event's reports stand on their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.independence import folded, independent
from events.models import Report
from tests.events.intake.factory import FIRE, FLOOD, STRIKE, make_clip
from tests.factory import make_event, make_user, publish

LONG = (
    "Water has stood in the streets of the old town since the morning and the people carry what they can to the roofs"
)


def make_report(at, text="", **values) -> Report:
    return Report.objects.create(raw_text=text, arrived_at=at, **values)


def count() -> int:
    return independent(Report.objects.prefetch_related("footage"))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], 0),
        ([FLOOD], 1),
        ([FLOOD, FIRE], 2),
        ([FLOOD, FIRE, STRIKE], 3),
        ([FLOOD, f"🔴 {FLOOD}!"], 1),
        ([FLOOD, FLOOD.replace("flood water", "flood-water")], 1),
        ([LONG, f"{LONG} now"], 1),
        ([LONG, FLOOD, f"{LONG} now", f"{LONG} now 2"], 2),
        (["یاسوج: آتش‌سوزی پشت بازار", "ياسوج: آتش سوزی پشت بازار"], 1),
        (["🔴", "⚫"], 2),
    ],
)
def test_copies_count_once(db, at, texts, expected):
    for text in texts:
        make_report(at, text)
    assert count() == expected


@pytest.mark.parametrize("column", ["forward_key", "source_url"])
def test_forwards_of_one_post_and_two_looks_at_one_link_count_once(db, at, column):
    values = {"forward_key": "ab" * 32, "source_url": "https://example.org/post/1"}
    for text in (FLOOD, FIRE):
        make_report(at, text, **{column: values[column]})
    make_report(at, STRIKE)
    assert count() == 2


def test_the_same_clip_counts_once_and_a_copy_of_a_copy_is_the_same(vocabulary, at):
    reporter = make_user("Reporter")
    one, other = make_clip("navy", reporter, at), make_clip("maroon", reporter, at)
    first, second, third, fourth = (make_report(at, text) for text in (FLOOD, FIRE, STRIKE, LONG))
    first.footage.add(one)
    second.footage.add(one, other)
    third.footage.add(other)
    assert count() == 2
    fourth.forward_key = "ab" * 32
    fourth.save()
    make_report(at, "Something quite different", forward_key="ab" * 32).footage.add(one)
    assert count() == 1


def test_two_clusters_of_copies_that_are_near_each_other_are_one(db, at):
    """A post is copied ten times; one copier changes a phrase, and is copied ten times as well."""
    first = [f"{LONG} {chr(97 + number)}" for number in range(10)]
    changed = LONG.replace("carry what they can", "take what they may")
    for text in (*first, *(f"{changed} {chr(110 + number)}" for number in range(10))):
        make_report(at, text)
    assert count() == 1


def test_the_order_of_the_reports_changes_nothing(db, at):
    texts = [LONG, FLOOD, f"{LONG} now", f"🔴 {FLOOD}", FIRE, f"{LONG} here now"]
    reports = [make_report(at, text) for text in texts]
    for turn in range(len(reports)):
        assert independent(reports[turn:] + reports[:turn]) == 3


def test_an_erased_text_is_no_copy_of_another(db, at):
    for number in range(2):
        report = make_report(at, f"{FLOOD} {number}" * (number + 1), identity=str(number))
        Report.objects.filter(pk=report.pk).update(raw_text="", words_key="", digest="")
    assert count() == 2


def test_readers_are_told_both_numbers(vocabulary, at):
    reporter = make_user("Reporter")
    event = make_event(reporter, at, types=["flood"], places=["shadegan"])
    for text in (FLOOD, f"{FLOOD}!", FIRE):
        make_report(at, text, event=event)
    publish(event, writer=reporter, editor=make_user("Editor"), at=at)
    facts = event.live_editions(at).first().facts
    assert (facts["reports"], facts["independent"]) == (3, 2)


@given(st.text())
def test_folding_keeps_letters_and_digits_alone_and_folding_again_changes_nothing(text):
    once = folded(text)
    assert folded(once) == once
    assert all(char.isalnum() or char == " " for char in once)
    assert once == once.strip()
    assert "  " not in once
