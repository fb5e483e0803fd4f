"""What happened since I left: by section, since whenever, and what the next handover begins with."""

from datetime import timedelta

import pytest
from django.contrib.auth.signals import user_logged_in
from django.urls import reverse
from django.utils.timezone import localtime

from newsroom.desk.assignment import asking
from newsroom.desk.handover import looks
from newsroom.desk.handover.models import LastLook
from newsroom.workflow import revisions
from tests.factory import make_article, make_event, make_user, move, publish

HANDOVER = "admin:desk_handover"


def told(browser, **query) -> dict[str, list[str]]:
    sections = browser.get(reverse(HANDOVER), query).context["sections"]
    return {shown.section.name: [title for _line, title in shown.lines] for shown in sections}


def told_of(sections: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: titles for name, titles in sections.items() if titles}


@pytest.fixture
def shift(vocabulary, now, reporter, editor, chief):
    """Everything that can happen, between five hours and one hour ago."""

    def ago(hours):
        return now - timedelta(hours=hours)

    def public(title, hours, **values):
        item = make_article(reporter, ago(hours), headline=title)
        publish(item, writer=reporter, editor=editor, at=ago(hours), **values)
        return item

    public("Long ago", 30)
    public("New", 4)
    public("Tomorrow", 4, live_from=now + timedelta(days=1))
    public("Its minute came", 20, live_from=ago(3))
    corrected = public("Wrong", 40)
    move(corrected, "revise", by=reporter, at=ago(3))
    corrected.headline = "Corrected"
    corrected.save()
    revisions.record(corrected, by=reporter, at=ago(3))
    for name, by, note in (("submit", reporter, ""), ("approve", editor, ""), ("correct", editor, "We were wrong.")):
        move(corrected, name, by=by, at=ago(2), note=note)
    move(public("Withdrawn", 40), "withdraw", by=editor, at=ago(2), note="No source.", value="wrong")
    move(public("Doubtful", 40), "check", by=editor, at=ago(30), note="Is it so?")
    move(public("Dangerous", 40), "hide", by=editor, at=ago(30), note="At risk.")
    back = make_article(reporter, ago(5), headline="Back")
    move(back, "submit", by=reporter, at=ago(5))
    move(back, "send_back", by=editor, at=ago(1), note="Who said so?")
    asked = make_article(reporter, ago(5), headline="Asked")
    move(asked, "submit", by=reporter, at=ago(5))
    asking.ask(asked, by=editor, at=ago(5), reviewer=chief, due_at=now + timedelta(hours=2))


def test_every_section_tells_what_is_its_own(shift, editor, sign_in):
    assert told_of(told(sign_in(editor))) == {
        "published": ["New", "Its minute came"],
        "changed": ["Corrected", "Withdrawn"],
        "held": ["Dangerous", "Doubtful"],
        "promised": ["Tomorrow", "Asked"],
        "sent_back": ["Back"],
    }


def test_a_moment_of_ones_own_choice(shift, now, editor, sign_in):
    since = localtime(now - timedelta(minutes=90)).strftime("%Y-%m-%dT%H:%M")
    found = told_of(told(sign_in(editor), since=since))
    assert (found.get("published"), found.get("changed"), found["sent_back"]) == (None, None, ["Back"])


@pytest.mark.parametrize("since", ["nonsense", "1990-01-01T00:00", "2999-01-01T00:00"])
def test_any_moment_gives_a_page(shift, editor, sign_in, since):
    assert sign_in(editor).get(reverse(HANDOVER), {"since": since}).status_code == 200


def test_taking_over_is_where_the_next_one_begins(shift, now, editor, sign_in):
    browser = sign_in(editor)
    browser.post(reverse(HANDOVER))
    found = told_of(told(browser))
    assert not {"published", "changed", "sent_back"} & set(found)
    assert {"held", "promised"} <= set(found)


def test_only_what_the_page_showed_counts_as_taken_over(db, now, editor, sign_in):
    shown = now - timedelta(hours=1)
    sign_in(editor).post(reverse(HANDOVER), {"until": shown.isoformat()})
    assert LastLook.objects.get().looked_at == shown
    sign_in(editor).post(reverse(HANDOVER), {"until": "2999-01-01T00:00:00+00:00"})
    assert LastLook.objects.get().looked_at < now + timedelta(hours=1)


def test_without_one_it_begins_with_the_log_in_before_this_one(db, now, editor, rf):
    assert looks.away_since(editor, now) == now - looks.A_SHIFT
    for _ in range(2):
        user_logged_in.send(type(editor), request=rf.get("/"), user=editor)
    row = LastLook.objects.get(person=editor)
    assert row.earlier_login_at < row.login_at
    assert looks.away_since(editor, now) == row.earlier_login_at


def test_looking_takes_nothing_over(shift, editor, sign_in):
    told(sign_in(editor))
    assert not LastLook.objects.filter(looked_at__isnull=False).exists()


def test_everybody_is_told_of_what_they_may_see(shift, sign_in):
    assert told_of(told(sign_in(make_user("Reviewer"))))["published"] == ["New", "Its minute came"]
    assert sign_in(make_user("Administrator")).get(reverse(HANDOVER)).status_code == 403


def test_it_takes_as_many_queries_for_much_as_for_little(
    vocabulary, now, reporter, editor, chief, sign_in, django_assert_max_num_queries
):
    for _ in range(5):
        for item in (make_article(reporter, now), make_event(reporter, now)):
            publish(item, writer=reporter, editor=editor, at=now)
            move(item, "withdraw", by=editor, at=now, note="Wrong.", value="wrong")
    browser = sign_in(chief)
    with django_assert_max_num_queries(24):
        assert len(told(browser, since="")["changed"]) == 10
