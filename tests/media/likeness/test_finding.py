"""Pairs that look alike are kept once, from the later to the earlier, and people's words about them stay."""

from datetime import timedelta

import pytest

from media.likeness import indexing, seen
from media.likeness.finding import look, look_for
from media.likeness.lookup import store
from media.likeness.models import Likeness
from media.models import Footage
from media.references.models import ReferenceClip
from newsroom.staff.models import User
from newsroom.workflow.models import AfterReview, MoveRecord
from tests.factory import clear


def answer_of(frames, **variants):
    """What the step of hashes says."""
    every = {"as_is": frames, **variants}
    return {"hashes": {name: [[second, f"{value:016x}"] for second, value in rows] for name, rows in every.items()}}


def near_by(frames, bits: int):
    """The same clip with so many bits of every frame changed."""
    return [(second, value ^ ((1 << bits) - 1)) for second, value in frames]


def test_a_copy_is_kept_as_a_pair_from_the_later_to_the_earlier(piece, frames, at):
    old, new = piece(-5, hashes=frames(1)), piece()
    indexing.keep(new, answer_of(near_by(frames(1), 2)), at)
    kept = Likeness.objects.get()
    assert (kept.footage, kept.other, kept.is_same, kept.verdict) == (new, old, True, "")
    assert (kept.frames, kept.sampled, kept.offset, kept.distance, kept.found_at) == (10, 10, 0.0, 2.0, at)


def test_it_is_the_same_pair_when_the_earlier_one_is_looked_at_last(piece, frames, at):
    old, new = piece(-5), piece(hashes=[(second + 4, value) for second, value in frames(1)])
    indexing.keep(old, answer_of(frames(1)), at)
    kept = Likeness.objects.get()
    assert (kept.footage, kept.other, kept.offset) == (new, old, 4.0)
    look(new, at=at)
    assert Likeness.objects.get().offset == 4.0


@pytest.mark.parametrize(("bits", "is_kept", "is_same"), [(4, True, True), (5, True, False), (7, True, False)])
def test_what_is_not_quite_the_same_is_for_a_person(piece, frames, at, bits, is_kept, is_same):
    piece(-5, hashes=frames(1))
    indexing.keep(new := piece(), answer_of(near_by(frames(1), bits)), at)
    assert [pair.is_same for pair in new.likenesses.all()] == ([is_same] if is_kept else [])


def test_a_mirrored_copy_is_found_by_its_mirrored_hashes(piece, frames, at):
    piece(-5, hashes=frames(1))
    indexing.keep(new := piece(), answer_of(frames(2), mirrored=frames(1)), at)
    assert new.likenesses.get().variant == "mirrored"


def test_clips_that_share_a_frame_in_ten_are_no_pair(piece, frames, at):
    piece(-5, hashes=frames(1))
    indexing.keep(piece(), answer_of([*frames(1)[:1], *frames(2)[1:]]), at)
    assert not Likeness.objects.exists()


def test_what_a_person_said_stays_when_it_is_looked_at_again(piece, frames, moderator, at):
    piece(-5, hashes=frames(1))
    new = piece(hashes=frames(1))
    (found,) = look(new, at=at)
    seen.answer(found, "event", by=moderator, at=at)
    look(new, at=at + timedelta(hours=1))
    kept = Likeness.objects.get()
    assert (kept.verdict, kept.answered_by, kept.found_at) == ("event", moderator, at)


def test_an_alarm_does_not_vanish_when_the_picture_is_changed(piece, frames, at):
    piece(-5, hashes=frames(1))
    new = piece(hashes=frames(1))
    look(new, at=at)
    indexing.keep(new, answer_of(frames(7)), at)
    assert Likeness.objects.filter(footage=new).count() == 1


@pytest.mark.parametrize(
    "hashes",
    [
        {"as_is": [[0.0, "1" * 17]]},
        {"as_is": [[0.0, "-1"]]},
        {"as_is": [[float("nan"), "0"]]},
        {"as_is": [[0.0, "0"]] * 121},
        {"upside_down": [[0.0, "0"]]},
    ],
)
def test_an_answer_that_no_step_gives_is_not_kept(piece, at, hashes):
    item = piece()
    with pytest.raises(ValueError, match="hash"):
        indexing.keep(item, {"hashes": hashes}, at)
    assert not item.hashes.exists()


def test_sound_has_no_hashes_and_no_like(piece, at):
    indexing.keep(item := piece(), {"hashes": {}}, at)
    assert not item.hashes.exists()


# -- cleared pieces


def test_a_cleared_piece_falls_back_when_something_older_turns_up(piece, frames, moderator, at):
    old, new = piece(-5), piece(hashes=frames(1))
    clear(new, moderator=moderator, at=at)
    indexing.keep(old, answer_of(frames(1)), at)
    new.refresh_from_db()
    record = MoveRecord.objects.of(new).last()
    assert (new.state, record.move, record.by.username) == ("in_review", "fall_back", "inspection")
    assert AfterReview.objects.filter(record=record).exists()
    assert old.working_title not in record.note


def test_a_later_copy_leaves_a_cleared_piece_alone(piece, frames, moderator, at):
    old = piece(-5, hashes=frames(1))
    clear(old, moderator=moderator, at=at)
    indexing.keep(piece(), answer_of(frames(1)), at)
    old.refresh_from_db()
    assert old.is_cleared


def test_a_pair_that_is_known_brings_nothing_back_again(piece, frames, moderator, at):
    old, new = piece(-5, hashes=frames(1)), piece(hashes=frames(1))
    (found,) = look(new, at=at)
    seen.answer(found, "different", by=moderator, at=at)
    clear(new, moderator=moderator, at=at)
    look(old, at=at)
    new.refresh_from_db()
    assert new.is_cleared


@pytest.mark.parametrize(("days", "state"), [(-9, "in_review"), (2, "cleared")])
def test_a_reference_that_comes_later_looks_at_what_is_here(piece, frames, moderator, at, days, state):
    new = piece(hashes=frames(1))
    clear(new, moderator=moderator, at=at)
    known = ReferenceClip.objects.create(
        what="An older flood", first_seen_on=(at + timedelta(days=days)).date(), checked_by=moderator, created_at=at
    )
    sets = [{"as_is": [(0.0, frames(1)[3][1])]}, {"as_is": [(0.0, 1)]}]
    store(sets, reference=known)
    (found,) = look_for(known, sets, at=at)
    new.refresh_from_db()
    assert (found.footage, found.reference, new.state) == (new, known, state)


def test_references_are_looked_at_for_a_new_piece(piece, frames, moderator, at):
    known = ReferenceClip.objects.create(what="A flood", first_seen_on=at.date(), checked_by=moderator, created_at=at)
    store([{"as_is": [(0.0, frames(1)[3][1])]}, {"as_is": [(0.0, 1)]}], reference=known)
    indexing.keep(item := piece(), answer_of(frames(1)), at)
    assert item.likenesses.get().reference == known


def test_the_clerk_can_never_log_in(piece, frames, at):
    piece(-5, hashes=frames(1))
    look(piece(hashes=frames(1)), at=at)
    clerk = User.objects.get(username="inspection")
    assert not clerk.has_usable_password()
    assert not clerk.is_staff
    assert clerk.has_perm("media.moderate")
    assert Footage.objects.count() == 2
