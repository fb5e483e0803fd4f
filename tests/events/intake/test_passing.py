"""The approver's pass: what waits for other eyes, one after the other, approved or sent back."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import pytest
from django.test import Client
from django.urls import reverse

from events.intake import deciding
from events.models import EventPost
from newsroom.workflow import revisions
from newsroom.workflow.models import MoveRecord
from tests.desk.conftest import editor, now, reporter, sign_in
from tests.desk.pages import messages_of
from tests.events.intake.factory import FIRE, FLOOD, STRIKE, bring, make_clip, reports_of
from tests.factory import make_event, make_inspected, make_user, move

PASS = "/admin/events/eventpost/pass/"


@pytest.fixture
def batch(vocabulary, reporter, now):
    """Three accepted reports whose drafts are in review."""
    batch = bring(FLOOD, STRIKE, FIRE, by=reporter, at=now)
    for report in reports_of(batch):
        deciding.accept(report, by=reporter, at=now)
    deciding.send_to_review(batch, by=reporter, at=now)
    return batch


@pytest.fixture
def browser(editor, sign_in):
    return sign_in(editor)


def events() -> list[EventPost]:
    return list(EventPost.objects.order_by("pk"))


def decide(browser, event: EventPost, name: str, query: str = "", **values):
    return browser.post(PASS + query, {"event": event.ref, "move": name, **values}, follow=True)


def states() -> list[str]:
    return [event.state for event in events()]


@pytest.mark.parametrize("role", ["Reporter", "Moderator", "Administrator"])
def test_who_may_not_approve_has_no_pass(batch, sign_in, role):
    browser = sign_in(make_user(role))
    assert browser.get(PASS).status_code == 403
    assert browser.post(PASS, {"event": events()[0].ref, "move": "approve"}).status_code == 403
    assert states() == ["review"] * 3


def test_a_stranger_gets_the_page_to_log_in(batch, client):
    for answer in (client.get(PASS), client.post(PASS, {"event": events()[0].ref, "move": "approve"})):
        assert answer.headers["Location"].startswith("/admin/login/")
    assert states() == ["review"] * 3


def test_a_post_from_elsewhere_is_refused(batch, editor):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    assert browser.post(PASS, {"event": events()[0].ref, "move": "approve"}).status_code == 403


def test_the_first_that_waits_is_shown_with_its_raw_words_and_its_still(batch, reporter, browser, now):
    clip = make_clip("navy", reporter, now)
    make_inspected(clip, now)
    first = events()[0]
    first.footage.add(clip)
    page = browser.get(PASS)
    content = page.content.decode()
    assert page.context["event"] == first
    assert page.context["waiting"] == 3
    assert '<mark class="f-place" title="place">Shadegan</mark>' in content
    assert reverse("admin:media_footage_picture", args=[clip.pk]) in content
    assert "1 report" in content


def test_html_in_a_report_is_only_words(vocabulary, reporter, browser, now):
    batch = bring("<script>alert(1)</script> a fire in Yasuj, 4 May 2021", by=reporter, at=now)
    deciding.accept(reports_of(batch)[0], by=reporter, at=now)
    deciding.send_to_review(batch, by=reporter, at=now)
    content = browser.get(PASS).content.decode()
    assert "<script>alert" not in content
    assert "&lt;" in content


def test_approving_goes_on_to_the_next_until_nothing_waits(batch, browser):
    for event in events():
        page = browser.get(PASS)
        assert page.context["event"] == event
        decide(browser, event, "approve")
    assert states() == ["approved"] * 3
    assert "Nothing waits for your eyes here" in browser.get(PASS).content.decode()


def test_the_next_one_follows_also_from_the_middle_and_wraps_round(batch, browser):
    first, second, third = events()
    assert decide(browser, second, "approve").context["event"] == third
    assert decide(browser, third, "approve").context["event"] == first


def test_leaving_one_leads_to_the_next(batch, browser):
    first, second, third = events()
    assert browser.get(PASS).context["after"] == second.ref
    assert browser.get(f"{PASS}?event={third.ref}").context["after"] == first.ref
    assert states() == ["review"] * 3


def test_sending_back_needs_a_note(batch, browser):
    first = events()[0]
    answer = decide(browser, first, "send_back", note="  ")
    assert "write a note" in messages_of(answer)[0]
    assert answer.context["event"] == first
    decide(browser, first, "send_back", note="Which bazaar?")
    assert states() == ["draft", "review", "review"]
    assert MoveRecord.objects.of(first).last().note == "Which bazaar?"


@pytest.mark.parametrize("name", ["", "publish", "spike", "erase", "merge", "nothing"])
def test_only_the_two_moves_of_the_pass_are_done(batch, browser, name):
    decide(browser, events()[0], name, note="x", value="x")
    assert states() == ["review"] * 3


def test_nobody_is_shown_or_approves_what_they_wrote_part_of(batch, editor, browser, now):
    first = events()[0]
    first.day_of_event = 3
    first.save()
    revisions.record(first, by=editor, at=now)
    page = browser.get(f"{PASS}?event={first.ref}")
    assert page.context["event"] == events()[1]
    assert page.context["waiting"] == 2
    answer = decide(browser, first, "approve")
    assert "you wrote part of it" in messages_of(answer)[0]
    assert states() == ["review"] * 3


def test_whoever_attached_a_report_and_gave_a_place_wrote_part_of_it(vocabulary, reporter, editor, browser, now):
    event = make_event(reporter, now, types=["flood"])
    move(event, "submit", by=reporter, at=now)
    deciding.attach(reports_of(bring(FLOOD, by=editor, at=now))[0], event, by=editor, at=now)
    assert browser.get(PASS).context["event"] is None


def test_what_was_saved_since_the_page_was_opened_is_not_approved_unread(batch, reporter, browser, now):
    first = events()[0]
    seen = browser.get(PASS).context["forms"]["approve"]["seen_revision"].value()
    first.day_of_event = 3
    first.save()
    revisions.record(first, by=reporter, at=now)
    decide(browser, first, "approve", seen_revision=seen)
    assert states()[0] == "review"
    again = browser.get(PASS).context["forms"]["approve"]["seen_revision"].value()
    decide(browser, first, "approve", seen_revision=again)
    assert states()[0] == "approved"


def test_one_batch_may_be_gone_through_alone(batch, reporter, browser, now):
    other = make_event(reporter, now)
    move(other, "submit", by=reporter, at=now)
    query = f"?batch={batch.pk}"
    assert browser.get(PASS).context["waiting"] == 4
    assert browser.get(PASS + query).context["waiting"] == 3
    for event in events()[:3]:
        answer = decide(browser, event, "approve", query)
    assert answer.context["event"] is None
    assert states() == ["approved"] * 3 + ["review"]


def test_an_event_with_two_reports_of_the_batch_comes_once(vocabulary, reporter, browser, now):
    batch = bring(FLOOD, f"🔴 {FLOOD}", by=reporter, at=now)
    first, second = reports_of(batch)
    event = deciding.accept(first, by=reporter, at=now)
    deciding.attach(second, event, by=reporter, at=now)
    move(event, "submit", by=reporter, at=now)
    page = browser.get(f"{PASS}?batch={batch.pk}")
    assert (page.context["waiting"], page.context["after"], len(page.context["reports"])) == (1, "", 2)
    assert "2 reports, 1 independent" in page.content.decode()


@pytest.mark.parametrize("query", ["?batch=x", "?batch=²", "?batch=999", "?event=nothing", "?batch=1%0d%0aX-Evil:1"])
def test_an_address_that_somebody_made_up_is_no_error(batch, browser, query):
    assert browser.get(PASS + query).status_code == 200
    answer = browser.post(PASS + query, {"event": events()[0].ref, "move": "approve"})
    assert answer.status_code == 302
    assert "X-Evil" not in answer.headers


def test_an_event_that_is_not_there_is_not_found(batch, browser):
    assert browser.post(PASS, {"event": "nothing", "move": "approve"}).status_code == 404
