"""What an event post refuses, in sentences, and how it knows what is missing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from events.models import EventFigure, EventPost
from tests.factory import make_event, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"year": 2019, "month": 2, "day": 30}, "day"),
        ({"month": 4, "day": 31}, "day"),
        ({"month": 13}, "day"),
        ({"day": 4}, "day"),
        ({"year": 2023, "month": 2, "day": 29}, "day"),
        ({"confidence": "confirmed"}, "confidence_basis"),
        ({"confidence": "partly", "confidence_basis": "  "}, "confidence_basis"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(values, field):
    with pytest.raises(ValidationError) as refused:
        EventPost(working_title="x", **values).clean()
    assert refused.value.message_dict[field][0].endswith(".")


@pytest.mark.parametrize("values", [{}, {"year": 2019}, {"month": 2, "day": 29}, {"year": 2020, "month": 2, "day": 29}])
def test_a_date_may_be_partly_unknown(values):
    EventPost(working_title="x", **values).clean()


def test_an_event_without_date_and_place_may_be_published_when_it_says_what_happened(vocabulary, at):
    reporter = make_user("Reporter")
    assert make_event(reporter, at, types=["strike"]).missing_for_publication() == []
    assert make_event(reporter, at, types=[]).missing_for_publication() == ["an event type, a province or a place"]


@pytest.mark.parametrize(("least", "most", "text"), [(3, 3, "3"), (3, 5, "3–5"), (3, None, "≥ 3"), (None, 5, "≤ 5")])
def test_a_figure_is_a_range(least, most, text):
    assert EventFigure(what="dead", least=least, most=most).range_text == text


@pytest.mark.parametrize("numbers", [{"least": 5, "most": 3}, {}])
def test_a_figure_that_says_nothing_or_runs_backwards_cannot_be_stored(vocabulary, at, numbers):
    event = make_event(make_user("Reporter"), at)
    with pytest.raises(IntegrityError):
        EventFigure.objects.create(event=event, what="dead", said_by="x", **numbers)
