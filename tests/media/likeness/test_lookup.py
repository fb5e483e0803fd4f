"""Files are found by the words of their hashes: all of them within seven bits, whatever else is in the store."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media.likeness import lookup
from media.likeness.lookup import CROWDED, files_like, store, stored_of
from media.likeness.models import FrameHash
from media.processing.hashes import signed, words
from media.references.models import ReferenceClip

HASHES = st.integers(0, 2**64 - 1)


def flipped(value: int, bits) -> int:
    for bit in bits:
        value ^= 1 << bit
    return value


@pytest.fixture
def reference(moderator, at):
    return ReferenceClip.objects.create(what="A flood", first_seen_on=at.date(), checked_by=moderator, created_at=at)


@given(value=HASHES, bits=st.sets(st.integers(0, 63), max_size=7))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_within_seven_bits_is_found(piece_once, value, bits):
    store([{"as_is": [(0.0, value)]}], footage=piece_once)
    assert files_like({"as_is": [(4.0, flipped(value, bits))]}) == [("footage", piece_once.pk)]


@pytest.fixture
def piece_once(piece):
    return piece()


@given(value=HASHES, bits=st.sets(st.integers(0, 63), min_size=8, max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_differs_in_more_is_no_candidate(piece_once, value, bits):
    store([{"as_is": [(0.0, value)]}], footage=piece_once)
    assert files_like({"as_is": [(0.0, flipped(value, bits))]}) == []


@pytest.mark.parametrize("value", [0, 2**64 - 1, 1 << 63, (1 << 63) - 1, 0xFFFF])
def test_a_hash_comes_back_from_the_database_as_it_was(piece, value):
    item = piece(hashes=[(1.5, value)])
    assert stored_of([("footage", item.pk)]) == {("footage", item.pk): [{"as_is": [(1.5, value)]}]}


def test_hashes_that_are_made_again_take_the_place_of_the_old_ones(piece, frames):
    item, other = piece(hashes=frames(1)), piece(hashes=frames(2))
    store([{"as_is": frames(3, 4)}], footage=item)
    assert FrameHash.objects.filter(footage=item).count() == 4
    assert FrameHash.objects.filter(footage=other).count() == 10


def test_only_three_variants_of_a_frame_are_stored(piece):
    item = piece()
    store([{name: [(0.0, 7)] for name in ("as_is", "mirrored", "turned_left", "without_bars", "inner", "core")}],
          footage=item)  # fmt: skip
    assert set(FrameHash.objects.values_list("variant", flat=True)) == {"as_is", "without_bars", "inner"}


def test_a_changed_query_meets_stored_hashes_only_as_they_are(piece):
    item = piece()
    store([{"as_is": [(0.0, 1)], "inner": [(0.0, 0xABCD << 20)]}], footage=item)
    assert files_like({"mirrored": [(0.0, 1)]})
    assert not files_like({"mirrored": [(0.0, 0xABCD << 20)]})
    assert files_like({"as_is": [(0.0, 0xABCD << 20)]})


def test_stills_of_a_reference_are_compared_one_by_one(reference):
    store([{"as_is": [(0.0, 5)]}, {"as_is": [(0.0, 9)]}], reference=reference)
    assert stored_of([("reference", reference.pk)]) == {
        ("reference", reference.pk): [{"as_is": [(0.0, 5)]}, {"as_is": [(0.0, 9)]}]
    }


def test_files_that_share_more_frames_come_first_and_the_rest_is_left_out(piece, frames, monkeypatch):
    monkeypatch.setattr(lookup, "MOST_FILES", 2)
    clip = frames(1)
    little, much, all_of_it = piece(hashes=clip[:1]), piece(hashes=clip[:5]), piece(hashes=clip)
    assert files_like({"as_is": clip}) == [("footage", all_of_it.pk), ("footage", much.pk)]
    assert ("footage", little.pk) not in files_like({"as_is": clip})


def test_a_word_that_thousands_share_is_not_asked_and_the_others_still_find(piece):
    crowd, chance = piece(), random.Random(3)
    rows = [chance.getrandbits(48) for _ in range(CROWDED + 1)]  # a dark top: the first word is zero in all of them
    FrameHash.objects.bulk_create([
        FrameHash(footage=crowd, variant="as_is", second=0, value=signed(value),
                  **{f"word_{number}": word for number, word in enumerate(words(value))})
        for value in rows
    ])  # fmt: skip
    item = piece(hashes=[(0.0, 0x0000_1234_5678_9ABC)])
    assert files_like({"as_is": [(0.0, 0x0000_1234_5678_9ABC ^ 0b11111)]}) == [("footage", item.pk)]


def test_the_number_of_queries_does_not_grow(piece, frames, django_assert_num_queries):
    for seed in range(3):
        piece(hashes=frames(seed))
    asked = {name: frames(9) for name in ("as_is", "mirrored", "inner")}
    with django_assert_num_queries(8):
        files_like(asked)
