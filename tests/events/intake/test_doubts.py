"""What keeps a report from being certain."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from events.captions.parser import parse
from events.intake import deciding, undoing
from events.intake.doubts import Looked, doubts_of
from events.models import Batch, Report
from events.proposals import proposal_of, reading_of
from events.words_known import lexicon
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack
from newsroom.text.calendars import PartialDate
from tests.events.intake.factory import FIRE, FLOOD, STRIKE, bring, only, row_of
from tests.factory import make_user

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 11, 20, tzinfo=UTC).date()


def looked(text: str, **values) -> Looked:
    """The row of a report that nobody stored."""
    report = Report(raw_text=text, reading=parse(text, lexicon()).as_json(), **values)
    return Looked(report, reading_of(report), proposal_of(report), {}, TODAY)


def codes(text: str, **values) -> list[str]:
    return [doubt.code for doubt in doubts_of(looked(text, **values))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FLOOD, []),
        (STRIKE, []),
        (FIRE, []),
        ("یاسوج - سیل، ۱۵ فروردین ۱۳۹۸", []),
        ("May 4, 2021 - a fire behind the bazaar", ["no_province"]),
        ("May 4, 2021 - Yasuj", ["no_type"]),
        ("A fire in Yasuj", ["no_day"]),
        ("A fire in Yasuj, May 2021", ["no_day"]),
        ("A fire in Yasuj, 2021", ["no_day"]),
        ("A fire in Yasuj, May 4", ["no_year"]),
        ("A fire in Yasuj, 29 February", ["no_year"]),
        ("31 February 2021 - a fire in Yasuj", ["no_day", "no_such_day"]),
        ("A fire in Yasuj, May 4, 2031", ["future"]),
        ("Reportedly a fire in Yasuj, May 4, 2021", ["hedged"]),
        ("Kolmakareh village, Lorestan Province - a flood, May 4, 2021", ["unknown_place"]),
        ("Nurabad: a fire, May 4, 2021", ["namesakes"]),
        ("Good morning", ["no_province", "no_type", "no_day"]),
    ],
)
def test_a_caption_has_these_doubts_and_no_other(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(("days", "expected"), [(-1, []), (0, []), (1, []), (2, ["future"]), (400, ["future"])])
def test_a_day_lies_in_the_future_when_it_has_begun_nowhere(days, expected):
    day = TODAY + timedelta(days=days)
    assert codes(f"A fire in Yasuj, {day:%d %B %Y}") == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"is_clip_missing": True}, ["clip_missing"]),
        ({"gone_at": datetime(2026, 1, 1, tzinfo=UTC)}, ["gone"]),
        ({"edited_at": datetime(2026, 1, 1, tzinfo=UTC)}, ["changed"]),
    ],
)
def test_what_happened_at_the_source_is_said(values, expected):
    assert codes(FIRE, **values) == expected


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("Nurabad: a fire, May 4, 2021", {"places": ["nurabad-fars"]}, []),
        ("May 4, 2021 - a fire", {"provinces": ["IR-17"]}, []),
        ("May 4, 2021 - Yasuj", {"event_types": ["fire"]}, []),
        ("A fire in Yasuj", {"date": [2021, 5, 4]}, []),
        ("31 February 2021 - a fire in Yasuj", {"date": [2021, 2, 28]}, []),
        ("A fire in Yasuj, May 4, 2021", {"date": [2031, 5, 4]}, ["future"]),
        ("A fire in Yasuj, May 4, 2021", {"places": [], "provinces": []}, ["no_province"]),
        ("Reportedly a fire in Yasuj, May 4, 2021", {"places": ["yasuj"]}, ["hedged"]),
    ],
)
def test_what_a_person_changed_settles_the_doubt_or_makes_one(vocabulary, text, edits, expected):
    assert codes(text, edits=edits) == expected


def test_the_year_of_the_batch_settles_the_year():
    assert codes("A fire in Yasuj, May 4", batch=Batch(year=2021)) == []
    assert codes("A fire in Yasuj, May 4", batch=Batch(year=2031)) == ["future"]


def test_a_nationwide_report_needs_no_province():
    whole = looked("May 4, 2021 - a strike of truckers across the country")
    assert whole.reading.scope == "national"
    assert [doubt.code for doubt in doubts_of(whole)] == []


def test_every_doubt_is_a_sentence():
    row = looked("Reportedly in Nurabad, 31 February", is_clip_missing=True)
    sentences = [doubt.sentence for doubt in doubts_of(row)]
    assert len(sentences) > 3
    assert all(sentence.endswith((".", "?")) for sentence in sentences)


def test_the_namesakes_are_named_with_their_provinces_and_one_is_chosen(vocabulary, at):
    pack = read_pack()
    load_pack(replace(pack, places=tuple(place for place in pack.places if place.slug.startswith("nurabad-"))))
    reporter = make_user("Reporter")
    batch = bring("Nurabad: a fire, May 4, 2021", by=reporter, at=at)
    doubt = row_of(batch, at=at).doubts[0]
    assert "Lorestan" in doubt.sentence
    assert "Fars" in doubt.sentence
    assert "Nurabad" in doubt.sentence
    assert {slug for slug, _name in doubt.choices} == {"nurabad-lorestan", "nurabad-fars"}
    assert not row_of(batch, at=at).is_certain
    deciding.edit(only(batch), {"places": ["nurabad-fars"]}, by=reporter, at=at)
    row = row_of(batch, at=at)
    assert row.is_certain
    assert [one.name for one in row.provinces] == ["Fars"]


def test_settling_says_that_the_first_of_the_namesakes_is_right(vocabulary, at):
    reporter = make_user("Reporter")
    batch = bring("Nurabad: a fire, May 4, 2021", by=reporter, at=at)
    asked = ["nurabad-lorestan", "nurabad-fars"]
    deciding.settle(only(batch), asked, ["nurabad-lorestan"], by=reporter, at=at)
    assert row_of(batch, at=at).doubts == []
    undoing.undo(batch, by=reporter, at=at)
    assert [doubt.code for doubt in row_of(batch, at=at).doubts] == ["namesakes"]


def test_a_decided_report_has_no_doubts_any_more(vocabulary, at):
    reporter = make_user("Reporter")
    batch = bring("A fire in Yasuj", by=reporter, at=at)
    deciding.accept(only(batch), by=reporter, at=at)
    assert row_of(batch, at=at).doubts == []
    assert not row_of(batch, at=at).is_certain


def test_a_date_of_a_batch_is_a_partial_date():
    assert looked("A fire in Yasuj, May 4", batch=Batch(year=2021)).proposal.date == PartialDate(2021, 5, 4)
