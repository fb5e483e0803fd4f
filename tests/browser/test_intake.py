"""A morning's intake by keyboard: sixty captions, twenty-five files and three copies become reviewed drafts; keys are counted."""

import json
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from events.models import Batch, EventPost, Report
from media.models import Footage
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack
from tests.factory import make_user, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CAPTIONS = Path(__file__).parents[1] / "data" / "captions" / "own_dev.jsonl"
FILES = 25
COPIES = {3: "🔴 {} !!", 17: "{} (forwarded)", 31: "{}  #Iran"}


def sixty() -> list[str]:
    """Fifty-seven captions as they come, and three copies of earlier ones with the marks that forwarding leaves."""
    own = [json.loads(line)["text"] for line in CAPTIONS.read_text("utf-8").splitlines()][:57]
    return own + [shape.format(own[number]) for number, shape in COPIES.items()]


def clips() -> list[dict]:
    """Twenty stills and five clips (as the vault sees them), no two alike."""
    stills = [
        {"name": f"IMG {n}.jpg", "mimeType": "image/jpeg", "buffer": picture((n * 9, 80, 120)).read()}
        for n in range(20)
    ]
    head = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
    films = [{"name": f"VID_{n}.mp4", "mimeType": "video/mp4", "buffer": head + bytes([n]) * 64} for n in range(5)]
    return stills + films


class Hand:
    """Presses keys and counts them; waits until the page has answered."""

    def __init__(self, page) -> None:
        self.page, self.keys = page, 0

    def press(self, key: str) -> None:
        self.keys += 1
        self.page.keyboard.press(key)

    def decide(self, key: str, *more: str) -> int:
        """Press a decision and wait until its row is decided; how many keys it took."""
        row = self.page.locator(".row[aria-current]")
        ref, before = row.get_attribute("data-ref"), self.keys
        for one in (key, *more):
            self.press(one)
        expect(self.page.locator(f"#row-{ref}.waiting")).to_have_count(0, timeout=10_000)
        return self.keys - before


def test_sixty_captions_become_reviewed_drafts(visit):
    load_pack(read_pack())
    make_user("Reporter", "rep")
    make_user("Editor", "ed")
    captions, files = sixty(), clips()
    for number, file in enumerate(files):
        captions[2 * number] += f" [{file['name']}]"

    desk = visit("rep", viewport={"width": 1366, "height": 768})
    started = time.monotonic()
    desk.goto("/admin/events/report/paste/")
    desk.fill("#id_text", "\n\n".join(captions))
    desk.fill("#id_year", "2022")
    desk.set_input_files("#id_files", files)
    desk.get_by_role("button", name="Read them").click()
    desk.wait_for_url("**/intake/")
    assert desk.locator(".row").count() == 60
    assert Footage.objects.count() == FILES
    assert Report.objects.exclude(footage=None).count() == FILES

    hand, keys, took = Hand(desk), Counter(), Counter()
    while (row := desk.locator(".row.waiting[aria-current]")).count():
        kind = "certain" if "certain" in row.get_attribute("class") else "doubtful"
        if row.locator(".alike li.strong").count():
            kind, used = "same", hand.decide("1")
        elif kind == "doubtful" and row.locator(".doubts", has_text="event type").count():
            used = hand.decide("d", "1")
        else:
            used = hand.decide("a")
        keys[kind] += 1
        took[kind] = max(took[kind], used)
    expect(desk.locator(".counts")).to_contain_text("waiting0")
    hand.press("Shift+R")
    expect(desk.locator("#say")).to_contain_text("sent to review")
    seconds = time.monotonic() - started
    assert took["certain"] <= 3
    assert keys["same"] >= len(COPIES)
    decided = Counter(Report.objects.values_list("decision", flat=True))
    assert decided["waiting"] == 0
    assert decided["attached"] == keys["same"]
    in_review = EventPost.objects.filter(state="review").count()
    assert in_review == decided["accepted"]

    editor = visit("ed", viewport={"width": 1366, "height": 768})
    batch = Batch.objects.get()
    editor.goto(f"/admin/events/eventpost/pass/?batch={batch.pk}")
    approver = Hand(editor)
    while editor.locator(".pass").count():
        ref = editor.locator(".pass").get_attribute("data-event")
        if not EventPost.objects.get(ref=ref).footage.exists():
            assert editor.locator("img.still").count() == 0
        approver.press("a")
        expect(editor.locator(f'.pass[data-event="{ref}"]')).to_have_count(0, timeout=10_000)
        editor.wait_for_load_state()
    assert EventPost.objects.filter(state="approved").count() == in_review
    assert approver.keys <= 2 * in_review
    sys.stdout.write(
        f"intake of 60 captions, {FILES} files: {dict(keys)}, at most {dict(took)} keys each, {hand.keys} keys in all, "
        f"{seconds:.0f} s of machine; the approver: {approver.keys} keys for {in_review} events\n"
    )


