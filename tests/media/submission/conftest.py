from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from media.models import Footage
from media.submission import receipts
from media.submission.models import Submission
from tests.factory import make_inspected, make_user
from tests.media.submission.factory import FORM, WHOLE, Sent, code_in, upload


@pytest.fixture(autouse=True)
def clock(at) -> Iterator[time_machine.Coordinates]:
    """The moment at which strangers come, unless a test moves it."""
    with time_machine.travel(at, tick=False) as coordinates:
        yield coordinates


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """A data folder of this test alone."""
    settings.DATA_DIR = tmp_path
    settings.VAULT_DIR = tmp_path / "vault"
    settings.MEDIA_ROOT = tmp_path / "renditions"
    return tmp_path


@pytest.fixture
def token(clock, at):
    """A function that gives the token of a form which was opened some seconds ago."""

    def opened(seconds: float = 60) -> str:
        clock.move_to(at - timedelta(seconds=seconds))
        made = receipts.new_form()
        clock.move_to(at)
        return made

    return opened


@pytest.fixture
def send(db, client: Client, token, at):
    """A function that fills in the form and sends it; files are (name, colour) or uploads.

    What came in is inspected at once.
    """

    def sent(*files, path: str = "/submit/", headers: dict | None = None, **fields) -> Sent:
        given = {"token": token(), **FORM, **fields}
        chosen = files or [upload("IMG_2041.jpg")]
        response = client.post(path, {**given, "files": list(chosen), **WHOLE}, headers=headers or {})
        code = code_in(response)
        for item in Footage.objects.filter(inspection__status="waiting", form="still"):
            make_inspected(item, at)
        return Sent(response, code, receipts.find(code) if code else None)

    return sent


@pytest.fixture
def show(client):
    """A function that uses a receipt."""
    return lambda code, **fields: client.post("/submit/receipt/", {"code": code, **fields})


@pytest.fixture
def moderator(db):
    return make_user("Moderator", "mod")


@pytest.fixture
def chief(db):
    return make_user("Chief", "boss")


@pytest.fixture
def sending(send) -> Submission:
    """A sending of one picture with claims and contact."""
    return send(claim_what="Water in Vali street", claim_when="last night", contact="signal: farangis.01").submission
