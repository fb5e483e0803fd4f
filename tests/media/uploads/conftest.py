# ruff: noqa: F401, F811 - fixtures of the sendings are used by name
import pytest
from django.test import Client

from tests.media.submission.conftest import clock, data, token
from tests.media.uploads.factory import Tus


@pytest.fixture
def tus(db, token) -> Tus:
    """A stranger with a form open."""
    return Tus(Client(), "/submit/uploads/", form=token())


@pytest.fixture
def desk(db, token):
    """A function that gives the same for somebody of the desk."""

    def signed_in(person) -> Tus:
        client = Client()
        client.force_login(person)
        return Tus(client, "/admin/media/footage/uploads/", filename="clip.mp4")

    return signed_in


@pytest.fixture
def visit_badly(chromium, live_server):
    """A fresh browser over a bad line: what it says of lost requests on its console is no fault here."""
    contexts = []

    def open_page(**options):
        contexts.append(chromium.new_context(base_url=live_server.url, **options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()
