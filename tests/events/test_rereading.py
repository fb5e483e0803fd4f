"""Reading again with better words: it shows what would be different and never overwrites what a person did."""

import io
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.captions.lexicon import build_lexicon
from events.captions.reading import Reading
from events.drafts import Message, make_event, receive
from events.models import Batch, EventPost, Report
from events.proposals import FIELDS as EDITABLE
from events.proposals import proposal_of
from events.reading_facts import FACTS
from events.rereading import (
    FIELDS,
    adopt,
    changed_by_hand,
    compare,
    differences_of,
    dismiss,
    in_words,
    reread,
    reread_waiting,
)
from events.words_known import lexicon
from newsroom.taxonomy.additions import keep_spelling
from newsroom.taxonomy.models import EventType, Place, Province
from newsroom.taxonomy.packs.reading import read_pack
from newsroom.text.calendars import PartialDate
from newsroom.workflow import revisions
from newsroom.workflow.models import Revision
from newsroom.workflow.refusals import Refused
from tests.factory import make_user, move

CAPTION = "April 3 - Shadgoon, Khuzestan Province, SW #Iran. Flood water in the streets"
PACK_WORDS = build_lexicon(read_pack())


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter")


@pytest.fixture
def batch(reporter, at):
    return Batch.objects.create(name="b", text=CAPTION, digest="d", year=2019, brought_by=reporter, brought_at=at)


@pytest.fixture
def report(batch, at):
    """A waiting report whose place the pack cannot read."""
    return receive(Message(CAPTION), lexicon=PACK_WORDS, batch=batch, channel="paste", at=at)[0]


@pytest.fixture
def learned(report, reporter, at):
    """The words with the spelling that the report needed."""
    keep_spelling(Place.objects.get(slug="shadegan"), "Shadgoon", by=reporter, at=at)
    return lexicon()


@pytest.fixture
def event(report, reporter, at):
    return make_event(report, by=reporter, at=at)


@pytest.fixture
def offered(event, report, learned):
    """The accepted report with its newer reading beside it."""
    reread(report, learned)
    return report


def slugs(rows) -> list[str]:
    return sorted(row.slug for row in rows.all())


def code_of(act, *args, **values) -> str:
    with pytest.raises(Refused) as refused:
        act(*args, **values)
    assert str(refused.value).endswith(".")
    return refused.value.code


