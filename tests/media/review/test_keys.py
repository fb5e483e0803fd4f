"""The moderation desk by keyboard, in a real browser at 1366 by 768; keys are counted."""

import re
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Report
from media.assessment import answering
from media.inspection import working
from media.models import Footage
from media.submission.models import Submission, SubmittedFile
from newsroom.taxonomy.models import Place
from newsroom.workflow import revisions
from tests.factory import give_trust, make_user
from tests.media.review.factory import make_clip, write_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREEN = {"width": 1366, "height": 768}
QUEUE = "/admin/media/footage/queue/"


class Hand:
    """Presses keys and counts them."""

    def __init__(self, page) -> None:
        self.page, self.keys = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)


def sent_clip(*, hours: int = 2, **fields) -> Footage:
    """A clip from the public form with consent, whose words a reporter wrote."""
    now = timezone.now()
    account = make_user("Reporter")
    clip = make_clip(account, now - timedelta(hours=hours), came_by="sent", caption="", **fields)
    write_words(clip, by=make_user("Reporter"), at=now)
    sending = Submission.objects.create(
        digest=clip.ref, created_at=now, claim_what="The river.", claim_when="Yesterday", claim_where="Shush",
        consent="unnamed", may_alter=True,
    )  # fmt: skip
    SubmittedFile.objects.create(submission=sending, number=1, footage=clip, is_own=True)
    clip.place = Place.objects.get(slug="shush")
    clip.save()
    revisions.record(clip, by=account, at=now)
    return clip


@pytest.fixture
def desk(visit, vocabulary):
    make_user("Moderator", "mod")
    return visit("mod", viewport=SCREEN)


def loaded(page) -> None:
    """Wait until the film knows its length."""
    for _number in range(100):
        if page.locator("#film").evaluate("one => one.readyState > 0"):
            return
        page.wait_for_timeout(100)


def said(page, words: str) -> None:
    expect(page.locator("#say")).to_contain_text(words)


def test_triage_takes_five_keys_and_clearing_twelve(desk):
    clip = sent_clip()
    desk.goto(QUEUE)
    hand = Hand(desk)
    hand.press("n")
    expect(desk.locator(".question:focus")).to_have_attribute("data-code", "graphic")
    hand.press("o")
    hand.press("n")
    expect(desk.locator(".question:focus")).to_have_attribute("data-code", "danger")
    hand.press("n")
    expect(desk.locator("[data-confirm]")).to_be_focused()
    hand.press("Enter")
    expect(desk.locator("#group-triage .count")).to_have_text("6 of 6")
    triage = hand.keys
    assert {code: row.answer for code, row in answering.current(clip).items()} == {
        "new": "yes", "graphic": "no", "danger": "no", "where": "yes", "when": "yes", "worth": "yes"
    }  # fmt: skip

    expect(desk.locator("#group-safety")).to_have_attribute("open", "")
    hand.press("a")
    expect(desk.locator("#group-publication")).to_have_attribute("open", "")
    hand.press("a")
    said(desk, "answers kept")
    hand.press("Shift+L")
    said(desk, "Risk: low")
    hand.press("p")
    expect(desk.locator("#facts_public_precision")).to_be_focused()
    hand.press("Enter")
    said(desk, "Kept")
    hand.press("Shift+C")
    hand.press("Enter")
    said(desk, "Done")
    clip.refresh_from_db()
    assert (clip.state, clip.public_precision, clip.licence, clip.risk) == ("cleared", "city", "consent", "low")
    assert clip.claimed_by is None
    assert (triage, hand.keys) == (5, 12)
    sys.stdout.write(
        f"moderation desk: triage of a clip in {triage} keys, clearance of a low-risk one in {hand.keys}\n"
    )


def test_first_sight_is_blurred_grey_and_silent_and_nothing_plays(desk):
    sent_clip()
    desk.goto(QUEUE)
    thumb = desk.locator(".footage-rows img").first
    assert "blur" in thumb.evaluate("one => getComputedStyle(one).filter")
    desk.keyboard.press("n")
    film = desk.locator("#film")
    expect(film).to_be_attached()
    desk.wait_for_timeout(500)
    look = "one => ({filter: getComputedStyle(one).filter, muted: one.muted, paused: one.paused, at: one.currentTime})"
    first = film.evaluate(look)
    assert "blur" in first["filter"]
    assert "grayscale(1)" in first["filter"]
    assert (first["muted"], first["paused"], first["at"]) == (True, True, 0)
    desk.keyboard.press("o")
    assert film.evaluate(look)["filter"] == "none"
    desk.keyboard.press("v")
    assert film.evaluate(look)["filter"] == "grayscale(1)"
    desk.reload()
    assert "blur" in desk.locator("#film").evaluate(look)["filter"]
    desk.keyboard.press("b")
    desk.keyboard.press("o")
    assert "blur" in desk.locator("#film").evaluate(look)["filter"]
    said(desk, "Keep it blurred")


