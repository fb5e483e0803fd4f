"""Whatever people do in whatever order, nobody clears footage against the rule. The rule is written here a second time."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from media import claims
from media.assessment.answering import AnswerRefused, answer
from media.assessment.placing import PlaceRefused
from media.models import Footage, FootageText
from media.redaction.models import RedactionPlan
from newsroom.workflow import engine, revisions
from newsroom.workflow.refusals import Refused
from tests.factory import assess_low_risk, give_trust, make_still, make_user, move

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: name: (role, trust, is superuser)
PEOPLE = {
    "brought": ("Chief", ("senior",), False),
    "one": ("Moderator", (), False),
    "two": ("Moderator", ("senior",), False),
    "three": ("Chief", ("senior",), False),
    "duty": ("Moderator", ("duty",), False),
    "root": ("Moderator", (), True),
}
DOUBTS = {
    "risk": ("low", "high", "unknown"),
    "unblurred": ("no", "yes", "cant_tell"),
    "minors": ("no", "yes"),
    "dead": ("no", "cant_tell"),
    "finding": ("partly", "verified"),
    "second_source": ("yes", "no"),
}
answers = st.one_of(*(st.tuples(st.just(code), st.sampled_from(said)) for code, said in DOUBTS.items()))
acts = st.one_of(
    st.just(("clear", "")),
    st.just(("clear", "")),
    answers,
    st.tuples(st.just("draw"), st.sampled_from(list(PEOPLE))),
    st.sampled_from([("write", ""), ("own", ""), ("reassess", ""), ("fall_back", "")]),
)
steps = st.tuples(st.sampled_from(list(PEOPLE)), acts)


@dataclass
class Known:
    """What a person who watched all of it would know."""

    said: dict = field(default_factory=dict)  # question: (answer, who)
    hands: set = field(default_factory=set)  # since the last clearing
    unread: set = field(default_factory=set)  # who wrote words that nobody else has read
    drew: str = ""
    watched: str = ""
    contact: str = ""
    cleared: int = 0

    def answers(self, code, said, who) -> None:
        self.said[code] = (said, who)
        self.hands.add(who)

    def is_risky(self) -> bool:
        now = {code: said for code, (said, _who) in self.said.items()}
        return (
            now["risk"] != "low"
            or any(now.get(code) != "no" for code in ("unblurred", "minors", "dead"))
            or (now.get("finding") == "verified" and now.get("second_source") != "yes")
        )

    def check(self, who: str, is_bypass: bool) -> None:
        """The rule, for somebody who has just cleared it."""
        assert who != "brought"
        assert who != self.contact
        assert not self.drew or self.watched not in ("", self.drew)
        assert who not in self.unread or (is_bypass and "duty" in PEOPLE[who][1])
        if self.is_risky():
            assert "senior" in PEOPLE[who][1]
            assert who not in self.hands | {by for _said, by in self.said.values()} | {self.drew}


def assess(item, who, people, known, at) -> None:
    assess_low_risk(item, by=people[who], at=at)
    for row in item.answers.all():
        known.answers(row.question, row.answer, next(name for name, one in people.items() if one.pk == row.by_id))
    known.hands.add(who)


def act(item, who, name, said, people, known, at) -> None:
    """One step, put down in `known` where it was allowed."""
    by = people[who]
    if name in DOUBTS:
        answer(item, name, said, by=by, at=at)
        known.answers(name, said, who)
    elif name == "reassess":
        assess(item, who, people, known, at)
    elif name == "clear":
        record = engine.perform(item, "clear", by=by, at=at, duty=True)
        known.check(who, record.is_bypass)
        known.cleared += 1
        known.hands, known.unread = set(), known.unread & {who}
    elif name == "fall_back":
        move(item, "fall_back", by=by, at=at, note="Look again.")
        known.hands |= {"anybody who wrote"}
    elif not item.is_editable:
        return
    elif name == "write":
        FootageText.objects.filter(parent=item).update(caption=f"Words of {at}")
        revisions.record(Footage.objects.get(pk=item.pk), by=by, at=at)
        known.unread.add(who)
        known.hands.add(who)
    elif name == "draw":
        number = item.plans.count() + 1
        RedactionPlan.objects.create(
            footage=item, number=number, mode="boxes", made_by=by, made_at=at, watched_by=people[said], watched_at=at
        )
        known.drew, known.watched = who, said
        known.hands.add(who)
        known.said = {code: row for code, row in known.said.items() if code not in ("unblurred", "watched", "stripped")}
    elif name == "own":
        Footage.objects.filter(pk=item.pk).update(obtained_by=by)
        known.contact = who


@pytest.fixture
def people(vocabulary, at):
    """One of each, for all walks of a test."""
    people = {name: make_user(role, is_superuser=root) for name, (role, _trust, root) in PEOPLE.items()}
    for name, (_role, powers, _root) in PEOPLE.items():
        for power in powers:
            give_trust(people[name], power, at=at)
    return people


def walk(script, people, at) -> Known:
    item, known = make_still(people["brought"], at), Known()
    move(item, "take", by=people["one"], at=at)
    assess(item, "one", people, known, at)
    for number, (who, (name, said)) in enumerate(script):
        claims.release(item)
        item.refresh_from_db()
        try:
            act(item, who, name, said, people, known, at + timedelta(minutes=number + 1))
        except (Refused, AnswerRefused, PlaceRefused):
            continue
    return known


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=st.lists(steps, min_size=4, max_size=14))
def test_no_walk_clears_against_the_rule(people, own_vault, at, script):
    walk(script, people, at)


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ([("one", ("clear", ""))], 1),
        ([("one", ("risk", "high")), ("one", ("clear", "")), ("root", ("clear", "")), ("duty", ("clear", ""))], 0),
        ([("one", ("risk", "high")), ("two", ("clear", ""))], 1),
        ([("one", ("risk", "high")), ("two", ("minors", "yes")), ("two", ("clear", "")), ("three", ("clear", ""))], 1),
        ([("two", ("own", "")), ("two", ("clear", "")), ("three", ("clear", ""))], 1),
        ([("one", ("write", "")), ("one", ("clear", ""))], 0),
        ([("duty", ("write", "")), ("duty", ("clear", ""))], 1),
        ([("one", ("draw", "two")), ("one", ("reassess", "")), ("one", ("clear", ""))], 1),
        ([("one", ("draw", "one")), ("one", ("reassess", "")), ("one", ("clear", ""))], 0),
        ([("one", ("clear", "")), ("two", ("fall_back", "")), ("two", ("clear", ""))], 2),
    ],
)
def test_walks_do_reach_clearings_and_refusals(people, own_vault, at, script, count):
    """The walks above would prove nothing if they never got anywhere."""
    assert walk(script, people, at).cleared == count
