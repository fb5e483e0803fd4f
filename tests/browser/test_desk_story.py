"""The whole story of an article by hand, on the desk in English and in Persian: five people, each in a browser of their own.

Written, sent back, written again, signed off, approved, scheduled, read, corrected, withdrawn; steps are counted.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from articles.models import AuthorProfile
from newsroom.desk.signoff.models import SignOffItem
from newsroom.press.models import PublicPath
from tests.factory import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIEWPORT = {"width": 1366, "height": 768}


@dataclass(frozen=True)
class Words:
    """What the people of one story type, in its language; `front` is the newspaper's first page in it."""

    front: str
    headline: str
    standfirst: str
    body: tuple[str, str]
    province: str
    author: str
    sign_off: str
    sent_back: str
    rewritten: str
    comment: str
    wrong: str
    right: str
    correction: str
    reason: str
    withdrawn: str


WORDS = {
    "en": Words(
        front="/",
        headline="Water reaches the houses of Pol-e Dokhtar",
        standfirst="Families left the lower streets during the night.",
        body=("The river rose after two days of rain.", "Forty families left their houses."),
        province="Lorestan",
        author="Desk West",
        sign_off="Names and figures checked",
        sent_back="Who counted the families? Say it.",
        rewritten="The figure comes from the town's relief office.",
        comment="I compared the figure with the list of the relief office.",
        wrong="Forty",
        right="Fourteen",
        correction="The number of families was too high: it is fourteen.",
        reason="The relief office took its list back.",
        withdrawn="We found nobody who had seen the list.",
    ),
    "fa": Words(
        front="/fa/",
        headline="آب به خانه‌های پلدختر رسید",
        standfirst="خانواده‌ها شبانه از کوچه‌های پایین رفتند.",
        body=("پس از دو روز باران رود بالا آمد.", "چهل خانواده از خانه‌هایشان رفتند."),
        province="لرستان",
        author="میز غرب",
        sign_off="نام‌ها و رقم‌ها دیده شد",
        sent_back="خانواده‌ها را چه کسی شمرده است؟ بنویسید.",
        rewritten="این رقم را دفتر امداد شهر داده است.",
        comment="رقم را با فهرست دفتر امداد مقایسه کردم.",
        wrong="چهل",
        right="چهارده",
        correction="شمار خانواده‌ها زیاد گفته شده بود: چهارده است.",
        reason="دفتر امداد فهرستش را پس گرفت.",
        withdrawn="کسی را نیافتیم که فهرست را دیده باشد.",
    ),
}


class Person:
    """Somebody in a browser of their own, who presses what stands on the page; everything they do is a step."""

    def __init__(self, page: Page, language: str, steps: list[str]) -> None:
        self.page, self.language, self.steps = page, language, steps

    def step(self, what: str) -> None:
        self.steps.append(what)

    def said(self, words: str) -> str:
        """How pages say `words` to this person; in Persian there has to be a translation."""
        with override(self.language):
            found = gettext(words)
        assert self.language == "en" or found != words, f"{words!r} is not translated"
        return found

    def follow(self, name: str, *, within: str) -> None:
        """Follow a link by its words."""
        self.step(f"follow {name}")
        self.page.locator(within).get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()

    def sees(self, *words: str, within: str) -> None:
        for one in words:
            expect(self.page.locator(within)).to_contain_text(one)


class Colleague(Person):
    """Somebody at the desk."""

    def desk(self) -> None:
        self.step("My desk")
        self.page.locator(".ways").get_by_role("link", name=self.said("My desk"), exact=True).click()
        self.page.wait_for_url("**/admin/")

    def open(self, headline: str, *, section: str) -> None:
        """Find the story in a section of My desk, and open it."""
        self.desk()
        self.follow(headline, within=f"#queue-{section}")
        self.page.wait_for_url("**/change/")

    def offered(self) -> list[str]:
        """What the buttons of this story say that this person may press."""
        found = self.page.locator(".move-row > details > summary, .move-row > form > button").all_inner_texts()
        return [words.strip() for words in found]

    def may(self, move: str) -> bool:
        return self.said(move) in self.offered()

    def is_refused(self, move: str) -> str:
        """Why a button that is there cannot be pressed."""
        row = self.page.locator(
            ".move-row .refused", has=self.page.get_by_role("button", name=self.said(move), exact=True)
        )
        expect(row.get_by_role("button")).to_be_disabled()
        return row.locator("p").inner_text()

    def press(self, move: str, **typed: str) -> None:
        """Unfold a move where it asks for something, fill in what is `typed` by field name, and press its button."""
        name = self.said(move)
        form = self.page.locator(".move-row > .move", has=self.page.get_by_text(name, exact=True))
        if form.locator("summary").count():
            self.step(f"unfold {move}")
            form.locator("summary").click()
        for field, words in typed.items():
            self.step(f"{move}: {field}")
            box = form.locator(f"[name={field}]")
            box.select_option(words) if field == "value" else box.fill(words)
        self.step(f"press {move}")
        form.get_by_role("button", name=name, exact=True).click()
        self.sees(name, within=".messagelist .success")

    def fill(self, field: str, words: str) -> None:
        self.step(f"fill {field}")
        self.page.fill(f"#id_{field}", words)

    def save(self) -> None:
        self.step("save")
        self.page.get_by_role("button", name=self.said("Save and continue editing"), exact=True).click()
        expect(self.page.locator(".messagelist .success")).to_be_visible()

    def sign_off(self, line: str) -> None:
        self.step("sign off")
        self.page.locator(".sign-offs li", has_text=line).get_by_role("button").click()
        self.sees(self.said("signed off"), within=".sign-offs")

    def state(self) -> str:
        return self.page.locator(".states").inner_text()


