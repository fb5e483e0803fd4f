"""Of a picture known from elsewhere only hashes and one small still stay, and what is here already is compared at once."""

import io
from datetime import date

import pytest
from PIL import Image

from media.likeness import indexing
from media.likeness.models import FrameHash, Likeness
from media.processing.run import run_step
from media.processing.strip import extra_parts
from media.references.entering import enter, forget, path_of
from media.references.looking import NotEntered, look_at
from media.references.models import ReferenceClip
from tests.factory import make_still
from tests.media.references.conftest import NEEDLE, jpeg

pytestmark = pytest.mark.slow


@pytest.fixture
def new(moderator, at):
    return ReferenceClip(what="Known", first_seen_on=date(2019, 4, 4), checked_by=moderator, created_at=at)


def files_in(vault) -> list[str]:
    return sorted(path.name for path in vault.rglob("*") if path.is_file())


def inspected(item, content: bytes, folder, at) -> None:
    """What the inspection does with the hashes of a piece."""
    original = folder / f"{item.ref}.bin"
    original.write_bytes(content)
    job = folder / item.ref
    job.mkdir()
    for name in ("probe", "still", "hashes"):
        answer = run_step(name, original, job)
        assert answer.is_done
    indexing.keep(item, answer.result, at)


def test_only_hashes_and_one_small_clean_still_are_kept(new, own_vault, at):
    enter(new, [io.BytesIO(jpeg(1)), io.BytesIO(jpeg(2))], at=at)
    assert files_in(own_vault) == [new.still]
    content = path_of(new.still).read_bytes()
    with Image.open(io.BytesIO(content)) as small:
        assert (small.format, small.size) == ("JPEG", (320, 240))
    assert extra_parts(content, [NEEDLE]) == []
    assert set(FrameHash.objects.filter(reference=new).values_list("second", flat=True)) == {0.0, 1.0}


def test_a_link_alone_is_a_reference_too(new, own_vault, at):
    new.link = "https://example.org/old"
    assert enter(new, [], at=at) == []
    assert (new.still, new.hashes.count()) == ("", 0)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 no picture", b"\xff\xd8\xff\xe0" + b"\0" * 400, b""],
    ids=["a document", "a broken JPEG", "nothing"],
)
def test_what_cannot_be_read_leaves_nothing_behind(new, own_vault, at, content):
    with pytest.raises(NotEntered):
        enter(new, [io.BytesIO(jpeg(1)), io.BytesIO(content)], at=at)
    assert not ReferenceClip.objects.exists()
    assert files_in(own_vault) == []


def test_a_plain_picture_tells_nothing(new, own_vault, at):
    plain = io.BytesIO()
    Image.new("RGB", (64, 64), "navy").save(plain, "PNG")
    plain.seek(0)
    with pytest.raises(NotEntered, match="plain colour"):
        look_at(plain)


def test_new_stills_take_the_place_of_the_old_ones(new, own_vault, at, django_capture_on_commit_callbacks):
    enter(new, [io.BytesIO(jpeg(1)), io.BytesIO(jpeg(2))], at=at)
    old = new.still
    with django_capture_on_commit_callbacks(execute=True):
        enter(new, [io.BytesIO(jpeg(3))], at=at)
    assert new.still != old
    assert files_in(own_vault) == [new.still]
    assert new.hashes.filter(variant="as_is").count() == 1
    enter(new, [], at=at)
    assert new.hashes.filter(variant="as_is").count() == 1


def test_forgetting_takes_the_still_and_the_hashes(new, own_vault, at, django_capture_on_commit_callbacks):
    enter(new, [io.BytesIO(jpeg(1))], at=at)
    with django_capture_on_commit_callbacks(execute=True):
        forget(new)
    assert files_in(own_vault) == []
    assert not FrameHash.objects.exists()


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_reference_finds_the_copy_that_is_here_and_the_copy_finds_the_reference(
    new, moderator, own_vault, at, tmp_path, is_mirrored
):
    here, later = make_still(moderator, at), make_still(moderator, at)
    inspected(here, jpeg(5, (800, 600), mirrored=is_mirrored), tmp_path, at)
    (found,) = enter(new, [io.BytesIO(jpeg(9)), io.BytesIO(jpeg(5))], at=at)
    assert (found.footage, found.variant) == (here, "mirrored" if is_mirrored else "as_is")
    inspected(later, jpeg(5, (400, 300), mirrored=is_mirrored), tmp_path, at)
    assert Likeness.objects.filter(footage=later, reference=new).exists()
    assert not Likeness.objects.filter(footage=make_still(moderator, at)).exists()
