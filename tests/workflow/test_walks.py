"""Whatever people press in whatever order, nothing becomes public that nobody else has read."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.press.models import Edition
from newsroom.workflow import chain, engine, revisions
from newsroom.workflow.editorial import EDITORIAL
from newsroom.workflow.models import MoveRecord, Revision
from newsroom.workflow.refusals import Refused
from tests.factory import make_article, make_user

pytestmark = pytest.mark.django_db

PEOPLE = ("Reporter", "Editor", "Chief", "Moderator")
FORWARD = ("submit", "approve", "publish", "revise", "update", "correct")
# Who acts, whether they write first, which of the moves open to the item they try (mostly a step forward), and when it shows.
steps = st.tuples(
    st.sampled_from(PEOPLE[1:3] + PEOPLE), st.booleans(), st.integers(0, 99), st.sampled_from([0, 0, 0, 2])
)


@pytest.fixture
def people(vocabulary):
    return {role: make_user(role) for role in PEOPLE}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(steps, min_size=4, max_size=16))
def test_no_walk_publishes_what_only_its_writers_have_read(people, at, walk):
    story = make_article(people["Reporter"], at)
    now = at
    for number, (role, writes, choice, ahead) in enumerate(walk):
        now += timedelta(minutes=1)
        if writes and story.is_editable:
            story.headline = f"Text {number}"
            story.save()
            revisions.record(story, by=people[role], at=now)
        try_a_move(story, people[role], choice, now, timedelta(hours=ahead))
    check_every_public_word_was_read_by_somebody_else(story)
    for model in (MoveRecord, Revision):
        assert chain.first_broken(model.objects.of(story).links()) is None


def try_a_move(story, by, choice: int, now, ahead) -> None:
    """One of the moves that start from where the story is: nine times of ten one that leads towards publication."""
    possible = [move for move in EDITORIAL.moves if move.starts_from(story.state)]
    forward = [move for move in possible if move.name in FORWARD]
    pool = forward if forward and choice >= 10 else possible
    if not pool:
        return
    move = pool[choice % len(pool)]
    before = (story.state, MoveRecord.objects.of(story).count(), Edition.objects.count())
    live_from = now + ahead if ahead and move.can_schedule else None
    try:
        engine.perform(story, move.name, by=by, at=now, note="why", value="Text", live_from=live_from)
    except Refused:
        story.refresh_from_db()
        assert before == (story.state, MoveRecord.objects.of(story).count(), Edition.objects.count())


def test_walks_do_reach_publication_and_refusals(people, at):
    """The walks above would prove nothing if they never got anywhere: one of them, by hand."""
    story = make_article(people["Reporter"], at)
    for role, choice in (("Reporter", 12), ("Reporter", 12), ("Editor", 12), ("Editor", 12), ("Editor", 12)):
        try_a_move(story, people[role], choice, at, timedelta())
    assert list(MoveRecord.objects.of(story).values_list("move", flat=True)) == [
        "submit",
        "approve",
        "publish",
        "revise",
    ]


def check_every_public_word_was_read_by_somebody_else(story) -> None:
    published = 0
    for record in MoveRecord.objects.of(story):
        written = Revision.objects.of(story).filter(number__gt=published, number__lte=record.revision_number)
        if record.move == "approve":
            assert record.by_id not in written.values_list("author_id", flat=True)
        if record.move in ("publish", "update", "correct"):
            approval = MoveRecord.objects.of(story).filter(number__lt=record.number, move="approve").last()
            assert approval.revision_number == record.revision_number
            published = record.revision_number
    for edition in Edition.objects.of("article", story.ref):
        assert (
            MoveRecord.objects.of(story)
            .filter(move__in=("publish", "update", "correct"), revision_number=edition.revision_number)
            .exists()
        )
