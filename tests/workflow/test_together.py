"""Two people at once: one move is carried out, the others are refused, nothing is done twice."""

import threading

import pytest
from django.db import connection

from newsroom.press.models import Edition
from newsroom.workflow import engine
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refused
from tests.factory import make_event, make_user, move

pytestmark = pytest.mark.django_db(transaction=True)


def test_eight_people_publish_at_once_and_one_does(vocabulary, at):
    reporter, editor = make_user("Reporter"), make_user("Editor")
    event = make_event(reporter, at)
    move(event, "submit", by=reporter, at=at)
    move(event, "approve", by=editor, at=at)
    results: list[str] = []
    start = threading.Barrier(8)

    def press_the_button():
        mine = type(event).objects.get(pk=event.pk)
        start.wait()
        try:
            engine.perform(mine, "publish", by=editor, at=at)
            results.append("done")
        except Refused as refused:
            results.append(refused.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press_the_button) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["done"] + ["wrong_state"] * 7
    assert MoveRecord.objects.filter(move="publish").count() == 1
    assert Edition.objects.count() == 2
