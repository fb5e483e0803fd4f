"""What a report may be the same as: near enough to be named, and never two towns or two days of a strike."""

import pytest

from events.intake import deciding
from events.intake.rows import rows_of
from events.intake.sameness import DAYS_APART, MOST_SHOWN
from events.models import EventPost, Report
from tests.events.intake.factory import FIRE, FLOOD, STRIKE, bring, make_clip, only, row_of
from tests.factory import make_event, make_user, move, publish

pytestmark = pytest.mark.django_db

LONG = "{day} - {town}: flood water stands in the streets and in the houses of many families since the morning"


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter", "reporter")


@pytest.fixture
def editor(vocabulary):
    return make_user("Editor", "editor")


def alike(batch, at, number: int = 1) -> list[tuple[str, tuple[str, ...], bool]]:
    """Reference, why, and whether it is strong, of everything a row names."""
    return [(one.ref, tuple(one.reasons), one.is_strong) for one in row_of(batch, number, at=at).alike]


@pytest.mark.parametrize(
    "copy", [f"🔴 {FLOOD} !!", f"{FLOOD}  #", FLOOD.upper(), FLOOD.replace(",", " ").replace("-", "–")]
)
def test_a_copy_with_other_marks_is_the_same_as_the_event_of_the_first(reporter, at, copy):
    event = deciding.accept(only(bring(FLOOD, by=reporter, at=at)), by=reporter, at=at)
    later = bring(copy, by=reporter, at=at)
    (ref, reasons, is_strong), *others = alike(later, at)
    assert (ref, is_strong, others) == (event.ref, True, [])
    assert "words" in reasons
    assert not row_of(later, at=at).is_certain


def test_a_copy_without_place_and_date_is_the_same_by_its_words_alone(reporter, at):
    text = "Water stands in all the houses of our street since the early morning"
    first = bring(text, by=reporter, at=at)
    later = bring(f"🔴 {text}!", by=reporter, at=at)
    assert alike(later, at) == [(only(first).ref, ("words",), True)]
    assert alike(first, at) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG.format(day="April 10, 2019", town="Shadegan"), LONG.format(day="April 10, 2019", town="Ahvaz")),
        (LONG.format(day="April 10, 2019", town="Yasuj"), LONG.format(day="April 10, 2019", town="Yazd")),
        (LONG.format(day="April 10, 2019", town="Yasuj"), LONG.format(day="April 19, 2019", town="Yasuj")),
        (LONG.format(day="April 10", town="Yasuj"), LONG.format(day="April 19", town="Yasuj")),
        (LONG.format(day="April 10, 2019", town="Yasuj"), LONG.format(day="April 10, 2020", town="Yasuj")),
        ("یاسوج: سیل خانه‌های بسیاری از مردم شهر را از بامداد امروز فرا گرفته است، ۱۵ فروردین ۱۳۹۸",
         "شیراز: سیل خانه‌های بسیاری از مردم شهر را از بامداد امروز فرا گرفته است، ۱۵ فروردین ۱۳۹۸"),
        ("April 10, 2019 - Khuzestan Province: flood water enters the houses of many villages",
         "April 10, 2019 - Lorestan Province: flood water enters the houses of many villages"),
    ],
)  # fmt: skip
def test_captions_that_desks_write_alike_of_two_towns_or_days_are_two(reporter, at, one, other):
    batch = bring(one, other, by=reporter, at=at)
    assert [row.alike for row in rows_of(batch, at=at)] == [[], []]


def test_running_days_of_one_strike_are_not_the_same(reporter, at):
    days = [
        f"May {3 + number}, 2021 - Ahvaz: steel workers on strike, day {number} of the strike" for number in (1, 2, 3)
    ]
    batch = bring(*days, by=reporter, at=at)
    assert [row.alike for row in rows_of(batch, at=at)] == [[], [], []]
    assert all(row.is_certain for row in rows_of(batch, at=at))


def test_the_same_running_day_is_the_same(reporter, at):
    batch = bring(
        "May 5, 2021 - Ahvaz: steel workers on strike, day 3 of the strike",
        "Third day of the strike at Ahvaz steel, May 5, 2021",
        by=reporter, at=at,
    )  # fmt: skip
    assert [one.report for one in row_of(batch, 2, at=at).alike] == [only(batch)]


