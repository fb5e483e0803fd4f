"""The page of an item: how much it asks, that looking at it locks nothing, and that asking at once tells the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, AuthorProfile, Byline
from newsroom.desk.assignment.models import Assignment
from newsroom.desk.comments.models import Comment
from newsroom.press.models import Edition, PublicPath
from newsroom.press.plans import Plan
from newsroom.workflow import around, history
from newsroom.workflow.around import TABLES, holds
from newsroom.workflow.models import MoveRecord
from tests.factory import make_article, make_event, make_still, move, publish

#: what a page asks where little is known of its item; each table that holds something adds its own
QUERIES = {"article": 38, "event": 38, "footage": 38}
MAKERS = {"article": make_article, "event": make_event, "footage": make_still}


def page_of(item) -> str:
    return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_change", args=[item.pk])


@pytest.mark.parametrize("kind", MAKERS)
def test_the_page_of_an_item_asks_a_bounded_number_of_questions(
    vocabulary, now, reporter, chief, sign_in, django_assert_max_num_queries, kind
):
    item = MAKERS[kind](reporter, now)
    browser = sign_in(chief)
    browser.get(page_of(item))
    with django_assert_max_num_queries(QUERIES[kind]):
        assert browser.get(page_of(item)).status_code == 200


def test_more_links_and_rows_take_no_more_queries(vocabulary, now, reporter, chief, sign_in):
    item = make_article(reporter, now)
    counts = []
    for round_ in range(2):
        for number in range(3):
            item.events.add(make_event(reporter, now))
            item.footage.add(make_still(reporter, now))
            author = AuthorProfile.objects.create(name_en=f"Author {round_}{number}", slug=f"a-{round_}{number}")
            Byline.objects.create(article=item, author=author, position=number)
        browser = sign_in(chief)
        browser.get(page_of(item))
        with CaptureQueriesContext(connection) as asked:
            browser.get(page_of(item))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_looking_at_a_form_takes_no_lock(vocabulary, now, reporter, chief, sign_in):
    item, browser = make_article(reporter, now), sign_in(chief)
    browser.get(page_of(item))
    with CaptureQueriesContext(connection) as asked:
        browser.get(page_of(item))
    assert not [
        one["sql"] for one in asked if one["sql"].startswith(("BEGIN", "SAVEPOINT")) or "FOR UPDATE" in one["sql"]
    ]


def test_what_is_looked_for_at_once_is_what_is_there(vocabulary, now, reporter, editor):
    bare, item = make_article(reporter, now), make_article(reporter, now)
    publish(item, writer=reporter, editor=editor, at=now)
    Comment.objects.create(kind=item.kind, ref=item.ref, by=editor, at=now, text="Who said so?")
    assert holds(bare, Comment)  # nobody has looked
    for one in (bare, item):
        history.read(one)
    assert {model for model in TABLES if holds(item, model)} == {Comment, Edition, Plan, PublicPath}
    assert {model for model in TABLES if holds(bare, model)} == set()
    assert holds(item, Assignment, Comment)
    assert not holds(bare, Assignment, Comment)


def test_every_table_that_is_looked_into_has_an_index_that_leads_to_the_item(db):
    with connection.cursor() as cursor:
        for model, columns in around.TABLES.items():
            found = connection.introspection.get_constraints(cursor, model._meta.db_table).values()
            assert any(set(columns) <= set(one["columns"]) for one in found if one["columns"]), model


def test_moves_are_read_once_while_an_item_is_read(vocabulary, now, reporter, editor, django_assert_num_queries):
    item = make_article(reporter, now)
    publish(item, writer=reporter, editor=editor, at=now)
    plain = Article.objects.get(pk=item.pk)
    told = (history.published_number(plain), history.approved_number(plain), history.last_move(plain, ["submit"]))
    published = list(MoveRecord.objects.of(plain).filter(move="publish"))
    item = Article.objects.get(pk=item.pk)
    history.read(item)
    with django_assert_num_queries(1):
        assert told == (
            history.published_number(item),
            history.approved_number(item),
            history.last_move(item, ["submit"]),
        )
        assert history.moves_named(item, ["publish"]) == published


def test_what_was_written_into_it_meanwhile_is_on_the_next_page(vocabulary, now, reporter, chief, sign_in):
    item, browser = make_article(reporter, now), sign_in(chief)
    browser.get(page_of(item))
    Comment.objects.create(kind=item.kind, ref=item.ref, by=reporter, at=now, text="Look at the figures.")
    assert "Look at the figures." in browser.get(page_of(item)).content.decode()


def test_chosen_rows_are_written_once_and_in_the_form(vocabulary, now, reporter, chief, sign_in):
    item, event = make_article(reporter, now), make_event(reporter, now, working_title="<Flood> & storm")
    item.events.add(event)
    page = sign_in(chief).get(page_of(item)).content.decode()
    assert page.count(f'<option value="{event.pk}" selected>&lt;Flood&gt; &amp; storm</option>') == 1


def test_a_move_is_on_the_page_that_answers_it(vocabulary, now, reporter, chief, sign_in):
    item, browser = make_article(reporter, now), sign_in(chief)
    move(item, "submit", by=reporter, at=now)
    posted = {"move": "approve", "seen_revision": "999"}
    answer = browser.post(reverse("admin:articles_article_move", args=[item.pk]), posted)
    assert answer.status_code == 409
    assert "was changed after you opened it" in answer.content.decode()
