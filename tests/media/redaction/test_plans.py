"""Drawing what is hidden: each drawing is a plan of its own, takes the clearance off, and is watched by somebody else."""

import pytest

from media import claims
from media.custody_models import CustodyLink
from media.inspection.models import Inspection, Rendition
from media.models import Footage
from media.moderation import CLEARED, IN_REVIEW, REJECTED
from media.processing.redaction import NOTHING, Plan
from media.redaction import plans
from media.redaction.models import RedactionPlan
from newsroom.press.models import Edition
from newsroom.workflow.models import MoveRecord
from newsroom.workflow.refusals import Refused
from tests.factory import clear, make_user, move

pytestmark = pytest.mark.django_db

FACE = [[{"at": 0, "box": [0.1, 0.1, 0.4, 0.4]}]]
PLATE = [[{"at": 0, "box": [0.5, 0.5, 0.7, 0.6]}, {"at": 2.5, "box": [0.6, 0.5, 0.8, 0.6]}]]


@pytest.fixture(autouse=True)
def remade(monkeypatch) -> list[tuple]:
    """What was asked to be made again; the making has its own tests."""
    asked: list[tuple] = []
    monkeypatch.setattr(plans, "_remake", lambda item, at: asked.append((item.pk, plans.current(item).number, at)))
    return asked


@pytest.fixture
def moderator(still):
    return make_user("Moderator")


@pytest.fixture
def clip(still):
    Footage.objects.filter(pk=still.pk).update(form="clip")
    still.form = "clip"
    return still


def draw(item, *, by, at, mode="boxes", boxes=FACE, is_mute=False) -> RedactionPlan:
    return plans.draw(item, mode=mode, boxes=boxes, is_mute=is_mute, by=by, at=at)


def make_files(item, number: int, at, *recipes: str) -> None:
    """As the inspection leaves them when it has made the files by that plan."""
    Inspection.objects.update_or_create(footage=item, defaults={"status": "ready", "queued_at": at})
    item.renditions.update(is_current=False)
    for recipe in recipes or ("still.png", "rendition_480.mp4"):
        Rendition.objects.create(
            footage=item, recipe=recipe, plan=number, name=f"{item.renditions.count()}-{recipe}", size=1, made_at=at,
            cleared_at=at,
        )  # fmt: skip


# -- drawing


def test_each_drawing_is_the_next_plan_and_the_newest_holds(clip, moderator, at, remade) -> None:
    assert plans.current(clip) is None
    first = draw(clip, by=moderator, at=at)
    second = draw(clip, by=moderator, at=at, boxes=PLATE, is_mute=True)
    assert (first.number, second.number, plans.current(clip)) == (1, 2, second)
    assert RedactionPlan.objects.get(number=1).boxes == FACE
    assert (second.mode, second.boxes, second.is_mute, second.made_by, second.made_at) == (
        "boxes",
        PLATE,
        True,
        moderator,
        at,
    )
    assert remade == [(clip.pk, 1, at), (clip.pk, 2, at)]


def test_a_plan_is_given_to_the_machine_as_it_takes_it(clip, moderator, at) -> None:
    assert plans.option(None) == NOTHING
    plan = draw(clip, by=moderator, at=at, boxes=PLATE)
    assert plans.option(plan) == {"mode": "boxes", "boxes": PLATE, "is_mute": False}
    assert Plan.parse(plans.option(RedactionPlan.objects.get())).hides


