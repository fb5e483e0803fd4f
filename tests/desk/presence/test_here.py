"""Who else is here, and since when; the lock of the first change, and how an editor breaks it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.desk.models import Hold, HoldBreak, KeptForm, Presence, UntoldBreak
from newsroom.desk.presence import here
from newsroom.workflow import revisions
from tests.desk.autosave.test_keeping import keep
from tests.desk.pages import address, filled_in, list_of, messages_of
from tests.factory import make_article, make_user

MINUTE = timedelta(minutes=1)


@pytest.fixture
def item(now, reporter):
    return make_article(reporter, now)


def beat(browser, item, **words):
    return browser.post(reverse("admin:desk_here", args=[item.kind, item.ref]), {"opened_revision": 1, **words})


def test_people_at_an_item_are_named_to_the_others(item, reporter, editor, sign_in):
    beat(sign_in(reporter), item, typing=1)
    answer = beat(sign_in(editor), item).content.decode()
    assert "reporter has this open since" in answer
    assert "typing since" in answer
    assert "editor has this open" not in answer
    assert "reporter has been changing it since" in sign_in(editor).get(address(item)).content.decode()


def test_who_is_not_seen_for_a_minute_is_gone_and_the_lock_with_them(item, reporter, editor, now):
    here.see(reporter, item, at=now)
    here.type_in(reporter, item, opened_revision=1, at=now)
    assert here.around(editor, item, opened_revision=1, at=now + MINUTE * 0.9).hold is not None
    later = here.around(editor, item, opened_revision=1, at=now + MINUTE)
    assert (later.others, later.hold) == ([], None)
    here.see(editor, item, at=now + MINUTE)
    here.type_in(editor, item, opened_revision=1, at=now + MINUTE)
    assert Hold.objects.get().person == editor


def test_old_rows_are_purged(item, reporter, editor, now):
    here.see(reporter, item, at=now)
    here.type_in(reporter, item, opened_revision=1, at=now)
    here.see(editor, item, at=now + timedelta(hours=2))
    assert [one.person for one in Presence.objects.all()] == [editor]
    assert not Hold.objects.exists()


def test_leaving_ends_the_lock(item, reporter, sign_in):
    browser = sign_in(reporter)
    beat(browser, item, typing=1)
    assert beat(browser, item, left=1).status_code == 204
    assert (Presence.objects.count(), Hold.objects.count()) == (0, 0)


def test_the_first_change_takes_the_lock_and_the_second_person_does_not(item, reporter, editor, now):
    for person in (reporter, editor):
        here.see(person, item, at=now)
        here.type_in(person, item, opened_revision=1, at=now)
    hold = Hold.objects.get()
    assert (hold.person, hold.revision_number) == (reporter, 1)


def test_looking_takes_no_lock(item, reporter, sign_in):
    beat(sign_in(reporter), item)
    assert not Hold.objects.exists()


def test_who_may_only_look_is_seen_and_takes_no_lock(item, moderator, sign_in):
    assert beat(sign_in(moderator), item, typing=1).status_code == 200
    assert (Presence.objects.count(), Hold.objects.count()) == (1, 0)


def test_who_may_not_see_the_item_learns_nothing(item, administrator, sign_in):
    assert beat(sign_in(administrator), item).status_code == 404
    assert not Presence.objects.exists()


def test_saving_ends_the_lock(item, reporter, sign_in):
    browser = sign_in(reporter)
    data = filled_in(browser.get(address(item)))
    beat(browser, item, typing=1)
    browser.post(address(item), {**data, "headline": "Saved"})
    assert not Hold.objects.exists()


def test_a_lock_does_not_keep_anybody_from_saving(item, reporter, editor, sign_in):
    beat(sign_in(reporter), item, typing=1)
    browser = sign_in(editor)
    browser.post(address(item), {**filled_in(browser.get(address(item))), "headline": "By the editor"})
    assert Article.objects.get().headline == "By the editor"


def test_an_editor_breaks_it_with_one_click_that_is_written_down(item, reporter, editor, sign_in):
    writer, browser = sign_in(reporter), sign_in(editor)
    beat(writer, item, typing=1)
    keep(writer, "article", item.ref, {"headline": ["Typed by the holder"]})
    beat(browser, item)
    assert "Break the lock" in browser.get(address(item)).content.decode()
    answer = browser.post(reverse("admin:desk_here_break", args=[item.kind, item.ref]), follow=True)
    assert "The lock of reporter is broken" in messages_of(answer)[0]
    row = HoldBreak.objects.get()
    assert (row.held_by, row.broken_by, row.revision_number) == (reporter, editor, 1)
    assert KeptForm.objects.get().fields == {"headline": ["Typed by the holder"]}
    with pytest.raises(RuntimeError):
        row.delete()


def test_the_holder_is_told_and_does_not_take_it_back_unknowing(item, reporter, editor, sign_in):
    writer = sign_in(reporter)
    beat(writer, item, typing=1)
    here.break_hold(item, by=editor, at=Hold.objects.get().taken_at)
    assert "editor broke your lock at" in writer.get(address(item)).content.decode()
    assert "editor broke your lock at" in beat(writer, item, typing=1).content.decode()
    assert not Hold.objects.exists()
    writer.post(reverse("admin:desk_here_told", args=[item.kind, item.ref]))
    beat(writer, item, typing=1)
    assert (Hold.objects.get().person, UntoldBreak.objects.count(), HoldBreak.objects.count()) == (reporter, 0, 1)


@pytest.mark.parametrize(("role", "status"), [("reporter", 403), ("administrator", 404), ("moderator", 404)])
def test_only_who_approves_breaks_a_lock(item, chief, sign_in, request, now, role, status):
    here.see(chief, item, at=now)
    here.type_in(chief, item, opened_revision=1, at=now)
    browser = sign_in(request.getfixturevalue(role))
    where = reverse("admin:desk_here_break", args=[item.kind, item.ref])
    assert browser.post(where).status_code == status
    assert (browser.get(where).status_code, Hold.objects.count()) == (405, 1)


def test_breaking_what_nobody_holds_writes_nothing(item, editor, sign_in):
    answer = sign_in(editor).post(reverse("admin:desk_here_break", args=[item.kind, item.ref]), follow=True)
    assert messages_of(answer) == ["Nobody else holds it any more."]
    assert not HoldBreak.objects.exists()


def test_what_was_saved_since_is_told_by_its_number_and_not_by_a_clock(item, reporter, editor, sign_in, now):
    item.headline = "Changed"
    item.save()
    revisions.record(item, by=editor, at=now - timedelta(days=300))
    answer = beat(sign_in(reporter), item).content.decode()
    assert "editor saved it at" in answer
    assert "editor saved it at" not in beat(sign_in(reporter), item, opened_revision=2).content.decode()


def test_lists_mark_what_others_have_open(item, reporter, editor, now, sign_in, django_assert_num_queries):
    browser = sign_in(editor)
    beat(sign_in(reporter), item)
    assert "open: reporter" in browser.get(list_of(Article)).content.decode()
    assert "open: reporter" not in sign_in(reporter).get(list_of(Article)).content.decode()
    here.see(editor, item, at=now)
    assert "open: editor" not in browser.get(list_of(Article)).content.decode()


def test_the_mark_of_a_list_asks_nothing_more_for_more_rows(item, reporter, editor, now, sign_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, counts = sign_in(editor), []
    browser.get(list_of(Article))
    for _round in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(list_of(Article))
        counts.append(len(queries))
        for other in (make_article(reporter, now), make_article(reporter, now)):
            here.see(make_user("Reporter"), other, at=now)
    assert counts[0] == counts[1]
