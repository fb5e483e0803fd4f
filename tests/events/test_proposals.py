"""What a report proposes: the reading, what a person changed over it, and a year that comes from elsewhere."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.captions.parser import parse
from events.captions.reading import Reading
from events.models import Batch, Report
from events.proposals import as_edit, proposal_of, reading_of
from events.words_known import lexicon
from newsroom.text.calendars import PartialDate
from tests.events.intake.factory import FLOOD

pytestmark = pytest.mark.django_db
FIRE = "{day} - a fire in Yasuj"


def report(text: str, sent: date | None = None, year: int | None = None, edits: dict | None = None) -> Report:
    """A report that nobody stored, sent at noon UTC of that day."""
    return Report(
        raw_text=text,
        reading=parse(text, lexicon()).as_json(),
        sent_at=datetime(sent.year, sent.month, sent.day, 12, tzinfo=UTC) if sent else None,
        batch=Batch(year=year),
        edits=edits or {},
    )


def when(text: str, **values) -> tuple[tuple[int | None, int | None, int | None], str]:
    found = proposal_of(report(text, **values))
    return (found.date.year, found.date.month, found.date.day), found.year_from


@pytest.mark.parametrize(
    ("day", "year", "expected"),
    [
        ("4 May 2021", None, ((2021, 5, 4), "stated")),
        ("4 May 2021", 2019, ((2021, 5, 4), "stated")),
        ("4 May", None, ((None, 5, 4), "")),
        ("4 May", 2019, ((2019, 5, 4), "batch")),
        ("Today", 2019, ((None, None, None), "")),
        ("", 2019, ((None, None, None), "")),
        ("29 February", 2020, ((2020, 2, 29), "batch")),
        ("29 February", 2019, ((None, 2, 29), "")),
        ("29 February", 2100, ((None, 2, 29), "")),
        ("29 February 2020", None, ((2020, 2, 29), "stated")),
    ],
)
def test_the_batch_gives_the_year_where_the_caption_gives_none(day, year, expected):
    assert when(FIRE.format(day=day), year=year) == expected


@pytest.mark.parametrize(
    ("day", "sent", "expected"),
    [
        # the year of the message, and the one before it for a day that has not come
        ("4 May", date(2021, 5, 4), (2021, 5, 4)),
        ("4 May", date(2021, 12, 31), (2021, 5, 4)),
        ("4 May", date(2021, 5, 3), (2021, 5, 4)),
        ("4 May", date(2021, 5, 2), (2020, 5, 4)),
        ("December 31", date(2021, 1, 1), (2020, 12, 31)),
        ("December 31", date(2021, 12, 30), (2021, 12, 31)),
        ("December 31", date(2021, 12, 31), (2021, 12, 31)),
        ("January 1", date(2021, 1, 1), (2021, 1, 1)),
        # clocks differ: a message of the last day of the year may speak of the first day of the next
        ("January 1", date(2020, 12, 31), (2021, 1, 1)),
        ("January 2", date(2020, 12, 31), (2020, 1, 2)),
        ("December", date(2021, 1, 10), (2020, 12, None)),
        ("January", date(2021, 1, 10), (2021, 1, None)),
        ("29 February", date(2020, 3, 1), (2020, 2, 29)),
        ("29 February", date(2020, 2, 29), (2020, 2, 29)),
        # words that mean a day only with the message
        ("Today", date(2021, 5, 4), (2021, 5, 4)),
        ("Yesterday", date(2021, 5, 4), (2021, 5, 3)),
        ("Yesterday", date(2021, 1, 1), (2020, 12, 31)),
        ("Yesterday", date(2020, 3, 1), (2020, 2, 29)),
        ("Last night", date(2021, 5, 4), (2021, 5, 3)),
        ("On Monday", date(2021, 5, 4), (2021, 5, 3)),
        ("On Tuesday", date(2021, 5, 4), (2021, 5, 4)),
        ("On Wednesday", date(2021, 5, 4), (2021, 4, 28)),
        ("دیروز", date(2021, 3, 21), (2021, 3, 20)),
    ],
)
def test_a_message_gives_the_day_or_the_year(day, sent, expected):
    assert when(FIRE.format(day=day), sent=sent) == (expected, "message")


@pytest.mark.parametrize("sent", [date(2021, 1, 5), date(2021, 6, 1), date(2023, 3, 1)])
def test_a_leap_day_that_the_year_of_the_message_lacks_is_not_made_up(sent):
    parts, year_from = when(FIRE.format(day="29 February"), sent=sent)
    assert parts in [(None, 2, 29), (2020, 2, 29)]  # a doubt, or the last one there was
    assert bool(year_from) is (parts[0] is not None)


def test_the_message_comes_before_the_batch_and_the_caption_before_both():
    sent = date(2021, 6, 1)
    assert when(FIRE.format(day="4 May"), sent=sent, year=2019) == ((2021, 5, 4), "message")
    assert when(FIRE.format(day="4 May 2018"), sent=sent, year=2019) == ((2018, 5, 4), "stated")
    assert when("A fire in Yasuj", sent=sent, year=2019) == ((None, None, None), "")


def test_the_day_of_a_message_is_the_day_in_the_zone_of_the_newsroom():
    late = report("Yesterday - a fire in Yasuj")
    late.sent_at = datetime(2021, 5, 4, 21, tzinfo=UTC)  # half past midnight on the fifth
    assert proposal_of(late).date == PartialDate(2021, 5, 4)


@pytest.mark.parametrize(
    ("edit", "year_from"),
    [([2021, 5, 4], "editor"), ([2021, None, None], "editor"), ([None, 5, 4], ""), ([None] * 3, "")],
)
def test_a_date_given_by_a_person_stands_over_everything(edit, year_from):
    found = when(FIRE.format(day="9 March 2018"), sent=date(2021, 6, 1), year=2019, edits={"date": edit})
    assert found == (tuple(edit), year_from)


def dated(month: int, day: int) -> dict:
    """A stored reading with a day and a month alone."""
    return replace(Reading(), date=PartialDate(None, month, day)).as_json()


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 31), st.dates(date(2000, 1, 1), date(2099, 12, 30)))
def test_a_year_comes_from_somewhere_or_there_is_none(year, month, day, sent):
    try:
        PartialDate(None, month, day)
    except ValueError:
        return
    stored = dated(month, day)
    for batch, sent_at in ((Batch(year=year), None), (None, datetime(sent.year, sent.month, sent.day, 12, tzinfo=UTC))):
        found = proposal_of(Report(raw_text="x", reading=stored, batch=batch, sent_at=sent_at))
        assert (found.date.month, found.date.day) == (month, day)
        assert bool(found.year_from) is (found.date.year is not None)


@given(st.dates(date(2000, 1, 2), date(2099, 12, 30)), st.integers(-360, 0))
def test_a_day_of_the_last_twelve_months_is_found_again_without_its_year(sent, days):
    meant = date.fromordinal(sent.toordinal() + days)
    stored = dated(meant.month, meant.day)
    sent_at = datetime(sent.year, sent.month, sent.day, 12, tzinfo=UTC)
    found = proposal_of(Report(raw_text="x", reading=stored, sent_at=sent_at)).date
    assert (found.year, found.month, found.day) == (meant.year, meant.month, meant.day)


# -- places and provinces


@pytest.mark.parametrize(
    ("text", "edits", "places", "provinces"),
    [
        (FLOOD, {}, ("shadegan",), ("IR-06",)),
        (FLOOD, {"places": ["yasuj"]}, ("yasuj",), ("IR-17",)),
        (FLOOD, {"places": ["yasuj", "shadegan"]}, ("yasuj", "shadegan"), ("IR-17", "IR-06")),
        (FLOOD, {"places": ["shadegan", "ahvaz"]}, ("shadegan", "ahvaz"), ("IR-06",)),
        (FLOOD, {"provinces": ["IR-10"]}, ("shadegan",), ("IR-10",)),
        (FLOOD, {"places": ["yasuj"], "provinces": ["IR-10"]}, ("yasuj",), ("IR-10",)),
        (FLOOD, {"provinces": []}, ("shadegan",), ()),
        ("Floods in Khuzestan and Lorestan", {"places": ["yasuj"]}, ("yasuj",), ("IR-17", "IR-06", "IR-15")),
        ("A fire", {"places": ["yasuj"]}, ("yasuj",), ("IR-17",)),
        ("A fire", {"places": ["no-such-place"]}, ("no-such-place",), ()),
    ],
)
def test_the_provinces_follow_the_places_until_a_person_gives_them(vocabulary, text, edits, places, provinces):
    found = proposal_of(report(text, edits=edits))
    assert found.places == places
    assert set(found.provinces) == set(provinces)
    assert len(found.provinces) == len(provinces)
    assert found.edited == frozenset(edits)


def test_only_fields_of_the_proposal_count_as_changed():
    assert proposal_of(report(FLOOD, edits={"series": "abcd"})).edited == frozenset()


def test_an_erased_or_unread_report_proposes_nothing():
    bare = Report(raw_text="", reading={})
    found = proposal_of(bare)
    assert (found.date, found.places, found.provinces, found.event_types) == (PartialDate(), (), (), ())
    assert reading_of(bare).warnings == ()


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (PartialDate(2021, 5), [2021, 5, None]),
        (PartialDate(), [None, None, None]),
        (("a", "b"), ["a", "b"]),
        ([], []),
    ],
)
def test_an_edit_is_kept_as_plain_values(value, kept):
    assert as_edit(value) == kept