def test_a_frame_at_a_time_slower_and_with_sound(desk):
    sent_clip()
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    loaded(desk)
    for _number in range(3):
        desk.keyboard.press(".")
    expect(desk.locator("#time")).to_have_text("0:00.29")  # in the middle of the fourth of twelve a second
    desk.keyboard.press(",")
    expect(desk.locator("#time")).to_have_text("0:00.21")
    desk.keyboard.press("[")
    expect(desk.locator("#speed")).to_have_text("0.5×")
    desk.keyboard.press("m")
    assert desk.locator("#film").evaluate("one => one.muted") is False
    assert desk.locator("#film").evaluate("one => one.paused") is True


def test_everything_that_decides_is_on_the_screen_without_scrolling(desk):
    sent_clip()
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    desk.wait_for_url("**/review/")
    for name in ("Ask the sender", "Set aside", "It is here already", "Reject"):
        expect(desk.locator(".decide summary", has_text=name)).to_be_in_viewport(ratio=1)
    expect(desk.locator(".decide").get_by_role("button", name="Clear")).to_be_in_viewport(ratio=1)
    for part in (".frame", ".transport", ".tabs", "#group-triage"):
        expect(desk.locator(part)).to_be_in_viewport(ratio=1)
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_rejecting_is_two_keys_and_the_next_one_follows_with_enter(desk):
    first, second = sent_clip(hours=5), sent_clip(hours=2, seed=2)
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    desk.wait_for_url(f"**/{first.ref}/review/")
    desk.keyboard.press("Shift+X")
    desk.keyboard.press("8")
    said(desk, "Done")
    first.refresh_from_db()
    assert (first.state, first.reject_code) == ("rejected", "useless")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/{second.ref}/review/")


def test_a_box_is_drawn_by_keys_and_by_mouse_and_kept(desk):
    clip = sent_clip()
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    loaded(desk)
    desk.keyboard.press("o")
    desk.keyboard.press("6")
    desk.keyboard.press("d")
    for _number in range(5):
        desk.keyboard.press("ArrowLeft")
    desk.keyboard.press("Shift+ArrowDown")
    expect(desk.locator("#tracks li")).to_have_text(["Box 1 all the time"])
    for _number in range(6):
        desk.keyboard.press(".")
    desk.keyboard.press("ArrowRight")
    expect(desk.locator("#tracks li")).to_have_text(["Box 1 0:00.00 0:00.50"])
    area = desk.locator("#boxes").bounding_box()
    desk.mouse.move(area["x"] + area["width"] * 0.6, area["y"] + area["height"] * 0.6)
    desk.mouse.down()
    desk.mouse.move(area["x"] + area["width"] * 0.7, area["y"] + area["height"] * 0.8)
    desk.mouse.up()
    expect(desk.locator("#boxes rect")).to_have_count(2)
    desk.get_by_role("button", name="Burn it in").click()
    said(desk, "made again")
    plan = clip.plans.get()
    assert plan.mode == "boxes"
    moved, drawn = plan.boxes
    assert [(key["at"], key["box"]) for key in moved] == [
        (0, [0.3, 0.35, 0.5, 0.67]), (0.5, [0.32, 0.35, 0.52, 0.67])
    ]  # fmt: skip
    assert drawn[0]["box"][3] == pytest.approx(0.8, abs=0.02)


def test_what_was_hidden_is_seen_burned_in_and_watched_by_somebody_else(desk, visit):
    clip = sent_clip()
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    desk.wait_for_url("**/review/")
    before = desk.locator("#film").get_attribute("src")
    desk.keyboard.press("6")
    desk.keyboard.press("d")
    desk.get_by_role("button", name="Burn it in").click()
    expect(desk.locator("#part-progress progress")).to_be_visible()
    expect(desk.locator(".decide").get_by_role("button", name="Clear")).to_be_disabled()
    working.inspect(clip, at=timezone.now())
    expect(desk.locator(".burned")).to_contain_text("Plan 1", timeout=15_000)
    assert desk.locator("#film").get_attribute("src") != before
    expect(desk.locator("#part-hide")).to_contain_text("somebody else has to watch it")

    make_user("Moderator", "second")
    other = visit("second", viewport=SCREEN)
    other.goto(f"/admin/media/footage/{clip.ref}/review/")
    loaded(other)
    other.keyboard.press("o")
    other.keyboard.press("6")
    seen = other.get_by_role("button", name="I watched it to the end")
    expect(seen).to_be_disabled()
    other.keyboard.press("]")
    other.keyboard.press("]")
    other.locator("[data-player=play]").click()
    expect(seen).to_be_enabled(timeout=15_000)
    seen.click()
    said(other, "you watched it to the end")
    assert clip.plans.get().watched_by.username == "second"


