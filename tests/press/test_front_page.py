"""Saving the front page: whole or not at all, and one version after the other."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from newsroom.press import front_page
from newsroom.press.front_page import Placed, from_json, save, standing
from newsroom.press.models import FrontSave, FrontSlot
from newsroom.workflow.refusals import Refused
from tests.factory import make_user

STORY, OTHER = Placed("lead", "article", "aaaaaaaa"), Placed("second", "event", "bbbbbbbb")
LINK = Placed("more", address="https://example.org/", title="Dams", source="Example")


@pytest.fixture
def editor(db):
    return make_user("Editor")


def test_what_was_saved_stands_in_order_and_is_kept(editor, at):
    until = Placed("more", "event", "cccccccc", shown_until=at + timedelta(hours=1))
    save("en", [LINK, OTHER, STORY, until], opened=0, by=editor, at=at)
    assert standing("en") == [STORY, OTHER, LINK, until]
    assert standing("fa") == []
    saved = FrontSave.objects.get()
    assert (saved.saved_by, saved.saved_at, from_json(saved.slots)) == (editor, at, standing("en"))


def test_an_old_version_is_refused_and_nothing_changes(editor, at):
    save("en", [STORY], opened=0, by=editor, at=at)
    with pytest.raises(Refused, match="a colleague saved it"):
        save("en", [OTHER], opened=0, by=editor, at=at)
    assert standing("en") == [STORY]
    save("fa", [OTHER], opened=0, by=editor, at=at)


def test_of_two_saves_in_one_moment_the_second_is_refused(editor, at, monkeypatch):
    save("en", [STORY], opened=0, by=editor, at=at)
    monkeypatch.setattr(front_page, "version", lambda language: 0)  # as the second one read it
    with pytest.raises(Refused, match="a colleague saved it"):
        save("en", [OTHER], opened=0, by=editor, at=at)
    assert standing("en") == [STORY]


@pytest.mark.parametrize(
    ("placed", "code"),
    [
        ([STORY, Placed("more", "article", "aaaaaaaa")], "repeated"),
        ([LINK, Placed("more", address="https://example.org", title="x", source="y")], "repeated"),
        ([STORY, Placed("lead", "event", "bbbbbbbb")], "too_many"),
    ],
)
def test_what_is_refused(editor, at, placed, code):
    with pytest.raises(Refused) as refused:
        save("en", placed, opened=0, by=editor, at=at)
    assert refused.value.code == code
    assert not FrontSave.objects.exists()


@pytest.mark.parametrize("row", [{}, {"kind": "article", "ref": "aaaaaaaa", "address": "https://example.org/"}])
def test_a_place_is_an_item_or_a_link(db, row):
    with pytest.raises(IntegrityError), transaction.atomic():
        FrontSlot.objects.create(language="en", place="lead", position=0, **row)
