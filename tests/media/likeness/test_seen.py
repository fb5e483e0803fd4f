"""The review shows what looks alike with its dates; what is older than the claim is an alarm, and blocks clearing."""

from datetime import date, timedelta

import pytest

from media.inspection.models import Rendition
from media.likeness.models import Likeness
from media.likeness.seen import answer, earliest, near, unanswered
from media.models import Footage
from media.references.models import ReferenceClip
from newsroom.workflow import engine
from newsroom.workflow.refusals import Refused
from tests.factory import assess_low_risk, clear, make_user, move

TODAY = date(2026, 11, 20)


@pytest.fixture
def reference(moderator, at):
    def make(days: int) -> ReferenceClip:
        return ReferenceClip.objects.create(
            what="Known from elsewhere", first_seen_on=TODAY + timedelta(days=days), checked_by=moderator, created_at=at
        )

    return make


def rendition(item, width: int, at) -> Rendition:
    """A still of that width; those that came with the piece go."""
    item.renditions.filter(recipe__startswith="still_").exclude(name__startswith=f"{item.pk}-").delete()
    return Rendition.objects.create(
        footage=item, recipe=f"still_{width}.jpg", name=f"{item.pk}-{width}", content_type="image/jpeg", sha256="0" * 64,
        size=1, width=width, height=width, made_at=at,
    )  # fmt: skip


def test_both_sides_are_shown_with_dates_and_stills(piece, pair, at):
    old, new = piece(-5, filmed_on=TODAY - timedelta(days=9)), piece()
    own, its = rendition(new, 480, at), rendition(old, 480, at)
    rendition(old, 960, at)
    made = pair(new, old)
    (shown,) = near(new)
    assert (shown.pair, shown.ref, shown.title, shown.state.name) == (made, old.ref, str(old), "received")
    assert (shown.since, shown.filmed_on, shown.arrived_on) == (
        TODAY - timedelta(days=9), TODAY - timedelta(days=9), TODAY - timedelta(days=5),
    )  # fmt: skip
    assert (shown.own_still, shown.still) == (own, its)


def test_the_earlier_one_shows_the_later_one_without_an_alarm(piece, pair):
    old, new = piece(-5), piece()
    pair(new, old)
    (shown,) = near(old)
    assert (shown.ref, shown.is_alarm) == (new.ref, False)


# days before today of: this one's claim, the other's arrival, the other's claim
@pytest.mark.parametrize(
    ("claim", "arrived", "other_claim", "is_alarm"),
    [
        (None, 5, None, True),  # no claim: whatever came in before is older
        (1, 5, None, True),  # filmed yesterday, and here five days ago
        (7, 5, None, False),  # filmed a week ago, sent by somebody else two days later
        (7, 5, 9, True),  # the other one says that it is from before
        (7, 7, None, False),  # the same day
        (5, 5, 6, True),
    ],
)
def test_it_is_an_alarm_when_the_other_was_there_before_the_claim(piece, pair, claim, arrived, other_claim, is_alarm):
    def day(days):
        return None if days is None else TODAY - timedelta(days=days)

    old, new = piece(-arrived, filmed_on=day(other_claim)), piece(filmed_on=day(claim))
    pair(new, old)
    assert near(new)[0].is_alarm is is_alarm


@pytest.mark.parametrize(
    ("days", "claim", "is_alarm"), [(-2, None, True), (0, None, False), (-2, -1, True), (-2, -3, False)]
)
def test_a_reference_is_an_alarm_when_it_was_seen_before_the_claim(piece, pair, reference, days, claim, is_alarm):
    item = piece(filmed_on=None if claim is None else TODAY + timedelta(days=claim))
    pair(item, reference=reference(days))
    (shown,) = near(item)
    assert (shown.is_alarm, shown.reference.what, shown.since) == (
        is_alarm, "Known from elsewhere", TODAY + timedelta(days=days),
    )  # fmt: skip


@pytest.mark.parametrize("state", ["hidden", "erased", "purged"])
def test_of_what_is_withheld_nothing_is_shown_but_that_it_is_there(piece, pair, at, state):
    old, new = piece(-5, working_title="NEEDLE"), piece()
    rendition(old, 480, at)
    pair(new, old)
    Footage.objects.filter(pk=old.pk).update(state=state)
    (shown,) = near(new)
    assert (shown.is_withheld, shown.is_alarm) == (True, True)
    assert (shown.ref, shown.title, shown.state, shown.since, shown.still) == ("", "", None, None, None)


