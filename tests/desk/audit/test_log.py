"""The log: who did what to what, in order, for whom it is."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.test import Client

from media.custody import add as add_custody
from media.custody_models import CustodyLink
from newsroom.desk.audit import reading
from newsroom.desk.audit.reading import Asked, Cursor
from newsroom.desk.audit.writing import write
from newsroom.desk.models import AuditEntry
from newsroom.desk.sheets import cell
from newsroom.staff.models import User
from newsroom.taxonomy.additions import keep_spelling
from newsroom.taxonomy.models import Actor, Place, Topic
from newsroom.workflow import chain
from newsroom.workflow.models import MoveRecord, Revision
from tests.desk.pages import filled_in
from tests.factory import give_trust, make_article, make_still, move

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(vocabulary, reporter, editor, at):
    story = make_article(reporter, at, headline="Needle headline", standfirst="=2+3")
    move(story, "submit", by=reporter, at=at)
    move(story, "send_back", by=editor, at=at, note="Needle note")
    return story


def acts(**asked) -> list[str]:
    return [entry.act for entry in reading.everything(Asked(**asked))]


def test_moves_saves_and_other_acts_stand_in_one_order(story, editor, at):
    write("exported", "report", "stale", by=editor, at=at + timedelta(hours=1))
    assert [one for one in acts() if not one.startswith("account") and one != "role_given"] == [
        "exported", "move:send_back", "move:submit", "saved",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"act": "move:submit"}, ["move:submit"]),
        ({"act": "saved"}, ["saved"]),
        ({"act": "added"}, []),
        ({"act": "nothing"}, []),
        ({"kind": "article"}, ["move:send_back", "move:submit", "saved"]),
        ({"kind": "event"}, []),
    ],
)
def test_the_log_is_narrowed(story, asked, found):
    assert acts(**asked) == found


def test_the_log_is_narrowed_to_a_person_and_to_days(story, editor, at):
    assert acts(person=editor.pk, kind="article") == ["move:send_back"]
    assert acts(kind="article", until=at) == []
    assert len(acts(kind="article", since=at)) == 3
    assert acts(ref=story.ref, act="saved") == ["saved"]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_of_any_size_show_each_act_once(vocabulary, reporter, editor, at, size):
    for number in range(4):
        move(make_article(reporter, at + timedelta(hours=number % 2)), "submit", by=reporter, at=at)
        write("exported", "report", "stale", by=editor, at=at)
    whole, _after = reading.page(Asked(), size=1000)
    again, after, pages = [], None, 0
    while pages == 0 or after:
        found, after = reading.page(Asked(), after, size)
        again, pages = again + found, pages + 1
    assert [(one.source, one.pk) for one in again] == [(one.source, one.pk) for one in whole]
    assert [one.at for one in whole] == sorted((one.at for one in whole), reverse=True)


@pytest.mark.parametrize(
    "text", ["", "x", "2026-01-01~1~2", "2026-01-01T00:00:00+00:00~a~2", f"2026-01-01T00:00:00+00:00~1~{10**30}"]
)
def test_a_cursor_that_is_none_is_none(text):
    assert Cursor.read(text) is None


def test_log_ins_are_counted_without_what_was_typed(reporter):
    browser = Client()
    for name in ("reporter", "my secret passphrase"):
        browser.post("/admin/login/", {"username": name, "password": "wrong"}, REMOTE_ADDR="203.0.113.9")
    browser.post("/admin/login/", {"username": "reporter", "password": "secret"}, REMOTE_ADDR="203.0.113.9")
    rows = AuditEntry.objects.filter(act__in=("log_in_failed", "logged_in")).order_by("pk")
    assert list(rows.values_list("act", "ref", "by")) == [
        ("log_in_failed", str(reporter.pk), None), ("log_in_failed", "", None),
        ("logged_in", str(reporter.pk), reporter.pk),
    ]  # fmt: skip
    whole = str(list(AuditEntry.objects.values()))
    assert "passphrase" not in whole
    assert "203.0.113" not in whole


def test_accounts_and_roles_are_written_down_with_who_did_it(administrator, reporter, sign_in):
    browser = sign_in(administrator)
    form = {"username": "reporter", "email": "new@example.org", "language": "en", "is_active": "on", "is_staff": "on",
            "groups": [], "trust-TOTAL_FORMS": "0", "trust-INITIAL_FORMS": "0"}  # fmt: skip
    assert browser.post(f"/admin/staff/user/{reporter.pk}/change/", form).status_code == 302
    rows = AuditEntry.objects.filter(kind="person", ref=str(reporter.pk), by=administrator)
    assert list(rows.order_by("pk").values_list("act", "detail")) == [
        ("account_changed", "email"), ("role_taken", "Reporter"),
    ]  # fmt: skip
    assert "new@example.org" not in str(list(AuditEntry.objects.values()))


def test_trust_given_and_taken_back_is_written_down(reporter, at):
    give_trust(reporter, "senior", at=at).delete()
    rows = AuditEntry.objects.filter(ref=str(reporter.pk), act__startswith="trust")
    assert list(rows.order_by("pk").values_list("act", "detail")) == [
        ("trust_given", "senior"),
        ("trust_ended", "senior"),
    ]


def test_a_password_is_known_to_have_changed_and_not_how(reporter):
    reporter.set_password("another one")
    reporter.save()
    User.objects.get(pk=reporter.pk).save()
    assert AuditEntry.objects.filter(act="password_set").count() == 1


def test_originals_that_were_opened_stand_in_the_log(vocabulary, moderator, at):
    still = make_still(moderator, at)
    add_custody(still, CustodyLink.Verb.LOOKED_AT, by=moderator, at=at, reason="Needle reason")
    (entry,) = reading.everything(Asked(act="custody:looked_at"))
    assert (entry.by, entry.ref) == (moderator, still.ref)
    assert "Needle" not in str(entry)


def test_rows_are_chained_and_never_changed(reporter, editor, at):
    for _number in range(3):
        entry = write("exported", "report", "stale", by=editor, at=at)
    with pytest.raises(RuntimeError):
        entry.save()
    with pytest.raises(RuntimeError):
        AuditEntry.objects.all().delete()
    rows = AuditEntry.objects.filter(kind="report").order_by("number")
    assert chain.first_broken(rows.links()) is None
    AuditEntry.objects.filter(pk=rows[1].pk).update(detail="other")
    assert chain.first_broken(rows.all().links()) == 1


@pytest.mark.parametrize(
    ("role", "status"), [("reporter", 404), ("editor", 404), ("moderator", 404), ("chief", 200), ("administrator", 200)]
)
def test_who_reads_the_log(role, status, sign_in, request, db):
    person = request.getfixturevalue(role)
    assert sign_in(person).get("/admin/log/").status_code == status
    assert sign_in(person).post("/admin/log/export/").status_code == status


def test_an_administrator_reads_acts_and_references_and_no_titles(story, administrator, chief, sign_in):
    page = sign_in(administrator).get("/admin/log/").content.decode()
    assert story.ref in page
    assert "Needle" not in page
    page = sign_in(chief).get("/admin/log/").content.decode()
    assert "Needle headline" in page
    assert "Needle note" not in page


def test_the_log_goes_out_as_a_file_which_is_an_act_itself(story, chief, sign_in):
    answer = sign_in(chief).post("/admin/log/export/", {"kind": "article"})
    rows = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row[2] for row in rows[1:]] == ["Send back", "Send to review", "Saved as revision 1"]
    assert "Needle" not in str(rows)
    assert AuditEntry.objects.filter(act="exported", by=chief, ref="log").count() == 1
    assert sign_in(chief).get("/admin/log/export/").status_code == 405


@pytest.mark.parametrize(
    ("value", "written"),
    [("=1+1", "'=1+1"), ("  @x", "'  @x"), ("-5", "'-5"), (-5, "-5"), ("\tx", "'\tx"), ("a=b", "a=b"), (None, "")],
)
def test_a_cell_is_never_run(value, written):
    assert cell(value) == written


def test_the_log_costs_the_same_for_much(story, reporter, chief, sign_in, at, django_assert_max_num_queries):
    for _number in range(20):
        move(make_article(reporter, at), "submit", by=reporter, at=at)
    browser = sign_in(chief)
    assert MoveRecord.objects.count() + Revision.objects.count() > 40
    with django_assert_max_num_queries(16):
        browser.get("/admin/log/")


def test_who_changes_a_vocabulary_stands_in_the_log(vocabulary, administrator, sign_in):
    place = Place.objects.get(slug="shadegan")
    browser = sign_in(administrator)
    address = f"/admin/taxonomy/place/{place.pk}/change/"
    form = filled_in(browser.get(address)) | {"population": "7"}
    assert browser.post(address, form).status_code == 302
    browser.post(f"/admin/taxonomy/actor/{Actor.objects.first().pk}/delete/", {"post": "yes"})
    rows = AuditEntry.objects.filter(by=administrator, act__startswith="term").order_by("pk")
    assert list(rows.values_list("act", "kind", "detail")) == [
        ("term_changed", "place", "population"),
        ("term_deleted", "actor", ""),
    ]


def test_the_second_look_at_an_addition_stands_in_the_log(vocabulary, reporter, editor, sign_in, at):
    row = keep_spelling(Place.objects.get(slug="shadegan"), "Shadgoon", by=reporter, at=at)
    sign_in(editor).post(f"/admin/taxonomy/addition/{row.pk}/look/taken_back/")
    (entry,) = AuditEntry.objects.filter(act="addition_seen")
    assert (entry.by, entry.kind, entry.ref, entry.detail) == (editor, "vocabulary", str(row.pk), "taken_back")
    assert "Shadgoon" not in str(list(AuditEntry.objects.values()))


def test_what_a_pack_brings_is_no_act_of_a_person(vocabulary):
    Topic.objects.create(slug="water", name="Water")
    assert not AuditEntry.objects.filter(act__startswith="term").exists()
