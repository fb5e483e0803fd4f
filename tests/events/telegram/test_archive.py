"""An export that was sent as a ZIP: unpacked in private, bounded, and gone afterwards."""

import io
import os
import stat
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from events.telegram.archive import BadArchive, sweep, unpacked

MOST = 10_000_000


def packed(entries, *, compression=zipfile.ZIP_STORED) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    file.seek(0)
    return file


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize("root", ["", "ChatExport_2019-04-04/"])
def test_the_folder_of_the_export_is_found_with_or_without_its_own_name(tmp_path, root):
    file = packed([(f"{root}result.json", "{}"), (f"{root}photos/a.jpg", b"picture")])
    with unpacked(file, inside=tmp_path / "in", most_bytes=MOST) as (folder, refused):
        assert folder.result() == b"{}"
        with folder.open("photos/a.jpg") as picture:
            assert picture.read() == b"picture"
        assert folder.path.stat().st_mode & 0o077 == 0
        assert refused == 0
    assert os.listdir(tmp_path / "in") == []


def test_it_is_removed_also_when_the_import_breaks_off(tmp_path):
    with (
        pytest.raises(KeyboardInterrupt),
        unpacked(packed([("result.json", "{}")]), inside=tmp_path / "in", most_bytes=MOST),
    ):
        raise KeyboardInterrupt
    assert os.listdir(tmp_path / "in") == []


@pytest.mark.parametrize("name", ["../evil", "/evil", "photos/../../evil", "a\\..\\evil"])
def test_an_entry_that_leads_out_is_refused_and_counted(tmp_path, name):
    file = packed([("result.json", "{}"), (name, b"evil")])
    with unpacked(file, inside=tmp_path / "in", most_bytes=MOST) as (folder, refused):
        assert refused == 1
        assert [path.name for path in folder.path.rglob("*")] == ["result.json"]
    assert "evil" not in os.listdir(tmp_path)


def test_a_link_is_never_made(tmp_path):
    file = packed([("result.json", "{}"), (link("photos"), "/etc")])
    with unpacked(file, inside=tmp_path / "in", most_bytes=MOST) as (folder, refused):
        assert (refused, os.listdir(folder.path)) == (1, ["result.json"])


def test_what_lies_beside_the_export_is_passed_over(tmp_path):
    file = packed([("export/result.json", "{}"), ("__MACOSX/export/._result.json", b"x"), ("result.txt", b"x")])
    with unpacked(file, inside=tmp_path / "in", most_bytes=MOST) as (folder, refused):
        assert (refused, os.listdir(folder.path)) == (0, ["result.json"])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_with_one_name_the_first_counts(tmp_path):
    file = packed([("result.json", "{}"), ("a", b"one"), ("a", b"two"), ("a/b", b"three")])
    with unpacked(file, inside=tmp_path / "in", most_bytes=MOST) as (folder, _refused), folder.open("a") as opened:
        assert opened.read() == b"one"


def test_a_bomb_is_stopped_by_what_comes_out_of_it(tmp_path):
    file = packed([("result.json", "{}"), ("a.jpg", b"0" * 5_000_000)], compression=zipfile.ZIP_DEFLATED)
    content = bytearray(file.getvalue())
    assert len(content) < 10_000
    with (
        pytest.raises(BadArchive) as refused,
        unpacked(io.BytesIO(content), inside=tmp_path / "in", most_bytes=1_000_000),
    ):
        pass
    assert refused.value.code == "too_large"
    assert os.listdir(tmp_path / "in") == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_zip"),
        (b"no archive", "no_zip"),
        (packed([("result.json", "{}")]).getvalue()[:-30], "no_zip"),
        (packed([("other.json", "{}")]).getvalue(), "no_result"),
        (packed([]).getvalue(), "no_result"),
    ],
    ids=["empty", "other", "cut short", "of something else", "of nothing"],
)
def test_what_is_no_export_is_refused(tmp_path, content, code):
    with pytest.raises(BadArchive) as refused, unpacked(io.BytesIO(content), inside=tmp_path / "in", most_bytes=MOST):
        pass
    assert refused.value.code == code


def test_broken_content_is_refused(tmp_path):
    content = bytearray(packed([("result.json", "{}" * 5000)], compression=zipfile.ZIP_DEFLATED).getvalue())
    content[45:60] = b"\xff" * 15
    with pytest.raises(BadArchive) as refused, unpacked(io.BytesIO(content), inside=tmp_path / "in", most_bytes=MOST):
        pass
    assert refused.value.code == "no_zip"


def test_a_password_is_told(tmp_path):
    content = bytearray(packed([("result.json", "{}")]).getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadArchive) as refused, unpacked(io.BytesIO(content), inside=tmp_path / "in", most_bytes=MOST):
        pass
    assert refused.value.code == "locked"


def test_what_a_killed_process_left_is_removed_after_a_while(tmp_path):
    old, new = tmp_path / "export-old", tmp_path / "export-new"
    for folder, day in ((old, 1), (new, 5)):
        folder.mkdir()
        moment = datetime(2026, 11, day, tzinfo=UTC).timestamp()
        os.utime(folder, (moment, moment))
    sweep(tmp_path, before=datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=1))
    assert os.listdir(tmp_path) == ["export-new"]
