"""People of the moderation desk, and clips that wait for them."""

import pytest

from tests.factory import make_user
from tests.media.review.factory import make_clip


@pytest.fixture
def moderator(db):
    return make_user("Moderator", "moderator")


@pytest.fixture
def other(db):
    return make_user("Moderator", "other")


@pytest.fixture
def reporter(db):
    return make_user("Reporter", "reporter")


@pytest.fixture
def clip(vocabulary, reporter, now):
    """One that came with an import."""
    return make_clip(reporter, now, came_by="import")
