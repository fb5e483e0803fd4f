"""What a person decides about a report, two people at one time, and undoing it in every order."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.drafts import make_event as make_draft_of
from events.intake import deciding, undoing
from events.intake.rows import counts_of, rows_of
from events.merging import STANDING
from events.models import Decided, EventPost, EventText, Report
from newsroom.press.models import Edition
from newsroom.text.calendars import PartialDate
from newsroom.workflow import history, revisions
from newsroom.workflow.models import Revision
from newsroom.workflow.refusals import Refused
from tests.events.intake.factory import FIRE, FLOOD, STRIKE, bring, columns_with, make_clip, only, reports_of
from tests.events.series.factory import make_series
from tests.factory import make_article, make_event, make_user, move, publish

pytestmark = pytest.mark.django_db
DECISIONS = ("accept", "attach", "discard")


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter", "reporter")


@pytest.fixture
def colleague(vocabulary):
    return make_user("Reporter", "colleague")


@pytest.fixture
def editor(vocabulary):
    return make_user("Editor", "editor")


@pytest.fixture
def batch(reporter, at):
    return bring(FLOOD, STRIKE, FIRE, by=reporter, at=at)


def decide(name: str, report: Report, by, at) -> None:
    """Carry out one decision; attaching goes to a new draft that has everything."""
    if name == "accept":
        deciding.accept(report, by=by, at=at)
    elif name == "attach":
        deciding.attach(report, make_event(by, at, places=["yazd"], year=2020), by=by, at=at)
    else:
        deciding.discard(report, "old", by=by, at=at)


def code_of(refused) -> str:
    return refused.value.refusal.code


# -- one decision


def test_accepting_makes_a_recorded_draft_with_what_the_row_proposed(batch, reporter, at):
    event = deciding.accept(only(batch), by=reporter, at=at)
    assert (event.state, event.created_by, event.date_parts) == ("draft", reporter, PartialDate(2019, 4, 10))
    assert [place.slug for place in event.places.all()] == ["shadegan"]
    assert [term.iso for term in event.provinces.all()] == ["IR-06"]
    assert [term.slug for term in event.event_types.all()] == ["flood"]
    assert event.texts.get().description == FLOOD
    assert history.is_recorded(event)
    report = only(batch)
    assert (report.decision, report.event) == ("accepted", event)


def test_what_a_person_changed_is_what_the_event_has(batch, reporter, at):
    report = only(batch)
    values = {"date": PartialDate(2020, 3), "places": ["yasuj"], "event_types": ["fire", "strike"]}
    assert deciding.edit(report, values, by=reporter, at=at)
    event = deciding.accept(report, by=reporter, at=at)
    assert (event.date_parts, event.year_from) == (PartialDate(2020, 3), "editor")
    assert [place.slug for place in event.places.all()] == ["yasuj"]
    assert [term.iso for term in event.provinces.all()] == ["IR-17"]
    assert {term.slug for term in event.event_types.all()} == {"fire", "strike"}


def test_a_change_that_changes_nothing_leaves_nothing_to_undo(batch, reporter, at):
    assert not deciding.edit(only(batch), {"date": PartialDate(2019, 4, 10)}, by=reporter, at=at)
    assert not Decided.objects.exists()


@pytest.mark.parametrize("reason", Report.Discard.values)
def test_a_discarded_report_stays_with_its_reason(batch, reporter, at, reason):
    deciding.discard(only(batch), reason, by=reporter, at=at)
    report = only(batch)
    assert (report.decision, report.discard_reason, report.event, report.raw_text) == ("discarded", reason, None, FLOOD)


@pytest.mark.parametrize("reason", ["", "because"])
def test_a_report_is_not_discarded_without_a_reason_of_the_list(batch, reporter, at, reason):
    with pytest.raises(Refused) as refused:
        deciding.discard(only(batch), reason, by=reporter, at=at)
    assert code_of(refused) == "no_reason"
    assert only(batch).decision == "waiting"


def test_the_series_that_was_chosen_is_the_one_of_the_event(batch, reporter, at):
    series = make_series(reporter, at)
    deciding.belong(only(batch), series, by=reporter, at=at)
    assert deciding.accept(only(batch), by=reporter, at=at).series == series


def test_the_series_chosen_last_counts_and_none_is_a_choice(batch, reporter, at):
    deciding.belong(only(batch), make_series(reporter, at), by=reporter, at=at)
    deciding.belong(only(batch), None, by=reporter, at=at)
    assert deciding.accept(only(batch), by=reporter, at=at).series is None


# -- two people at one time


@pytest.mark.parametrize("first", DECISIONS)
@pytest.mark.parametrize("second", DECISIONS)
def test_whoever_comes_second_is_told_so_and_changes_nothing(batch, reporter, colleague, at, first, second):
    stale = only(batch)
    decide(first, only(batch), colleague, at)
    before = Report.objects.values().get(pk=stale.pk)
    with pytest.raises(Refused) as refused:
        decide(second, stale, reporter, at)
    assert code_of(refused) == "decided"
    assert Report.objects.values().get(pk=stale.pk) == before
    assert Decided.objects.count() == 1


@pytest.mark.parametrize("first", DECISIONS)
def test_a_field_of_a_decided_report_is_not_changed(batch, reporter, colleague, at, first):
    stale = only(batch)
    decide(first, only(batch), colleague, at)
    for change in (
        lambda: deciding.edit(stale, {"places": ["yasuj"]}, by=reporter, at=at),
        lambda: deciding.settle(stale, ["yasuj", "ahvaz"], ["yasuj"], by=reporter, at=at),
        lambda: deciding.belong(stale, None, by=reporter, at=at),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert code_of(refused) == "decided"
    assert only(batch).edits == {}


def test_two_people_who_change_two_fields_keep_both(batch, reporter, colleague, at):
    one, other = only(batch), only(batch)
    deciding.edit(one, {"places": ["yasuj"]}, by=reporter, at=at)
    deciding.edit(other, {"event_types": ["fire"]}, by=colleague, at=at)
    assert only(batch).edits == {"places": ["yasuj"], "event_types": ["fire"]}
    undoing.undo(batch, by=reporter, at=at)
    assert only(batch).edits == {"event_types": ["fire"]}


# -- attaching


@pytest.mark.parametrize(
    ("moves", "is_given"),
    [((), True), (("submit",), True), (("submit", "approve"), False), (("submit", "approve", "publish"), False)],
)
def test_clips_place_and_day_follow_where_the_event_has_none_and_may_be_edited(
    batch, reporter, editor, at, moves, is_given
):
    event = make_event(reporter, at, types=["flood"])
    for name in moves:
        move(event, name, by=reporter if name == "submit" else editor, at=at)
    state, revision = event.state, history.latest(event).number
    live = list(Edition.objects.order_by("pk").values())
    clip = make_clip("navy", reporter, at)
    deciding.link(only(batch), [clip], by=reporter, at=at)
    deciding.attach(only(batch), event, by=reporter, at=at)
    event.refresh_from_db()
    assert event.state == state
    assert only(batch).event == event
    assert only(batch).decision == "attached"
    assert list(event.footage.all()) == ([clip] if is_given else [])
    assert [place.slug for place in event.places.all()] == (["shadegan"] if is_given else [])
    assert event.date_parts == (PartialDate(2019, 4, 10) if is_given else PartialDate())
    assert (history.latest(event).number > revision) is is_given
    assert history.is_recorded(event)
    assert list(Edition.objects.order_by("pk").values()) == live


def test_what_the_event_has_already_stays(batch, reporter, at):
    event = make_event(reporter, at, types=["fire"], places=["yasuj"], provinces=["fars"], year=2021)
    deciding.attach(only(batch), event, by=reporter, at=at)
    event.refresh_from_db()
    assert event.date_parts == PartialDate(2021)
    assert [place.slug for place in event.places.all()] == ["yasuj"]
    assert [term.slug for term in event.provinces.all()] == ["fars"]
    assert [term.slug for term in event.event_types.all()] == ["fire"]


@pytest.mark.parametrize("state", ["withdrawn", "spiked", "hidden", "erased", "merged"])
def test_nothing_is_attached_to_an_event_that_does_not_stand(batch, reporter, editor, at, state):
    event = make_event(reporter, at, types=["flood"])
    if state == "withdrawn":
        publish(event, writer=reporter, editor=editor, at=at)
        move(event, "withdraw", by=editor, at=at, note="Wrong.", value="wrong")
    elif state == "spiked":
        move(event, "spike", by=editor, at=at)
    elif state == "merged":
        move(event, "merge", by=reporter, at=at, value=make_event(reporter, at).ref)
    else:
        move(event, "hide", by=editor, at=at, note="At risk.")
    if state == "erased":
        move(event, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    assert event.state == state
    assert state not in STANDING
    with pytest.raises(Refused) as refused:
        deciding.attach(only(batch), event, by=reporter, at=at)
    assert code_of(refused) == "not_standing"
    assert only(batch).decision == "waiting"


def test_an_approved_event_may_still_be_published_after_a_report_was_attached(batch, reporter, editor, at):
    event = make_event(reporter, at, types=["flood"])
    move(event, "submit", by=reporter, at=at)
    move(event, "approve", by=editor, at=at)
    deciding.attach(only(batch), event, by=reporter, at=at)
    move(event, "publish", by=editor, at=at)
    assert event.live_editions(at).first().facts["reports"] == 1


# -- files


def test_a_file_goes_to_the_report_and_on_to_its_event(batch, reporter, at):
    clip = make_clip("navy", reporter, at)
    batch.footage.add(clip)
    event = deciding.accept(only(batch), by=reporter, at=at)
    deciding.link(only(batch), [clip], by=reporter, at=at)
    assert list(only(batch).footage.all()) == [clip]
    assert list(event.footage.all()) == [clip]
    assert list(batch.footage.all()) == []
    assert history.is_recorded(event)


def test_a_file_for_a_published_event_waits_on_its_report(batch, reporter, editor, at):
    event = deciding.accept(only(batch), by=reporter, at=at)
    publish(event, writer=reporter, editor=editor, at=at)
    deciding.link(only(batch), [make_clip("navy", reporter, at)], by=reporter, at=at)
    assert only(batch).footage.count() == 1
    assert event.footage.count() == 0


def test_the_same_file_twice_is_given_once(batch, reporter, at):
    clip = make_clip("navy", reporter, at)
    deciding.link(only(batch), [clip], by=reporter, at=at)
    deciding.link(only(batch), [clip], by=reporter, at=at)
    assert Decided.objects.filter(act="link").count() == 1


def test_undoing_a_link_brings_the_file_back_among_those_without_a_caption(batch, reporter, at):
    clip = make_clip("navy", reporter, at)
    batch.footage.add(clip)
    event = deciding.accept(only(batch), by=reporter, at=at)
    deciding.link(only(batch), [clip], by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert list(batch.footage.all()) == [clip]
    assert not only(batch).footage.exists()
    assert not event.footage.exists()


def test_undoing_a_link_leaves_the_event_the_clip_that_it_had_from_another_report(batch, reporter, at):
    clip = make_clip("navy", reporter, at)
    first, second, _third = reports_of(batch)
    deciding.link(first, [clip], by=reporter, at=at)
    event = deciding.accept(first, by=reporter, at=at)
    deciding.attach(second, event, by=reporter, at=at)
    deciding.link(second, [clip], by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert list(event.footage.all()) == [clip]
    assert list(first.footage.all()) == [clip]
    assert not second.footage.exists()


# -- undoing


def test_there_is_nothing_to_undo_in_a_fresh_batch(batch, reporter, at):
    with pytest.raises(Refused) as refused:
        undoing.undo(batch, by=reporter, at=at)
    assert code_of(refused) == "nothing_to_undo"


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_that_is_undone_waits_again(batch, reporter, at, name):
    decide(name, only(batch), reporter, at)
    assert undoing.undo(batch, by=reporter, at=at).reports == [only(batch)]
    report = only(batch)
    assert (report.decision, report.event, report.discard_reason) == ("waiting", None, "")


def test_the_draft_of_an_undone_report_is_gone_and_the_next_one_is_new(batch, reporter, at):
    first = deciding.accept(only(batch), by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert not EventPost.objects.filter(ref=first.ref).exists()
    assert not EventText.objects.exists()
    assert deciding.accept(only(batch), by=reporter, at=at).ref != first.ref


def test_each_person_undoes_their_own_acts(batch, reporter, colleague, at):
    deciding.accept(only(batch, 1), by=reporter, at=at)
    deciding.discard(only(batch, 2), "old", by=colleague, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert [report.decision for report in reports_of(batch)] == ["waiting", "discarded", "waiting"]
    with pytest.raises(Refused):
        undoing.undo(batch, by=reporter, at=at)


def test_acts_in_another_batch_are_another_undo(batch, reporter, at):
    other = bring("May 9, 2021 - Yazd: a fire", by=reporter, at=at)
    deciding.accept(only(batch), by=reporter, at=at)
    deciding.accept(only(other), by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert (only(batch).decision, only(other).decision) == ("waiting", "accepted")


def test_undo_goes_back_act_by_act(batch, reporter, at):
    report = only(batch)
    deciding.edit(report, {"places": ["yasuj"]}, by=reporter, at=at)
    deciding.edit(report, {"places": ["yazd"]}, by=reporter, at=at)
    deciding.discard(report, "old", by=reporter, at=at)
    seen = []
    for _step in range(3):
        undoing.undo(batch, by=reporter, at=at)
        seen.append((only(batch).decision, only(batch).edits))
    assert seen == [("waiting", {"places": ["yazd"]}), ("waiting", {"places": ["yasuj"]}), ("waiting", {})]


def test_acts_of_one_key_press_are_undone_together(batch, reporter, at):
    group = deciding.new_group()
    first, second, third = reports_of(batch)
    event = deciding.accept(first, by=reporter, at=at, group=group)
    deciding.attach(second, event, by=reporter, at=at, group=group)
    deciding.discard(third, "old", by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert {report.decision for report in reports_of(batch)} == {"waiting"}
    assert not EventPost.objects.exists()


def test_attaching_a_report_with_a_clip_to_one_that_waits_is_undone_in_one_step(batch, reporter, at):
    first, second, _third = reports_of(batch)
    deciding.link(second, [make_clip("navy", reporter, at)], by=reporter, at=at)
    group = deciding.new_group()
    event = deciding.accept(first, by=reporter, at=at, group=group)
    deciding.attach(second, event, by=reporter, at=at, group=group)
    undoing.undo(batch, by=reporter, at=at)
    assert {report.decision for report in reports_of(batch)} == {"waiting"}
    assert not EventPost.objects.exists()


@pytest.mark.parametrize("act", ["attach", "link"])
def test_what_i_undid_myself_does_not_count_as_work_on_the_draft(batch, reporter, at, act):
    first, second, _third = reports_of(batch)
    clip = make_clip("navy", reporter, at)
    if act == "attach":
        deciding.link(second, [clip], by=reporter, at=at)
    event = deciding.accept(first, by=reporter, at=at)
    if act == "attach":
        deciding.attach(second, event, by=reporter, at=at)
    else:
        deciding.link(first, [clip], by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert only(batch).decision == "waiting"
    assert not EventPost.objects.exists()


def work_on(event: EventPost, what: str, reporter, editor, at) -> None:
    """What a colleague may do with a draft before somebody takes it back."""
    if what == "saves it":
        EventPost.objects.filter(pk=event.pk).update(day_of_event=3)
        event.refresh_from_db()
        revisions.record(event, by=editor, at=at)
    elif what == "sends it to review":
        move(event, "submit", by=reporter, at=at)
    elif what == "attaches a report":
        Report.objects.create(raw_text="A second one", arrived_at=at, event=event, decision="attached")
    elif what == "merges another into it":
        move(make_event(reporter, at), "merge", by=reporter, at=at, value=event.ref)
    elif what == "merges it":
        move(event, "merge", by=reporter, at=at, value=make_event(reporter, at).ref)
    elif what == "spikes it":
        move(event, "spike", by=editor, at=at)
    elif what == "rests a story on it":
        make_article(reporter, at, events=[event])


WORK = (
    "saves it", "sends it to review", "attaches a report", "merges another into it", "merges it", "spikes it",
    "rests a story on it",
)  # fmt: skip


@pytest.mark.parametrize("what", WORK)
def test_a_draft_that_somebody_worked_on_is_not_taken_back(batch, reporter, editor, at, what):
    event = deciding.accept(only(batch), by=reporter, at=at)
    work_on(event, what, reporter, editor, at)
    with pytest.raises(Refused) as refused:
        undoing.undo(batch, by=reporter, at=at)
    assert code_of(refused) == "touched"
    assert EventPost.objects.filter(pk=event.pk).exists()
    assert only(batch).decision == "accepted"
    assert Decided.objects.get(act="accept").undone_at is None


def test_one_touched_draft_stays_and_the_rest_of_the_key_press_is_undone(batch, reporter, editor, at):
    group = deciding.new_group()
    events = [deciding.accept(report, by=reporter, at=at, group=group) for report in reports_of(batch)]
    move(events[0], "submit", by=reporter, at=at)
    undone = undoing.undo(batch, by=reporter, at=at)
    assert len(undone.sentences) == 1
    assert sorted(report.decision for report in reports_of(batch)) == ["accepted", "waiting", "waiting"]
    assert list(EventPost.objects.all()) == [events[0]]


def test_what_cannot_be_undone_any_more_is_passed_by(batch, reporter, at):
    first, second, _third = reports_of(batch)
    deciding.discard(first, "old", by=reporter, at=at)
    move(deciding.accept(second, by=reporter, at=at), "submit", by=reporter, at=at)
    with pytest.raises(Refused):
        undoing.undo(batch, by=reporter, at=at)
    undoing.pass_by(batch, by=reporter)
    assert undoing.undo(batch, by=reporter, at=at).reports == [first]


def test_a_report_that_a_colleague_discarded_can_wait_again(batch, reporter, colleague, at):
    deciding.discard(only(batch), "false", by=colleague, at=at)
    undoing.reopen(only(batch), by=reporter, at=at)
    assert only(batch).decision == "waiting"
    with pytest.raises(Refused):
        undoing.reopen(only(batch), by=reporter, at=at)


@pytest.mark.parametrize("name", DECISIONS)
def test_a_report_that_a_colleague_moved_to_another_event_is_not_taken_from_there(batch, reporter, editor, at, name):
    decide(name, only(batch), reporter, at)
    other = make_event(editor, at)
    Report.objects.filter(pk=only(batch).pk).update(event=other, decision="attached")  # as its own page does it
    with pytest.raises(Refused):
        undoing.undo(batch, by=reporter, at=at)
    assert (only(batch).event, only(batch).decision) == (other, "attached")


def test_undoing_an_attachment_leaves_the_day_that_a_colleague_wrote_since(batch, reporter, editor, at):
    event = make_event(reporter, at, types=["flood"])
    deciding.attach(only(batch), event, by=reporter, at=at)
    EventPost.objects.filter(pk=event.pk).update(year=2019, month=4, day=12, year_from="editor")
    event.refresh_from_db()
    revisions.record(event, by=editor, at=at)
    undoing.undo(batch, by=reporter, at=at)
    event.refresh_from_db()
    assert only(batch).decision == "waiting"
    assert event.date_parts == PartialDate(2019, 4, 12)


def test_undoing_an_attachment_gives_back_what_came_with_it_and_nothing_else(batch, reporter, at):
    event = make_event(reporter, at, types=["flood"], provinces=["khuzestan"])
    own, brought = make_clip("maroon", reporter, at), make_clip("navy", reporter, at)
    event.footage.add(own)
    revisions.record(event, by=reporter, at=at)
    before = event.snapshot()
    deciding.link(only(batch), [brought], by=reporter, at=at)
    deciding.attach(only(batch), event, by=reporter, at=at)
    assert event.footage.count() == 2
    undoing.undo(batch, by=reporter, at=at)
    event = EventPost.objects.get(pk=event.pk)
    assert event.snapshot() == before
    assert history.is_recorded(event)
    assert list(only(batch).footage.all()) == [brought]


def test_an_attachment_is_undone_also_after_the_event_went_live(batch, reporter, editor, at):
    event = make_event(reporter, at, types=["flood"])
    deciding.attach(only(batch), event, by=reporter, at=at)
    publish(event, writer=reporter, editor=editor, at=at)
    live = list(Edition.objects.order_by("pk").values())
    undoing.undo(batch, by=reporter, at=at)
    assert only(batch).decision == "waiting"
    assert [place.slug for place in EventPost.objects.get().places.all()] == ["shadegan"]
    assert list(Edition.objects.order_by("pk").values()) == live


def test_an_edit_of_a_report_that_a_colleague_decided_is_not_undone(batch, reporter, colleague, at):
    deciding.edit(only(batch), {"places": ["yasuj"]}, by=reporter, at=at)
    event = deciding.accept(only(batch), by=colleague, at=at)
    with pytest.raises(Refused) as refused:
        undoing.undo(batch, by=reporter, at=at)
    assert code_of(refused) == "decided"
    assert [place.slug for place in event.places.all()] == ["yasuj"]


def test_a_colleague_undoes_first_and_then_it_goes(batch, reporter, colleague, at):
    deciding.edit(only(batch), {"places": ["yasuj"]}, by=reporter, at=at)
    deciding.accept(only(batch), by=colleague, at=at)
    undoing.undo(batch, by=colleague, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert only(batch).edits == {}


def test_an_erasure_reaches_the_words_of_a_draft_that_was_taken_back(reporter, editor, at):
    """Accepted, taken back, accepted again: the first draft is gone, and what it recorded must go with the second."""
    batch = bring("May 4, 2021 - Yasuj: a fire, says Farangis Nobody", by=reporter, at=at)
    deciding.accept(only(batch), by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    event = deciding.accept(only(batch), by=reporter, at=at)
    move(event, "hide", by=editor, at=at, note="At risk.")
    move(event, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    assert columns_with("Farangis") == set()


def test_no_words_of_a_report_are_kept_for_undoing(batch, reporter, at):
    decide("accept", only(batch, 1), reporter, at)
    decide("attach", only(batch, 2), reporter, at)
    decide("discard", only(batch, 3), reporter, at)
    assert not [one for one in columns_with("shadegan, khuzestan") if one.startswith("Decided.")]


# -- to review


def test_the_drafts_of_a_batch_go_to_review_and_what_could_not_is_said(batch, reporter, at):
    events = [deciding.accept(report, by=reporter, at=at) for report in reports_of(batch)]
    bare = make_draft_of(
        Report.objects.create(raw_text="Good morning", arrived_at=at, batch=batch, reading={}), by=reporter, at=at
    )
    sent, sentences = deciding.send_to_review(batch, by=reporter, at=at)
    assert sent == 3
    assert [sentence for sentence in sentences if "Good morning" in sentence] == sentences != []
    assert {EventPost.objects.get(pk=event.pk).state for event in events} == {"review"}
    assert EventPost.objects.get(pk=bare.pk).state == "draft"
    assert counts_of(rows_of(batch, at=at)).drafts == 1


# -- any walk


OPS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "attach", "attach_there", "discard", "place", "date", "settle", "link", "undo"]),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    max_size=9,
)


def world() -> dict:
    """Everything that an undone walk must have left as it was."""
    return {
        "reports": {
            one.raw_text: (
                one.decision, one.event_id, one.edits, one.discard_reason,
                sorted(one.footage.values_list("ref", flat=True)),
            )
            for one in Report.objects.order_by("pk")
        },
        "events": {one.ref: (one.state, one.snapshot()) for one in EventPost.objects.order_by("pk")},
        "loose": sorted(Report.objects.first().batch.footage.values_list("ref", flat=True)),
    }  # fmt: skip


def step(batch, there, clips, by, at, op, number, other) -> None:
    report, target = only(batch, number + 1), only(batch, other + 1)
    if op == "accept":
        deciding.accept(report, by=by, at=at)
    elif op == "attach" and target.event is not None:
        deciding.attach(report, target.event, by=by, at=at)
    elif op == "attach_there":
        deciding.attach(report, there, by=by, at=at)
    elif op == "discard":
        deciding.discard(report, "old", by=by, at=at)
    elif op == "place":
        deciding.edit(report, {"places": [["yasuj", "yazd", "ahvaz"][other]]}, by=by, at=at)
    elif op == "date":
        deciding.edit(report, {"date": PartialDate(2020, 1 + other, 2)}, by=by, at=at)
    elif op == "settle":
        deciding.settle(report, ["yasuj", "ahvaz"], ["yasuj"], by=by, at=at)
    elif op == "link" and batch.footage.contains(clips[other]):
        deciding.link(report, [clips[other]], by=by, at=at)
    elif op == "undo":
        undoing.undo(batch, by=by, at=at)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ops=OPS)
def test_any_walk_ends_where_it_began_when_everything_is_undone(batch, reporter, at, ops):
    with transaction.atomic():
        there = make_event(reporter, at, types=["flood"])
        clips = [make_clip(colour, reporter, at) for colour in ("navy", "maroon", "olive")]
        batch.footage.add(*clips)
        before = world()
        for op, number, other in ops:
            with suppress(Refused):
                step(batch, there, clips, reporter, at, op, number, other)
        while Decided.objects.filter(batch=batch, undone_at=None).exists():
            undoing.undo(batch, by=reporter, at=at)
        assert world() == before
        for event in EventPost.objects.all():
            assert history.is_recorded(event)
        transaction.set_rollback(True)


def test_undone_acts_stay_written_down(batch, reporter, at):
    deciding.accept(only(batch), by=reporter, at=at)
    undoing.undo(batch, by=reporter, at=at)
    assert Decided.objects.get().undone_at == at
    assert Revision.objects.filter(kind="event").exists()
