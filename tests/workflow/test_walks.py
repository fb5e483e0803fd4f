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

EDIT = "edit"
PEOPLE = ("Reporter", "Editor", "Chief", "Moderator")
# The common way forward is drawn more often than the rest, or most walks would never leave the draft.
FORWARD = ["submit", "approve", "publish", "revise", "update", "correct", EDIT]
steps = st.tuples(
    st.sampled_from(FORWARD * 4 + [move.name for move in EDITORIAL.moves]), st.sampled_from(PEOPLE), st.integers(0, 3)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=st.lists(steps, min_size=5, max_size=30))
def test_no_walk_publishes_what_only_its_writers_have_read(vocabulary, at, walk):
    people = {role: make_user(role) for role in PEOPLE}
    story = make_article(people["Reporter"], at)
    now = at
    for number, (name, role, ahead) in enumerate(walk):
        now += timedelta(minutes=1)
        before = (story.state, MoveRecord.objects.of(story).count(), Edition.objects.count())
        if name == EDIT:
            if story.is_editable:
                story.headline = f"Text {number}"
                story.save()
                revisions.record(story, by=people[role], at=now)
            continue
        live_from = now + timedelta(hours=ahead) if ahead and EDITORIAL.move(name).can_schedule else None
        try:
            engine.perform(story, name, by=people[role], at=now, note="why", value="Text", live_from=live_from)
        except Refused:
            story.refresh_from_db()
            assert before == (story.state, MoveRecord.objects.of(story).count(), Edition.objects.count())
    check_every_public_word_was_read_by_somebody_else(story)
    for model in (MoveRecord, Revision):
        assert chain.first_broken(model.objects.of(story).links()) is None


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
        assert MoveRecord.objects.of(story).filter(
            move__in=("publish", "update", "correct"), revision_number=edition.revision_number
        ).exists()