def test_alarms_come_first_then_the_most_alike(piece, pair, reference):
    item = piece(filmed_on=TODAY - timedelta(days=3))
    far = pair(item, piece(-1), is_same=False, distance=6)
    close = pair(item, piece(-1), distance=1)
    alarm = pair(item, reference=reference(-9), is_same=False, distance=7)
    assert [one.pair for one in near(item)] == [alarm, close, far]


def test_more_of_them_take_no_more_queries(piece, pair, reference, django_assert_num_queries):
    item = piece()
    for days in range(1, 5):
        pair(item, piece(-days))
        pair(item, reference=reference(-days))
    with django_assert_num_queries(2):
        assert len(near(item)) == 8


# -- the earliest known appearance


def test_the_earliest_appearance_is_its_own_arrival_while_nobody_has_compared(piece, pair):
    old, new = piece(-5), piece(filmed_on=TODAY)
    pair(new, old)
    first = earliest(new)
    assert (first.on, first.near, first.contradicts_claim) == (TODAY, None, False)


@pytest.mark.parametrize(("verdict", "on", "contradicts"), [
    ("same", TODAY - timedelta(days=8), True), ("event", TODAY, False), ("different", TODAY, False),
])  # fmt: skip
def test_what_people_say_is_the_same_dates_it(piece, pair, reference, verdict, on, contradicts):
    item = piece(filmed_on=TODAY)
    pair(item, piece(-5), verdict="same" if verdict == "same" else "different")
    pair(item, reference=reference(-8), verdict=verdict)
    first = earliest(item)
    assert (first.on, first.contradicts_claim) == (on, contradicts)


def test_a_claim_after_it_came_in_is_contradicted_by_the_arrival(piece):
    assert earliest(piece(-3, filmed_on=TODAY)).contradicts_claim


# -- answers


def test_an_answer_is_kept_with_who_and_when_and_can_be_taken_back(piece, pair, moderator, at):
    made = answer(pair(piece(), piece(-5)), "same", by=moderator, at=at)
    assert (made.verdict, made.answered_by, made.answered_at) == ("same", moderator, at)
    answer(made, "", by=moderator, at=at)
    kept = Likeness.objects.get()
    assert (kept.verdict, kept.answered_by, kept.answered_at) == ("", None, None)


def test_only_a_moderator_answers_and_only_with_a_verdict_of_the_list(piece, pair, moderator, at):
    made = pair(piece(), piece(-5))
    with pytest.raises(PermissionError):
        answer(made, "same", by=make_user("Reporter"), at=at)
    with pytest.raises(ValueError):
        answer(made, "perhaps", by=moderator, at=at)
    assert Likeness.objects.get().verdict == ""


def test_a_piece_with_an_open_alarm_is_not_cleared(piece, pair, moderator, at):
    new = piece()
    made = [pair(new, piece(-5)), pair(new, piece(-6))]
    move(new, "take", by=moderator, at=at)
    assess_low_risk(new, by=moderator, at=at)
    with pytest.raises(Refused) as refused:
        engine.perform(new, "clear", by=moderator, at=at)
    assert refused.value.refusal.code == "open_alarm"
    assert "2 pieces" in refused.value.refusal.sentence
    for one in made:
        assert len(unanswered(new)) > 0
        answer(one, "event", by=moderator, at=at)
    engine.perform(new, "clear", by=moderator, at=at)


def test_a_likeness_without_an_alarm_blocks_nothing(piece, pair, moderator, at):
    new = piece(filmed_on=TODAY - timedelta(days=9))
    pair(new, piece(-5))
    assert near(new)
    clear(new, moderator=moderator, at=at)


def test_a_cleared_piece_that_is_said_to_be_older_footage_falls_back(piece, pair, moderator, at):
    new = piece()
    made = answer(pair(new, piece(-5)), "different", by=moderator, at=at)
    clear(new, moderator=moderator, at=at)
    answer(made, "same", by=moderator, at=at)
    new.refresh_from_db()
    assert new.state == "in_review"