def test_who_drew_what_is_in_the_chain_of_custody(clip, moderator, at) -> None:
    plan = draw(clip, by=moderator, at=at)
    link = CustodyLink.objects.of(clip).last()
    assert (link.verb, link.actor, link.at, link.reason) == ("redaction_drawn", moderator, at, "1: boxes")
    assert link.sha256 == Plan.parse(plans.option(plan)).digest


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("no_box", {"boxes": []}),
        ("no_box", {"mode": "around", "boxes": []}),
        ("boxes_unused", {"mode": "whole"}),
        ("boxes_unused", {"mode": "none"}),
        ("too_many_boxes", {"boxes": FACE * 51}),
        ("too_many_boxes", {"boxes": [[{"at": at, "box": [0, 0, 1, 1]} for at in range(501)]]}),
        ("bad_plan", {"mode": "blur", "boxes": []}),
        ("bad_plan", {"boxes": [[{"at": 0, "box": [0.4, 0.1, 0.1, 0.4]}]]}),
        ("bad_plan", {"boxes": [[{"at": -1, "box": [0.1, 0.1, 0.4, 0.4]}]]}),
        ("bad_plan", {"boxes": [[]]}),
        ("bad_plan", {"boxes": "all"}),
        ("bad_plan", {"is_mute": "yes"}),
        ("unchanged", {"mode": "none", "boxes": []}),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence_and_changes_nothing(
    clip, moderator, at, remade, code, how
) -> None:
    before = CustodyLink.objects.of(clip).count()
    with pytest.raises(plans.PlanRefused) as refused:
        draw(clip, by=moderator, at=at, **how)
    assert refused.value.code == code
    assert str(refused.value).startswith(f"“{clip}”")
    assert not RedactionPlan.objects.exists()
    assert CustodyLink.objects.of(clip).count() == before
    assert remade == []


def test_the_same_drawn_again_is_no_new_plan(clip, moderator, at) -> None:
    draw(clip, by=moderator, at=at)
    with pytest.raises(plans.PlanRefused) as refused:
        draw(clip, by=make_user("Moderator"), at=at)
    assert refused.value.code == "unchanged"
    assert draw(clip, by=moderator, at=at, mode="none", boxes=[]).number == 2


def test_a_still_has_no_sound_to_take_off_and_a_recording_no_picture_to_hide(still, moderator, at) -> None:
    with pytest.raises(plans.PlanRefused) as refused:
        draw(still, by=moderator, at=at, is_mute=True)
    assert refused.value.code == "no_sound"
    Footage.objects.filter(pk=still.pk).update(form="sound")
    with pytest.raises(plans.PlanRefused) as refused:
        draw(still, by=moderator, at=at, mode="none", boxes=[], is_mute=True)
    assert refused.value.code == "no_picture"


def test_only_moderators_draw_and_only_on_what_is_looked_at_or_cleared(clip, moderator, at) -> None:
    with pytest.raises(plans.PlanRefused) as refused:
        draw(clip, by=make_user("Reporter"), at=at)
    assert refused.value.code == "not_permitted"
    move(clip, "reject", by=moderator, at=at, value="old")
    with pytest.raises(plans.PlanRefused) as refused:
        draw(clip, by=moderator, at=at)
    assert (refused.value.code, clip.state) == ("wrong_state", REJECTED)


def test_nobody_draws_on_what_somebody_else_looks_at(clip, moderator, at) -> None:
    move(clip, "take", by=moderator, at=at)
    with pytest.raises(plans.PlanRefused) as refused:
        draw(clip, by=make_user("Moderator"), at=at)
    assert refused.value.code == "claimed"
    assert draw(clip, by=moderator, at=at).number == 1
    assert draw(clip, by=make_user("Moderator"), at=at + claims.LASTS, boxes=PLATE).number == 2


# -- what was cleared


def test_drawing_takes_what_was_cleared_and_public_out_of_sight_in_the_same_moment(
    still, moderator, at, remade
) -> None:
    clear(still, moderator=moderator, at=at)
    move(still, "publish_alone", by=moderator, at=at)
    make_files(still, 0, at)
    assert Edition.objects.live(at=at).filter(ref=still.ref).exists()
    drawer = make_user("Moderator")  # also while the one who cleared it still has it
    draw(still, by=drawer, at=at)
    assert (still.state, Footage.objects.get(pk=still.pk).state) == (IN_REVIEW, IN_REVIEW)
    assert not Edition.objects.live(at=at).filter(ref=still.ref).exists()
    assert not still.renditions.exclude(cleared_at=None).exists()
    record = MoveRecord.objects.of(still).last()
    assert (record.move, record.by) == ("fall_back", drawer)
    assert record.note
    assert len(remade) == 1


