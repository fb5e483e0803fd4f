"""The malware scanner is asked over its own protocol; that nobody was asked is said and never hidden."""

import io
import socketserver
import struct
import threading

import pytest

from media.inspection import progress, scanning, working
from tests.factory import picture

PLANTED = b"NEEDLE-COMMENT"


class Scanner(socketserver.StreamRequestHandler):
    """A small clamd: reads INSTREAM to its end and calls what has the needle in it by a name."""

    answer = b"stream: Test.Needle FOUND\0"
    seen: list[bytes] = []

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.seen.append(content)
        self.wfile.write(self.answer if PLANTED in content else b"stream: OK\0")


@pytest.fixture
def clamd(settings):
    """A scanner that listens, and what it was given."""
    Scanner.seen = []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Scanner) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.NEWSROOM_CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield Scanner.seen
        server.shutdown()


@pytest.fixture
def clamd_on_a_socket(settings, tmp_path):
    with socketserver.ThreadingUnixStreamServer(str(tmp_path / "clamd.sock"), Scanner) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.NEWSROOM_CLAMD = str(tmp_path / "clamd.sock")
        yield
        server.shutdown()


def test_the_whole_file_is_shown_and_left_at_its_start(clamd):
    content = bytes(range(256)) * 3000
    file = io.BytesIO(content)
    assert scanning.scan(file) == scanning.CLEAN
    assert clamd == [content]
    assert file.tell() == 0


def test_a_socket_of_this_machine_will_do(clamd_on_a_socket):
    assert scanning.scan(io.BytesIO(PLANTED)) == "Test.Needle"


@pytest.mark.parametrize("address", ["", "127.0.0.1:9", "/nowhere/clamd.sock"])
def test_without_an_answer_it_counts_as_not_scanned(settings, address):
    settings.NEWSROOM_CLAMD = address
    assert scanning.scan(io.BytesIO(b"anything")) == ""


def test_an_error_of_the_scanner_is_no_verdict(clamd, monkeypatch):
    monkeypatch.setattr(Scanner, "answer", b"INSTREAM size limit exceeded. ERROR\0")
    assert scanning.scan(io.BytesIO(PLANTED)) == ""


@pytest.mark.django_db
def test_a_hit_refuses_the_piece_before_anything_opens_it(bring, at, clamd):
    item = bring(picture().read())
    inspection = working.inspect(item, at=at)
    assert (inspection.status, inspection.code, inspection.scanned) == ("refused", "malware", "Test.Needle")
    assert inspection.facts == {}
    assert progress.sentence(item) == "The malware scanner knows it. Do not open the original."


@pytest.mark.django_db
def test_a_clean_piece_goes_on_and_one_that_nobody_scanned_says_so(bring, at, clamd, settings):
    from tests.media.processing.material import picture_bytes

    scanned = bring(picture_bytes("png"))
    assert working.inspect(scanned, at=at).scanned == "clean"
    assert progress.sentence(scanned) == "It was inspected."
    settings.NEWSROOM_CLAMD = ""
    other = bring(picture_bytes("webp"))
    assert working.inspect(other, at=at).scanned == ""
    assert progress.sentence(other) == "It was inspected, but not scanned for malware."
