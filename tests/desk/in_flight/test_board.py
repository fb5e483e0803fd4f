"""Everything in flight, in the column of its state, the longest waiting first."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from media.models import Footage
from newsroom.desk.in_flight import columns
from newsroom.workflow.editorial import EDITORIAL
from tests.factory import make_article, make_event, make_still, make_user, move, publish

ADDRESS = "admin:desk_in_flight"


def shown(client, who, **query):
    client.force_login(who)
    page = client.get(reverse(ADDRESS), query)
    assert page.status_code == 200
    return {
        column.state.name: [card.ref for card in column.cards] for board in page.context["boards"] for column in board
    }


@pytest.mark.parametrize(
    ("workflow", "states"),
    [
        (EDITORIAL, ["draft", "review", "approved"]),
        (Footage.workflow, ["received", "in_review", "needs_answer", "held"]),
    ],
)
def test_the_columns_are_the_states_in_which_somebody_has_work_to_do(workflow, states):
    assert [state.name for state in columns.in_flight(workflow)] == states


def test_an_item_stands_in_the_column_of_its_state_and_leaves_with_publication(
    client, vocabulary, now, reporter, editor
):
    draft, sent, out = (make_article(reporter, now) for _ in range(3))
    move(sent, "submit", by=reporter, at=now)
    publish(out, writer=reporter, editor=editor, at=now)
    found = shown(client, editor)
    assert found["draft"] == [draft.ref]
    assert found["review"] == [sent.ref]
    assert found["approved"] == []
    assert "published" not in found


def test_the_longest_waiting_stands_first_and_the_kinds_are_mixed(client, vocabulary, now, reporter):
    young = make_article(reporter, now - timedelta(hours=1))
    old = make_event(reporter, now - timedelta(hours=3))
    assert shown(client, reporter)["draft"] == [old.ref, young.ref]


def test_how_long_is_counted_from_the_last_move(client, vocabulary, now, reporter):
    article = make_article(reporter, now - timedelta(days=3))
    move(article, "submit", by=reporter, at=now - timedelta(hours=2))
    client.force_login(reporter)
    page = client.get(reverse(ADDRESS))
    card = page.context["boards"][0][1].cards[0]
    assert card.since == now - timedelta(hours=2)


@pytest.mark.parametrize("filters", [{"kind": "event"}, {"person": "mine"}, {"province": "lorestan"}])
def test_the_board_is_narrowed(client, vocabulary, now, reporter, filters):
    other = make_user("Reporter")
    make_article(other, now, provinces=["khuzestan"])
    event = make_event(reporter, now, provinces=["lorestan"])
    if "person" in filters:
        filters = {"person": reporter.pk}
    assert shown(client, reporter, **filters)["draft"] == [event.ref]


def test_a_filter_that_means_nothing_shows_everything(client, vocabulary, now, reporter):
    article = make_article(reporter, now)
    assert shown(client, reporter, person="x")["draft"] == [article.ref]


def test_nobody_sees_kinds_that_are_not_theirs(client, vocabulary, now, reporter):
    make_article(reporter, now)
    assert shown(client, make_user("Administrator")) == {}


def test_a_column_shows_thirty_and_counts_all(client, vocabulary, now, reporter):
    for _ in range(columns.SHOWN + 2):
        make_article(reporter, now)
    client.force_login(reporter)
    column = client.get(reverse(ADDRESS)).context["boards"][0][0]
    assert (column.count, len(column.cards), column.more) == (columns.SHOWN + 2, columns.SHOWN, 2)


def test_the_number_of_queries_does_not_grow(client, vocabulary, now, reporter, django_assert_max_num_queries):
    for _ in range(5):
        make_article(reporter, now)
        make_event(reporter, now)
        make_still(reporter, now)
    client.force_login(reporter)
    with django_assert_max_num_queries(22):
        client.get(reverse(ADDRESS))


def test_other_parts_of_the_desk_put_marks_on_cards(client, vocabulary, now, reporter, monkeypatch):
    article = make_article(reporter, now)
    monkeypatch.setattr(columns, "MARKS", [lambda rows, at: {(row.kind, row.ref): "due 18:00" for row in rows}])
    client.force_login(reporter)
    page = client.get(reverse(ADDRESS))
    assert page.context["boards"][0][0].cards[0].marks == ("due 18:00",)
    assert "due 18:00" in page.content.decode()
    assert article.ref in page.content.decode()
    assert timezone.now() > now
