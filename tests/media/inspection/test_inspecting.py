"""A piece from the queue to ready: real children, real files."""

import pytest

from media.custody_models import CustodyLink
from media.inspection import renditions, working
from media.inspection.models import Inspection, InspectionStep
from tests.media.processing import material

pytestmark = pytest.mark.django_db


def test_a_picture_becomes_clean_copies_in_three_kinds_and_sizes(bring, at, a_picture):
    item = bring(a_picture)
    assert working.inspect(item, at=at).status == "ready"
    made = renditions.current(item)
    stills = {f"still_{width}.{kind}" for width in (480, 960, 1600) for kind in ("webp", "avif", "jpg")}
    assert set(made) == stills | {"still.png"}
    assert {row.is_strip_checked for recipe, row in made.items() if recipe in stills} == {True}
    assert item.rendition == made["still_960.jpg"].name
    assert (item.width, item.height) == (960, 640)


def test_a_clip_becomes_a_clean_copy_and_its_length_is_counted(bring, at, clip_file):
    item = bring(clip_file)
    inspection = working.inspect(item, at=at)
    assert (inspection.status, item.seconds, item.form) == ("ready", 2, "clip")
    copy = renditions.current(item)["rendition_480.mp4"]
    assert (copy.width, copy.height, copy.content_type) == (854, 480, "video/mp4")
    assert material.NEEDLE.encode() not in renditions.path_of(copy).read_bytes()
    assert any(material.NEEDLE in str(entry) for entry in inspection.digest["other"])
    assert "rendition_720.mp4" not in renditions.current(item)


@pytest.mark.parametrize("kind", ["mp3", "m4a"])
def test_a_sound_recording_is_a_form_of_its_own(bring, at, tmp_path, kind):
    item = bring(material.make_sound(tmp_path / f"sound.{kind}", kind, seconds=2))
    assert item.form == "sound"
    assert working.inspect(item, at=at).status == "ready"
    assert "rendition_sound.m4a" in renditions.current(item)
    assert item.rendition  # the waveform
    assert item.seconds == 2


def test_a_clip_without_pictures_is_found_to_be_sound(bring, at, tmp_path):
    item = bring(material.make_sound(tmp_path / "sound.mp4", "m4a").rename(tmp_path / "voice.mp4"))
    item.inspection.steps.all().delete()
    item.form = "clip"  # as first bytes may say
    item.save()
    from media.inspection import starting

    starting.arrange(item.inspection, "clip", plan=0, at=at)
    assert working.inspect(item, at=at).status == "ready"
    assert item.form == "sound"
    assert set(item.inspection.steps.values_list("name", flat=True)) == {
        "probe", "still", "digest", "rendition_sound", "stills", "strip_check",
    }  # fmt: skip


def test_every_file_is_in_the_chain_of_custody_with_its_hash(bring, at, a_picture):
    item = bring(a_picture)
    working.inspect(item, at=at)
    links = CustodyLink.objects.of(item).filter(verb="rendition_made")
    assert {(link.rendition, link.sha256) for link in links} == {
        (row.name, row.sha256) for row in item.renditions.all()
    }


def test_steps_say_what_they_took(bring, at, a_picture):
    item = bring(a_picture)
    working.inspect(item, at=at)
    for step in InspectionStep.objects.filter(inspection__footage=item):
        assert (step.status, step.code) == ("done", "")
        assert step.seconds > 0
        assert step.peak_mb > 10


def test_nothing_is_left_in_the_work_folder(bring, at, a_picture, own_vault):
    working.inspect(bring(a_picture), at=at)
    assert list((own_vault / "work").iterdir()) == []
    assert not [path for path in (own_vault / "renditions").iterdir() if path.name.endswith(".part")]


def test_what_the_machine_found_is_no_change_of_the_working_copy(bring, at, clip_file):
    from newsroom.workflow import history

    item = bring(clip_file)
    working.inspect(item, at=at)
    assert history.is_recorded(item)


def test_ready_comes_when_every_step_is_done_and_not_before(bring, at, a_picture):
    item = bring(a_picture)
    seen = []
    while working.work(at, is_ending=lambda: len(seen) >= 20):
        seen.append(Inspection.objects.get(footage=item).status)
        break
    assert seen == ["ready"]
