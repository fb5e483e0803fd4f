"""An answer and a clearing at once: whichever comes first, nothing is cleared whose answers forbid it."""

import threading

import pytest
from django.db import connection

from media import claims
from media.assessment.answering import AnswerRefused, answer
from media.models import Footage
from newsroom.workflow import engine
from newsroom.workflow.refusals import Refused
from tests.factory import assess_low_risk, make_user, move

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.mark.parametrize("_again", range(3))
def test_what_four_people_call_risky_while_four_others_clear_it(still, at, _again):
    first = make_user("Moderator")
    move(still, "take", by=first, at=at)
    assess_low_risk(still, by=first, at=at)
    claims.release(still)
    people = [make_user("Moderator") for _ in range(8)]
    results: list[str] = []
    start = threading.Barrier(8)

    def act(number: int) -> None:
        mine = Footage.objects.get(pk=still.pk)
        start.wait()
        try:
            if number % 2:
                answer(mine, "risk", "high", by=people[number], at=at)
                results.append("high")
            else:
                engine.perform(mine, "clear", by=people[number], at=at)
                results.append("cleared")
        except (Refused, AnswerRefused) as refused:
            results.append(refused.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    still.refresh_from_db()
    assert sorted(results) in (
        ["cleared"] + ["closed"] * 4 + ["wrong_state"] * 3,
        ["high"] * 4 + ["second_person"] * 4,
    )
    assert (still.state, still.risk) in (("cleared", "low"), ("in_review", "high"))
