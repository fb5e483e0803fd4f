"""What a plan says: it is read whole or refused, and a box is where a person drew it, or on its straight way between."""

import contextlib
import copy
import json
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from media.processing.budgets import Refused
from media.processing.redaction import MAX_KEYS, MAX_TRACKS, MODES, NOTHING, Key, Plan, boxes_at

SHARE = st.floats(0, 1, allow_nan=False)


@st.composite
def drawn_boxes(draw) -> list[float]:
    """Four shares that are a box."""
    left, right = sorted(draw(st.lists(SHARE, min_size=2, max_size=2, unique=True)))
    top, bottom = sorted(draw(st.lists(SHARE, min_size=2, max_size=2, unique=True)))
    return [left, top, right, bottom]


@st.composite
def drawn_tracks(draw) -> list[dict]:
    moments = sorted(draw(st.lists(st.floats(0, 100), min_size=1, max_size=6, unique=True)))
    return [{"at": at, "box": draw(drawn_boxes())} for at in moments]


TRACKS = st.lists(drawn_tracks(), min_size=1, max_size=4)
PLANS = st.builds(
    lambda mode, boxes, is_mute: {"mode": mode, "boxes": boxes, "is_mute": is_mute},
    st.sampled_from(("boxes", "around")), TRACKS, st.booleans(),
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["mode", "boxes", "at"]), inner),
    max_leaves=12,
)


def plan(*tracks: list[tuple[float, list[float]]], mode: str = "boxes") -> Plan:
    boxes = [[{"at": at, "box": box} for at, box in track] for track in tracks]
    return Plan.parse({"mode": mode, "boxes": boxes, "is_mute": False})


def holds(outer, inner) -> bool:
    near = 1e-9
    return (
        outer[0] <= inner[0] + near and outer[1] <= inner[1] + near
        and outer[2] >= inner[2] - near and outer[3] >= inner[3] - near
    )  # fmt: skip


# -- reading

GOOD = {"mode": "boxes", "boxes": [[{"at": 0, "box": [0.1, 0.2, 0.3, 0.4]}]], "is_mute": False}


def changed(**values) -> dict:
    return {**copy.deepcopy(GOOD), **values}


def with_key(**values) -> dict:
    return changed(boxes=[[{**GOOD["boxes"][0][0], **values}]])


BROKEN = {
    "nothing": None,
    "words": "boxes",
    "a list": [GOOD],
    "no mode": {"boxes": [], "is_mute": False},
    "no sound": {"mode": "whole", "boxes": []},
    "a name too many": changed(blur=3),
    "an unknown mode": changed(mode="Boxes"),
    "a mode that is a list": changed(mode=["boxes"]),
    "boxes that are missing": changed(boxes=[]),
    "boxes for the whole": changed(mode="whole"),
    "boxes for nothing": changed(mode="none"),
    "boxes that are an object": changed(boxes={"0": []}),
    "a track without keys": changed(boxes=[[]]),
    "too many tracks": changed(boxes=GOOD["boxes"] * (MAX_TRACKS + 1)),
    "too many keys": changed(boxes=[[{"at": at, "box": [0, 0, 1, 1]} for at in range(MAX_KEYS + 1)]]),
    "mute as a word": changed(is_mute="false"),
    "mute as a number": changed(is_mute=0),
    "a time below nought": with_key(at=-0.1),
    "a time that is none": with_key(at=math.nan),
    "a time without end": with_key(at=math.inf),
    "a time in words": with_key(at="0"),
    "a time that is true": with_key(at=True),
    "a time past every clip": with_key(at=1e9),
    "times that go back": changed(boxes=[[{"at": 2, "box": [0, 0, 1, 1]}, {"at": 1, "box": [0, 0, 1, 1]}]]),
    "a time twice": changed(boxes=[[{"at": 2, "box": [0, 0, 1, 1]}, {"at": 2, "box": [0, 0, 1, 1]}]]),
    "three sides": with_key(box=[0.1, 0.1, 0.2]),
    "five sides": with_key(box=[0.1, 0.1, 0.2, 0.2, 0.3]),
    "sides in pixels": with_key(box=[10, 10, 200, 200]),
    "sides turned round": with_key(box=[0.3, 0.2, 0.1, 0.4]),
    "no width": with_key(box=[0.3, 0.2, 0.3, 0.4]),
    "a side that is none": with_key(box=[math.nan, 0.2, 0.3, 0.4]),
    "a key with more": with_key(shape="round"),
}  # fmt: skip


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_not_wholly_a_plan_is_refused(raw) -> None:
    Plan.parse(GOOD)
    with pytest.raises(Refused) as refused:
        Plan.parse(raw)
    assert refused.value.code == "bad_plan"


@given(JSON)
def test_whatever_is_sent_is_a_plan_or_is_refused(raw) -> None:
    with contextlib.suppress(Refused):  # any other error would be ours
        assert Plan.parse(raw).mode in MODES


@given(PLANS)
def test_a_plan_survives_the_way_through_json(raw) -> None:
    assert Plan.parse(json.loads(json.dumps(raw))) == Plan.parse(raw)
    assert Plan.parse(raw).hides


@given(PLANS, PLANS)
def test_two_plans_have_one_digest_only_when_they_are_the_same(one, other) -> None:
    first, second = Plan.parse(one), Plan.parse(other)
    assert (first.digest == second.digest) == (first == second)
    assert first.digest != ""


