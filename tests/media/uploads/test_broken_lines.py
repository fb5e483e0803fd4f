"""Lines that break, workers that are killed, two requests at once: what counts as received is on the disk, once."""

import os
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from urllib.parse import urlsplit

import pytest
from django.db import connection

from media.submission import arriving
from media.uploads import clock as uploads_clock
from media.uploads import pieces
from tests import processes
from tests.factory import make_user
from tests.media.uploads.factory import TYPE, Tus, checksum, on_disk, upload_of

pytestmark = pytest.mark.django_db(transaction=True)

LINE = b"x" * 300_000


def test_of_two_pieces_at_once_for_one_offset_one_is_taken(tus):
    address, together = tus.begin(len(LINE) * 2)["Location"], Barrier(2)
    offers = [b"a" * len(LINE), b"b" * len(LINE)]

    def send(piece: bytes) -> int:
        try:
            together.wait()
            return tus.patch(address, piece).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        answers = list(people.map(send, offers))
    assert sorted(answers) == [204, 409]
    assert upload_of(address).received == len(LINE)
    assert on_disk(address) == offers[answers.index(204)]


def cut_off(live_server, address: str, announced: int, sent: bytes, **headers: str) -> None:
    """Say that so many bytes come, send fewer, and hang up."""
    place = urlsplit(live_server.url)
    told = {"Host": place.netloc, "Tus-Resumable": "1.0.0", "Content-Type": TYPE, "Upload-Offset": "0", **headers,
            "Content-Length": str(announced)}  # fmt: skip
    head = f"PATCH {address} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told.items())
    with socket.create_connection((place.hostname, place.port)) as line:
        line.sendall(head.encode() + b"\r\n" + sent)
        line.shutdown(socket.SHUT_WR)
        while line.recv(4096):
            pass


def test_what_came_before_the_line_broke_counts(tus, live_server):
    address = tus.begin(len(LINE))["Location"]
    cut_off(live_server, address, len(LINE), LINE[:123_457])
    assert tus.head(address)["Upload-Offset"] == "123457"
    assert tus.patch(address, LINE[123_457:], 123_457).status_code == 204
    assert on_disk(address) == LINE


def test_of_a_piece_with_a_checksum_that_broke_off_nothing_counts(tus, live_server):
    address = tus.begin(len(LINE))["Location"]
    cut_off(live_server, address, len(LINE), LINE[:123_457], **{"Upload-Checksum": checksum(LINE)})
    assert tus.head(address)["Upload-Offset"] == "0"


KILLED_BEFORE_THE_COMMIT = """
from django.test import Client
from media.uploads.models import Upload
from tests.media.uploads.factory import Tus
Upload.save = killed
Tus(Client(), "").patch(given["address"], b"never said", 5)
"""


@pytest.mark.slow
def test_what_a_killed_worker_wrote_and_never_said_is_written_over(tus, at):
    address = tus.begin(20)["Location"]
    tus.patch(address, b"first")
    assert processes.ending(KILLED_BEFORE_THE_COMMIT, at=at, address=address) == -signal.SIGKILL
    assert on_disk(address) == b"firstnever said"
    assert tus.head(address)["Upload-Offset"] == "5"
    tus.patch(address, b"again", 5)
    assert on_disk(address) == b"firstagain"


KILLED_BEFORE_THE_ROW = """
from django.test import Client
from media.uploads.models import Upload
from tests.media.uploads.factory import Tus
Upload.objects.create = killed
Tus(Client(), "/submit/uploads/", form=given["form"]).begin(20)
"""


@pytest.mark.slow
def test_a_file_whose_row_was_never_written_is_swept(tus, at):
    form = tus.metadata["form"]
    assert processes.ending(KILLED_BEFORE_THE_ROW, at=at, form=form) == -signal.SIGKILL
    assert len(list(pieces.folder().iterdir())) == 1
    uploads_clock.sweep(at + timedelta(days=3650))
    assert list(pieces.folder().iterdir()) == []


def test_a_disk_that_fills_up_keeps_what_was_received(tus, monkeypatch):
    address = tus.begin(20)["Location"]
    tus.patch(address, b"first")
    write = os.pwrite

    def half_then_full(handle: int, content, offset: int) -> int:
        if len(content) < 5:
            raise OSError(28, "No space left on device")
        return write(handle, content[:4], offset)

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", half_then_full)
        assert tus.patch(address, b"second", 5).status_code == 507
    assert on_disk(address) == b"first"
    assert tus.patch(address, b"second", 5).status_code == 204


def test_a_file_that_vanished_from_the_disk_is_gone_and_not_filled_with_nothing(tus):
    address = tus.begin(20)["Location"]
    tus.patch(address, b"first")
    pieces.path_of(upload_of(address)).write_bytes(b"")
    assert tus.patch(address, b"second", 5).status_code == 410
    pieces.path_of(upload_of(address)).unlink()
    assert tus.patch(address, b"second", 5).status_code == 410


# -- what nobody goes on with


def test_what_had_no_byte_for_a_week_is_given_up_and_its_row_stays(tus, desk, at, clock):
    old = desk(make_user("Reporter")).begin(20)["Location"]
    clock.shift(timedelta(days=1))
    young = tus.begin(20)["Location"]
    before = at + timedelta(hours=12)
    assert uploads_clock.due(before) == 1
    assert uploads_clock.sweep(before) == 1
    assert uploads_clock.sweep(before) == 0
    given_up = upload_of(old)
    assert (given_up.is_abandoned, given_up.given_name) == (True, "")
    assert not pieces.path_of(given_up).exists()
    assert tus.patch(young, b"x").status_code == 204


def test_the_sweep_of_broken_forms_leaves_uploads_alone(tus, at):
    address = tus.begin(20)["Location"]
    tus.patch(address, b"first")
    os.utime(pieces.folder(), (0, 0))
    arriving.sweep(before=at)
    assert on_disk(address) == b"first"


def test_a_form_of_the_desk_that_comes_twice_at_once_takes_its_uploads_once(desk, vocabulary):
    from media.models import Footage
    from tests.factory import picture

    person = make_user("Reporter")
    secret = desk(person).send(picture().read())
    together = Barrier(2)

    def post(tus: Tus) -> int:
        try:
            together.wait()
            given = {"working_title": "Street", "credit": "", "seconds": "", "upload": secret}
            return tus.client.post("/admin/media/footage/add/", given).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        answers = sorted(people.map(post, [desk(person), desk(person)]))
    assert answers == [200, 302]
    assert Footage.objects.count() == 1
