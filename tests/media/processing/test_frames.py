"""Frames for a search: clean, unlike each other, in the order of the clip; made in a child from a rendition of ours."""

import io

import pytest
from PIL import Image

from media.processing.frames import COUNT, search_frames
from media.processing.hashes import NEAR, distance, phash
from media.processing.run import run_step
from media.processing.steps import STEPS, steps_for
from media.processing.strip import extra_parts
from tests.media.processing import material

SIZE = (320, 240)


def clip(path, *, scenes: int, seconds: int):
    """A clip whose scene changes so many times."""
    return drawn(path, lambda at: material.scene(0, SIZE, seed=1 + int(at * scenes / seconds)), seconds=seconds)


def drawn(path, frame, *, seconds: int):
    """A clip with a picture that stands alone every second, and a needle in its tags."""
    return material.make_clip(
        path, size=SIZE, seconds=seconds, with_sound=False, metadata={"title": material.NEEDLE}, options={"g": "12"},
        frame=frame,
    )  # fmt: skip


def taken(job) -> list[Image.Image]:
    return [Image.open(job.folder / name) for name in search_frames(job)["files"]]


def test_six_frames_of_a_clip_are_unlike_each_other_and_in_its_order(job, tmp_path):
    done = job(clip(tmp_path / "eight.mp4", scenes=8, seconds=16))
    pictures = taken(done)
    hashes = [phash(one) for one in pictures]
    assert len(pictures) == COUNT
    assert all(distance(a, b) > NEAR for n, a in enumerate(hashes) for b in hashes[n + 1 :])
    scenes = [phash(material.scene(0, SIZE, seed=1 + number)) for number in range(8)]
    order = [min(range(8), key=lambda number: distance(one, scenes[number])) for one in hashes]
    assert order == sorted(order)
    assert order[0] == 0


@pytest.mark.parametrize(("scenes", "seconds"), [(1, 6), (2, 6)])
def test_a_clip_with_little_in_it_gives_fewer(job, tmp_path, scenes, seconds):
    assert len(taken(job(clip(tmp_path / "short.mp4", scenes=scenes, seconds=seconds)))) == scenes


def test_plain_frames_are_left_out_unless_there_is_nothing_else(job, tmp_path):
    def half_black(at):
        return material.scene(0, SIZE, seed=3) if at >= 3 else Image.new("RGB", SIZE)

    made = material.make_clip(
        tmp_path / "half.mp4", size=SIZE, seconds=6, with_sound=False, frame=half_black, options={"g": "12"}
    )
    (picture,) = taken(job(made))
    assert picture.convert("L").getextrema()[1] > 100
    black = material.make_clip(
        tmp_path / "black.mp4", size=SIZE, seconds=2, with_sound=False, frame=lambda at: Image.new("RGB", SIZE)
    )
    assert len(taken(job(black))) == 1


def test_a_picture_gives_one(job):
    assert len(taken(job(material.picture_bytes("jpeg", SIZE)))) == 1


def test_nothing_but_pixels_is_in_them(job, tmp_path):
    dirty = io.BytesIO()
    material.scene(0, SIZE).save(
        dirty, "JPEG", comment=material.NEEDLE.encode(), exif=material.exif_with(material.NEEDLE)
    )
    for made in (job(dirty.getvalue()), job(clip(tmp_path / "three.mp4", scenes=3, seconds=6))):
        for name in search_frames(made)["files"]:
            assert extra_parts((made.folder / name).read_bytes(), [material.NEEDLE.encode()]) == []


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"#EXTM3U\n", b"ffconcat version 1.0\n", b"\0" * 100])
def test_what_is_no_rendition_is_refused_by_the_child(tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    (tmp_path / "job").mkdir()
    answer = run_step("frames", tmp_path / "file", tmp_path / "job")
    assert answer.code in ("unknown_kind", "unreadable")


def test_it_is_no_step_of_an_inspection():
    assert not {"frames", "small"} & {step.name for form in ("still", "clip", "sound") for step in steps_for(form)}
    assert {"frames", "small"} <= set(STEPS)
