import errno
import hashlib
import io
import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from media import vault
from media.vault import CHUNK, VaultFull, destroy, open_original, originals, seal, sweep

LONG = bytes(range(256)) * (2 * CHUNK // 256) + b"the end"
BAD_NAMES = [
    "",
    "..",
    "../../secret",
    "a" * 31,
    "a" * 33,
    "A" * 32,
    "g" * 32,
    "a" * 32 + "\n",
    "/" + "a" * 31,
]


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


@pytest.mark.parametrize("content", [b"", b"short", LONG])
def test_what_is_sealed_comes_back_with_its_digests(tmp_path: Path, content: bytes) -> None:
    sealed = seal(content, root=tmp_path)
    assert sealed.size == len(content)
    assert sealed.sha256 == hashlib.sha256(content).hexdigest()
    assert sealed.sha512 == hashlib.sha512(content).hexdigest()
    with open_original(sealed.name, tmp_path) as file:
        assert file.read() == content


def test_a_stream_is_sealed_like_its_bytes(tmp_path: Path) -> None:
    one, two = seal(io.BytesIO(LONG), root=tmp_path), seal(LONG, root=tmp_path)
    assert (one.sha256, one.sha512, one.size) == (two.sha256, two.sha512, two.size)
    assert one.name != two.name


def test_an_original_lies_two_folders_deep_under_a_random_name_that_nobody_may_write(tmp_path: Path) -> None:
    name = seal(b"x", root=tmp_path).name
    path = tmp_path / "originals" / name[:2] / name[2:4] / name
    assert files(tmp_path) == [path]
    assert len(name) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert path.stat().st_nlink == 1
    folders = [folder for folder in tmp_path.rglob("*") if folder.is_dir()]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_the_bytes_are_on_disk_before_the_name_is_and_the_name_before_sealing_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    sync, link = os.fsync, os.link

    def noted_sync(handle: int) -> None:
        done.append(os.fstat(handle).st_ino)
        sync(handle)

    def noted_link(source: Path, target: Path) -> None:
        done.append("named")
        link(source, target)

    monkeypatch.setattr(vault.os, "fsync", noted_sync)
    monkeypatch.setattr(vault.os, "link", noted_link)
    name = seal(b"x", root=tmp_path).name
    path = vault._place(name, tmp_path)
    folders = [path.parent, path.parent.parent, tmp_path / "originals", tmp_path]
    assert done == [path.stat().st_ino, "named", *(folder.stat().st_ino for folder in folders)]


def test_sealing_never_writes_over_an_original(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault.secrets, "token_hex", lambda _bytes: "ab" * 16)
    seal(b"first", root=tmp_path)
    with pytest.raises(FileExistsError):
        seal(b"second", root=tmp_path)
    assert [path.read_bytes() for path in files(tmp_path)] == [b"first"]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_is_no_id_opens_and_destroys_nothing(tmp_path: Path, name: str) -> None:
    for act in (open_original, destroy):
        with pytest.raises(ValueError, match="not the id"):
            act(name, tmp_path)


def test_opening_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_original("ab" * 16, tmp_path)


def test_a_link_put_in_place_of_an_original_is_not_followed(tmp_path: Path) -> None:
    name = "ab" * 16
    path = tmp_path / "originals" / "ab" / "ab" / name
    path.parent.mkdir(parents=True)
    (tmp_path / "elsewhere").write_bytes(b"secret")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError) as caught:
        open_original(name, tmp_path)
    assert caught.value.errno == errno.ELOOP


def test_destroying_leaves_the_others_and_may_be_repeated(tmp_path: Path) -> None:
    gone, kept = seal(b"gone", root=tmp_path).name, seal(b"kept", root=tmp_path).name
    destroy(gone, tmp_path)
    destroy(gone, tmp_path)
    assert [path.read_bytes() for path in files(tmp_path)] == [b"kept"]
    assert list(originals(tmp_path)) == [kept]


def test_destroying_takes_the_second_name_that_a_killed_seal_left(tmp_path: Path) -> None:
    name = seal(b"gone", root=tmp_path).name
    os.link(vault._place(name, tmp_path), vault._part(name, tmp_path))
    destroy(name, tmp_path)
    assert files(tmp_path) == []


def test_only_originals_are_listed_and_in_order(tmp_path: Path) -> None:
    assert list(originals(tmp_path)) == []
    names = sorted(seal(b"x", root=tmp_path).name for _number in range(12))
    (tmp_path / "renditions").mkdir()
    (tmp_path / "renditions" / ("ab" * 16)).write_bytes(b"not an original")
    (tmp_path / "incoming" / "x.part").write_bytes(b"half")
    assert list(originals(tmp_path)) == names


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("call", ["open", "fsync", "link", "mkdir"])
def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path if call == "mkdir" else vault.os, call, full)
    with pytest.raises(VaultFull, match="no room left in the vault"):
        seal(LONG, root=tmp_path)
    monkeypatch.undo()
    assert files(tmp_path) == []


def test_a_disk_that_fills_up_after_the_last_byte_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path) -> None:
        assert len(files(tmp_path)) == 1
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(vault, "_sync_folder", full)
    with pytest.raises(VaultFull):
        seal(b"x", root=tmp_path)
    assert files(tmp_path) == []


def test_another_fault_of_the_disk_is_not_called_full_and_leaves_nothing(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(errno.EIO, "unreadable")
            return super().read(size)

    with pytest.raises(OSError, match="unreadable"):
        seal(Broken(LONG), root=tmp_path)
    assert files(tmp_path) == []


KILLED = """
import io, os, signal, sys
from pathlib import Path
from media.vault import seal

class Deadly(io.BytesIO):
    def read(self, size=-1):
        if self.tell():
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(size)

seal(Deadly(bytes(4_000_000)), root=Path(sys.argv[1]))
"""


def test_a_process_killed_while_sealing_leaves_no_original_and_its_rest_is_swept(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path], timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(originals(tmp_path)) == []
    [part] = files(tmp_path)
    touched_at = datetime.fromtimestamp(part.stat().st_mtime, UTC)
    assert sweep(tmp_path, before=touched_at - timedelta(seconds=1)) == 0
    assert sweep(tmp_path, before=touched_at + timedelta(seconds=1)) == 1
    assert files(tmp_path) == []
