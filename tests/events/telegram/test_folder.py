"""Files of an export are opened, and no path leads out of it."""

import contextlib
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.telegram.folder import Folder, LeadsOut, plain_parts
from events.telegram.reading import NoExport


@pytest.fixture
def folder(tmp_path) -> Folder:
    export = tmp_path / "export"
    (export / "photos").mkdir(parents=True)
    (export / "photos" / "a@b.jpg").write_bytes(b"picture")
    (tmp_path / "secret").write_bytes(b"secret")
    (export / "link").symlink_to(tmp_path / "secret")
    (export / "way").symlink_to(tmp_path)
    os.mkfifo(export / "pipe")
    return Folder(export)


def test_a_file_is_opened(folder):
    with folder.open("photos/a@b.jpg") as file:
        assert file.read() == b"picture"


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "/etc/passwd",
        "//etc/passwd",
        "photos/../../secret",
        "link",
        "way/secret",
        "a\\b",
        "a\0b",
        "",
        "\ud800",
    ],
)
def test_a_path_that_leads_out_is_refused(folder, name):
    with pytest.raises(LeadsOut):
        folder.open(name)


@pytest.mark.parametrize("name", ["photos", "photos/none.jpg", "none/a.jpg", "photos/a@b.jpg/x", "pipe", "x" * 300])
def test_what_is_no_file_is_not_there(folder, name):
    with pytest.raises(FileNotFoundError):
        folder.open(name)


def test_no_handle_stays_open(folder):
    before = len(os.listdir("/proc/self/fd"))
    for name in ["photos/a@b.jpg", "link", "pipe", "photos/none.jpg", "way/secret"]:
        with contextlib.suppress(LeadsOut, FileNotFoundError):
            folder.open(name).close()
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_folder_without_result_json_is_no_export(folder):
    with pytest.raises(NoExport):
        folder.result()
    (folder.path / "result.json").symlink_to(folder.path / "photos" / "a@b.jpg")
    with pytest.raises(NoExport):
        folder.result()


@given(st.text())
def test_a_plain_path_has_no_step_up(name):
    try:
        parts = plain_parts(name)
    except LeadsOut:
        return
    assert ".." not in parts
    assert not any(part.startswith("/") for part in parts)
