"""A picture that is not public yet is seen by colleagues on the desk, and by nobody else."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from newsroom.desk.looking.files import as_seen_here
from newsroom.press.models import PublicFile
from tests.factory import make_still, make_user


@pytest.fixture
def picture(vocabulary, now, reporter):
    item = make_still(reporter, now)
    name = default_storage.save("soon-public.jpg", ContentFile(b"a picture"))
    return PublicFile.objects.create(name=name, kind=item.kind, ref=item.ref)


def test_a_colleague_sees_it_before_readers_do(picture, client, editor):
    assert client.get(f"/files/{picture.name}").status_code == 404
    client.force_login(editor)
    response = client.get(reverse("admin:desk_file", args=[picture.name]))
    assert b"".join(response.streaming_content) == b"a picture"
    assert response.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in response.headers["Cache-Control"]


def test_nobody_else_does(picture, client):
    address = reverse("admin:desk_file", args=[picture.name])
    assert client.get(address).status_code == 302
    client.force_login(make_user("Administrator"))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["other.jpg", "..%2Fsecret.key", "vault"])
def test_what_is_no_public_file_of_an_item_is_not_there(picture, client, editor, name):
    client.force_login(editor)
    assert client.get(f"/admin/files/{name}").status_code == 404


def test_a_row_whose_file_went_is_not_there(picture, client, editor):
    default_storage.delete(picture.name)
    client.force_login(editor)
    assert client.get(reverse("admin:desk_file", args=[picture.name])).status_code == 404


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("/files/a.jpg", "/admin/files/a.jpg"),
        ('<img src="/files/a.jpg">', '<img src="/admin/files/a.jpg">'),
        (
            'srcset="/files/a.webp 320w, /files/b.webp 640w"',
            'srcset="/admin/files/a.webp 320w, /admin/files/b.webp 640w"',
        ),
        ("", ""),
        ('<a href="/articles/files/">', '<a href="/articles/files/">'),
    ],
)
def test_only_addresses_of_files_are_turned(html, seen):
    assert as_seen_here(html) == seen
