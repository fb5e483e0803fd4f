"""Whoever changes what lies in the vault is found out before a wrong byte is handed out."""

import hashlib
import io
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media.vault import CHUNK, KeyMissing, Tampered, VaultKeys, encrypt, open_original, rewrap, seal
from media.vault.cipher import HEADER, TAG
from media.vault.keys import new_key
from tests.media.vault.places import KEYS, files, keep_plain, key_of, place_of, put

BLOCK = CHUNK + TAG
PLAIN = b"".join(bytes([number]) * CHUNK for number in range(3)) + b"the end"
EVERY_EXAMPLE_ITS_OWN = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def read(name: str, root: Path, **given_keys) -> bytes:
    with open_original(name, root, keys=given_keys.get("keys", KEYS)) as file:
        return file.read()


@EVERY_EXAMPLE_ITS_OWN
@given(content=st.binary(max_size=300), data=st.data())
def test_a_byte_changed_anywhere_in_the_file_or_its_key_is_found(tmp_path, content, data):
    name = seal(content, root=tmp_path, keys=KEYS).name
    assert read(name, tmp_path) == content
    path = data.draw(st.sampled_from([place_of(name, tmp_path), key_of(name, tmp_path)]))
    stored = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(stored) - 1))
    stored[at] ^= data.draw(st.integers(1, 255))
    put(path, bytes(stored))
    # A file whose magic is gone looks like one that was kept plain: held against its digest it is found too.
    with pytest.raises((Tampered, KeyMissing)):
        open_original(name, tmp_path, keys=KEYS, sha256=hashlib.sha256(content).hexdigest()).read()


@EVERY_EXAMPLE_ITS_OWN
@given(content=st.binary(max_size=300), data=st.data())
def test_a_file_cut_or_grown_by_any_number_of_bytes_is_found_at_opening(tmp_path, content, data):
    name = seal(content, root=tmp_path, keys=KEYS).name
    path = place_of(name, tmp_path)
    stored = path.read_bytes()
    cut = data.draw(st.integers(8, len(stored) - 1))
    put(path, data.draw(st.sampled_from([stored[:cut], stored + stored[cut:]])))
    with pytest.raises(Tampered):
        open_original(name, tmp_path, keys=KEYS)


def chunks_of(stored: bytes) -> tuple[bytes, list[bytes]]:
    body = stored[HEADER.size :]
    return stored[: HEADER.size], [body[at : at + BLOCK] for at in range(0, len(body), BLOCK)]


@pytest.mark.parametrize(
    ("what", "order"),
    [
        ("reordered", [1, 0, 2, 3]),
        ("dropped at the start", [1, 2, 3]),
        ("dropped in the middle", [0, 2, 3]),
        ("dropped at the end", [0, 1, 2]),
        ("dropped to one", [3]),
        ("doubled", [0, 1, 1, 2, 3]),
        ("put in place of another", [0, 2, 2, 3]),
        ("ended twice", [0, 1, 2, 3, 3]),
    ],
)
def test_chunks_that_are_no_longer_what_and_where_they_were_are_found(tmp_path, what, order):
    name = seal(PLAIN, root=tmp_path, keys=KEYS).name
    header, chunks = chunks_of(place_of(name, tmp_path).read_bytes())
    put(place_of(name, tmp_path), header + b"".join(chunks[number] for number in order))
    with pytest.raises(Tampered):
        read(name, tmp_path)


def test_a_chunk_of_another_original_is_found(tmp_path):
    one, two = (seal(PLAIN, root=tmp_path, keys=KEYS).name for _number in range(2))
    header, chunks = chunks_of(place_of(one, tmp_path).read_bytes())
    _header, others = chunks_of(place_of(two, tmp_path).read_bytes())
    put(place_of(one, tmp_path), header + chunks[0] + others[1] + chunks[2] + chunks[3])
    with pytest.raises(Tampered):
        read(one, tmp_path)


@pytest.mark.parametrize("with_key", [False, True])
def test_a_whole_original_in_the_place_of_another_is_found(tmp_path, with_key):
    one, two = (seal(content, root=tmp_path, keys=KEYS).name for content in (b"one", b"two"))
    put(place_of(one, tmp_path), place_of(two, tmp_path).read_bytes())
    if with_key:
        put(key_of(one, tmp_path), key_of(two, tmp_path).read_bytes())
    with pytest.raises(Tampered):
        read(one, tmp_path)


