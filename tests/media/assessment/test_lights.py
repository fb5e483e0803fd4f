"""A light per group: what was asked, and how the answers stand."""

import pytest

from media.assessment.answering import answer
from media.assessment.lights import lights
from media.assessment.questions import of_group
from tests.factory import make_user

pytestmark = pytest.mark.django_db
GOOD = {question.code: question.good for question in of_group("content")}


@pytest.fixture
def light(still, at):
    """A function that answers questions of the group of content and gives its light."""
    moderator = make_user("Moderator")

    def after(answers):
        for code, said in answers.items():
            answer(still, code, said, by=moderator, at=at)
        return next(one for one in lights(still) if one.group.code == "content")

    return after


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ("unasked", 0, 0, 0, 6)),
        ({"sound": "yes"}, ("open", 1, 1, 0, 5)),
        ({"sound": "no"}, ("bad", 1, 0, 1, 5)),
        (GOOD, ("good", 6, 6, 0, 0)),
        (GOOD | {"cuts": "cant_tell"}, ("open", 6, 5, 0, 1)),
        (GOOD | {"cuts": "not_relevant"}, ("good", 6, 5, 0, 0)),
        (GOOD | {"cuts": "yes"}, ("bad", 6, 5, 1, 0)),
        (GOOD | {"cuts": "yes", "sound": "cant_tell"}, ("bad", 6, 4, 1, 1)),
    ],
)
def test_the_light_of_a_group(light, answers, expected):
    found = light(answers)
    assert (found.light, found.asked, found.good, found.bad, found.open) == expected
    assert found.total == 6


def test_every_group_has_one_in_order(still):
    assert [one.group.code for one in lights(still)] == [
        "triage", "provenance", "source", "date", "place", "content", "safety", "publication",
    ]  # fmt: skip
