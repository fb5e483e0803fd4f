"""When footage falls: what rests on it is less sure at once, and what nobody may lower stands on My desk."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from media import fallen
from media.assessment.answering import answer
from media.models import Footage
from newsroom.desk.queue import Desk
from newsroom.workflow import outbox, revisions
from newsroom.workflow.models import AfterReview, MoveRecord, Outbox
from tests.factory import make_article, make_event, make_user, move, publish
from tests.media.clips import make_cleared

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)
SURE = {"confidence": "confirmed", "confidence_basis": "Two clips agree."}


@pytest.fixture(autouse=True)
def _no_search_rows_of_other_tests(db):
    from newsroom.press.models import SearchRow

    SearchRow.objects.all().delete()


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor", "Moderator")}


@pytest.fixture
def clip(people, at):
    return make_cleared(people["Reporter"], people["Moderator"], at)


def show_event(clip, people, at, **fields):
    event = make_event(people["Reporter"], at, **fields)
    event.footage.add(clip)
    revisions.record(event, by=people["Reporter"], at=at)
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at)
    return event


def show_story(clip, people, at, **fields):
    story = make_article(people["Reporter"], at, footage=[clip], **fields)
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
    return story


def withdraw(clip, people, at, by="Moderator"):
    move(clip, "withdraw", by=people[by], at=at, note="It cannot be so.", value="unconfirmed")


def find(clip, finding, people, at, by="Moderator"):
    """The finding through the door of the checklist."""
    answer(clip, "finding", finding, by=people[by], at=at)


def said(item, at) -> set[str]:
    return set(item.live_editions(at).values_list("confidence", flat=True))


def on_my_desk(at) -> list[str]:
    from articles.models import Article
    from events.models import EventPost

    return [entry.ref for entry in fallen.resting([Desk(EventPost), Desk(Article)], None, at)]


@pytest.mark.parametrize("confidence", ["confirmed", "partly"])
def test_an_event_that_rested_on_withdrawn_footage_is_only_reported(clip, people, at, confidence):
    event = show_event(clip, people, at, **{**SURE, "confidence": confidence})
    withdraw(clip, people, at + HOUR)
    assert said(event, at + HOUR) == {"reported"}
    event.refresh_from_db()
    assert event.confidence == "reported"


@pytest.mark.parametrize("finding", ["misdated", "altered", "synthetic"])
@pytest.mark.parametrize("confidence", ["confirmed", "reported"])
def test_an_event_that_shows_what_it_is_not_is_disputed(clip, people, at, finding, confidence):
    event = show_event(clip, people, at, **{**SURE, "confidence": confidence})
    find(clip, finding, people, at + HOUR)
    assert said(event, at + HOUR) == {"disputed"}


@pytest.mark.parametrize("finding", ["verified", "partly", "inconclusive", "in_progress"])
def test_another_finding_lowers_nothing(clip, people, at, finding):
    Footage.objects.filter(pk=clip.pk).update(finding="verified")  # what was cleared can only become weaker
    event = show_event(clip, people, at, **SURE)
    find(clip, finding, people, at + HOUR)
    assert said(event, at + HOUR) == {"confirmed"}
    assert not Outbox.objects.filter(topic="footage_fell").exists()


def test_what_is_not_surer_is_left_alone(clip, people, at):
    event = show_event(clip, people, at, confidence="disputed")
    withdraw(clip, people, at + HOUR)
    assert said(event, at + HOUR) == {"disputed"}
    assert not MoveRecord.objects.of(event).filter(move="lower").exists()


def test_an_event_without_that_footage_is_left_alone(clip, people, at):
    other = make_event(people["Reporter"], at, **SURE)
    publish(other, writer=people["Reporter"], editor=people["Editor"], at=at)
    withdraw(clip, people, at + HOUR)
    assert said(other, at + HOUR) == {"confirmed"}


def test_the_lowering_is_an_act_of_who_withdrew_that_somebody_reads_afterwards(clip, people, at):
    event = show_event(clip, people, at, **SURE)
    withdraw(clip, people, at + HOUR)
    record = MoveRecord.objects.of(event).get(move="lower")
    assert record.by == people["Moderator"]
    assert clip.ref in record.note
    assert clip.working_title not in record.note
    assert AfterReview.objects.filter(record=record, read_at=None).exists()
    assert on_my_desk(at + HOUR) == []


def test_an_event_that_is_scheduled_comes_out_less_sure(clip, people, at):
    event = make_event(people["Reporter"], at, **SURE)
    event.footage.add(clip)
    revisions.record(event, by=people["Reporter"], at=at)
    publish(event, writer=people["Reporter"], editor=people["Editor"], at=at, live_from=at + 5 * HOUR)
    withdraw(clip, people, at + HOUR)
    assert said(event, at + 5 * HOUR) == {"reported"}


def test_where_who_found_it_may_lower_nothing_the_desk_is_told(clip, people, at):
    event = show_event(clip, people, at, **SURE)
    finder = make_user("Reporter")
    finder.user_permissions.add(Permission.objects.get(codename="moderate"))
    find(clip, "misdated", {"finder": finder}, at + HOUR, by="finder")
    assert said(event, at + HOUR) == {"confirmed"}
    assert on_my_desk(at + HOUR) == [event.ref]
    move(event, "lower", by=people["Editor"], at=at + 2 * HOUR, note="r", value="disputed")
    assert on_my_desk(at + 2 * HOUR) == []


def test_a_withdrawal_stands_when_what_follows_fails(clip, people, at):
    """What follows waits in the outbox; the clip is away all the same."""
    event = show_event(clip, people, at, **SURE)
    outbox.HANDLERS["footage_fell"], kept = _fails, outbox.HANDLERS["footage_fell"]
    try:
        withdraw(clip, people, at + HOUR)
    finally:
        outbox.HANDLERS["footage_fell"] = kept
    assert not clip.has_public_window(at + HOUR)
    assert said(event, at + HOUR) == {"confirmed"}
    outbox.drain(at + timedelta(days=3650))
    assert said(event, at + HOUR) == {"reported"}


def _fails(_payload) -> None:
    raise RuntimeError


def test_a_story_on_withdrawn_footage_stands_on_my_desk_until_it_is_without(clip, people, at):
    story = show_story(clip, people, at)
    assert on_my_desk(at) == []
    withdraw(clip, people, at + HOUR)
    assert on_my_desk(at + HOUR) == [story.ref]
    move(story, "take_out", by=people["Editor"], at=at + 2 * HOUR, note="r", value=f"footage:{clip.ref}")
    assert on_my_desk(at + 2 * HOUR) == []


def test_a_story_that_was_made_again_since_has_been_looked_at(clip, people, at):
    story = show_story(clip, people, at)
    withdraw(clip, people, at + HOUR)
    move(story, "revise", "submit", by=people["Reporter"], at=at + 2 * HOUR)
    move(story, "approve", by=people["Editor"], at=at + 2 * HOUR)
    move(story, "correct", by=people["Editor"], at=at + 2 * HOUR, note="We took a sentence back.")
    assert on_my_desk(at + 2 * HOUR) == []


def test_the_page_of_a_clip_says_at_once_what_was_found(clip, people, at):
    show_event(clip, people, at, **SURE)
    find(clip, "misdated", people, at + HOUR)
    assert {one.facts["finding"]["is_fallen"] for one in clip.live_editions(at + HOUR)} == {True}


def test_a_story_does_not_lead_with_it_on_a_card_any_more(clip, people, at):
    story = show_story(clip, people, at, lead=clip)
    assert story.live_editions(at).get().lead_src
    find(clip, "synthetic", people, at + HOUR)
    assert story.live_editions(at + HOUR).get().lead_src == ""
