"""The panel, the review queue and the sections of My desk."""

from datetime import timedelta

import pytest
from django.urls import reverse

from newsroom.desk.assignment import asking
from newsroom.taxonomy.models import Addition, Place
from newsroom.workflow import revisions
from tests.desk.pages import address
from tests.factory import make_article, make_event, make_user, move, publish


def act(browser, item, name: str, **given):
    return browser.post(reverse("admin:desk_assign", args=[item.kind, item.ref]), {"act": name, **given}, follow=True)


def titles(browser, **query) -> list[str]:
    return [str(line.item) for line in browser.get(reverse("admin:desk_review"), query).context["lines"]]


@pytest.fixture
def three(vocabulary, now, reporter, editor, chief):
    """Three stories in review: the oldest is nobody's, the second is the editor's and due, the third the chief's."""
    items = [make_article(reporter, now, headline=name) for name in ("Old", "Due", "Urgent")]
    for number, item in enumerate(items):
        move(item, "submit", by=reporter, at=now - timedelta(hours=9 - number))
    asking.ask(items[1], by=chief, at=now - timedelta(hours=5), reviewer=editor, due_at=now - timedelta(hours=1))
    asking.ask(items[2], by=editor, at=now, reviewer=chief, due_at=now + timedelta(hours=5), priority=1)
    return items


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Due", "Urgent", "Old"]),
        ({"order": "priority"}, ["Urgent", "Due", "Old"]),
        ({"order": "age"}, ["Old", "Due", "Urgent"]),
        ({"whose": "mine"}, ["Due"]),
        ({"whose": "nobody"}, ["Old"]),
        ({"overdue": "1"}, ["Due"]),
        ({"kind": "event"}, []),
        ({"kind": "nonsense", "order": "nonsense", "page": "x"}, ["Due", "Urgent", "Old"]),
        ({"page": "2"}, []),
    ],
)
def test_the_queue_is_sorted_and_filtered(three, editor, sign_in, query, expected):
    assert titles(sign_in(editor), **query) == expected


def test_kinds_are_mixed_in_one_order(three, now, reporter, editor, chief, sign_in):
    event = make_event(reporter, now, working_title="Event")
    move(event, "submit", by=reporter, at=now - timedelta(hours=8, minutes=30))
    assert titles(sign_in(editor), order="age") == ["Old", "Event", "Due", "Urgent"]


@pytest.fixture
def late(vocabulary, now, reporter, editor):
    """Persian words that a reporter began while their event was public already."""
    event = make_event(reporter, now - timedelta(days=1), words={"en": ("Flood in the harbour", "")})
    publish(event, writer=reporter, editor=editor, at=now - timedelta(hours=3))
    words = event.texts.create(language="fa", headline="سیل", created_by=reporter, created_at=now)
    for item in (words, event):
        revisions.record(item, by=reporter, at=now)
    return words


def test_late_words_of_a_public_item_are_in_the_queue_until_somebody_approved_them(late, now, editor, sign_in):
    browser = sign_in(editor)
    (line,) = browser.get(reverse("admin:desk_review")).context["lines"]
    assert (line.item, line.since, line.row, line.address) == (late, now, None, address(late))
    assert titles(browser, whose="nobody") == titles(browser, kind="event-words") == [str(late)]
    assert titles(browser, whose="mine") == titles(browser, kind="event") == titles(browser, overdue="1") == []
    move(late, "approve_words", by=editor, at=now)
    assert titles(browser) == []


def test_words_of_an_item_that_is_on_its_way_are_read_with_it(late, now, reporter, editor, sign_in):
    move(late.parent, "revise", by=reporter, at=now)
    assert titles(sign_in(editor)) == []
    move(late.parent, "submit", by=reporter, at=now)
    assert titles(sign_in(editor)) == [str(late.parent)]


def test_the_queue_says_how_much_of_the_vocabulary_waits_for_a_second_look(vocabulary, now, reporter, editor, sign_in):
    place = Place.objects.first()
    for spelling, who in (("Bandar A.", reporter), ("Bandar B.", reporter), ("Bandar C.", editor)):
        Addition.objects.create(what="alias", spelling=spelling, place=place, added_by=who, added_at=now)
    page = sign_in(editor).get(reverse("admin:desk_review"))
    assert page.context["additions"] == "2"
    assert reverse("admin:taxonomy_addition_changelist") in page.content.decode()
    assert sign_in(make_user("Reviewer")).get(reverse("admin:desk_review")).context["additions"] == ""


