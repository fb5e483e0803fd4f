"""What the reports count, for whom, and as a file."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.utils import timezone

from newsroom.desk.models import AuditEntry
from newsroom.desk.reports.durations import time_in_states
from newsroom.desk.reports.of_items import (
    corrections,
    corrections_by_month,
    lying_still,
    missing_translations,
    to_be_read_afterwards,
)
from newsroom.desk.reports.table import REPORTS, Asked
from tests.factory import clear, make_article, make_event, make_still, move, publish

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
KINDS = ("article", "event", "series", "footage")


def asked(at: datetime, **values) -> Asked:
    return Asked(**{"since": at - timedelta(days=90), "until": at + timedelta(days=1), "kinds": KINDS, **values})


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_time_in_each_state_is_median_and_ninetieth(vocabulary, reporter, editor, at):
    for number in range(1, 11):
        story = make_article(reporter, at)
        move(story, "submit", by=reporter, at=at + HOUR * number)
        move(story, "approve", by=editor, at=at + HOUR * number * 3)
    rows = {row.cells[2]: row.cells for row in time_in_states(asked(at, until=at + timedelta(days=9)), at)}
    assert rows["Draft"] == ("2026-11", "article", "Draft", 10, 5.0, 9.0)
    assert rows["In review"][3:] == (10, 10.0, 18.0)
    assert set(rows) == {"Draft", "In review"}


def test_moves_that_change_no_state_do_not_cut_a_stay(vocabulary, reporter, editor, chief, at):
    story = make_article(reporter, at)
    publish(story, writer=reporter, editor=editor, at=at)
    move(story, "check", by=editor, at=at + HOUR, note="why")
    move(story, "checked", by=chief, at=at + HOUR * 2, note="why")
    move(story, "revise", by=reporter, at=at + HOUR * 5)
    rows = {row.cells[2]: row.cells[4] for row in time_in_states(asked(at), at)}
    assert rows["Published"] == 5.0


def test_time_is_counted_by_kind_person_and_days(vocabulary, reporter, editor, at):
    story = make_article(reporter, at)
    move(story, "submit", by=reporter, at=at)
    assert list(time_in_states(asked(at, kinds=("event",)), at)) == []
    assert list(time_in_states(asked(at, kinds=()), at)) == []
    assert list(time_in_states(asked(at, person=editor.pk), at)) == []
    assert list(time_in_states(asked(at, until=at), at)) == []
    assert len(list(time_in_states(asked(at, person=reporter.pk), at))) == 1


def test_corrections_are_listed_and_counted(vocabulary, reporter, editor, at):
    story = make_article(reporter, at)
    publish(story, writer=reporter, editor=editor, at=at)
    move(story, "withdraw", by=editor, at=at + HOUR, note="wrong", value="unconfirmed")
    (row,) = corrections(asked(at), at)
    assert row.item == ("article", story.ref)
    assert row.cells[1:] == ("Withdraw", editor)
    assert [row.cells for row in corrections_by_month(asked(at), at)] == [("2026-11", "article", "Withdraw", 1)]
    assert list(corrections(asked(at, kinds=("event",)), at)) == []


def test_what_lies_still_counts_from_its_last_change_of_state(vocabulary, reporter, editor, at):
    old = make_article(reporter, at - timedelta(days=20))
    move(old, "submit", by=reporter, at=at - timedelta(days=5))
    moved = make_article(reporter, at - timedelta(days=20))
    move(moved, "submit", by=reporter, at=at - timedelta(days=1))
    make_article(reporter, at)
    public = make_article(reporter, at - timedelta(days=20))
    publish(public, writer=reporter, editor=editor, at=at - timedelta(days=19))
    rows = list(lying_still(asked(at), at))
    assert [(row.item[1], row.cells[2]) for row in rows] == [(old.ref, 5)]
    assert [row.item[1] for row in lying_still(asked(at, days=0), at)] == [old.ref, moved.ref]


def test_translations_that_are_missing(vocabulary, reporter, editor, at):
    alone = make_article(reporter, at)
    pair = make_article(reporter, at)
    other = make_article(reporter, at, language="fa", translation_group=pair.translation_group)
    half = make_event(reporter, at, words={"en": ("Flood", "Water.")})
    whole = make_event(reporter, at, words={"en": ("Flood", "Water."), "fa": ("سیل", "آب.")})
    for item in (alone, pair, other, half, whole):
        publish(item, writer=reporter, editor=editor, at=at)
    found = {(row.item[1], row.cells[0]) for row in missing_translations(asked(at), at)}
    assert found == {(alone.ref, "Persian"), (half.ref, "Persian")}


def test_what_is_to_be_read_afterwards(vocabulary, reporter, editor, at):
    story = make_article(reporter, at)
    publish(story, writer=reporter, editor=editor, at=at)
    move(story, "withdraw", by=editor, at=at, note="wrong", value="unconfirmed")
    (row,) = to_be_read_afterwards(asked(at), at + timedelta(days=2))
    assert row.cells[1:] == ("Withdraw", editor, 2)


def test_footage_nobody_verified_in_live_stories(vocabulary, reporter, editor, moderator, at):
    shown, hidden = make_still(reporter, at), make_still(reporter, at)
    for clip in (shown, hidden):
        clear(clip, moderator=moderator, at=at)
    story = make_article(reporter, at, footage=[shown])
    make_article(reporter, at, footage=[hidden])
    publish(story, writer=reporter, editor=editor, at=at)
    report = REPORTS["unverified-footage"]
    (row,) = report.rows(asked(at), at)
    assert (row.item, row.cells[0]) == (("article", story.ref), shown.ref)
    type(shown).objects.filter(pk=shown.pk).update(finding="verified")
    assert list(report.rows(asked(at), at)) == []


@pytest.mark.parametrize("name", [*REPORTS])
def test_every_report_opens_and_leaves_as_a_file(name, vocabulary, reporter, editor, sign_in):
    now = timezone.now()
    story = make_article(reporter, now - timedelta(days=9), headline="=Needle")
    publish(story, writer=reporter, editor=editor, at=now - timedelta(days=8))
    browser = sign_in(editor)
    page = browser.get(f"/admin/reports/{name}/", {"since": "2020-01-01", "kind": "article"})
    assert page.status_code == 200
    answer = browser.post(f"/admin/reports/{name}/export/", {"kind": "article"})
    rows = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert len(rows[0]) == len(REPORTS[name].heads) + 2 * REPORTS[name].of_items
    assert "=Needle" not in [value for row in rows for value in row]
    assert AuditEntry.objects.filter(act="exported", kind="report", detail=name, by=editor).exists()


@pytest.mark.parametrize(("role", "status"), [("reporter", 404), ("moderator", 404), ("editor", 200), ("chief", 200)])
def test_who_reads_reports(role, status, sign_in, request, db):
    browser = sign_in(request.getfixturevalue(role))
    assert browser.get("/admin/reports/").status_code == status
    assert browser.get("/admin/reports/corrections/").status_code == status
    assert browser.get("/admin/reports/nothing/").status_code == 404
