"""What people sign off: for one revision, by somebody else where the line says so, before the moves that ask for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.desk.signoff import ticking
from newsroom.desk.signoff.models import SignOff, SignOffItem
from newsroom.workflow import engine, revisions
from newsroom.workflow.refusals import Refused
from tests.desk.pages import address
from tests.factory import give_trust, make_article, make_event, make_user, move


@pytest.fixture
def names(db):
    return SignOffItem.objects.create(kind="article", name_en="Names checked", name_fa="نام‌ها", stage="approve")


@pytest.fixture
def safe(db):
    return SignOffItem.objects.create(kind="article", name_en="Sources safe", stage="publish", is_for_others=False)


@pytest.fixture
def item(vocabulary, reporter, now):
    item = make_article(reporter, now)
    move(item, "submit", by=reporter, at=now)
    return item


def tick(item, row, by, now, **values) -> str:
    given = {"number": ticking.number_of(item), "is_ticked": True, **values}
    try:
        ticking.tick(item, row, by=by, at=now, **given)
    except Refused as refused:
        return refused.code
    return ""


def refused(item, name, by, now) -> str:
    found = engine.refusal(item, name, by=by, at=now)
    return found.code if found else ""


def test_without_lines_nothing_is_asked_for(item, editor, now, django_assert_max_num_queries):
    assert refused(item, "approve", editor, now) == ""


def test_the_refusal_names_what_is_open(item, names, safe, editor, now):
    found = engine.refusal(item, "approve", by=editor, at=now)
    assert found.code == "not_signed_off"
    assert "Names checked" in found.sentence
    assert "Sources safe" not in found.sentence


def test_approving_asks_for_its_lines_and_publishing_for_all(item, names, safe, editor, now):
    assert tick(item, names, editor, now) == ""
    assert refused(item, "approve", editor, now) == ""
    move(item, "approve", by=editor, at=now)
    assert "Sources safe" in engine.refusal(item, "publish", by=editor, at=now).sentence
    assert tick(item, safe, editor, now) == ""
    assert refused(item, "publish", editor, now) == ""
    assert tick(item, names, editor, now, is_ticked=False) == ""
    assert refused(item, "publish", editor, now) == "not_signed_off"


def test_a_change_of_the_text_opens_it_again(item, names, reporter, editor, now):
    tick(item, names, editor, now)
    item.headline = "Other names"
    item.save()
    revisions.record(item, by=reporter, at=now)
    assert refused(item, "approve", editor, now) == "not_signed_off"
    line = ticking.lines(item)[0]
    assert (line.tick, line.earlier.by) == (None, editor)


@pytest.mark.parametrize(
    ("who", "expected"),
    [("reporter", "four_eyes"), ("editor", ""), ("chief", ""), ("administrator", "not_permitted")],
)
def test_who_signs_a_line_that_is_not_for_the_writer(item, names, request, now, who, expected):
    assert tick(item, names, request.getfixturevalue(who), now) == expected


def test_a_reviewer_who_edits_nothing_signs(item, names, now):
    assert tick(item, names, make_user("Reviewer"), now) == ""


def test_the_writer_signs_what_is_for_everybody(item, safe, reporter, now):
    assert tick(item, safe, reporter, now) == ""


def test_duty_lets_the_writer_sign_and_the_row_says_so(item, names, reporter, now):
    assert tick(item, names, reporter, now, duty=True) == "four_eyes"
    give_trust(reporter, "duty", at=now)
    assert tick(item, names, reporter, now, duty=True) == ""
    assert SignOff.objects.get().is_bypass


def test_only_the_text_that_was_read_is_signed(item, names, reporter, editor, now):
    item.headline = "Changed meanwhile"
    item.save()
    assert tick(item, names, editor, now) == "unread"
    revisions.record(item, by=reporter, at=now)
    assert tick(item, names, editor, now, number=1) == "unread"


def test_a_line_of_another_kind_or_switched_off_is_not_ticked(item, names, editor, reporter, now):
    event = make_event(reporter, now)
    assert tick(event, names, editor, now) == "not_asked"
    SignOffItem.objects.update(is_asked=False)
    names.refresh_from_db()
    assert tick(item, names, editor, now) == "not_asked"
    assert refused(item, "approve", editor, now) == ""


def test_ticks_are_never_written_again(item, names, editor, now):
    tick(item, names, editor, now)
    with pytest.raises(RuntimeError):
        SignOff.objects.get().save()
    tick(item, names, editor, now, is_ticked=False)
    assert SignOff.objects.count() == 2


def press(browser, item, row, **given):
    where = reverse("admin:desk_sign_off", args=[item.kind, item.ref])
    return browser.post(where, {"line": row.pk, "revision": ticking.number_of(item), "tick": "1", **given}, follow=True)


def test_the_panel_ticks_and_takes_back(item, names, editor, sign_in):
    browser = sign_in(editor)
    assert "Sign off: Names checked" in browser.get(address(item)).content.decode()
    assert "Take back: Names checked" in press(browser, item, names).content.decode()
    assert "Sign off: Names checked" in press(browser, item, names, tick="0").content.decode()


def test_the_panel_is_in_the_language_of_the_desk(item, names, sign_in):
    assert "نام‌ها" in sign_in(make_user("Editor", language="fa")).get(address(item)).content.decode()


@pytest.mark.parametrize("given", [{"line": "x"}, {"line": "1000"}, {"revision": ""}])
def test_nonsense_is_not_found(item, names, editor, sign_in, given):
    assert press(sign_in(editor), item, names, **given).status_code == 404
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("Chief", 200), ("Editor", 403), ("Reporter", 403), ("Reviewer", 403)])
def test_the_chief_alone_writes_the_list(db, sign_in, role, status):
    browser = sign_in(make_user(role))
    assert browser.get(reverse("admin:desk_signoffitem_add")).status_code == status


def test_the_chief_adds_a_line(db, chief, sign_in):
    data = {"kind": "event", "name_en": "Legal read", "stage": "approve", "is_asked": "on", "position": 0}
    assert sign_in(chief).post(reverse("admin:desk_signoffitem_add"), data).status_code == 302
    assert SignOffItem.objects.get().kind == "event"


def test_what_was_ticked_keeps_its_words(item, names, editor, chief, now, sign_in):
    tick(item, names, editor, now)
    fields = sign_in(chief).get(address(names)).context["adminform"].form.fields
    assert not {"kind", "name_en"} & set(fields)


def desk_of(person, sign_in) -> str:
    text = sign_in(person).get("/admin/").content.decode()
    return text[text.index('id="queue-sign_off"') :].split("</section>")[0].split("</div>")[0]


def test_a_reviewer_finds_on_the_desk_what_waits_for_a_tick(item, names, safe, now, sign_in):
    reader = make_user("Reviewer", "reader")
    shown = desk_of(reader, sign_in)
    assert item.headline in shown
    assert "Names checked; Sources safe" in shown
    tick(item, names, reader, now)
    assert "Names checked" not in desk_of(reader, sign_in)
    tick(item, safe, reader, now)
    assert "Nothing in review waits for a tick of yours." in desk_of(reader, sign_in)


def test_a_tick_for_an_older_text_is_asked_for_again(item, names, reporter, now, sign_in):
    reader = make_user("Reviewer", "reader")
    tick(item, names, reader, now)
    item.headline = "Other words"
    item.save()
    revisions.record(item, by=reporter, at=now)
    assert "Other words" in desk_of(reader, sign_in)


def test_the_section_takes_as_many_queries_for_many_items_as_for_one(item, names, reporter, now, sign_in):
    reader = make_user("Reviewer", "reader")
    browser = sign_in(reader)
    browser.get("/admin/")
    with CaptureQueriesContext(connection) as one:
        browser.get("/admin/")
    for number in range(4):
        other = make_article(reporter, now, headline=f"Another {number}")
        move(other, "submit", by=reporter, at=now)
    with CaptureQueriesContext(connection) as many:
        assert browser.get("/admin/").content.decode().count("Names checked") == 5
    assert len(many) == len(one)


def test_whoever_approves_has_no_such_section(item, names, editor, sign_in):
    assert 'id="queue-sign_off"' not in sign_in(editor).get("/admin/").content.decode()