def test_the_queue_says_what_changed_since_it_was_asked_and_links_to_it(three, now, reporter, editor, sign_in):
    three[1].headline = "Due, rewritten"
    three[1].save()
    revisions.record(three[1], by=reporter, at=now)
    lines = sign_in(editor).get(reverse("admin:desk_review")).context["lines"]
    found = {str(line.item): (line.is_changed, line.changes) for line in lines}
    assert [found[name][0] for name in ("Due, rewritten", "Urgent", "Old")] == [True, False, False]
    assert not found["Old"][1].endswith("since=approval")


def test_what_was_approved_before_is_linked_to_the_difference(three, now, reporter, editor, chief, sign_in):
    item = three[0]
    move(item, "approve", by=editor, at=now)
    move(item, "send_back", by=editor, at=now, note="One more thing.")
    move(item, "submit", by=reporter, at=now)
    lines = sign_in(editor).get(reverse("admin:desk_review")).context["lines"]
    assert [line.changes for line in lines if line.was_approved] == [address(item, "history") + "?since=approval"]


@pytest.mark.parametrize("number", [1, 8])
def test_the_queue_takes_as_many_queries_for_many_as_for_few(
    vocabulary, now, reporter, editor, chief, sign_in, django_assert_max_num_queries, number
):
    for _ in range(number):
        for item in (make_article(reporter, now), make_event(reporter, now)):
            move(item, "submit", by=reporter, at=now)
            asking.ask(item, by=chief, at=now, reviewer=editor)
    browser = sign_in(editor)
    with django_assert_max_num_queries(14):
        assert len(browser.get(reverse("admin:desk_review")).context["lines"]) == 2 * number


@pytest.mark.parametrize(("role", "status"), [("Reporter", 200), ("Reviewer", 200), ("Administrator", 403)])
def test_who_sees_the_queue(vocabulary, sign_in, role, status):
    assert sign_in(make_user(role)).get(reverse("admin:desk_review")).status_code == status


def test_a_writer_asks_and_sends_in_one_step(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    act(sign_in(reporter), item, "submit", reviewer=editor.pk, priority=1, instruction="Quickly.")
    item.refresh_from_db()
    assert item.state == "review"
    assert asking.current(item).reviewer == editor


def test_what_is_refused_is_not_half_done(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now, standfirst="")
    page = act(sign_in(reporter), item, "submit", reviewer=editor.pk, priority=2)
    assert "is not complete" in page.content.decode()
    assert asking.current(item) is None


@pytest.mark.parametrize(
    "given", [{"priority": 9}, {"priority": 2, "due_at": "soon"}, {"priority": 2, "reviewer": "1000"}]
)
def test_what_was_filled_in_wrongly_is_said(three, editor, sign_in, given):
    assert "Nobody was asked" in act(sign_in(editor), three[0], "ask", **given).content.decode()
    assert asking.current(three[0]) is None


def test_the_panel_of_the_asked_person_takes_an_answer(three, editor, sign_in):
    browser = sign_in(editor)
    panel = browser.get(address(three[1])).content.decode()
    assert 'value="accept"' in panel
    assert 'value="decline"' in panel
    act(browser, three[1], "accept")
    assert 'value="accept"' not in browser.get(address(three[1])).content.decode()
    act(browser, three[1], "decline")
    assert asking.current(three[1]).reviewer is None


@pytest.mark.parametrize(("role", "status"), [("Administrator", 404), ("Reviewer", 200)])
def test_what_one_may_not_see_is_not_there(three, sign_in, role, status):
    assert act(sign_in(make_user(role)), three[0], "take").status_code == status


def test_acts_take_a_post_and_a_known_name(three, editor, sign_in):
    browser, where = sign_in(editor), reverse("admin:desk_assign", args=["article", three[0].ref])
    assert browser.get(where).status_code == 405
    assert browser.post(where, {"act": "nonsense"}).status_code == 404


def test_my_desk_says_what_is_with_me_and_what_falls_due(three, now, editor, chief, sign_in):
    found = {
        section.name: [(entry.title, "overdue" in entry.badge) for entry in section.entries]
        for section in sign_in(chief).get(reverse("admin:index")).context["sections"]
    }
    assert (found["assigned"], found["due"]) == ([("Urgent", False)], [("Due", True)])
    mine = {
        s.name: [e.title for e in s.entries] for s in sign_in(editor).get(reverse("admin:index")).context["sections"]
    }
    assert mine["assigned"] == ["Due"]


def test_a_draft_waits_for_nobody_yet(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    asking.ask(item, by=reporter, at=now, reviewer=editor)
    page = sign_in(editor).get(reverse("admin:index"))
    assert not next(s for s in page.context["sections"] if s.name == "assigned").entries
    move(item, "submit", by=reporter, at=now)
    page = sign_in(editor).get(reverse("admin:index"))
    assert len(next(s for s in page.context["sections"] if s.name == "assigned").entries) == 1
