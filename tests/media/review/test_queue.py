"""The queue: what is in which section, filters whose counts agree, and who gets the next one."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import itertools
import threading
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from media import claims
from media.assessment import answering
from media.inspection.models import Inspection
from media.models import Footage
from media.review import queue
from media.review.queue import AGES, SECTIONS, Asked, look, take_next
from media.submission.models import Question, Submission, SubmittedFile
from newsroom.taxonomy.models import EventType, Province
from newsroom.workflow import engine
from newsroom.workflow.models import MoveRecord
from tests.desk.conftest import now, sign_in
from tests.factory import make_still, make_user, move

HOUR = timedelta(hours=1)


@pytest.fixture
def waiting(vocabulary, reporter, now):
    """A function that makes a still that waits, so old."""

    def make(hours: float = 1, **fields) -> Footage:
        still = make_still(reporter, now - hours * HOUR)
        Footage.objects.filter(pk=still.pk).update(came_by="import", **fields)
        still.refresh_from_db()
        return still

    return make


def held(section: str, by, now, **asked) -> list[Footage]:
    return list(look(Asked(section, **asked), by=by, at=now).page)


def test_what_is_ready_and_free_waits_oldest_first(waiting, moderator, now):
    young, old = waiting(1), waiting(5)
    assert held("waiting", moderator, now) == [old, young]


def test_each_stage_has_its_section(waiting, moderator, other, now):
    begun, mine, aside, asked, broken, running = (waiting(n) for n in range(6))
    move(begun, "take", by=moderator, at=now)
    claims.release(begun)
    move(mine, "take", by=moderator, at=now)
    move(aside, "set_aside", by=moderator, at=now, note="later", value=str(date(2999, 1, 1)))
    move(asked, "take", "ask", by=moderator, at=now, note="Where was it?")
    Inspection.objects.filter(footage=broken).update(status="refused")
    Inspection.objects.filter(footage=running).update(status="running")
    found = {name: held(name, moderator, now) for name in SECTIONS}
    assert found == {
        "waiting": [], "begun": [begun], "mine": [mine], "second": [], "answer": [asked], "aside": [aside],
        "machine": [running], "failed": [broken],
    }  # fmt: skip
    assert held("mine", other, now) == []


def test_a_lock_that_has_run_out_makes_it_free(waiting, moderator, now):
    still = waiting()
    move(still, "take", by=moderator, at=now)
    assert held("begun", moderator, now) == []
    assert held("begun", moderator, now + claims.LASTS) == [still]


def test_answered_ones_come_first_and_what_is_due_today_before_what_is_not(waiting, moderator, now):
    silent, told = waiting(5), waiting(1)
    for still in (silent, told):
        move(still, "take", "ask", by=moderator, at=now, note="Where was it?")
    sending = Submission.objects.create(digest="d", created_at=now, consent="named", may_alter=True)
    SubmittedFile.objects.create(submission=sending, number=1, footage=told, is_own=True)
    Question.objects.create(submission=sending, text="Where?", asked_by=moderator, asked_at=now, answered_at=now)
    assert held("answer", moderator, now) == [told, silent]
    later, sooner = waiting(9), waiting(2)
    for still, day in ((later, 9), (sooner, 1)):
        day = (now + timedelta(days=day)).date()
        move(still, "set_aside", by=moderator, at=now, note="later", value=day.isoformat())
    assert held("aside", moderator, now) == [sooner, later]


def test_a_second_person_is_wanted_from_who_had_no_hand_in_it(waiting, moderator, other, now):
    risky, safe = waiting(2), waiting(1)
    for still in (risky, safe):
        move(still, "take", by=moderator, at=now)
        answering.answer(still, "faces", "no", by=moderator, at=now)
        answering.answer(still, "risk", "high" if still == risky else "low", by=moderator, at=now)
    assert held("second", other, now) == [risky]
    assert held("second", moderator, now) == []
    answering.answer(safe, "minors", "yes", by=moderator, at=now)
    assert held("second", other, now) == [risky, safe]


def test_counts_beside_the_filters_agree_with_what_they_show(waiting, moderator, now):
    spread = itertools.product(
        ("IR-06", "IR-15"), ("strike", "truckers-strike", "flood"), ("low", "high"), (1, 30, 100)
    )
    for iso, kind, risk, hours in spread:
        still = waiting(hours, risk=risk)
        still.provinces.set(Province.objects.filter(iso=iso))
        still.event_types.set(EventType.objects.filter(slug=kind))
    for chosen in ({}, {"risk": "low"}, {"age": "days", "event_type": "strike"}):
        found = look(Asked("waiting", **chosen), by=moderator, at=now)
        assert found.counts["waiting"] == found.page.paginator.count
        for name, choices in found.filters.items():
            for choice in choices:
                shown = look(Asked("waiting", **{**chosen, name: choice.value}), by=moderator, at=now)
                assert choice.count == len(shown.page.object_list) == shown.counts["waiting"], (chosen, name, choice)


@given(hours=st.floats(0, 1000))
def test_every_age_is_in_exactly_one_part(hours):
    age = timedelta(hours=hours)
    fits = [
        name for name, (_label, least, most) in AGES.items() if (not least or age >= least) and (not most or age < most)
    ]
    assert len(fits) == 1


def test_parameters_that_mean_nothing_are_left_out():
    assert Asked.read({"show": "x", "risk": "x", "age": "x"}) == Asked()


def test_the_page_asks_as_often_for_sixty_rows_as_for_one(waiting, moderator, now, sign_in, django_assert_num_queries):
    browser, address = sign_in(moderator), reverse("admin:media_footage_queue")
    waiting()
    browser.get(address)
    with django_assert_num_queries(QUERIES):
        browser.get(address)
    for _number in range(59):
        waiting()
    with django_assert_num_queries(QUERIES):
        assert len(browser.get(address).context["queue"].page.object_list) == queue.ROWS


QUERIES = 17


def test_next_takes_the_oldest_and_claims_it(waiting, moderator, other, now):
    young, old = waiting(1), waiting(5)
    assert take_next(by=moderator, at=now) == old
    old.refresh_from_db()
    assert (old.state, old.claimed_by) == ("in_review", moderator)
    assert take_next(by=other, at=now) == young
    assert take_next(by=other, at=now) is None


def test_next_passes_by_what_the_person_brought_and_what_is_not_inspected(waiting, moderator, now):
    waiting(9, obtained_by=moderator)
    unready = waiting(8)
    Inspection.objects.filter(footage=unready).update(status="running")
    brought = waiting(7)
    Footage.objects.filter(pk=brought.pk).update(created_by=moderator, came_by="upload")
    assert take_next(by=moderator, at=now) is None


def test_what_was_begun_and_let_go_comes_after_what_nobody_saw(waiting, moderator, other, now):
    begun, fresh = waiting(9), waiting(1)
    move(begun, "take", by=moderator, at=now)
    claims.release(begun)
    assert [take_next(by=other, at=now), take_next(by=other, at=now)] == [fresh, begun]


def test_the_button_leads_to_the_piece_and_only_moderators_have_it(clip, moderator, reporter, sign_in):
    address = reverse("admin:media_footage_queue")
    assert sign_in(reporter).post(address).status_code == 403
    assert b'id="next"' not in sign_in(reporter).get(address).content
    answer = sign_in(moderator).post(address)
    assert answer["Location"] == reverse("admin:media_footage_review", args=[clip.ref])
    assert "Nothing is free" in str(next(iter(sign_in(moderator).post(address, follow=True).context["messages"])))


def test_my_desk_says_how_much_waits_and_leads_there(waiting, moderator, sign_in, now):
    waiting(1), waiting(2)
    page = sign_in(moderator).get(reverse("admin:index"))
    section = next(one for one in page.context["sections"] if one.name == "footage")
    assert [(one.title, "2 pieces" in one.badge) for one in section.entries] == [("Waiting", True)]
    assert section.entries[0].address == reverse("admin:media_footage_queue") + "?show=waiting"


def test_who_may_not_see_footage_does_not_see_the_queue(vocabulary, sign_in):
    assert sign_in(make_user("Administrator")).get(reverse("admin:media_footage_queue")).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_people_never_get_the_same_one(waiting, now):
    """Eight people press “Next” at once, again and again, until nothing is left."""
    pieces, people = [waiting(n) for n in range(24)], [make_user("Moderator") for _n in range(8)]
    got, starting = [], threading.Barrier(len(people))

    def press(person) -> None:
        try:
            starting.wait()
            while (item := take_next(by=person, at=now)) is not None:
                got.append(item.pk)
        finally:
            connection.close()

    if connection.vendor == "sqlite":
        pytest.skip("two connections to one database in memory are one; run it on PostgreSQL")
    hands = [threading.Thread(target=press, args=[person]) for person in people]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(got) == sorted(piece.pk for piece in pieces)
    assert MoveRecord.objects.filter(move="take").count() == len(pieces)
    assert set(Footage.objects.values_list("state", flat=True)) == {"in_review"}


def test_what_somebody_has_is_not_decided_by_another(waiting, moderator, other, now):
    still = waiting()
    move(still, "take", by=other, at=now)
    assert take_next(by=moderator, at=now) is None
    still.refresh_from_db()
    assert engine.refusal(still, "reject", by=moderator, at=now, value="old").code == "claimed"