def test_the_plan_that_changes_nothing_has_no_digest_and_a_muted_one_has() -> None:
    assert Plan.parse(NOTHING).digest == ""
    assert Plan.parse({**NOTHING, "is_mute": True}).digest
    assert {Plan.parse({"mode": mode, "boxes": [], "is_mute": False}).hides for mode in ("none", "whole")} == {
        False,
        True,
    }
    assert MODES == ("none", "whole", "boxes", "around")


# -- where a box is

MOVING = [(1.0, [0.0, 0.0, 0.2, 0.2]), (3.0, [0.4, 0.2, 0.8, 0.6])]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (0.99, []),
        (1.0, [(0.0, 0.0, 0.2, 0.2)]),
        (1.5, [(0.1, 0.05, 0.35, 0.3)]),
        (2.0, [(0.2, 0.1, 0.5, 0.4)]),
        (3.0, [(0.4, 0.2, 0.8, 0.6)]),
        (3.01, []),
    ],
)
@pytest.mark.parametrize("mode", ["boxes", "around"])
def test_a_box_moves_in_a_straight_line_from_its_first_key_to_its_last(mode, second, expected) -> None:
    found = boxes_at(plan(MOVING, mode=mode), second)
    assert [pytest.approx(box) for box in found] == expected


def test_a_box_with_one_key_stands_there_for_the_whole_file() -> None:
    for mode in ("boxes", "around"):
        still = plan([(5.0, [0.1, 0.1, 0.2, 0.2])], mode=mode)
        assert {tuple(boxes_at(still, second, 0.1)) for second in (0, 5, 1e4, None)} == {((0.1, 0.1, 0.2, 0.2),)}


def test_slack_makes_a_hiding_box_come_sooner_go_later_and_take_in_its_way() -> None:
    track = plan(MOVING)
    assert boxes_at(track, 0.9, 0.1) == [(0.0, 0.0, 0.2, 0.2)]
    assert boxes_at(track, 3.1, 0.1) == [pytest.approx((0.4, 0.2, 0.8, 0.6))]
    assert boxes_at(track, 0.89, 0.1) == boxes_at(track, 3.11, 0.1) == []
    assert boxes_at(track, 2.0, 0.5) == [pytest.approx((0.1, 0.05, 0.65, 0.5))]


def test_slack_makes_the_one_seen_box_come_later_go_sooner_and_show_less() -> None:
    track = plan(MOVING, mode="around")
    assert boxes_at(track, 1.05, 0.1) == boxes_at(track, 2.95, 0.1) == []
    assert boxes_at(track, 2.0, 0.5) == [pytest.approx((0.3, 0.15, 0.35, 0.3))]


def test_a_seen_box_of_the_first_frame_is_seen_in_the_first_frame() -> None:
    track = plan([(0.0, [0.1, 0.1, 0.5, 0.5]), (4.0, [0.1, 0.1, 0.5, 0.5])], mode="around")
    assert boxes_at(track, 0.0, 0.1) == [(0.1, 0.1, 0.5, 0.5)]


@given(drawn_tracks(), st.floats(0, 101), st.floats(0, 5), st.floats(-1, 1))
@example([{"at": 1.0, "box": [0, 0, 0.1, 0.1]}, {"at": 1.01, "box": [0.5, 0.5, 1, 1]}], 1.005, 0.1, 1.0)
def test_a_hiding_box_holds_every_place_it_has_within_the_slack(track, second, slack, share) -> None:
    drawn = Plan.parse({"mode": "boxes", "boxes": [track], "is_mute": False})
    moment = max(0.0, min(second + slack, max(second - slack, second + slack * share)))
    for box in boxes_at(drawn, moment):
        assert holds(boxes_at(drawn, second, slack)[0], box)


@given(drawn_tracks(), st.floats(0, 101), st.floats(0, 5), st.floats(-1, 1))
def test_a_seen_box_is_within_every_place_it_has_within_the_slack(track, second, slack, share) -> None:
    drawn = Plan.parse({"mode": "around", "boxes": [track], "is_mute": False})
    moment = max(0.0, min(second + slack, max(second - slack, second + slack * share)))
    for box in boxes_at(drawn, second, slack):
        (there,) = boxes_at(drawn, moment)
        assert holds(there, box)


@given(TRACKS, st.floats(0, 101))
def test_where_the_moment_is_not_known_a_box_hides_all_it_ever_hides(tracks, second) -> None:
    drawn = Plan.parse({"mode": "boxes", "boxes": tracks, "is_mute": False})
    always = boxes_at(drawn, None)
    assert len(always) == len(tracks)
    assert all(any(holds(one, box) for one in always) for box in boxes_at(drawn, second))


@given(st.sampled_from(("boxes", "around")), drawn_tracks(), st.floats(0, 101), st.floats(0, 5))
def test_a_box_stays_a_box_inside_the_picture(mode, track, second, slack) -> None:
    for left, top, right, bottom in boxes_at(
        Plan.parse({"mode": mode, "boxes": [track], "is_mute": False}), second, slack
    ):
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1


def test_a_key_is_a_moment_and_a_box() -> None:
    (track,) = plan(MOVING).tracks
    assert track[0] == Key(1.0, (0.0, 0.0, 0.2, 0.2))
