"""No file stays where readers can fetch it when nothing shows it any more."""

import io
import os
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from newsroom.press import files
from newsroom.press.models import PublicFile
from tests.factory import clear, make_article, make_still, make_user, publish

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


def lay_by(name: str) -> None:
    """As if it had been published some hours ago."""
    before = (timezone.now() - 2 * HOUR).timestamp()
    os.utime(default_storage.path(name), (before, before))


def test_what_a_transaction_left_that_was_rolled_back_goes_and_what_is_just_being_published_stays():
    with transaction.atomic():
        for name in ("old.jpg", "new.jpg"):
            files.publish(name, io.BytesIO(b"a face"), kind="footage", ref="none")
        transaction.set_rollback(True)
    lay_by("old.jpg")
    files.sweep(timezone.now())
    assert (default_storage.exists("old.jpg"), default_storage.exists("new.jpg")) == (False, True)


def test_the_files_of_a_window_that_has_ended_go_and_those_of_an_open_one_stay(vocabulary, at):
    reporter, editor = make_user("Reporter"), make_user("Editor")
    still = make_still(reporter, at)
    clear(still, moderator=make_user("Moderator"), at=at)
    article = make_article(reporter, at, footage=[still])
    publish(article, writer=reporter, editor=editor, at=at, live_until=at + 2 * HOUR)
    lay_by(still.rendition)
    files.sweep(at + HOUR)
    assert default_storage.exists(still.rendition)
    files.sweep(at + 3 * HOUR)
    assert not default_storage.exists(still.rendition)
    assert not PublicFile.objects.filter(ref=still.ref).exists()