def test_the_right_chunks_before_a_wrong_one_are_handed_out_and_nothing_of_that_one(tmp_path):
    name = seal(PLAIN, root=tmp_path, keys=KEYS).name
    stored = bytearray(place_of(name, tmp_path).read_bytes())
    stored[HEADER.size + 2 * BLOCK + 5] ^= 1
    put(place_of(name, tmp_path), bytes(stored))
    with open_original(name, tmp_path, keys=KEYS) as file:
        assert file.read(2 * CHUNK) == PLAIN[: 2 * CHUNK]
        with pytest.raises(Tampered):
            file.read(1)
        file.seek(3 * CHUNK)
        assert file.read() == b"the end"


def test_a_wrong_key_under_the_right_id_opens_nothing(tmp_path):
    name = seal(b"x", root=tmp_path, keys=KEYS).name
    with pytest.raises(Tampered):
        read(name, tmp_path, keys=VaultKeys.parse(new_key("first")))


def test_a_key_that_is_not_in_the_settings_any_more_is_named(tmp_path):
    name = seal(b"x", root=tmp_path, keys=KEYS).name
    with pytest.raises(KeyMissing, match="“first”") as caught:
        read(name, tmp_path, keys=VaultKeys.parse(new_key("second")))
    assert caught.value.key_id == "first"


def test_an_original_without_its_key_does_not_pass_for_a_plain_one(tmp_path):
    name = seal(b"x", root=tmp_path, keys=KEYS).name
    key_of(name, tmp_path).unlink()
    with pytest.raises(Tampered):
        read(name, tmp_path)
    with pytest.raises(Tampered):
        rewrap(name, tmp_path, keys=KEYS)


def test_nothing_of_the_plain_bytes_lies_on_the_disk(tmp_path):
    seal(b"NEEDLE" * 1000, root=tmp_path, keys=KEYS)
    assert not [path for path in files(tmp_path) if b"NEEDLE" in path.read_bytes()]


def test_the_same_file_twice_does_not_look_the_same(tmp_path):
    one, two = (place_of(seal(PLAIN, root=tmp_path, keys=KEYS).name, tmp_path).read_bytes() for _number in range(2))
    assert not set(chunks_of(one)[1]) & set(chunks_of(two)[1])


@EVERY_EXAMPLE_ITS_OWN
@given(steps=st.lists(st.tuples(st.integers(0, 3 * CHUNK + 7), st.integers(0, 3 * CHUNK)), min_size=1, max_size=8))
def test_an_original_is_read_from_any_place_like_the_file_it_was(tmp_path, steps):
    name = "ab" * 16
    if not place_of(name, tmp_path).exists():
        keep_plain(name, PLAIN, tmp_path)
        (tmp_path / "incoming").mkdir()
        encrypt(name, tmp_path, keys=KEYS)
    plain = io.BytesIO(PLAIN)
    with open_original(name, tmp_path, keys=KEYS) as file:
        for at, length in steps:
            assert file.seek(at) == plain.seek(at)
            assert file.read(length) == plain.read(length)
            assert file.tell() == plain.tell()


class Trickle(io.BytesIO):
    """A stream that gives fewer bytes than it is asked for, as a socket does."""

    def read(self, size=-1):
        return super().read(min(size, 100_000))


def test_a_stream_that_gives_little_at_a_time_is_sealed_whole(tmp_path):
    name = seal(Trickle(PLAIN), root=tmp_path, keys=KEYS).name
    assert read(name, tmp_path) == PLAIN


class Endless(io.RawIOBase):
    """Many bytes that are never in memory together."""

    def __init__(self, size):
        self.left = size

    def read(self, size=-1):
        part = b"\0" * min(size, self.left)
        self.left -= len(part)
        return part


def test_memory_does_not_grow_with_the_file(tmp_path):
    tracemalloc.start()
    name = seal(Endless(64 * CHUNK), root=tmp_path, keys=KEYS).name
    with open_original(name, tmp_path, keys=KEYS) as file:
        while file.read(CHUNK):
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * CHUNK
    assert os.path.getsize(place_of(name, tmp_path)) > 64 * CHUNK
