"""Addresses, ports and the work behind the pages."""

import socket

import pytest
from django.utils import timezone

from newsroom.demo import serving
from newsroom.workflow import outbox
from newsroom.workflow.models import Outbox


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("8080", ("127.0.0.1", 8080)),
        ("localhost:1", ("localhost", 1)),
        ("0.0.0.0:8000", ("0.0.0.0", 8000)),
        ("[::1]:8000", ("::1", 8000)),
    ],
)
def test_an_address_is_read(written, read):
    assert serving.read_address(written) == read


@pytest.mark.parametrize(
    "written",
    ["", "x", "x:80", "127.0.0.1", "127.0.0.1:", "1.2.3:80", "127.0.0.1:0", "127.0.0.1:65536", "::1:80", "1:٨٠"],
)
def test_what_is_no_address_is_refused_with_an_example(written):
    with pytest.raises(serving.BadAddress, match=r"127\.0\.0\.1:8000"):
        serving.read_address(written)


def test_a_port_in_use_is_refused_and_a_free_one_is_not():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen(1)
        port = other.getsockname()[1]
        with pytest.raises(serving.BadAddress, match=str(port)):
            serving.check_free("127.0.0.1", port)
    serving.check_free("127.0.0.1", port)


@pytest.fixture
def note(monkeypatch):
    """A list that the outbox topic "note" writes to."""
    seen = []
    monkeypatch.setitem(outbox.HANDLERS, "note", seen.append)
    monkeypatch.setattr(serving, "close_old_connections", lambda: None)
    return seen


def test_a_look_into_the_outbox_does_what_is_due(db, note):
    outbox.post("note", {"n": 1}, at=timezone.now())
    serving.drain_once()
    assert note == [{"n": 1}]
    assert Outbox.objects.get().done_at


def test_a_look_that_fails_is_logged_and_not_raised(monkeypatch, note, caplog):
    def fail(at):
        raise RuntimeError("locked")

    monkeypatch.setattr(outbox, "drain", fail)
    serving.drain_once()
    assert "broke off" in caplog.text
