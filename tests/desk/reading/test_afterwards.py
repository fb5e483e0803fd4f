"""What went out under duty stays marked until somebody else has read it, on a page that shows what it was."""

from datetime import timedelta

import pytest
from django.urls import reverse

from newsroom.workflow import engine, revisions
from newsroom.workflow.models import AfterReview
from tests.desk.pages import address, list_of
from tests.factory import give_trust, make_article, make_event, make_user, move, publish


@pytest.fixture
def alone(vocabulary, now, editor):
    """A story that the editor wrote and approved alone under duty."""
    give_trust(editor, "duty", at=now)
    item = make_article(editor, now, headline="By night")
    move(item, "submit", by=editor, at=now)
    engine.perform(item, "approve", by=editor, at=now, duty=True)
    move(item, "publish", by=editor, at=now)
    return item


def mark(browser, item) -> tuple[bool, bool]:
    """Whether the list and the page of the item say it."""
    said = b"alone, not read yet"
    return said in browser.get(list_of(type(item))).content, said in browser.get(address(item)).content


def test_it_is_marked_everywhere_until_another_has_read_it(alone, editor, chief, sign_in):
    row = AfterReview.objects.get()
    assert mark(sign_in(editor), alone) == mark(sign_in(chief), alone) == (True, True)
    sign_in(editor).post(reverse("admin:desk_read", args=[row.pk]))
    assert mark(sign_in(chief), alone) == (True, True)
    sign_in(chief).post(reverse("admin:desk_read", args=[row.pk]))
    row.refresh_from_db()
    assert row.read_by == chief
    assert mark(sign_in(editor), alone) == (False, False)


def test_words_that_went_out_alone_mark_the_item_they_belong_to(vocabulary, now, reporter, editor, chief, sign_in):
    event = make_event(reporter, now, words={"en": ("Flood", "")})
    publish(event, writer=reporter, editor=chief, at=now)
    other = make_event(reporter, now)
    give_trust(editor, "duty", at=now)
    words = event.texts.create(language="fa", headline="سیل", created_by=editor, created_at=now)
    revisions.record(words, by=editor, at=now)
    engine.perform(words, "approve_words", by=editor, at=now, duty=True)
    assert (mark(sign_in(chief), event), mark(sign_in(chief), words)) == ((True, True), (True, True))
    assert b"alone, not read yet" not in sign_in(chief).get(address(other)).content
    page = sign_in(chief).get(address(event)).content.decode()
    assert "let its words in Persian go on under duty" in page
    row = AfterReview.objects.get()
    assert reverse("admin:desk_read", args=[row.pk]) in page
    sign_in(chief).post(reverse("admin:desk_read", args=[row.pk]))
    assert (mark(sign_in(chief), event), mark(sign_in(chief), words)) == ((False, False), (False, False))


def test_what_was_done_alone_without_duty_is_no_mark_of_duty(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    publish(item, writer=reporter, editor=editor, at=now)
    move(item, "withdraw", by=editor, at=now, note="Wrong.", value="wrong")
    assert mark(sign_in(editor), item) == (False, False)


def test_the_page_shows_all_of_what_was_never_public_before(alone, chief, sign_in):
    page = sign_in(chief).get(reverse("admin:desk_read", args=[AfterReview.objects.get().pk])).content.decode()
    for words in ("By night", "Desk West", "Water stood in the streets.", "I have read it", "since=approval"):
        assert words in page


def test_the_page_shows_what_changed_where_something_was_public(vocabulary, now, reporter, editor, chief, sign_in):
    item = make_article(reporter, now - timedelta(hours=2), headline="Three houses")
    publish(item, writer=reporter, editor=chief, at=now - timedelta(hours=1))
    move(item, "revise", by=editor, at=now)
    item.headline = "Four houses"
    item.save()
    revisions.record(item, by=editor, at=now)
    give_trust(editor, "duty", at=now)
    move(item, "submit", by=editor, at=now)
    engine.perform(item, "approve", by=editor, at=now, duty=True)
    fields = (
        sign_in(chief).get(reverse("admin:desk_read", args=[AfterReview.objects.get().pk])).context["went_out"].fields
    )
    assert [(one.before, one.after) for one in fields] == [("Three houses", "Four houses")]


def test_an_erased_text_is_said_to_be_erased(alone, editor, chief, now, sign_in):
    move(alone, "hide", by=editor, at=now, note="At risk.")
    move(alone, "erase", by=chief, at=now, note="Agreed.")
    page = sign_in(chief).get(reverse("admin:desk_read", args=[AfterReview.objects.first().pk])).content.decode()
    assert "erased for safety" in page
    assert "Water stood" not in page


def titles(browser, **query) -> list[str]:
    return [line["title"] for line in browser.get(reverse("admin:desk_after_review"), query).context["lines"]]


@pytest.fixture
def both(alone, now, reporter, editor, chief):
    """Beside it, an event that somebody withdrew."""
    event = make_event(reporter, now, working_title="Withdrawn")
    publish(event, writer=reporter, editor=editor, at=now)
    move(event, "withdraw", by=chief, at=now, note="Wrong.", value="wrong")
    return alone, event


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["By night", "Withdrawn"]),
        ({"how": "duty"}, ["By night"]),
        ({"how": "other"}, ["Withdrawn"]),
        ({"kind": "event"}, ["Withdrawn"]),
        ({"kind": "nonsense"}, ["By night", "Withdrawn"]),
        ({"status": "read"}, []),
    ],
)
def test_the_queue_filters(both, editor, sign_in, query, expected):
    assert titles(sign_in(editor), **query) == expected


def test_the_filters_count_what_waits(both, editor, sign_in):
    filters = sign_in(editor).get(reverse("admin:desk_after_review")).context["filters"]
    counts = {str(words): number for _heading, choices in filters for _query, words, _chosen, number in choices}
    assert (counts["To be read"], counts["Alone, under duty"], counts["event posts"]) == (2, 1, 1)


def test_what_was_read_says_by_whom(both, chief, sign_in):
    browser = sign_in(chief)
    browser.post(reverse("admin:desk_read", args=[AfterReview.objects.first().pk]))
    assert titles(browser, status="read") == ["By night"]
    assert b"chief" in browser.get(reverse("admin:desk_after_review"), {"status": "read"}).content


@pytest.mark.parametrize("role", ["Reporter", "Reviewer", "Moderator", "Administrator"])
def test_the_queue_is_for_whoever_reads_afterwards(db, sign_in, role):
    assert sign_in(make_user(role)).get(reverse("admin:desk_after_review")).status_code == 403


def test_the_queue_takes_as_many_queries_for_many_as_for_few(
    both, now, editor, chief, sign_in, django_assert_max_num_queries
):
    for _ in range(5):
        event = make_event(editor, now)
        publish(event, writer=editor, editor=chief, at=now)
        move(event, "withdraw", by=chief, at=now, note="Wrong.", value="wrong")
    browser = sign_in(editor)
    with django_assert_max_num_queries(12):
        assert len(titles(browser)) == 7


def test_a_note_stands_in_the_item_until_it_is_sent_again(vocabulary, now, reporter, editor, sign_in):
    item = make_article(reporter, now)
    move(item, "submit", by=reporter, at=now)
    move(item, "send_back", by=editor, at=now, note="Who said so?")
    browser = sign_in(reporter)
    assert b"Who said so?" in browser.get(address(item)).content
    item.headline = "Rewritten"
    item.save()
    revisions.record(item, by=reporter, at=now)
    assert b"Who said so?" in browser.get(address(item)).content
    move(item, "submit", by=reporter, at=now)
    assert b"Who said so?" not in browser.get(address(item)).content
