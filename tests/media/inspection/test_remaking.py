"""After a new plan of what to hide everything is made again, and nothing of before stays."""

import pytest
from django.core.management import CommandError, call_command

from media.custody_models import CustodyLink
from media.inspection import clearance, renditions, starting, working
from media.inspection.models import Inspection, InspectionStep
from media.inspection.remaking import remake
from media.models import Footage
from media.redaction.models import RedactionPlan
from tests.factory import clear, make_user

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clip(vocabulary, bring, at, clip_file):
    item = bring(clip_file)
    working.inspect(item, at=at)
    return item


def plan_for(item, at, mode="none", **values) -> RedactionPlan:
    number = item.plans.count() + 1
    return RedactionPlan.objects.create(
        footage=item, number=number, mode=mode, made_by=item.created_by, made_at=at, **values
    )


def test_every_copy_still_and_hash_is_made_again_and_the_old_files_are_gone(clip, at):
    before = renditions.current(clip)
    plan_for(clip, at)
    remake(clip, at=at)
    assert working.inspect(clip, at=at).status == "ready"
    after = renditions.current(clip)
    assert set(after) == set(before)
    assert {row.plan for row in after.values()} == {1}
    assert {row.is_strip_checked for recipe, row in after.items() if recipe != "still.png"} == {True}
    for recipe, row in before.items():
        assert not renditions.path_of(row).exists()
        assert after[recipe].name != row.name
    assert clip.rendition == after["still_960.jpg"].name
    gone = CustodyLink.objects.of(clip).filter(verb="rendition_gone")
    assert {link.sha256 for link in gone} == {row.sha256 for row in before.values()}
    steps = InspectionStep.objects.filter(inspection__footage=clip, plan=1).values_list("name", flat=True)
    assert set(steps) == {"still", "hashes", "rendition_480", "stills", "strip_check"}


def test_while_it_is_made_again_it_is_not_cleared_and_the_old_clearance_is_off(clip, at):
    moderator = make_user("Moderator")
    clear(clip, moderator=moderator, at=at)
    plan_for(clip, at)
    remake(clip, at=at)
    assert clearance.cleared(clip) == []
    clip.refresh_from_db()
    assert clip.inspection.status == "waiting"


def test_the_larger_copy_of_before_does_not_outlive_the_plan(clip, at):
    clear(clip, moderator=make_user("Moderator"), at=at)
    working.work(at)
    large = renditions.current(clip)["rendition_720.mp4"]
    plan_for(clip, at)
    remake(clip, at=at)
    working.inspect(clip, at=at)
    assert "rendition_720.mp4" not in renditions.current(clip)
    assert not renditions.path_of(large).exists()


def test_a_worker_that_was_at_it_by_the_old_plan_keeps_nothing(clip, at, tmp_path):
    from media.inspection import keeping, queue
    from media.processing.run import Answer

    clear(clip, moderator=make_user("Moderator"), at=at)
    old = queue.take(at)
    assert old.name == "rendition_720"
    plan_for(clip, at)
    remake(clip, at=at)
    (tmp_path / "rendition_720.mp4").write_bytes(b"as it was")
    keeping.keep(old, Answer("rendition_720", "", {}), tmp_path, at=at)
    assert "rendition_720.mp4" not in renditions.current(clip)


def test_a_plan_drawn_before_the_first_look_holds_from_the_first_copy_on(vocabulary, bring, at, clip_file):
    item = bring(clip_file)
    plan_for(item, at)
    remake(item, at=at)
    assert working.inspect(item, at=at).status == "ready"
    assert set(item.renditions.values_list("plan", flat=True)) == {1}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "mode", "is_mute", "is_told"),
    [
        ("still", "boxes", False, True),
        ("rendition_480", "whole", False, True),
        ("rendition_720", "around", False, True),
        ("rendition_sound", "none", True, True),
        ("hashes", "boxes", False, True),
        ("probe", "boxes", False, False),
        ("strip_check", "boxes", False, False),
    ],
)
def test_what_decodes_the_original_is_told_the_plan(clip, at, step, mode, is_mute, is_told):
    boxes = [[{"at": 0, "box": [0.1, 0.1, 0.5, 0.5]}]]
    plan_for(clip, at, mode=mode, is_mute=is_mute, boxes=boxes)
    row = InspectionStep(inspection=clip.inspection, name=step, plan=1)
    told = {"plan": {"mode": mode, "boxes": boxes, "is_mute": is_mute}}
    assert working.options_of(row, clip) == (told if is_told else {})


def test_a_later_focal_point_is_told_to_the_stills(clip):
    clip.focal_x = 0.25
    row = InspectionStep(inspection=clip.inspection, name="stills", plan=0)
    assert working.options_of(row, clip)["focal"] == [0.25, 0.5]


@pytest.fixture
def of_before(bring, at, a_picture):
    """Footage of before there was an inspection: ready, and nothing is known of its file."""
    still = bring(a_picture)
    InspectionStep.objects.filter(inspection__footage=still).delete()
    Inspection.objects.filter(footage=still).update(status="ready", facts={}, digest={})
    return Footage.objects.get(pk=still.pk)


def test_what_was_never_looked_at_is_looked_at_before_something_is_hidden_in_it(of_before, at):
    plan_for(of_before, at, mode="whole")
    remake(of_before, at=at)
    assert working.inspect(of_before, at=at).status == "ready"
    assert of_before.inspection.facts["form"] == "still"
    assert set(of_before.renditions.values_list("plan", flat=True)) == {1}


def test_what_was_refused_for_having_never_been_looked_at_is_tried_again(of_before, at):
    plan_for(of_before, at, mode="whole")
    Inspection.objects.filter(footage=of_before).update(status="refused", code="crash")
    starting.again(of_before, at=at)
    assert working.inspect(of_before, at=at).status == "ready"


def test_the_files_of_a_ready_piece_can_be_made_again(clip, at):
    lost = renditions.current(clip)["rendition_480.mp4"]
    renditions.path_of(lost).unlink()
    call_command("process_footage", "--again", clip.ref, "--once")
    made = renditions.current(clip)["rendition_480.mp4"]
    assert made.name != lost.name
    assert renditions.path_of(made).exists()
    clip.refresh_from_db()
    assert clip.inspection.status == "ready"


def test_the_files_of_a_cleared_piece_are_not_made_again(clip, at):
    clear(clip, moderator=make_user("Moderator"), at=at)
    InspectionStep.objects.filter(name="rendition_720").update(status="done")
    with pytest.raises(CommandError, match="Take it back to review"):
        call_command("process_footage", "--again", clip.ref, "--once")
    assert clearance.cleared(clip)
