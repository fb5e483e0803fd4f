"""Random bytes and random changes get a verdict: a result or Refused, nothing else."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media.processing.boxes import boxes
from media.processing.budgets import CODES, Refused
from media.processing.digest import metadata_digest
from media.processing.probe import probe
from media.processing.strip import extra_parts
from tests.media.processing import material

LOOSE = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]}
STARTS = [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a\x01", b"RIFF\x40\0\0\0WEBP", b"RIFF\x40\0\0\0WAVEfmt ", b"OggS\0",
          b"fLaC\0", b"ID3\x03", b"\0\0\0\x14ftypisom\0\0\0\0isom", b"\0\0\0\x14ftypavif\0\0\0\0avif"]  # fmt: skip


def answered(job) -> None:
    codes = [code_of(look, job) for look in (probe, metadata_digest)]
    assert set(codes) <= {"", *CODES}


def code_of(look, job) -> str:
    try:
        json.dumps(look(job))
    except Refused as refused:
        return refused.code
    except MemoryError:  # a length that nobody could hold; the child says so too
        return "memory"
    return ""


@settings(max_examples=60, **LOOSE)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=600))
def test_random_bytes(job, start, rest) -> None:
    answered(job(start + rest))


@settings(max_examples=150, **LOOSE)
@given(kind=st.sampled_from([*material.PICTURES, "mp4", "mov", "webm", "mp3", "ogg", "wav"]), data=st.data())
def test_changed_files(files, job, kind, data) -> None:
    content = bytearray(files[kind].read_bytes())
    # The headers are where the harm is, and they are at the start or at the end, so most changes go there.
    last = len(content) - 1
    places = st.integers(0, last) | st.integers(0, min(300, last)) | st.integers(max(0, last - 900), last)
    for at, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=12)):
        content[at] = value
    answered(job(bytes(content)))


@settings(max_examples=300, deadline=None)
@given(content=st.binary(max_size=400))
def test_boxes_never_reach_past_the_end(content) -> None:
    found = list(boxes(content))
    assert all(0 <= box.start <= box.end <= len(content) for box in found)


@settings(max_examples=200, deadline=None)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_the_strip_check_names_things_and_never_falls(start, rest) -> None:
    found = extra_parts(start + rest)
    assert all(isinstance(name, str) for name in found)


@settings(max_examples=100, **LOOSE)
@given(data=st.data(), kind=st.sampled_from(["jpeg", "png", "webp", "avif"]))
def test_bytes_put_behind_a_clean_picture_are_always_found(data, kind) -> None:
    content = material.picture_bytes(kind)
    assert extra_parts(content) == []
    assert extra_parts(content + data.draw(st.binary(min_size=1, max_size=60))) != []
