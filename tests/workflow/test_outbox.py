"""Work that follows a transaction: done once, tried again later when it fails, never in the way of the rest."""

from datetime import timedelta

import pytest

from newsroom.workflow import outbox
from newsroom.workflow.models import Outbox

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def seen(monkeypatch):
    seen = []

    def take(payload):
        if payload.get("fails"):
            raise OSError("the name of a source must not be written down")
        seen.append(payload["n"])

    monkeypatch.setitem(outbox.HANDLERS, "test", take)
    return seen


def test_rows_are_done_once_and_in_order(seen, at):
    for n in (1, 2):
        outbox.post("test", {"n": n}, at=at)
    assert outbox.drain(at) == (2, 0)
    assert outbox.drain(at) == (0, 0)
    assert seen == [1, 2]


def test_a_row_waits_for_its_time(seen, at):
    outbox.post("test", {"n": 1}, at=at + SECOND)
    assert outbox.drain(at) == (0, 0)
    assert outbox.drain(at + SECOND) == (1, 0)


def test_a_failing_row_is_tried_again_later_and_the_next_ones_go_on(seen, at):
    outbox.post("test", {"n": 1, "fails": True}, at=at)
    outbox.post("test", {"n": 2}, at=at)
    assert outbox.drain(at) == (1, 1)
    row = Outbox.objects.get(done_at=None)
    assert (row.attempts, row.failure, row.due_at) == (1, "OSError", at + timedelta(seconds=60))
    assert outbox.drain(at + 59 * SECOND) == (0, 0)
    assert outbox.drain(at + 60 * SECOND) == (0, 1)
    assert seen == [2]


def test_a_topic_nobody_handles_is_a_programming_error(at):
    with pytest.raises(KeyError):
        outbox.post("nobody", {}, at=at)