class Reader(Person):
    """Somebody without an account."""

    def meets(self, path: str) -> tuple[int, str]:
        """The status and the words of an address. A browser complains of a page that is not there; here it may."""
        self.step("open the address")
        page = self.page.context.new_page()
        status = page.goto(path).status
        words = page.locator("main").inner_text()
        page.close()
        return status, words


def write(reporter: Colleague, words: Words) -> None:
    """A new story in the form, from an empty page to the first save."""
    page = reporter.page
    reporter.follow(reporter.said("Stories"), within=".ways")
    reporter.step("begin a new one")
    page.locator(".object-tools .addlink").click()
    expect(page.locator("#id_language")).to_have_value(reporter.language)
    reporter.fill("headline", words.headline)
    reporter.fill("standfirst", words.standfirst)
    reporter.step("type the body")
    page.locator(".ProseMirror[contenteditable]").click()
    for number, paragraph in enumerate(words.body):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(paragraph)
    reporter.step("tick the province")
    page.locator("#id_provinces").get_by_label(words.province, exact=True).check()
    reporter.step("choose the byline")
    page.locator("#bylines-0 .select2-selection").click()
    page.keyboard.type(words.author)
    page.locator(".select2-results__option", has_text=words.author).click()
    reporter.save()


@pytest.fixture
def people(visit, vocabulary) -> Callable:
    """A function from a language to the people of the story, logged in at a desk in it, and a reader."""

    def call(language: str, steps: list[str]) -> tuple[Colleague, Colleague, Colleague, Colleague, Reader]:
        for role in ("Reporter", "Editor", "Chief", "Reviewer"):
            make_user(role, role.lower(), language=language)
        at_desk = [
            Colleague(visit(name, viewport=VIEWPORT), language, steps)
            for name in ("reporter", "editor", "chief", "reviewer")
        ]
        return (*at_desk, Reader(visit(viewport=VIEWPORT), language, steps))

    return call


