"""Who is told of each move of each workflow: a table here beside the table there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.desk.models import Following, Notice
from newsroom.desk.notices import recipients
from newsroom.workflow import checks, engine
from newsroom.workflow.models import AfterReview, MoveRecord
from tests.factory import give_trust, make_article, make_event, make_still, make_user, move, publish

pytestmark = pytest.mark.django_db

WORKFLOWS = {model.workflow.name: model.workflow for model in checks.items()}
MOVES = [(workflow.name, row.name) for workflow in WORKFLOWS.values() for row in workflow.moves]

WRITERS, EDITORS, MODERATORS, SAFETY = (
    {"reporter"},
    {"editor", "chief"},
    {"moderator", "chief"},
    {"editor", "moderator", "chief"},
)
#: move → who is told when somebody else makes it; what is the same for stories and events is said once
STORIES = {
    "submit": EDITORS, "send_back": WRITERS, "approve": WRITERS | EDITORS, "publish": WRITERS, "update": WRITERS,
    "correct": WRITERS, "revise": WRITERS, "unschedule": WRITERS, "check": WRITERS | EDITORS, "checked": WRITERS,
    "take_out": WRITERS | EDITORS, "withdraw": WRITERS | EDITORS, "spike": WRITERS, "unspike": WRITERS,
    "hide": WRITERS | SAFETY, "unhide": WRITERS, "erase": set(), "hide_words": WRITERS | SAFETY, "destroy_words": set(),
    "fix": WRITERS | EDITORS, "cancel_plan": WRITERS, "reschedule": WRITERS, "expire": WRITERS, "embargo": WRITERS,
    "lift_embargo": WRITERS, "needs_nothing": set(), "revisit": set(), "revisited": set(),
}  # fmt: skip
TOLD = {
    "editorial": STORIES,
    "events": STORIES
    | {
        "lower": WRITERS | EDITORS, "coarsen": WRITERS | EDITORS, "merge": WRITERS, "merge_live": WRITERS | EDITORS,
        "unmerge": WRITERS,
    },
    "words": {"approve_words": WRITERS, "rework_words": SAFETY},
    "moderation": {
        "take": set(), "clear": WRITERS, "ask": set(), "set_aside": set(), "resume": set(), "duplicate": WRITERS,
        "not_duplicate": MODERATORS, "fall_back": WRITERS | SAFETY, "reject": WRITERS, "reopen": MODERATORS,
        "publish_alone": WRITERS, "withdraw": WRITERS | EDITORS, "hide": WRITERS | SAFETY, "unhide": WRITERS, "erase": set(),
        "hide_words": WRITERS | SAFETY, "destroy_words": set(), "purge": set(),
        "revisit": set(), "revisited": set(),
    },
}  # fmt: skip


@pytest.fixture
def newsroom(db):
    """One person a role, and somebody who follows everything."""
    people = {role.lower(): make_user(role, role.lower()) for role in ("Reporter", "Editor", "Moderator", "Chief")}
    people["actor"] = make_user("Chief", "actor")
    return people


def test_every_move_of_every_workflow_has_a_row():
    missing = [pair for pair in MOVES if pair[1] not in recipients.TABLES[pair[0]]]
    assert missing == []


@pytest.mark.parametrize(("workflow", "name"), MOVES, ids=".".join)
def test_who_is_told(workflow, name, newsroom, vocabulary, at):
    item = an_item(workflow, newsroom["reporter"], at)
    row = item.workflow.move(name)
    state = item.state if row.target == "=" else row.target
    type(item).objects.filter(pk=item.pk).update(state=state)
    item.refresh_from_db()
    record = MoveRecord(
        kind=item.kind, ref=item.ref, move=name, source=row.sources[0], target=state, by=newsroom["actor"], at=at
    )
    record.save()
    if row.after_review:
        AfterReview.objects.create(record=record)
    told = recipients.told_of(item, record)
    names = {name for name, person in newsroom.items() if person.pk in told}
    assert names == TOLD[workflow][name]


def an_item(workflow: str, by, at):
    if workflow == "editorial":
        return make_article(by, at)
    if workflow == "events":
        return make_event(by, at)
    if workflow == "words":
        return make_event(by, at, words={"en": ("Flood", "Water.")}).texts.get()
    return make_still(by, at)


def told(item, **fields) -> set[str]:
    return set(Notice.objects.filter(kind=item.kind, ref=item.ref, **fields).values_list("person__username", flat=True))


def test_nobody_is_told_of_their_own_act(newsroom, vocabulary, at):
    story = make_article(newsroom["editor"], at)
    move(story, "submit", by=newsroom["editor"], at=at)
    assert told(story) == {"chief", "actor"}


def test_whoever_is_on_duty_is_told_and_the_others_are_left_in_peace(newsroom, vocabulary, at):
    give_trust(newsroom["editor"], "duty", at=at)
    story = make_article(newsroom["reporter"], at)
    move(story, "submit", by=newsroom["reporter"], at=at)
    assert told(story) == {"editor"}
    later = make_article(newsroom["reporter"], at)
    move(later, "submit", by=newsroom["reporter"], at=at + timedelta(days=3))
    assert told(later) >= {"editor", "chief"}


def test_whoever_was_asked_by_name_is_told_instead_of_all(newsroom, vocabulary, at, monkeypatch):
    monkeypatch.setattr(recipients, "ASKED_BY_NAME", [lambda item: [newsroom["chief"].pk]])
    story = make_article(newsroom["reporter"], at)
    move(story, "submit", by=newsroom["reporter"], at=at)
    assert told(story) == {"chief"}


def test_nobody_is_told_of_what_they_may_not_see(newsroom, vocabulary, at):
    outsider, gone = make_user("Administrator", "outsider"), make_user("Reporter", "gone", is_active=False)
    story = make_article(newsroom["reporter"], at)
    for person in (outsider, gone, newsroom["moderator"]):
        Following.objects.create(person=person, kind=story.kind, ref=story.ref)
    move(story, "submit", by=newsroom["reporter"], at=at)
    assert "moderator" in told(story)
    assert not told(story) & {"outsider", "gone"}


def test_what_is_done_under_duty_is_told_to_those_who_read_afterwards(newsroom, vocabulary, at):
    give_trust(newsroom["editor"], "duty", at=at)
    story = make_article(newsroom["editor"], at)
    move(story, "submit", by=newsroom["editor"], at=at)
    engine.perform(story, "approve", by=newsroom["editor"], at=at, duty=True)
    assert "chief" in told(story, event="approve", subject="afterwards")


def test_words_approved_with_their_item_are_told_of_once(newsroom, vocabulary, at):
    event = make_event(newsroom["reporter"], at, words={"en": ("Flood", "Water."), "fa": ("سیل", "آب.")})
    publish(event, writer=newsroom["reporter"], editor=newsroom["editor"], at=at)
    assert not Notice.objects.filter(event="approve_words").exists()
    assert Notice.objects.filter(person=newsroom["reporter"], event="approve").count() == 1


def test_a_refused_move_tells_nobody(newsroom, vocabulary, at):
    story = make_article(newsroom["reporter"], at, body="")
    with pytest.raises(Exception, match="not complete"):
        engine.perform(story, "submit", by=newsroom["reporter"], at=timezone.now())
    assert not Notice.objects.exists()


def test_what_waited_waits_no_longer_once_it_moved_on(newsroom, vocabulary, at):
    story = make_article(newsroom["reporter"], at)
    move(story, "submit", by=newsroom["reporter"], at=at)
    assert told(story, read_at=None) == {"editor", "chief", "actor"}
    move(story, "send_back", by=newsroom["editor"], at=at, note="why")
    assert told(story, read_at=None) == {"reporter"}
    move(story, "submit", by=newsroom["reporter"], at=at)
    assert told(story, read_at=None) == {"editor", "chief", "actor"}


def test_a_move_that_stays_where_it_is_settles_nothing_for_others(newsroom, vocabulary, at):
    story = make_article(newsroom["reporter"], at)
    move(story, "submit", by=newsroom["reporter"], at=at)
    move(story, "hide_words", by=newsroom["moderator"], at=at, note="why", value="Water")
    assert told(story, read_at=None, event="submit") == {"editor", "chief", "actor"}
