"""Files as readers' players ask for them: the whole, or a part."""

from __future__ import annotations

import pytest
from django.test import Client

from newsroom.press.models import PublicFile
from tests.front.factory import make_edition

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(256)) * 40


@pytest.fixture
def address(settings, tmp_path) -> str:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "clip.mp4").write_bytes(CONTENT)
    PublicFile.objects.create(name="clip.mp4", kind="footage", ref="bbbbbbbb")
    make_edition("footage", ref="bbbbbbbb")
    return "/files/clip.mp4"


def got(client: Client, address: str, part: str, **headers: str):
    return client.get(address, headers={"range": part, **headers})


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=100-", 100, 10239),
        ("bytes=-100", 10140, 10239),
        ("bytes=10239-10239", 10239, 10239),
        ("bytes=10000-99999", 10000, 10239),
        ("bytes=-99999", 0, 10239),
    ],
)
def test_a_part_is_answered_with_that_part(client, address, part, first, last):
    response = got(client, address, part)
    assert response.status_code == 206
    assert b"".join(response.streaming_content) == CONTENT[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/10240"
    assert response.headers["Content-Length"] == str(last - first + 1)
    assert response.headers["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("part", ["bytes=10240-", "bytes=99999-100000", "bytes=-0"])
def test_a_part_that_is_not_there_is_said_to_be_none(client, address, part):
    response = got(client, address, part)
    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */10240")


@pytest.mark.parametrize("part", ["", "bytes=0-1,5-6", "bytes=5-1", "bytes=-", "bytes=a-b", "lines=0-1", "bytes=۰-۱"])
def test_what_is_no_single_part_is_answered_with_the_whole(client, address, part):
    response = got(client, address, part)
    assert (response.status_code, response.headers["Accept-Ranges"]) == (200, "bytes")
    assert b"".join(response.streaming_content) == CONTENT


def test_whoever_holds_a_part_of_another_file_gets_the_whole(client, address):
    assert got(client, address, "bytes=0-1", **{"if-range": '"other.mp4"'}).status_code == 200
    assert got(client, address, "bytes=0-1", **{"if-range": '"clip.mp4"'}).status_code == 206


def test_a_part_of_what_is_not_public_is_not_there(client, address):
    PublicFile.objects.all().delete()
    assert got(client, address, "bytes=0-1").status_code == 404


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.jpg", "image/jpeg"),
        ("a.avif", "image/avif"),
        ("a.webp", "image/webp"),
        ("a.m4a", "audio/mp4"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.html", "application/octet-stream"),
    ],
)
def test_a_file_goes_out_under_its_own_type(client, address, settings, name, content_type):
    (settings.MEDIA_ROOT / name).write_bytes(b"x")
    PublicFile.objects.create(name=name, kind="footage", ref="bbbbbbbb")
    assert client.get(f"/files/{name}").headers["Content-Type"] == content_type