@pytest.mark.parametrize("language", ["en", "fa"])
def test_an_article_from_the_first_word_to_its_withdrawal(people, language, time_machine, record_property, capsys):
    words, steps = WORDS[language], []
    AuthorProfile.objects.create(slug="desk-west", name_en=WORDS["en"].author, name_fa=WORDS["fa"].author)
    SignOffItem.objects.create(kind="article", name_en=WORDS["en"].sign_off, name_fa=WORDS["fa"].sign_off)
    reporter, editor, chief, reviewer, reader = people(language, steps)
    for one in (reporter, editor, chief, reviewer):
        expect(one.page.locator("html")).to_have_attribute("dir", "rtl" if language == "fa" else "ltr")
    started = time.monotonic()

    write(reporter, words)
    assert reporter.may("Send to review")
    assert not reporter.may("Approve")
    reporter.press("Send to review")
    assert reporter.offered() == []

    editor.follow(editor.said("Review queue"), within=".ways")
    editor.follow(words.headline, within=".review-queue")
    editor.sees(words.body[1], within=".ProseMirror[contenteditable]")
    editor.press("Send back", note=words.sent_back)

    reporter.open(words.headline, section="sent_back")
    reporter.sees(words.sent_back, within=".sent-back")
    reporter.step("type on")
    reporter.page.locator(".ProseMirror[contenteditable]").click()
    reporter.page.keyboard.press("Control+End")
    reporter.page.keyboard.type(f" {words.rewritten}")
    reporter.save()
    reporter.press("Send to review")
    assert not reporter.may("Approve")

    editor.open(words.headline, section="waiting")
    assert words.sign_off in editor.is_refused("Approve")

    reviewer.follow(reviewer.said("Review queue"), within=".ways")
    reviewer.follow(words.headline, within=".review-queue")
    assert reviewer.offered() == []
    assert reviewer.page.locator("[name=_save], [name=_continue], .ProseMirror[contenteditable]").count() == 0
    reviewer.sees(words.rewritten, within=".body-as-read")
    reviewer.step("write a comment")
    reviewer.page.get_by_label(reviewer.said("New comment")).fill(words.comment)
    reviewer.page.get_by_role("button", name=reviewer.said("Comment"), exact=True).click()
    reviewer.sees(words.comment, within=".comments")
    reviewer.sign_off(words.sign_off)
    assert reviewer.offered() == []

    editor.open(words.headline, section="waiting")
    editor.sees(words.comment, within=".comments")
    editor.press("Approve")
    assert not editor.may("Approve")

    opens = (timezone.localtime() + timedelta(minutes=5)).replace(second=0, microsecond=0)
    chief.open(words.headline, section="ready")
    chief.press("Publish", live_from=f"{opens:%Y-%m-%dT%H:%M}")
    reporter.desk()
    reporter.sees(words.headline, within="#queue-scheduled")
    path = PublicPath.objects.get().path
    assert reader.meets(path)[0] == 404
    reader.page.goto(words.front)
    assert words.headline not in reader.page.locator("main").inner_text()

    time_machine.move_to(opens + timedelta(seconds=1))
    reader.page.goto(words.front)
    reader.follow(words.headline, within="main")
    assert unquote(reader.page.url).endswith(path)
    reader.sees(words.headline, words.standfirst, *words.body, words.rewritten, words.author, within="main")
    assert reader.page.locator(".correction").count() == 0

    editor.open(words.headline, section="live")
    editor.press("Revise")
    editor.step("type the right figure")
    passage = editor.page.locator(".ProseMirror[contenteditable] p").nth(1)
    for _again in range(20):  # a busy machine takes keys before the caret stands where it was put
        passage.click()
        editor.page.keyboard.press("Home")
        editor.page.keyboard.press("Control+Shift+ArrowLeft" if language == "fa" else "Control+Shift+ArrowRight")
        if editor.page.evaluate("getSelection().toString()").strip() == words.wrong:
            break
    assert editor.page.evaluate("getSelection().toString()").strip() == words.wrong
    editor.page.keyboard.type(words.right)
    editor.save()
    editor.press("Send to review")
    reviewer.page.reload()
    reviewer.sign_off(words.sign_off)
    editor.page.reload()
    assert editor.is_refused("Approve")
    reader.page.reload()
    reader.sees(words.body[1], within="main")

    chief.open(words.headline, section="waiting")
    chief.press("Approve")
    editor.open(words.headline, section="ready")
    editor.press("Publish correction", note=words.correction)
    reader.page.reload()
    corrected = words.body[1].replace(words.wrong, words.right)
    reader.sees(corrected, within="main .body")
    reader.sees(reader.said("Correction"), words.correction, within=".correction")
    assert words.body[1] not in reader.page.locator("main .body").inner_text()
    reader.follow(reader.said("Corrections"), within=".imprint")
    reader.sees(words.headline, words.correction, within="main .notes")

    editor.open(words.headline, section="live")
    editor.press("Withdraw", value="unconfirmed", note=words.reason, **{f"told_{language}": words.withdrawn})
    status, shown = reader.meets(path)
    assert status == 410
    assert reader.said("Withdrawn: what it said could not be confirmed.") in shown
    assert words.withdrawn in shown
    assert not [told for told in (words.headline, words.reason, corrected) if told in shown]
    reader.page.reload()
    reader.sees(words.withdrawn, within="main .notes")
    reader.page.goto(words.front)
    assert words.headline not in reader.page.locator("main").inner_text()
    assert reader.page.context.cookies() == []

    chief.desk()
    chief.follow(chief.said("Read it"), within="#queue-after_review")
    chief.sees(words.reason, within=".after-review-read")
    chief.step("press I have read it")
    chief.page.get_by_role("button", name=chief.said("I have read it")).click()

    seconds = time.monotonic() - started
    record_property("steps", len(steps))
    record_property("seconds", round(seconds))
    with capsys.disabled():
        sys.stdout.write(f"\nstory: {language}, {len(steps)} steps, {seconds:.0f} seconds\n")