@pytest.mark.parametrize(
    ("text", "is_named", "is_strong"),
    [
        ("Shadegan, 10 April 2019: the flood is here", True, True),
        ("Shadegan, 11 April 2019: the flood is here", True, False),
        ("Shadegan, 7 April 2019: the flood is here", True, False),
        ("Shadegan, 14 April 2019: the flood is here", False, False),
        ("Shadegan, 6 April 2019: the flood is here", False, False),
        ("Shadegan, 10 April 2020: the flood is here", False, False),
        ("Ahvaz, 10 April 2019: the flood is here", False, False),
        ("Khuzestan, 10 April 2019: the flood is here", False, False),
        ("Shadegan, 10 April 2019: a strike", False, False),
        ("Shadegan, 10 April 2019: look at this", True, True),
    ],
)
def test_the_same_place_and_type_within_days_is_named_and_strong_on_the_day(reporter, at, text, is_named, is_strong):
    event = make_event(reporter, at, types=["flood"], places=["shadegan"], year=2019, month=4, day=10)
    found = alike(bring(text, by=reporter, at=at), at)
    assert found == ([(event.ref, ("facts",), is_strong)] if is_named else [])


def test_three_days_apart_is_the_last_day_that_counts(reporter, at):
    event = make_event(reporter, at, types=["flood"], places=["shadegan"], year=2019, month=4, day=30)
    near = bring(f"Shadegan, {DAYS_APART} May 2019: the flood", by=reporter, at=at)
    far = bring(f"Shadegan, {DAYS_APART + 1} May 2019: the flood is here", by=reporter, at=at)
    assert [ref for ref, _why, _strong in alike(near, at)] == [event.ref]
    assert event.ref not in [ref for ref, _why, _strong in alike(far, at)]


@pytest.mark.parametrize("parts", [{"month": 4, "day": 10}, {"year": 2019, "month": 4, "day": 10}])
def test_a_report_without_a_year_is_compared_by_day_and_month(reporter, at, parts):
    event = make_event(reporter, at, types=["flood"], places=["shadegan"], **parts)
    found = alike(bring("April 10 - the flood has come to Shadegan", by=reporter, at=at), at)
    assert found == [(event.ref, ("facts",), True)]


def test_two_waiting_reports_without_a_year_are_compared_by_day_and_month(reporter, at):
    batch = bring("April 10 - flood in Shadegan", "The flood has come to Shadegan, 10 April", by=reporter, at=at)
    assert alike(batch, at, 2) == [(only(batch).ref, ("facts",), True)]


@pytest.mark.parametrize(
    ("of_event", "text", "is_named"),
    [
        (["strike"], "a strike", True),
        (["protest"], "a fire", False),
        ([], "a fire", True),
    ],
)
def test_types_speak_against_it_only_where_both_have_one(reporter, at, of_event, text, is_named):
    make_event(reporter, at, types=of_event, places=["yasuj"], year=2021, month=5, day=5)
    assert bool(alike(bring(f"Yasuj, 5 May 2021: {text}", by=reporter, at=at), at)) is is_named


def test_where_neither_names_a_place_the_province_counts(reporter, at):
    event = make_event(reporter, at, types=["flood"], provinces=["khuzestan"], year=2019, month=4, day=10)
    batch = bring("Floods all over Khuzestan, 10 April 2019", by=reporter, at=at)
    assert [ref for ref, _why, _strong in alike(batch, at)] == [event.ref]


def test_the_same_clip_is_strong_whatever_the_words_say(reporter, at):
    clip = make_clip("navy", reporter, at)
    event = make_event(reporter, at, types=["fire"], places=["yasuj"], year=2021, month=5, day=5)
    event.footage.add(clip)
    batch = bring(FLOOD, by=reporter, at=at)
    deciding.link(only(batch), [clip], by=reporter, at=at)
    assert alike(batch, at) == [(event.ref, ("clip",), True)]


def test_a_clip_that_is_only_on_a_report_of_the_event_counts(reporter, editor, at):
    clip = make_clip("navy", reporter, at)
    event = make_event(reporter, at, types=["fire"], places=["yasuj"], year=2021, month=5, day=5)
    Report.objects.create(raw_text="x", arrived_at=at, event=event).footage.add(clip)
    publish(event, writer=reporter, editor=editor, at=at)
    batch = bring(FLOOD, by=reporter, at=at)
    deciding.link(only(batch), [clip], by=reporter, at=at)
    assert alike(batch, at) == [(event.ref, ("clip",), True)]


