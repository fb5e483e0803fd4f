from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from newsroom.staff.models import User
from tests.factory import make_user


@pytest.fixture
def now() -> datetime:
    """The desk's views read the clock, so what they act on is made a moment before it."""
    return timezone.now()


@pytest.fixture
def reporter(db) -> User:
    return make_user("Reporter", "reporter")


@pytest.fixture
def editor(db) -> User:
    return make_user("Editor", "editor")


@pytest.fixture
def moderator(db) -> User:
    return make_user("Moderator", "moderator")


@pytest.fixture
def chief(db) -> User:
    return make_user("Chief", "chief")


@pytest.fixture
def administrator(db) -> User:
    return make_user("Administrator", "administrator")


@pytest.fixture
def sign_in():
    """A function from a person to a browser that is logged in as them."""

    def browser(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return browser