def test_a_persian_keyboard_and_caps_lock_do_the_same(desk):
    clip = sent_clip()
    desk.goto(QUEUE)
    desk.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'د', code: 'KeyN', bubbles: true}))"
    )  # what N writes
    desk.wait_for_url("**/review/")
    question = desk.locator("#question-graphic")
    question.evaluate("one => one.dispatchEvent(new KeyboardEvent('keydown', {key: 'N', code: 'KeyN', bubbles: true}))")
    said(desk, "Kept")
    assert answering.current(clip)["graphic"].answer == "no"


def test_what_is_typed_stays_while_something_else_is_answered(desk):
    sent_clip()
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    desk.wait_for_url("**/review/")
    desk.keyboard.press("w")
    desk.keyboard.type("Typed and not kept. ")
    desk.keyboard.press("Escape")
    desk.keyboard.press("Shift+H")
    said(desk, "Risk: high")
    assert desk.locator("#words_en_caption").input_value().startswith("Typed and not kept.")


def test_roles_and_names_for_who_cannot_see_the_screen(desk):
    sent_clip()
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    expect(desk.get_by_role("tab")).to_have_count(6)
    expect(desk.get_by_role("tab", selected=True)).to_contain_text("Checks")
    expect(desk.get_by_role("tabpanel")).to_have_count(1)
    expect(desk.get_by_role("group", name="Could publishing it put somebody in danger?")).to_be_visible()
    expect(desk.get_by_role("slider", name="Where in it")).to_be_visible()
    unnamed = desk.evaluate(
        """() => [...document.querySelectorAll('.review :is(button, input:not([type=hidden]), select, textarea)')]
        .filter(one => !one.textContent.trim() && !one.ariaLabel && !one.labels?.length).map(one => one.outerHTML)"""
    )
    assert unnamed == []


def test_frames_for_a_search_are_handed_out(desk):
    clip = sent_clip()
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    desk.wait_for_url("**/review/")
    desk.keyboard.press("3")
    with desk.expect_download() as handed:
        desk.get_by_role("button", name="Six frames for a search").click()
    assert handed.value.suggested_filename == f"{clip.ref}-frames.zip"


def test_the_queue_by_keys(desk):
    first, second = sent_clip(hours=5), sent_clip(hours=2, seed=2)
    desk.goto(QUEUE)
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(second.ref))
    second.refresh_from_db()
    assert second.state == "received"  # opening takes nothing
    assert first.ref != second.ref
    desk.go_back()
    desk.keyboard.press("/")
    expect(desk.locator("[name=province]")).to_be_focused()


def test_without_script_every_act_works(visit, vocabulary):
    clip = sent_clip()
    make_user("Moderator", "mod")
    page = visit("mod", viewport=SCREEN, java_script_enabled=False)
    page.goto(QUEUE)
    page.get_by_role("button", name="Next").click()
    assert "blur" in page.locator("#film").evaluate("one => getComputedStyle(one).filter")
    page.locator("#question-graphic").get_by_role("button", name="no", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Kept")
    assert answering.current(clip)["graphic"].answer == "no"
    page.get_by_role("button", name="low").click()
    expect(page.locator(".messagelist")).to_contain_text("Risk: low")
    clip.refresh_from_db()
    assert clip.risk == "low"
    assert Report.objects.count() == 0


def test_a_second_senior_person_is_asked_for_in_words(desk, visit):
    clip = sent_clip()
    desk.goto(QUEUE)
    desk.keyboard.press("n")
    desk.wait_for_url("**/review/")
    expect(desk.locator(".still-missing")).to_contain_text("second, senior person")
    senior = make_user("Moderator", "senior")
    give_trust(senior, "senior", at=timezone.now(), days=3)
    other = visit("senior", viewport=SCREEN)
    other.goto(f"/admin/media/footage/{clip.ref}/review/")
    expect(other.locator(".lock")).to_contain_text("with mod")
    expect(other.locator("#question-graphic").get_by_role("button", name="no", exact=True)).to_be_disabled()
