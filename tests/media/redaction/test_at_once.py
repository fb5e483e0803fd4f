"""Two people who draw in the same moment make two plans, one after the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from media.models import Footage
from media.redaction import plans
from media.redaction.models import RedactionPlan
from tests.factory import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_two_plans_of_one_piece_get_one_number(still, at, monkeypatch):
    monkeypatch.setattr(plans, "_remake", lambda item, at: None)
    people = [make_user("Moderator") for _ in range(4)]

    def draw(number: int) -> int:
        box = [[{"at": 0, "box": [0.1 * number, 0.1, 0.9, 0.9]}]]
        try:
            item = Footage.objects.get(pk=still.pk)
            return plans.draw(item, mode="boxes", boxes=box, is_mute=False, by=people[number], at=at).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        numbers = list(hands.map(draw, range(4)))
    assert sorted(numbers) == [1, 2, 3, 4]
    assert plans.current(still).boxes == RedactionPlan.objects.get(number=4).boxes
