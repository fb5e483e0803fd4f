"""Several windows of one item: what readers get at which moment, and what becomes of one when another is planned."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from newsroom.press import paths, plans
from newsroom.press.models import Correction, Edition, Plan
from newsroom.press.timeline import KEEP
from newsroom.workflow import revisions
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refused
from tests.factory import make_article, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
MOMENT = timedelta(microseconds=1)


@pytest.fixture
def writer(vocabulary):
    return make_user("Reporter")


@pytest.fixture
def editor(vocabulary):
    return make_user("Editor")


@pytest.fixture
def story(writer, at):
    return make_article(writer, at, headline="First", slug="story")


def again(item, name, headline, *, writer, editor, at, **values):
    """Rewritten, approved and published as `name`."""
    move(item, "revise", by=writer, at=at)
    item.headline = headline
    item.save()
    revisions.record(item, by=writer, at=at)
    move(item, "submit", by=writer, at=at)
    move(item, "approve", by=editor, at=at)
    move(item, name, by=editor, at=at, **{"note": f"{headline} for readers.", **values})


def shown(item, at) -> str:
    """The headline that readers have at a moment, or ""."""
    return ", ".join(edition.headline for edition in Edition.objects.of(item.kind, item.ref).live(at=at))


def states(item, at) -> list[str]:
    return [one.state for one in plans.stands(Plan.objects.of(item.kind, item.ref), at)]


def plan_at(item, moment) -> Plan:
    return Plan.objects.of(item.kind, item.ref).standing().get(at=moment)


@pytest.fixture
def three(story, writer, editor, at):
    """First is live; Third is approved for 18:00; then Second is approved for 17:00, and Third stays."""
    publish(story, writer=writer, editor=editor, at=at)
    again(story, "update", "Third", writer=writer, editor=editor, at=at + HOUR, live_from=at + 6 * HOUR)
    again(
        story, "correct", "Second", writer=writer, editor=editor, at=at + 2 * HOUR, live_from=at + 5 * HOUR, value=KEEP
    )
    return story


def ended(story, editor, at):
    move(story, "expire", by=editor, at=at + 3 * HOUR, note="Over.", value=(at + 8 * HOUR).isoformat())


# hours after the start: 0    4         5         5.5       6        7        8      9
TABLE = {
    "as planned": (lambda *_: None, "First First Second Second Third Third Third Third"),
    "with an end": (ended, "First First Second Second Third Third - -"),
    "the one in the middle cancelled": (
        lambda story, editor, at: move(
            story, "cancel_plan", by=editor, at=at + 3 * HOUR, note="No.", value=str(plan_at(story, at + 5 * HOUR).pk)
        ),
        "First First First First Third Third Third Third",
    ),
    "the last one cancelled": (
        lambda story, editor, at: move(
            story, "cancel_plan", by=editor, at=at + 3 * HOUR, note="No.", value=str(plan_at(story, at + 6 * HOUR).pk)
        ),
        "First First Second Second Second Second Second Second",
    ),
    "both cancelled": (
        lambda story, editor, at: move(story, "unschedule", by=editor, at=at + 3 * HOUR, note="No."),
        "First First First First First First First First",
    ),
    "the last one moved before the other": (
        lambda story, editor, at: move(
            story, "reschedule", by=editor, at=at + 3 * HOUR, note="Now.", value=str(plan_at(story, at + 6 * HOUR).pk),
            live_from=at + 4 * HOUR,
        ),
        "First Third Second Second Second Second Second Second",
    ),
    "the one in the middle moved to the end": (
        lambda story, editor, at: move(
            story, "reschedule", by=editor, at=at + 3 * HOUR, note="Later.",
            value=str(plan_at(story, at + 5 * HOUR).pk), live_from=at + 7 * HOUR,
        ),
        "First First First First Third Second Second Second",
    ),
    "withdrawn": (
        lambda story, editor, at: move(story, "withdraw", by=editor, at=at + 3 * HOUR, note="Wrong.", value="wrong"),
        "- - - - - - - -",
    ),
}  # fmt: skip
HOURS = (0, 4, 5, 5.5, 6, 7, 8, 9)


@pytest.mark.parametrize("name", TABLE)
def test_readers_get_at_every_moment_what_is_planned_for_it(three, editor, at, name):
    act, expected = TABLE[name]
    act(three, editor, at)
    got = [shown(three, at + hours * HOUR) or "-" for hours in HOURS]
    assert " ".join(got) == expected


def test_page_list_feed_and_search_change_on_the_minute_and_nobody_has_to_work(three, editor, at):
    ended(three, editor, at)
    client, path = Client(), Edition.objects.of("article", three.ref)[0].path
    asked = (path, "/articles/", "/feeds/articles.xml", "/search/?q=second")
    for moment, headline in ((5 * HOUR - MOMENT, "First"), (5 * HOUR, "Second"), (6 * HOUR, "Third")):
        with time_machine.travel(at + moment, tick=False):
            texts = {address: client.get(address).content.decode() for address in asked[:3]}
            assert all(f">{headline}<" in text for text in texts.values()), moment
            assert (path in client.get(asked[3]).content.decode()) == (headline == "Second")
    with time_machine.travel(at + 8 * HOUR, tick=False):
        gone = client.get(path)
        assert gone.status_code == 410
        assert "no longer offered" in gone.content.decode()
        assert "Withdrawn" not in gone.content.decode()
        assert path not in client.get("/articles/").content.decode()
        assert path not in client.get("/feeds/articles.xml").content.decode()


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (3, "open waiting waiting waiting"),
        (5, "replaced open waiting waiting"),
        (6, "replaced replaced open waiting"),
        (8, "replaced replaced over done"),
    ],
)
def test_how_a_plan_stands_is_worked_out_from_the_moment(three, editor, at, hours, expected):
    ended(three, editor, at)
    assert " ".join(states(three, at + hours * HOUR)) == expected


def test_a_plan_that_was_cancelled_waited_before(three, editor, at):
    plan = plan_at(three, at + 6 * HOUR)
    move(three, "cancel_plan", by=editor, at=at + 3 * HOUR, note="Not sure.", value=str(plan.pk))
    plan.refresh_from_db()
    assert plan.cancelled_record.note == "Not sure."
    assert states(three, at + 3 * HOUR - MOMENT)[-1] == "waiting"
    assert states(three, at + 3 * HOUR)[-1] == "cancelled"


def test_who_does_not_ask_for_it_to_stay_cancels_what_was_planned_and_that_is_written_down(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at)
    again(story, "update", "Later", writer=writer, editor=editor, at=at + HOUR, live_from=at + 6 * HOUR)
    again(story, "correct", "Corrected", writer=writer, editor=editor, at=at + 2 * HOUR)
    assert shown(story, at + 7 * HOUR) == "Corrected"
    cancelled = Plan.objects.of("article", story.ref).exclude(cancelled_at=None).get()
    assert (cancelled.at, cancelled.cancelled_record.move) == (at + 6 * HOUR, "correct")
    assert not Correction.objects.filter(public_at=at + 6 * HOUR).exists()


def test_notes_for_readers_go_and_move_with_their_plan(three, editor, at):
    plan = plan_at(three, at + 5 * HOUR)
    move(three, "reschedule", by=editor, at=at + 3 * HOUR, note="Later.", value=str(plan.pk), live_from=at + 7 * HOUR)
    assert set(Correction.objects.values_list("what", "public_at")) == {
        ("update", at + 6 * HOUR), ("correction", at + 7 * HOUR),
    }  # fmt: skip
    new = plan_at(three, at + 7 * HOUR)
    move(three, "cancel_plan", by=editor, at=at + 4 * HOUR, note="Not at all.", value=str(new.pk))
    assert Correction.objects.get().what == "update"


def test_what_was_first_planned_for_later_was_first_published_when_readers_first_see_it(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at, live_from=at + 8 * HOUR)
    again(story, "update", "Before", writer=writer, editor=editor, at=at + HOUR, live_from=at + 4 * HOUR, value=KEEP)
    assert {edition.published_at for edition in Edition.objects.of("article", story.ref)} == {at + 4 * HOUR}
    plan = plan_at(story, at + 4 * HOUR)
    move(story, "cancel_plan", by=editor, at=at + 2 * HOUR, note="No.", value=str(plan.pk))
    edition = Edition.objects.of("article", story.ref).get()
    assert (edition.published_at, edition.updated_at) == (at + 8 * HOUR, None)


def test_a_plan_moved_to_another_month_is_promised_at_that_months_address(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at, live_from=at + HOUR)
    month = timedelta(days=31)
    plan = plan_at(story, at + HOUR)
    move(story, "reschedule", by=editor, at=at, note="Not yet.", value=str(plan.pk), live_from=at + month)
    edition = Edition.objects.of("article", story.ref).get()
    assert edition.path == "/articles/2026/12/story/"
    assert paths.find(edition.path, at=at + HOUR) is None
    assert paths.find(edition.path, at=at + month).edition == edition


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [
        ("cancel_plan", {"value": "999999"}, "plan_gone"),
        ("cancel_plan", {"value": "x"}, "plan_gone"),
        ("reschedule", {"value": "{plan}"}, "no_time"),
        ("reschedule", {"value": "{plan}", "live_from": -1}, "past"),
        ("reschedule", {"value": "{plan}", "live_from": 6}, "plan_taken"),
        ("expire", {"value": "no day"}, "no_time"),
        ("expire", {"value": "2020-01-01T00:00"}, "past"),
    ],
)
def test_what_cannot_be_planned_is_refused_and_changes_nothing(three, editor, at, name, values, code):
    given = dict(values)
    given["value"] = given["value"].format(plan=plan_at(three, at + 5 * HOUR).pk)
    if "live_from" in given:
        given["live_from"] = at + given["live_from"] * HOUR
    with pytest.raises(Refused) as refused:
        move(three, name, by=editor, at=at + 3 * HOUR, note="x", **given)
    assert refused.value.code == code
    assert [shown(three, at + hours * HOUR) for hours in (4, 5, 6)] == ["First", "Second", "Third"]


def test_an_end_can_be_cancelled_and_the_page_stays(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at)
    ended(story, editor, at)
    plan = plan_at(story, at + 8 * HOUR)
    move(story, "cancel_plan", by=editor, at=at + 4 * HOUR, note="It stays.", value=str(plan.pk))
    assert shown(story, at + 9 * HOUR) == "First"


def test_an_item_without_plans_of_its_own_from_before_can_be_planned_and_taken_back(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at)
    Plan.objects.all().delete()  # as it was published by an earlier release
    again(story, "update", "Later", writer=writer, editor=editor, at=at + HOUR, live_from=at + 6 * HOUR)
    plan = plan_at(story, at + 6 * HOUR)
    move(story, "cancel_plan", by=editor, at=at + 2 * HOUR, note="No.", value=str(plan.pk))
    assert shown(story, at + 7 * HOUR) == "First"


def test_a_minor_fix_goes_out_without_a_notice_and_is_logged_and_read_afterwards(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at)
    again(story, "fix", "Frist is First", writer=writer, editor=editor, at=at + HOUR, note="A letter.")
    edition = story.live_editions(at + HOUR).get()
    assert (edition.headline, edition.updated_at, edition.change_note) == ("Frist is First", None, "")
    assert not Correction.objects.exists()
    record = MoveRecord.objects.of(story).filter(move="fix").get()
    assert (record.note, record.after_review.read_at) == ("A letter.", None)


def test_a_fix_keeps_the_date_of_the_last_change_that_readers_were_told_of(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at)
    again(story, "correct", "Corrected", writer=writer, editor=editor, at=at + HOUR)
    again(story, "fix", "Corrected.", writer=writer, editor=editor, at=at + 2 * HOUR, note="A full stop.")
    assert story.live_editions(at + 3 * HOUR).get().updated_at == at + HOUR


def test_whoever_wrote_a_fix_does_not_approve_it(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at)
    move(story, "revise", by=editor, at=at + HOUR)
    story.headline = "Fixed alone"
    story.save()
    revisions.record(story, by=editor, at=at + HOUR)
    move(story, "submit", by=editor, at=at + HOUR)
    with pytest.raises(Refused) as refused:
        move(story, "approve", by=editor, at=at + HOUR)
    assert refused.value.code == "four_eyes"


def test_nothing_is_fixed_in_silence_before_it_is_live(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at, live_from=at + 6 * HOUR)
    with pytest.raises(Refused) as refused:
        again(story, "fix", "Early", writer=writer, editor=editor, at=at + HOUR)
    assert refused.value.code == "not_live_yet"


def test_readers_are_told_of_a_withdrawal_in_their_language(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at)
    path = story.live_editions(at).get().path
    move(
        story, "withdraw", by=editor, at=at + HOUR, note="Only for us.", value="wrong",
        words={"en": "The <b>man</b> was not there."},
    )  # fmt: skip
    with time_machine.travel(at + 2 * HOUR, tick=False):
        page, record = (Client().get(address).content.decode() for address in (path, "/corrections/"))
    for text in (page, record):
        assert "The &lt;b&gt;man&lt;/b&gt; was not there." in text
        assert "Only for us." not in text


def test_what_is_withdrawn_for_safety_says_nothing_more(story, writer, editor, at):
    publish(story, writer=writer, editor=editor, at=at)
    move(story, "withdraw", by=editor, at=at + HOUR, note="r", value="safety", words={"en": "About a person."})
    assert Correction.objects.get().words == {}