def test_accept_all_certain_is_one_key_and_one_undo(visit):
    load_pack(read_pack())
    make_user("Reporter", "rep")
    desk = visit("rep")
    desk.goto("/admin/events/report/paste/")
    desk.fill("#id_text", "\n\n".join(sixty()[:20]))
    desk.fill("#id_year", "2022")
    desk.get_by_role("button", name="Read them").click()
    desk.wait_for_url("**/intake/")
    certain = desk.locator(".row.certain").count()
    assert certain > 1
    desk.keyboard.press("Shift+A")
    expect(desk.locator("#say")).to_contain_text(f"{certain} certain reports accepted")
    assert EventPost.objects.count() == certain
    desk.keyboard.press("u")
    expect(desk.locator("#say")).to_contain_text("Undone")
    assert EventPost.objects.count() == 0
    assert desk.locator(".row.certain").count() == certain


def test_what_is_typed_survives_a_closed_browser(visit):
    make_user("Reporter", "rep")
    desk = visit("rep")
    desk.goto("/admin/events/report/paste/")
    desk.locator("#id_text").press_sequentially("Protest in Shiraz, not sent yet")
    expect(desk.locator(".kept")).to_contain_text("Kept")
    desk.context.close()
    again = visit("rep")
    again.goto("/admin/events/report/paste/")
    again.get_by_role("link", name="Go on with them").click()
    expect(again.locator("#id_text")).to_have_value("Protest in Shiraz, not sent yet")


def paste(desk, *captions: str) -> None:
    desk.goto("/admin/events/report/paste/")
    desk.fill("#id_text", "\n\n".join(captions))
    desk.get_by_role("button", name="Read them").click()
    desk.wait_for_url("**/intake/")


def test_what_is_typed_in_a_row_goes_along_when_it_is_accepted(visit):
    load_pack(read_pack())
    make_user("Reporter", "rep")
    desk = visit("rep")
    paste(desk, "Protest in Shiraz, 4 May 2021", "Fire in Yasuj, 5 May 2021")
    desk.keyboard.press("e")
    desk.keyboard.type("7 May 2021")
    desk.keyboard.press("Escape")
    desk.keyboard.press("a")
    expect(desk.locator("#say")).to_contain_text("Accepted")
    assert EventPost.objects.get().day == 7
    second = desk.locator(".row").nth(1)
    second.locator("[name=date]").fill("9 May 2021")
    second.get_by_role("button", name="Accept", exact=True).click()
    expect(desk.locator(".row.waiting")).to_have_count(0)
    assert EventPost.objects.order_by("pk").last().day == 9


def test_caps_lock_is_no_shift_and_a_held_key_acts_once(visit):
    load_pack(read_pack())
    make_user("Reporter", "rep")
    desk = visit("rep")
    paste(desk, *(f"Protest in {town}, 4 May 2021" for town in ("Shiraz", "Tabriz", "Yasuj", "Qom")))
    desk.keyboard.press("A")  # as Caps Lock writes it
    expect(desk.locator(".row.waiting")).to_have_count(3)
    desk.keyboard.down("a")
    desk.keyboard.down("a")  # repeats, as long as it is not let go
    desk.keyboard.down("a")
    desk.keyboard.up("a")
    expect(desk.locator(".row.waiting")).to_have_count(2)


def test_every_line_may_be_a_caption(visit):
    load_pack(read_pack())
    make_user("Reporter", "rep")
    desk = visit("rep")
    desk.goto("/admin/events/report/paste/")
    desk.locator("#id_text").press_sequentially("Protest in Shiraz\nFire in Yasuj\nFlood in Shush")
    expect(desk.locator(".kept")).to_contain_text("Kept")
    desk.check("#id_is_one_a_line")
    desk.get_by_role("button", name="Read them").click()
    desk.wait_for_url("**/intake/")
    assert desk.locator(".row").count() == 3
