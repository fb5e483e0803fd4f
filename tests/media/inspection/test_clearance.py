"""Readers get exactly the files that a person cleared, and nothing before."""

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from media.inspection import clearance, progress, renditions, working
from media.inspection.models import Rendition
from newsroom.press.models import Edition
from newsroom.workflow.refusals import Refused
from tests.factory import assess_low_risk, clear, make_inspected, make_user, move

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return make_user("Moderator")


@pytest.fixture
def still(bring, at, a_picture):
    item = bring(a_picture)
    make_inspected(item, at)
    return item


@pytest.fixture
def clip(bring, at, clip_file):
    item = bring(clip_file)
    working.inspect(item, at=at)
    return item


def public_names() -> set[str]:
    return set(default_storage.listdir("")[1]) if settings.MEDIA_ROOT.is_dir() else set()


@pytest.fixture(autouse=True)
def own_public_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "public"


def test_clearing_stamps_every_current_clean_file_with_who_and_when(still, moderator, at):
    clear(still, moderator=moderator, at=at)
    assert {(row.cleared_at, row.cleared_by) for row in clearance.cleared(still)} == {(at, moderator)}


def test_nothing_is_public_before_it_is_cleared_and_published(clip, moderator, at):
    assert public_names() == set()
    clear(clip, moderator=moderator, at=at)
    assert public_names() == set()
    move(clip, "publish_alone", by=moderator, at=at)
    assert public_names() == {row.name for row in clearance.cleared(clip)}
    assert {row.recipe for row in clearance.cleared(clip)} >= {"rendition_480.mp4", "still_480.avif"}
    assert "still.png" not in {row.recipe for row in clearance.cleared(clip)}


def test_a_file_that_was_not_proven_clean_is_not_cleared(still, moderator, at):
    still.renditions.update(is_strip_checked=False)
    move(still, "take", by=moderator, at=at)
    assess_low_risk(still, by=moderator, at=at)
    with pytest.raises(Refused) as refused:
        move(still, "clear", by=moderator, at=at)
    assert refused.value.refusal.code == "nothing_to_clear"
    still.refresh_from_db()
    assert still.state == "in_review"


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(path.read_bytes() + b"x"), lambda path: path.unlink()])
def test_a_file_that_is_not_byte_for_byte_what_was_cleared_is_not_published(still, moderator, at, spoil):
    clear(still, moderator=moderator, at=at)
    spoil(renditions.path_of(clearance.cleared(still)[0]))
    with pytest.raises(Refused) as refused:
        move(still, "publish_alone", by=moderator, at=at)
    assert refused.value.refusal.code == "rendition_missing"
    assert public_names() == set()
    assert not Edition.objects.live(at=at).exists()


def test_public_files_are_not_writable_for_others(clip, moderator, at):
    clear(clip, moderator=moderator, at=at)
    move(clip, "publish_alone", by=moderator, at=at)
    for name in public_names():
        assert (settings.MEDIA_ROOT / name).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["fall_back", "withdraw", "hide"])
def test_what_goes_back_loses_its_clearance_and_its_public_files(
    still, moderator, at, name, django_capture_on_commit_callbacks
):
    clear(still, moderator=moderator, at=at)
    move(still, "publish_alone", by=moderator, at=at)
    assert public_names()
    with django_capture_on_commit_callbacks(execute=True):
        move(still, name, by=moderator, at=at, note="Look again.", value="wrong" if name == "withdraw" else "")
    assert public_names() == set()
    if name != "hide":
        assert clearance.cleared(still) == []


def test_the_larger_copy_is_made_after_clearance_and_readers_get_it(clip, moderator, at):
    assert working.work(at) == 0
    clear(clip, moderator=moderator, at=at)
    move(clip, "publish_alone", by=moderator, at=at)
    before, before_it = public_names(), Edition.objects.live(at=at).get(language="en")
    assert working.work(at) == 2  # the copy, and the proof that it is clean
    large = renditions.current(clip)["rendition_720.mp4"]
    assert (large.width, large.height) == (960, 540)
    assert (large.is_strip_checked, large.cleared_at, large.cleared_by) == (True, at, moderator)
    assert public_names() == before | {large.name}
    clip.refresh_from_db()
    assert clip.inspection.status == "ready"
    assert progress.progress(clip)[-2][:2] == ("The larger copy", "done")
    after = Edition.objects.live(at=at).get(language="en")
    assert (after.pk, after.updated_at) == (before_it.pk, None)  # no version of its own for readers


def test_the_larger_copy_is_not_cleared_by_itself_when_the_piece_went_back_meanwhile(clip, moderator, at):
    clear(clip, moderator=moderator, at=at)
    move(clip, "fall_back", by=moderator, at=at, note="Look again.")
    working.work(at)
    large = renditions.current(clip)["rendition_720.mp4"]
    assert (large.is_strip_checked, large.cleared_at) == (True, None)
    assert public_names() == set()


def test_no_larger_copy_of_a_clip_that_is_no_larger(still, moderator, at):
    clear(still, moderator=moderator, at=at)
    assert not still.inspection.steps.filter(name="rendition_720").exists()


def test_erasing_leaves_no_file_no_row_and_no_hash(clip, moderator, at, own_vault):
    from newsroom.press import kinds

    clip.hashes.create(variant="as_is", second=0, value=1, word_0=0, word_1=0, word_2=0, word_3=1)
    move(clip, "hide", by=moderator, at=at, note="At risk.")
    kinds.get("footage").destroy(clip)
    assert list((own_vault / "renditions").iterdir()) == []
    assert not Rendition.objects.filter(footage=clip).exists()
    assert not clip.hashes.exists()
    clip = type(clip).objects.get(pk=clip.pk)
    assert not hasattr(clip, "inspection")
    assert working.work(at) == 0