def test_when_the_files_cannot_be_made_again_nothing_was_drawn(still, moderator, at, monkeypatch) -> None:
    clear(still, moderator=moderator, at=at)

    def fails(item, at) -> None:
        raise OSError("no room")

    monkeypatch.setattr(plans, "_remake", fails)
    with pytest.raises(OSError, match="no room"):
        draw(still, by=moderator, at=at)
    assert Footage.objects.get(pk=still.pk).state == CLEARED
    assert not RedactionPlan.objects.exists()


# -- watched by a second person


def test_a_second_person_puts_down_that_they_watched_it_to_the_end(clip, moderator, at) -> None:
    plan, second = draw(clip, by=moderator, at=at), make_user("Moderator")
    make_files(clip, plan.number, at)
    plans.watched(plan, by=second, at=at)
    kept = RedactionPlan.objects.get()
    assert (kept.watched_by, kept.watched_at, plan.watched_by) == (second, at, second)
    link = CustodyLink.objects.of(clip).last()
    assert (link.verb, link.actor, link.reason) == ("watched", second, "1: boxes")


def test_the_first_who_watched_is_kept(clip, moderator, at) -> None:
    plan, second = draw(clip, by=moderator, at=at), make_user("Moderator")
    make_files(clip, plan.number, at)
    plans.watched(plan, by=second, at=at)
    plans.watched(plan, by=make_user("Chief"), at=at)
    assert RedactionPlan.objects.get().watched_by == second
    assert [link.verb for link in CustodyLink.objects.of(clip)].count("watched") == 1


def test_whoever_drew_it_does_not_watch_it_for_themselves_and_who_does_not_moderate_neither(
    clip, moderator, at
) -> None:
    plan = draw(clip, by=moderator, at=at)
    make_files(clip, plan.number, at)
    for person, code in ((moderator, "same_person"), (make_user("Reporter"), "not_permitted")):
        with pytest.raises(plans.PlanRefused) as refused:
            plans.watched(plan, by=person, at=at)
        assert refused.value.code == code
    assert RedactionPlan.objects.get().watched_at is None


def test_a_plan_that_holds_no_more_is_not_watched(clip, moderator, at) -> None:
    first = draw(clip, by=moderator, at=at)
    make_files(clip, first.number, at)
    draw(clip, by=moderator, at=at, boxes=PLATE)
    with pytest.raises(plans.PlanRefused) as refused:
        plans.watched(first, by=make_user("Moderator"), at=at)
    assert refused.value.code == "outdated"


def test_nothing_is_watched_before_every_file_is_made_by_that_plan(clip, moderator, at) -> None:
    plan, second = draw(clip, by=moderator, at=at), make_user("Moderator")

    def refusal() -> str:
        with pytest.raises(plans.PlanRefused) as refused:
            plans.watched(plan, by=second, at=at)
        return refused.value.code

    assert refusal() == "not_made"
    make_files(clip, 0, at)
    assert refusal() == "not_made"
    make_files(clip, plan.number, at, "rendition_480.mp4")
    Rendition.objects.create(footage=clip, recipe="still.png", plan=0, name="old", size=1, made_at=at)
    assert refusal() == "not_made"
    make_files(clip, plan.number, at)
    Inspection.objects.update(status="running")
    assert refusal() == "not_made"
    Inspection.objects.update(status="ready")
    plans.watched(plan, by=second, at=at)


def test_the_refusals_are_those_of_every_other_act(clip, at) -> None:
    with pytest.raises(Refused):
        draw(clip, by=make_user("Reporter"), at=at)
