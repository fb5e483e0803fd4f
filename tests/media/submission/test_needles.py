"""Nothing of a sender is kept anywhere: needles in everything a browser says are looked for in tables, files and logs."""

import io
import logging
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from media.submission.models import Submission
from tests.factory import picture
from tests.media.submission.factory import FORM, WHOLE, code_in, files_under

NEEDLES = (
    "198.51.100.77",
    "NEEDLE-AGENT",
    "needle-referer",
    "tlh-NEEDLE",
    "NEEDLE-NAME",
    "NEEDLE-COOKIE",
    "NEEDLE-TYPE",
)
IN_THE_PICTURE = ("NEEDLE-COMMENT", "NEEDLE-DESCRIPTION")
HEADERS = {
    "user-agent": "NEEDLE-AGENT/1.0",
    "referer": "http://testserver/needle-referer",
    "accept-language": "tlh-NEEDLE",
    "x-forwarded-for": "198.51.100.77",
    "x-real-ip": "198.51.100.77",
    "forwarded": "for=198.51.100.77",
    "cookie": "track=NEEDLE-COOKIE",
}


class Memory(logging.Handler):
    """Everything that any logger says, with whatever hangs on the record but the request itself."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter("%(name)s %(message)s").format(record))


@pytest.fixture
def log():
    """All loggers, also those whose words go nowhere, more talkative than any settings of ours make them."""
    memory, root = Memory(), logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in list(logging.root.manager.loggerDict))]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.addHandler(memory)
        one.setLevel(logging.INFO)
    yield memory.lines
    for one, level in zip(loggers, levels, strict=True):
        one.removeHandler(memory)
        one.setLevel(level)


def tables() -> str:
    """Every value of every table, those without a model too."""
    text = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            text += [repr(row) for row in cursor.fetchall()]
    return "\n".join(text)


def holding(folder: Path, needles, *, but: str = "") -> set[str]:
    """Files under the folder that hold a needle in their name or content."""
    found = set()
    for path in files_under(folder):
        name = str(path.relative_to(folder))
        content = name.encode() + path.read_bytes()
        if not (but and name.startswith(but)) and any(needle.encode() in content for needle in needles):
            found.add(name)
    return found


def needle(name: str = "NEEDLE-NAME.jpg", colour: str = "navy") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(colour).read(), "image/NEEDLE-TYPE")


def broken(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"#EXTM3U NEEDLE-NAME", "video/mp4")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/submit/", "/fa/submit/"])
def test_no_needle_is_kept_of_anything_a_browser_says(client, token, show, data, log, mailoutbox, capfd, path):
    client.defaults["REMOTE_ADDR"] = "198.51.100.77"
    files = [needle(), needle("NEEDLE-NAME.mp4", "maroon"), broken("NEEDLE-NAME.m3u8")]
    good = client.post(path, {**FORM, "token": token(), "files": files, **WHOLE}, headers=HEADERS)
    code = code_in(good)
    assert code
    for answer in (
        client.post(path, {**FORM, "token": "NEEDLE-NAME", "files": [needle()], **WHOLE}, headers=HEADERS),
        client.post(path, {**FORM, "token": token(), "files": [broken("NEEDLE-NAME")], **WHOLE}, headers=HEADERS),
        client.post(path, b"NEEDLE-NAME", content_type="multipart/form-data; boundary=x", headers=HEADERS),
        client.post(path, {**FORM, "token": token()}, headers={**HEADERS, "origin": "http://needle-referer"}),
        client.post(path + "receipt/", {"code": "NEEDLE-NAME"}, headers=HEADERS),
        client.get(path + "NEEDLE-NAME/", headers=HEADERS),
    ):
        assert answer.status_code >= 400
    client.post(path + "receipt/", {"code": code}, headers=HEADERS)
    spoken = "\n".join(line for line in log if "NEEDLE-NAME/" not in line) + "".join(capfd.readouterr())
    stored = tables()
    for one in NEEDLES:
        assert one not in stored, one
        assert one not in spoken, one
    assert holding(data, NEEDLES) == set()
    assert code not in spoken
    assert mailoutbox == []
    assert Submission.objects.count() == 1


@pytest.mark.django_db
def test_what_the_picture_itself_says_lies_in_its_sealed_original_alone(send, data):
    send(needle())
    assert holding(data, IN_THE_PICTURE, but="vault/originals/") == set()
    stored = tables()
    assert not any(one in stored for one in IN_THE_PICTURE)


@pytest.mark.django_db
def test_files_carry_the_time_they_came_not_the_time_they_were_made(send, data, tmp_path):
    import os
    import time

    old = tmp_path / "old.jpg"
    old.write_bytes(picture().read())
    os.utime(old, (10**9, 10**9))
    with old.open("rb") as file:
        send(io.BufferedReader(file.raw))
    old.unlink()
    assert files_under(data)
    assert all(path.stat().st_mtime > 10**9 + 86400 for path in files_under(data))
    assert time.time() > 10**9


@pytest.mark.django_db
def test_a_fault_of_ours_says_nothing_of_the_request(client, token, data, log, capfd, settings, mailoutbox):
    settings.ADMINS = [("Desk", "desk@example.org")]
    settings.NEWSROOM_CONTACT_KEYS = ["no key"]
    client.raise_request_exception = False
    given = {
        **FORM,
        "token": token(),
        "contact": "NEEDLE-NAME",
        "claim_what": "NEEDLE-NAME",
        "files": [needle()],
        **WHOLE,
    }
    answer = client.post("/submit/", given, headers=HEADERS)
    assert answer.status_code == 500
    spoken = "\n".join(log) + "".join(capfd.readouterr()) + answer.content.decode()
    assert not any(one in spoken for one in NEEDLES)
    assert mailoutbox == []
    assert files_under(data) == []
    assert not Submission.objects.exists()


@pytest.mark.django_db
def test_a_file_that_breaks_the_decoder_is_logged_without_a_word_of_it(send, log, settings, data):
    settings.VAULT_DIR = data / "file-in-the-way" / "vault"
    (data / "file-in-the-way").write_text("")
    sent = send(needle())
    assert "we could not read it" in sent.response.content.decode()
    ours = {line for line in log if line.startswith("media.submission")}
    assert ours == {"media.submission.taking A file that was sent in could not be taken: NotADirectoryError"}
