"""Originals on the disk: whole or not at all, under a name that says nothing, and gone when they are destroyed."""

import errno
import hashlib
import io
import os
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from media.vault import CHUNK, VaultFull, destroy, disk, names, open_original, originals, seal, sweep
from tests.media.vault.places import files, key_of, place_of

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
    assert files(tmp_path) == [path, path.with_name(f"{name}.key")]
    assert len(name) == 32
    assert {stat.S_IMODE(one.stat().st_mode) for one in files(tmp_path)} == {0o400}
    assert {one.stat().st_nlink for one in files(tmp_path)} == {1}
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

    monkeypatch.setattr(disk.os, "fsync", noted_sync)
    monkeypatch.setattr(disk.os, "link", noted_link)
    name = seal(b"x", root=tmp_path).name
    path, key = place_of(name, tmp_path), key_of(name, tmp_path)
    folders = [path.parent, path.parent.parent, tmp_path / "originals", tmp_path]
    assert done == [path.stat().st_ino, key.stat().st_ino, "named", *(folder.stat().st_ino for folder in folders)]


def test_sealing_never_writes_over_an_original(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names.secrets, "token_hex", lambda _bytes: "ab" * 16)
    seal(b"first", root=tmp_path)
    with pytest.raises(FileExistsError):
        seal(b"second", root=tmp_path)
    with open_original("ab" * 16, tmp_path) as file:
        assert file.read() == b"first"
    assert len(files(tmp_path)) == 2


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
    assert files(tmp_path) == [place_of(kept, tmp_path), key_of(kept, tmp_path)]
    assert list(originals(tmp_path)) == [kept]


def test_destroying_takes_the_second_name_that_a_killed_seal_left(tmp_path: Path) -> None:
    name = seal(b"gone", root=tmp_path).name
    os.link(place_of(name, tmp_path), tmp_path / "incoming" / f"{name}.part")
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

    monkeypatch.setattr(Path if call == "mkdir" else disk.os, call, full)
    with pytest.raises(VaultFull, match="no room left in the vault"):
        seal(LONG, root=tmp_path)
    monkeypatch.undo()
    assert files(tmp_path) == []


def test_a_disk_that_fills_up_after_the_last_byte_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path) -> None:
        assert len(list(originals(tmp_path))) == 1
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(disk, "sync_folder", full)
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
from media.vault import disk, seal

if sys.argv[2] == "while its key lies there alone":
    disk.os.link = lambda *_names: os.kill(os.getpid(), signal.SIGKILL)

class Deadly(io.BytesIO):
    def read(self, size=-1):
        if self.tell() and sys.argv[2] == "while it is read":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(size)

seal(Deadly(bytes(4_000_000)), root=Path(sys.argv[1]))
"""


@pytest.mark.parametrize(("when", "left"), [("while it is read", 1), ("while its key lies there alone", 2)])
def test_a_process_killed_while_sealing_leaves_no_original_and_its_rest_is_swept(
    tmp_path: Path, when: str, left: int
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path, when], timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(originals(tmp_path)) == []
    rest = files(tmp_path)
    assert len(rest) == left
    first, last = (pick(path.stat().st_mtime for path in rest) for pick in (min, max))
    assert sweep(tmp_path, before=datetime.fromtimestamp(first, UTC) - timedelta(seconds=1)) == 0
    assert sweep(tmp_path, before=datetime.fromtimestamp(last, UTC) + timedelta(seconds=1)) == left
    assert files(tmp_path) == []


def test_sweeping_leaves_originals_and_their_keys_alone(tmp_path: Path) -> None:
    seal(b"x", root=tmp_path)
    before = files(tmp_path)
    assert sweep(tmp_path, before=datetime.now(UTC) + timedelta(days=1)) == 0
    assert files(tmp_path) == before


LIMITED = """
import resource, sys
from pathlib import Path
import django
django.setup()
from media.vault import VaultFull, seal

resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
try:
    seal(bytes(4_000_000), root=Path(sys.argv[1]))
except VaultFull as problem:
    print(problem)
"""


def test_where_the_system_lets_no_more_be_written_the_refusal_is_a_sentence_and_nothing_is_left(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, tmp_path], timeout=60, capture_output=True, text=True)
    assert "no room left in the vault" in done.stdout
    assert files(tmp_path) == []


def test_two_seals_at_once_are_two_originals(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        sealed = list(pool.map(lambda number: seal(bytes([number]) * CHUNK, root=tmp_path), range(8)))
    assert list(originals(tmp_path)) == sorted(one.name for one in sealed)
    for number, one in enumerate(sealed):
        with open_original(one.name, tmp_path) as file:
            assert file.read() == bytes([number]) * CHUNK
