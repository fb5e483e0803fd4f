"""Where it was filmed has two precisions, and readers never get the finer one. What was cleared falls back when it changes."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media.assessment.placing import EXACTNESS, PlaceRefused, set_place
from media.models import Footage
from newsroom.taxonomy.models import Place
from newsroom.workflow import history
from newsroom.workflow.models import MoveRecord, Revision
from tests.factory import clear, make_user, move

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
BARE = {
    "place": None, "lat": None, "lon": None, "note": "", "desk_precision": "", "public_precision": "", "filmed_on": None,
}  # fmt: skip


@pytest.fixture
def moderator(vocabulary):
    return make_user("Moderator")


def test_a_place_is_put_down_as_a_revision_of_its_own(still, moderator, at):
    shush = Place.objects.get(slug="shush")
    given_ = {
        "place": shush, "lat": 32.19, "lon": 48.24, "note": " The water tower behind the school. ",
        "desk_precision": "10m", "public_precision": "city", "filmed_on": date(2026, 11, 19),
    }  # fmt: skip
    assert set_place(still, **given_, by=moderator, at=at)
    assert (still.place, still.lat, still.place_note) == (shush, 32.19, "The water tower behind the school.")
    assert history.is_recorded(Footage.objects.get(pk=still.pk))
    assert history.latest(still).author == moderator
    number = Revision.objects.of(still).count()
    assert not set_place(still, **given_, by=moderator, at=at)
    assert Revision.objects.of(still).count() == number


@pytest.mark.parametrize(("desk", "public"), list(product(["", *EXACTNESS], repeat=2)))
def test_readers_never_know_the_place_more_exactly_than_the_desk(still, moderator, at, desk, public):
    said = {"": 5, "10m": 0, "100m": 1, "1km": 2, "city": 3, "province": 4, "none": 5}
    values = BARE | {"desk_precision": desk, "public_precision": public, "note": "n"}
    if said[public] >= said[desk]:
        assert set_place(still, **values, by=moderator, at=at)
        return
    with pytest.raises(PlaceRefused) as problem:
        set_place(still, **values, by=moderator, at=at)
    assert (problem.value.code, problem.value.sentence[-1]) == ("too_exact", ".")
    assert still.public_precision == Footage.objects.get(pk=still.pk).public_precision == ""


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"lat": 32.1}, "no_point"),
        ({"lon": 48.1}, "no_point"),
        ({"lat": 91.0, "lon": 48.1}, "not_a_place"),
        ({"lat": 32.1, "lon": -181.0}, "not_a_place"),
        ({"lat": float("nan"), "lon": 48.1}, "no_point"),
        ({"lat": 32.1, "lon": float("inf")}, "no_point"),
        ({"desk_precision": "street"}, "not_a_place"),
        ({"filmed_on": date(2026, 11, 21)}, "day_to_come"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(still, moderator, at, values, code):
    number = Revision.objects.of(still).count()
    with pytest.raises(PlaceRefused) as problem:
        set_place(still, **BARE | values, by=moderator, at=at)
    assert problem.value.code == code
    assert "%(" not in problem.value.sentence
    assert Revision.objects.of(still).count() == number
    assert history.is_recorded(Footage.objects.get(pk=still.pk))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lat=st.none() | st.floats(), lon=st.none() | st.floats(), note=st.text(st.characters(exclude_characters="\0", codec="utf-8")),
    desk=st.sampled_from(["", *EXACTNESS, "street"]), public=st.sampled_from(["", *EXACTNESS, "street"]),
)  # fmt: skip
def test_whatever_is_typed_is_put_down_whole_or_refused(still, moderator, at, lat, lon, note, desk, public):
    values = BARE | {"lat": lat, "lon": lon, "note": note, "desk_precision": desk, "public_precision": public}
    try:
        set_place(still, **values, by=moderator, at=at)
    except PlaceRefused:
        return
    kept = Footage.objects.get(pk=still.pk)
    assert (kept.lat is None) == (kept.lon is None)
    assert kept.lat is None or (-90 <= kept.lat <= 90 and -180 <= kept.lon <= 180)
    assert (kept.desk_precision, kept.public_precision) == (desk, public)


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Administrator"])
def test_only_moderators_set_it(still, at, role):
    with pytest.raises(PermissionError):
        set_place(still, **BARE | {"note": "n"}, by=make_user(role), at=at)


KEPT = {"place": None, "lat": None, "lon": None, "note": "", "filmed_on": None}
PLACED = KEPT | {"desk_precision": "province", "public_precision": "province"}
CHANGES = [
    {"public_precision": "none"},
    {"note": "A tower."},
    {"lat": 32.1, "lon": 48.1},
    {"filmed_on": date(2026, 11, 1)},
]


@pytest.mark.parametrize("values", CHANGES)
def test_what_was_cleared_falls_back_and_leaves_its_readers_when_its_place_changes(still, moderator, at, values):
    clear(still, moderator=moderator, at=at)
    move(still, "publish_alone", by=moderator, at=at)
    assert set_place(still, **PLACED | values, by=moderator, at=at + HOUR)
    assert still.state == "in_review"
    assert not still.has_public_window(at + HOUR)
    record = MoveRecord.objects.of(still).last()
    assert (record.move, record.by, record.note[-1]) == ("fall_back", moderator, ".")
    assert history.is_recorded(Footage.objects.get(pk=still.pk))


def test_and_stays_where_nothing_changes_or_the_change_is_refused(still, moderator, at):
    clear(still, moderator=moderator, at=at)
    move(still, "publish_alone", by=moderator, at=at)
    assert not set_place(still, **PLACED, by=moderator, at=at + HOUR)
    with pytest.raises(PlaceRefused):
        set_place(still, **PLACED | {"public_precision": "city"}, by=moderator, at=at + HOUR)
    assert Footage.objects.get(pk=still.pk).state == "cleared"
    assert still.has_public_window(at + HOUR)


@pytest.mark.parametrize("state", ["rejected", "duplicate", "withdrawn", "hidden", "erased", "purged"])
def test_what_is_not_looked_at_keeps_its_place(still, moderator, at, state):
    Footage.objects.filter(pk=still.pk).update(state=state)
    with pytest.raises(PlaceRefused) as problem:
        set_place(still, **BARE | {"note": "n"}, by=moderator, at=at)
    assert problem.value.code == "closed"