def test_the_same_words_read_the_same_and_cost_nothing(report, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert reread(report, PACK_WORDS) is None


def test_a_waiting_report_gets_the_new_reading_and_the_difference_is_told(report, learned):
    differences = reread(report, learned)
    (change,) = differences
    assert (change.field, change.old, change.new) == ("places", (), ("shadegan",))
    assert [CAPTION[start:end] for start, end in change.new_spans] == ["Shadgoon"]
    assert change.old_spans == ()
    report.refresh_from_db()
    assert report.reading["places"] == ["shadegan"]
    assert report.newer_reading is None
    assert reread(report, learned) is None


def test_what_a_person_changed_stands_over_the_new_reading(report, learned):
    report.edits = {"places": ["ahvaz"], "date": [2020, 4, 3]}
    report.save()
    assert reread(report, learned).fields == {"places"}
    report.refresh_from_db()
    assert report.edits == {"places": ["ahvaz"], "date": [2020, 4, 3]}
    assert proposal_of(report).places == ("ahvaz",)


def test_a_decided_report_keeps_its_reading_and_its_event_and_the_newer_one_waits(event, report, learned):
    before, saved = report.reading, Revision.objects.of(event).count()
    assert reread(report, learned).fields == {"places"}
    report.refresh_from_db()
    assert (report.reading, report.newer_reading["places"]) == (before, ["shadegan"])
    assert differences_of(report).fields == {"places"}
    event.refresh_from_db()
    assert not event.places.exists()
    assert Revision.objects.of(event).count() == saved


def test_a_newer_reading_that_is_no_longer_different_goes_away(offered):
    assert reread(offered, PACK_WORDS) is None
    offered.refresh_from_db()
    assert offered.newer_reading is None


def test_a_report_decided_by_a_colleague_meanwhile_keeps_its_reading(report, learned, reporter, at):
    stale = Report.objects.get(pk=report.pk)
    make_event(report, by=reporter, at=at)
    assert reread(stale, learned) is not None
    report.refresh_from_db()
    assert report.reading["places"] == []
    assert report.newer_reading["places"] == ["shadegan"]


@pytest.mark.parametrize(
    "values", [{"decision": "discarded", "discard_reason": "old"}, {"raw_text": "", "reading": {}}]
)
def test_discarded_and_erased_reports_are_left(report, learned, values):
    Report.objects.filter(pk=report.pk).update(**values)
    report.refresh_from_db()
    before = report.reading
    assert reread(report, learned) is None
    report.refresh_from_db()
    assert (report.reading, report.newer_reading) == (before, None)


def test_a_report_that_was_never_read_is_compared_with_nothing(report, learned):
    Report.objects.filter(pk=report.pk).update(reading={})
    report.refresh_from_db()
    assert {"date", "places", "event_types"} <= reread(report, learned).fields


def test_after_an_addition_the_waiting_reports_of_the_batch_are_read_again(
    batch, report, learned, at, django_assert_max_num_queries
):
    for number in range(20):
        text = f"April {number + 1} - {'Shadgoon' if number % 2 else 'Ahvaz'}, Khuzestan Province"
        receive(Message(text), lexicon=PACK_WORDS, batch=batch, channel="paste", at=at)
    elsewhere = receive(Message(CAPTION, identity="x"), lexicon=PACK_WORDS, batch=None, channel="paste", at=at)[0]
    with django_assert_max_num_queries(5):
        assert reread_waiting(batch) == 11
    assert reread_waiting(batch) == 0
    elsewhere.refresh_from_db()
    assert elsewhere.reading["places"] == []


def test_a_decided_report_of_the_batch_is_not_read_with_the_waiting_ones(event, batch, report, learned):
    assert reread_waiting(batch) == 0
    report.refresh_from_db()
    assert report.newer_reading is None


def test_adopting_gives_the_event_what_the_newer_reading_says_and_records_it(offered, event, reporter, at):
    assert adopt(offered, ["places"], by=reporter, at=at) == event
    event.refresh_from_db()
    assert slugs(event.places) == ["shadegan"]
    assert Revision.objects.of(event).last().snapshot["places"] == ["shadegan"]
    offered.refresh_from_db()
    assert (offered.reading["places"], offered.newer_reading) == (["shadegan"], None)


CHANGES = {
    "date": ({"month": 5, "day": 3}, lambda event: (event.month, event.day) == (5, 3)),
    "places": ({"places": ("ahvaz",)}, lambda event: slugs(event.places) == ["ahvaz"]),
    "provinces": ({"provinces": ("IR-15",)}, lambda event: slugs(event.provinces) == ["lorestan"]),
    "event_types": ({"event_types": ("strike",)}, lambda event: slugs(event.event_types) == ["strike"]),
    "actors": ({"actors": ("teachers",)}, lambda event: slugs(event.actors) == ["teachers"]),
    "hashtags": ({"hashtags": ("Floods",)}, lambda event: [str(topic) for topic in event.topics.all()] == ["Floods"]),
    "day_of_event": ({"day_of_event": 12}, lambda event: event.day_of_event == 12),
    "scope": ({"scope": "national"}, lambda event: event.is_nationwide),
    "hedges": ({"hedges": (["place", 0, 5],)}, lambda event: event.hedges == [{"what": "place", "start": 0, "end": 5}]),
    "slogans": ({"slogans": ("Bread",)}, lambda event: event.slogans == ["Bread"]),
}


def newer(report, field: str) -> None:
    """Beside the report, a reading that differs in one field."""
    values = dict(CHANGES[field][0])
    reading = dict(report.reading)
    if field == "date":
        values = {"date": {"year": None, **values}}
    reading.update({name: list(value) if isinstance(value, tuple) else value for name, value in values.items()})
    report.newer_reading = reading
    report.save()


def test_every_compared_field_that_an_event_holds_can_be_adopted():
    assert set(CHANGES) == set(FACTS) == {name for name, _label, _key in FIELDS} - {"lang"}


@pytest.mark.parametrize("field", CHANGES)
def test_each_field_finds_its_way_into_the_event(event, report, reporter, at, field):
    newer(report, field)
    assert differences_of(report).fields == {field}
    assert changed_by_hand(report) == frozenset()
    adopt(report, [field], by=reporter, at=at)
    event = EventPost.objects.get(pk=event.pk)
    assert CHANGES[field][1](event)
    report.refresh_from_db()
    assert changed_by_hand(report) == frozenset()


BY_HAND = {
    "date": lambda event: setattr(event, "day", 9),
    "places": lambda event: event.places.set(Place.objects.filter(slug="tehran")),
    "provinces": lambda event: event.provinces.add("Tehran"),
    "event_types": lambda event: event.event_types.set([EventType.objects.get(slug="earthquake")]),
    "actors": lambda event: event.actors.set(["students"]),
    "hashtags": lambda event: event.topics.add("Water"),
    "day_of_event": lambda event: setattr(event, "day_of_event", 3),
    "scope": lambda event: setattr(event, "is_nationwide", True),
    "hedges": lambda event: setattr(event, "hedges", [{"what": "time", "start": None, "end": None}]),
    "slogans": lambda event: setattr(event, "slogans", ["Water"]),
}


@pytest.mark.parametrize("field", BY_HAND)
def test_what_a_person_changed_in_the_event_is_refused_by_name(event, report, reporter, at, field):
    BY_HAND[field](event)
    event.save()
    revisions.record(event, by=reporter, at=at)
    newer(report, field)
    if field == "scope":  # the event says already what the newer reading says; a person said it all the same
        assert changed_by_hand(report) == {"scope"}
    before = EventPost.objects.get(pk=event.pk).snapshot()
    label = next(str(label) for name, label, _key in FIELDS if name == field)
    with pytest.raises(Refused, match=f"“{label}”") as refused:
        adopt(report, [field], by=reporter, at=at)
    assert refused.value.code == "changed_by_hand"
    assert EventPost.objects.get(pk=event.pk).snapshot() == before
    report.refresh_from_db()
    assert report.newer_reading is not None


def test_what_a_person_changed_before_the_event_was_made_is_refused_too(report, learned, reporter, at):
    report.edits = {"places": ["ahvaz"]}
    report.save()
    event = make_event(report, by=reporter, at=at)
    reread(report, learned)
    assert changed_by_hand(report) == {"places"}
    assert code_of(adopt, report, ["places"], by=reporter, at=at) == "changed_by_hand"
    assert slugs(event.places) == ["ahvaz"]


def test_what_is_refused_leaves_the_other_fields_alone_as_well(offered, event, reporter, at):
    offered.newer_reading = {**offered.newer_reading, "day_of_event": 12}
    offered.save()
    EventPost.objects.filter(pk=event.pk).update(day_of_event=3)
    offered.refresh_from_db()
    assert code_of(adopt, offered, ["places", "day_of_event"], by=reporter, at=at) == "changed_by_hand"
    assert not event.places.exists()
    adopt(offered, ["places"], by=reporter, at=at)
    event.refresh_from_db()
    assert (slugs(event.places), event.day_of_event) == (["shadegan"], 3)


def test_an_event_that_is_closed_takes_nothing_over(offered, event, reporter, at):
    move(event, "submit", by=reporter, at=at)
    move(event, "approve", by=make_user("Editor"), at=at)
    assert code_of(adopt, offered, ["places"], by=reporter, at=at) == "not_editable"
    assert adopt(offered, [], by=reporter, at=at) == event
    offered.refresh_from_db()
    assert offered.reading["places"] == ["shadegan"]
    assert not event.places.exists()


@pytest.mark.parametrize(
    ("prepare", "fields", "code"),
    [
        (dismiss, ["places"], "no_newer"),
        (lambda report: None, ["slogans"], "no_difference"),
        (lambda report: None, ["places", "nonsense"], "no_difference"),
        (lambda report: None, ["lang"], "no_difference"),
        (lambda report: Report.objects.filter(pk=report.pk).update(event=None), ["places"], "no_event"),
    ],
)
def test_what_cannot_be_adopted_is_refused_with_a_sentence(offered, reporter, at, prepare, fields, code):
    prepare(offered)
    assert code_of(adopt, offered, fields, by=reporter, at=at) == code


def test_a_reading_that_was_kept_is_not_asked_about_again_until_it_reads_otherwise_still(
    offered, learned, reporter, at
):
    dismiss(offered)
    offered.refresh_from_db()
    assert (offered.newer_reading, offered.reading["places"]) == (None, [])
    assert reread(offered, learned) is None
    keep_spelling(Place.objects.get(slug="tehran"), "Flood water", by=reporter, at=at)
    assert "tehran" in reread(offered, lexicon()).changes[0].new


def test_differences_are_said_in_words(vocabulary):
    old = Reading(date=PartialDate(None, 4, 3), provinces=("IR-06",), scope="local").as_json()
    new = Reading(
        date=PartialDate(2019, 4, 4), places=("shadegan", "nowhere"), provinces=("IR-06",), event_types=("flood",),
        day_of_event=12, scope="national", hedges=(("place", (0, 4)),), slogans=("Bread",),
    ).as_json()  # fmt: skip
    assert in_words(compare(old, new)) == [
        ("date", "3 April", "4 April 2019"),
        ("places", "", "Shadegan, Khuzestan; nowhere"),
        ("event types", "", "Flood"),
        ("running day, as stated", "", "12"),
        ("nationwide or local", "local", "nationwide"),
        ("what is marked as unsure", "", "the place"),
        ("slogans", "", "Bread"),
    ]


def run(**options) -> str:
    said = io.StringIO()
    call_command("reread", stdout=said, **options)
    return said.getvalue()


def test_the_command_counts_and_says_no_word_of_a_caption(event, learned, batch, at):
    receive(Message("Shadgoon, April 7", identity="y"), lexicon=PACK_WORDS, batch=batch, channel="paste", at=at)
    said = run()
    assert "2 reports read again: 1 waiting ones read otherwise now, 1 decided ones have a newer reading" in said
    assert "  places: 2" in said
    assert not any(word in said for word in ("Shadgoon", "April", "Flood", "shadegan"))
    assert "0 waiting ones read otherwise now, 1 decided" in run()


def test_the_command_reads_a_batch_or_what_came_since_a_day(report, learned, batch, at):
    later = at + timedelta(days=3)
    receive(Message("Shadgoon, April 7"), lexicon=PACK_WORDS, batch=None, channel="paste", at=later)
    assert run(batch=batch.pk).startswith("1 reports")
    assert run(since=later.date()).startswith("1 reports")
    assert run(since=date(2020, 1, 1)).startswith("2 reports")
    with pytest.raises(CommandError, match="no batch 999"):
        run(batch=999)


PLACES, ISOS, TYPES = ["shadegan", "ahvaz", "tehran", "gone"], ["IR-06", "IR-15", "IR-23"], ["flood", "strike"]


def listed(names):
    return st.lists(st.sampled_from(names), unique=True, max_size=3)


dates = st.sampled_from([[None, None, None], [None, 4, 3], [2019, None, None], [2019, 2, 28], [None, 2, 29]])
edits = st.fixed_dictionaries(
    {}, optional={"date": dates, "places": listed(PLACES), "provinces": listed(ISOS), "event_types": listed(TYPES)}
)
readings = st.builds(
    lambda when, places, isos, types, day, slogans: Reading(
        date=PartialDate(*when), places=tuple(places), provinces=tuple(isos), event_types=tuple(types),
        day_of_event=day, slogans=tuple(slogans),
    ).as_json(),
    dates, listed(PLACES), listed(ISOS), listed(TYPES), st.none() | st.integers(1, 40),
    st.lists(st.text("abو ", max_size=9), max_size=2),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=edits, stored=readings, is_accepted=st.booleans(), years=st.none() | st.integers(2000, 2026))
def test_whatever_was_read_and_changed_a_persons_change_is_never_touched(
    reporter, learned, batch, at, edits, stored, is_accepted, years
):
    Report.objects.all().delete()
    batch.year = years
    report = Report.objects.create(
        raw_text=CAPTION, identity="h", reading=stored, edits=edits, arrived_at=at, batch=batch
    )
    event = make_event(report, by=reporter, at=at) if is_accepted else None
    before = event and event.snapshot()
    proposed = proposal_of(report)
    differences = reread(report, learned)
    report.refresh_from_db()
    assert report.edits == edits
    if event is None:
        after = proposal_of(report)
        assert all(getattr(after, name) == getattr(proposed, name) for name in EDITABLE if name in edits)
        return
    assert report.reading == stored
    assert EventPost.objects.get(pk=event.pk).snapshot() == before
    if differences is None:
        return
    free = [name for name in differences.fields & FACTS.keys() if name not in changed_by_hand(report)]
    adopt(report, free, by=reporter, at=at)
    event = EventPost.objects.get(pk=event.pk)
    for name, value in (("places", event.places), ("event_types", event.event_types)):
        if name in edits:
            assert set(slugs(value)) == set(edits[name]) - {"gone"}
    if "provinces" in edits:
        assert set(event.provinces.values_list("iso", flat=True)) == set(edits["provinces"])
    if "date" in edits:
        assert [event.year, event.month, event.day] == edits["date"]


def test_the_provinces_of_the_tables_above_are_there(vocabulary):
    assert Province.objects.filter(iso__in=ISOS).count() == len(ISOS)
