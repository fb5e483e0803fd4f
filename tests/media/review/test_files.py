"""Our own files, handed to people of the desk in the parts that a player asks for."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from media.inspection import renditions
from media.models import Footage
from media.review.files import serve
from tests.desk.conftest import now, sign_in
from tests.factory import make_user, move


@pytest.fixture
def film(clip):
    return clip.renditions.get(recipe="rendition_480.mp4")


def address(row) -> str:
    return reverse("admin:media_footage_rendition", args=[row.footage.ref, row.pk])


def content(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_film_comes_whole_or_in_parts_and_is_kept_by_nobody(film, moderator, sign_in):
    browser, whole = sign_in(moderator), renditions.path_of(film).read_bytes()
    answer = browser.get(address(film))
    assert (answer.status_code, content(answer)) == (200, whole)
    assert answer["Cache-Control"].startswith("private, no-store")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("video/mp4", "nosniff")
    part = browser.get(address(film), headers={"Range": "bytes=100-199"})
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 100-199/{len(whole)}")
    assert content(part) == whole[100:200]


@given(first=st.integers(0, 60), last=st.one_of(st.none(), st.integers(0, 90)), suffix=st.booleans())
def test_every_part_that_can_be_asked_for_is_the_right_one(first, last, suffix):
    path = Path(settings.DATA_DIR) / "parts.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = bytes(range(50))
    path.write_bytes(whole)
    asked = f"bytes=-{first}" if suffix else f"bytes={first}-{'' if last is None else last}"
    answer = serve(RequestFactory().get("/", headers={"Range": asked}), path, "video/mp4")
    if not suffix and last is not None and last < first:
        assert (answer.status_code, content(answer)) == (200, whole), "what is no range counts as not asked"
        return
    end = 50 if last is None else last + 1
    wanted = whole[max(0, 50 - first) :] if suffix and first else b"" if suffix else whole[first:end]
    if not wanted:
        assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */50")
        return
    assert answer.status_code == 206
    assert content(answer) == wanted
    assert int(answer["Content-Length"]) == len(wanted)


@pytest.mark.parametrize("asked", ["bytes=a-b", "bytes=-", "items=0-1", "bytes=0-1,3-4", ""])
def test_a_range_that_is_none_gives_the_whole_file(film, moderator, sign_in, asked):
    assert sign_in(moderator).get(address(film), headers={"Range": asked}).status_code == 200


def test_it_is_for_the_desk_alone(film, reporter, sign_in):
    assert Client().get(address(film)).status_code == 302
    assert sign_in(make_user("Administrator")).get(address(film)).status_code == 403
    assert sign_in(reporter).get(address(film)).status_code == 200


def test_of_a_hidden_piece_only_who_may_hide_sees_a_picture_and_of_an_erased_one_nobody(
    clip, film, moderator, reporter, sign_in, now
):
    move(clip, "hide", by=moderator, at=now, note="danger")
    assert sign_in(reporter).get(address(film)).status_code == 404
    assert sign_in(moderator).get(address(film)).status_code == 200
    Footage.objects.filter(pk=clip.pk).update(state="erased")
    assert sign_in(moderator).get(address(film)).status_code == 404


def test_a_rendition_of_another_piece_or_without_a_file_is_not_there(film, moderator, sign_in):
    browser = sign_in(moderator)
    assert browser.get(reverse("admin:media_footage_rendition", args=["unknown", film.pk])).status_code == 404
    renditions.path_of(film).unlink()
    assert browser.get(address(film)).status_code == 404


def test_no_page_of_the_desk_names_an_original_or_plays_by_itself(clip, moderator, sign_in):
    page = sign_in(moderator).get(reverse("admin:media_footage_review", args=[clip.ref])).content.decode()
    assert clip.original not in page
    assert "autoplay" not in page
    assert not re.search(r"\sstyle=|\son\w+=|<script>", page)
    assert re.search(r"<video[^>]* muted ", page)