def test_two_reasons_stand_on_one_line_and_weigh_more(reporter, at):
    clip = make_clip("navy", reporter, at)
    copied = deciding.accept(only(bring(FLOOD, by=reporter, at=at)), by=reporter, at=at)
    copied.footage.add(clip)
    make_event(reporter, at, types=["flood"], places=["shadegan"], year=2019, month=4, day=10)
    batch = bring(f"{FLOOD}!", by=reporter, at=at)
    deciding.link(only(batch), [clip], by=reporter, at=at)
    first, second = row_of(batch, at=at).alike
    assert (first.event, set(first.reasons)) == (copied, {"words", "facts", "clip"})
    assert first.score > second.score


def test_of_two_waiting_reports_only_the_later_one_says_so(reporter, at):
    batch = bring(FLOOD, STRIKE, f"🔴 {FLOOD}", by=reporter, at=at)
    assert [[one.ref for one in row.alike] for row in rows_of(batch, at=at)] == [[], [], [only(batch).ref]]


def test_twenty_copies_leave_one_that_is_certain(reporter, at):
    batch = bring(*(FLOOD + "!" * number for number in range(20)), by=reporter, at=at)
    rows = rows_of(batch, at=at)
    assert [row.is_certain for row in rows] == [True] + [False] * 19
    assert all(len(row.alike) <= MOST_SHOWN for row in rows)


def test_copies_by_their_words_alone_all_say_so_also_when_there_are_many(reporter, at):
    text = "Water stands in all the houses of our street since the early morning"
    batch = bring(*(text + "!" * number for number in range(20)), by=reporter, at=at)
    assert [bool(row.alike) for row in rows_of(batch, at=at)] == [False] + [True] * 19


def test_a_copy_of_what_was_discarded_is_not_held_up(reporter, at):
    first = bring(FLOOD, by=reporter, at=at)
    deciding.discard(only(first), "unclear", by=reporter, at=at)
    assert alike(bring(f"{FLOOD}!", by=reporter, at=at), at) == []


@pytest.mark.parametrize("why", ["false", "old"])
def test_a_copy_of_what_was_false_or_old_says_so_and_cannot_be_attached_to_it(reporter, at, why):
    first = bring(FLOOD, by=reporter, at=at)
    deciding.discard(only(first), why, by=reporter, at=at)
    row = row_of(bring(f"{FLOOD}!", by=reporter, at=at), at=at)
    assert not row.is_certain
    assert [(one.report, one.is_open, one.is_strong) for one in row.alike] == [(only(first), False, True)]


@pytest.mark.parametrize("name", ["spike", "hide"])
def test_events_that_do_not_stand_are_not_proposed(reporter, editor, at, name):
    event = deciding.accept(only(bring(FLOOD, by=reporter, at=at)), by=reporter, at=at)
    move(event, name, by=editor, at=at, note="Wrong.")
    assert alike(bring(f"{FLOOD}!", by=reporter, at=at), at) == []


def test_of_a_merged_event_the_other_one_is_proposed(reporter, at):
    event = deciding.accept(only(bring(FLOOD, by=reporter, at=at)), by=reporter, at=at)
    other = make_event(reporter, at, types=["fire"], places=["yasuj"])
    move(event, "merge", by=reporter, at=at, value=other.ref)
    found = alike(bring(f"{FLOOD}!", by=reporter, at=at), at)
    assert [ref for ref, _why, _strong in found] == [other.ref]


def test_a_change_by_hand_is_what_is_compared(reporter, at):
    event = make_event(reporter, at, types=["fire"], places=["yasuj"], year=2021, month=5, day=5)
    batch = bring(FLOOD, by=reporter, at=at)
    report = only(batch)
    assert alike(batch, at) == []
    deciding.edit(report, {"places": ["yasuj"], "event_types": ["fire"]}, by=reporter, at=at)
    deciding.edit(report, {"date": event.date_parts}, by=reporter, at=at)
    assert [ref for ref, _why, _strong in alike(batch, at)] == [event.ref]


def test_at_most_four_are_shown_the_likeliest_first(reporter, at):
    for day in (2, 3, 4, 5, 6, 7, 8):
        make_event(reporter, at, types=["fire"], places=["yasuj"], year=2021, month=5, day=day)
    same_day = EventPost.objects.get(day=5)
    found = row_of(bring(FIRE, by=reporter, at=at), at=at).alike
    assert len(found) == MOST_SHOWN
    assert found[0].event == same_day
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert [one.is_strong for one in found] == [True, False, False, False]


def test_only_weak_likeness_leaves_a_report_certain(reporter, at):
    make_event(reporter, at, types=["fire"], places=["yasuj"], year=2021, month=5, day=4)
    row = row_of(bring(FIRE, by=reporter, at=at), at=at)
    assert row.alike
    assert row.is_certain
