"""Two people on one report, and what a second reader may approve."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.intake import deciding, typed, undoing
from events.models import Report
from newsroom.workflow import engine
from newsroom.workflow.refusals import Refused
from tests.events.intake.factory import bring, make_clip, only
from tests.factory import make_user, move

pytestmark = pytest.mark.django_db
CAPTION = "Fire in Yasuj, May 4, 2021"


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter", "reporter")


def test_whoever_set_a_field_at_the_intake_does_not_approve_the_event(reporter, at):
    editor, other = make_user("Editor"), make_user("Editor")
    batch = bring(CAPTION, by=editor, at=at)
    deciding.edit(only(batch), {"event_types": ["flood"]}, by=editor, at=at)
    event = deciding.accept(only(batch), by=reporter, at=at)
    move(event, "submit", by=reporter, at=at)
    with pytest.raises(Refused) as refused:
        engine.perform(event, "approve", by=editor, at=at)
    assert refused.value.refusal.code == "four_eyes"
    engine.perform(event, "approve", by=other, at=at)
    assert event.state == "approved"


def test_a_stale_row_takes_away_only_what_its_own_person_took_away(reporter):
    batch = bring(CAPTION, by=reporter, at=timezone.now())
    deciding.edit(only(batch), {"places": ["yasuj", "ahvaz"]}, by=make_user("Editor"), at=timezone.now())
    browser = Client()
    browser.force_login(reporter)
    stale = {"places": "yasuj", "places_was": "yasuj", "places_add": "", "date": "5 May 2021", "date_was": "4 May 2021"}
    address = reverse("admin:events_batch_intake", args=[batch.pk])
    browser.post(address, {"act": "edit", "report": only(batch).ref, **stale})
    assert only(batch).edits["places"] == ["yasuj", "ahvaz"]
    assert only(batch).edits["date"] == [2021, 5, 5]


def test_a_clip_that_comes_later_answers_that_it_was_missing(reporter, at):
    batch = bring(CAPTION, by=reporter, at=at)
    Report.objects.filter(batch=batch).update(is_clip_missing=True)
    deciding.link(only(batch), [make_clip("navy", reporter, at)], by=reporter, at=at)
    assert not only(batch).is_clip_missing
    undoing.undo(batch, by=reporter, at=at)
    assert only(batch).is_clip_missing


@pytest.mark.parametrize("word", ["Protest", "flood", "yesterday, 4 May 2021", "سیل"])
def test_an_ordinary_word_cannot_be_the_name_of_a_place(vocabulary, word):
    with pytest.raises(ValidationError):
        typed.refuse_known_word(word)


def test_a_name_nobody_knows_can(vocabulary):
    typed.refuse_known_word("Kolmakareh")
