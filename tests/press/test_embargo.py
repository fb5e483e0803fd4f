"""Embargoes: nothing of a report before its moment, in no language, by no move."""

from datetime import timedelta

import pytest

from newsroom.press.planning import embargo_on
from newsroom.workflow import engine
from newsroom.workflow.refusals import Refused
from tests.factory import make_article, make_user, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def people(vocabulary):
    return {name: make_user(name) for name in ("Reporter", "Editor")}


@pytest.fixture
def story(people, at):
    story = make_article(people["Reporter"], at)
    move(story, "embargo", by=people["Reporter"], at=at, note="The office says so.", value=(at + 5 * HOUR).isoformat())
    return story


@pytest.fixture
def persian(people, story, at):
    return make_article(people["Reporter"], at, language="fa", translation_group=story.translation_group)


@pytest.mark.parametrize(
    ("asked_at", "live_from", "code"),
    [(0, None, "embargo"), (0, 4, "embargo"), (0, 5, None), (0, 6, None), (5, None, None), (4.99, None, "embargo")],
)
@pytest.mark.parametrize("which", ["itself", "the other language"])
def test_it_may_be_published_from_that_moment_on(story, persian, people, at, which, asked_at, live_from, code):
    item = story if which == "itself" else persian
    values = {"live_from": at + live_from * HOUR} if live_from else {}
    move(item, "submit", by=people["Reporter"], at=at)
    move(item, "approve", by=people["Editor"], at=at)
    asked = {"by": people["Editor"], "at": at + asked_at * HOUR, **values}
    reason = engine.refusal(item, "publish", **asked)
    assert (reason.code if reason else None) == code
    if code is None:
        move(item, "publish", **asked)
        assert not item.live_editions(at + 4 * HOUR).exists()
    else:
        with pytest.raises(Refused):
            move(item, "publish", **asked)
        assert not item.has_public_window(at)


def test_a_plan_is_not_moved_to_before_it(story, people, at):
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at, live_from=at + 6 * HOUR)
    plan = story_plan(story)
    with pytest.raises(Refused) as refused:
        move(story, "reschedule", by=people["Editor"], at=at, note="x", value=str(plan.pk), live_from=at + 3 * HOUR)
    assert refused.value.code == "embargo"


def story_plan(story):
    from newsroom.press.models import Plan

    return Plan.objects.get(ref=story.ref)


def test_an_editor_lifts_it_with_a_reason_and_a_reporter_does_not(story, people, at):
    with pytest.raises(Refused) as refused:
        move(story, "lift_embargo", by=people["Reporter"], at=at, note="They said so.")
    assert refused.value.code == "not_permitted"
    move(story, "lift_embargo", by=people["Editor"], at=at, note="They said so.")
    assert embargo_on(story, at) is None
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
    assert story.live_editions(at).exists()


def test_the_later_word_replaces_the_earlier(story, people, at):
    move(story, "embargo", by=people["Reporter"], at=at, note="Sooner.", value=(at + HOUR).isoformat())
    assert embargo_on(story, at).until == at + HOUR


def test_what_is_public_in_any_language_takes_no_embargo(people, at):
    story = make_article(people["Reporter"], at)
    publish(story, writer=people["Reporter"], editor=people["Editor"], at=at)
    persian = make_article(people["Reporter"], at, language="fa", translation_group=story.translation_group)
    with pytest.raises(Refused) as refused:
        move(persian, "embargo", by=people["Reporter"], at=at, note="x", value=(at + HOUR).isoformat())
    assert refused.value.code == "embargo_too_late"


def test_the_button_that_takes_a_time_can_be_pressed(story, people, at):
    move(story, "submit", by=people["Reporter"], at=at)
    move(story, "approve", by=people["Editor"], at=at)
    offered = {row.name: reason for row, reason in engine.moves_for(story, by=people["Editor"], at=at)}
    assert offered["publish"] is None
