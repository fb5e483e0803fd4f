"""Typing in a real browser: kept on the server, kept in the tab without a line, gone with the session."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from newsroom.desk.models import Hold, HoldBreak, KeptForm
from tests.desk.pages import address
from tests.factory import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET_WORDS = "Nobody may read this on the disk"
STORED = "JSON.stringify(Object.entries(sessionStorage)) + JSON.stringify(Object.entries(localStorage))"


@pytest.fixture
def item():
    return make_article(make_user("Reporter", "rep"), timezone.now())


@pytest.fixture
def page(chromium, live_server):
    """A page that may lose its line: what the console says of that is no fault."""
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("#id_username", "rep")
    page.fill("#id_password", "secret")
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def open_item(page, item):
    with page.expect_response("**/typed/key/"):
        page.goto(address(item))
    page.wait_for_selector(".ProseMirror[contenteditable]")


def test_what_is_typed_reaches_the_server_and_survives_a_closed_browser(item, visit):
    page = visit("rep")
    open_item(page, item)
    page.fill("#id_headline", "Typed and never saved")
    page.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.type("More water came. ")
    line = page.locator("#typed-line")
    expect(line).to_have_text(re.compile("Kept on the server"), timeout=15_000)
    expect(line).to_have_attribute("aria-live", "polite")
    fields = KeptForm.objects.get().fields
    page.context.close()
    assert fields["headline"] == ["Typed and never saved"]
    again = visit("rep")
    again.goto(address(item))
    expect(again.locator(".typed-offer")).to_contain_text("You have unsaved work from")
    again.get_by_role("link", name="Take it back").click()
    expect(again.locator("#id_headline")).to_have_value("Typed and never saved")
    again.click("input[name=_continue]")
    again.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "Typed and never saved"
    assert not KeptForm.objects.exists()


def test_a_form_nobody_typed_in_is_not_kept(item, visit):
    page = visit("rep")
    page.clock.install()
    open_item(page, item)
    page.locator(".ProseMirror[contenteditable]").click()
    with page.expect_response("**/here/**"):
        page.clock.run_for(21_000)
    expect(page.locator("#typed-line")).to_be_empty()
    assert not KeptForm.objects.exists()
    assert not Hold.objects.exists()


def test_without_a_line_it_is_kept_in_the_tab_and_only_the_session_can_read_it(item, page):
    open_item(page, item)
    page.context.set_offline(True)
    page.fill("#id_headline", SECRET_WORDS)
    line = page.locator("#typed-line")
    expect(line).to_have_text("No line: kept in this tab, encrypted", timeout=15_000)
    stored = page.evaluate(STORED)
    assert "typed:" in stored
    assert SECRET_WORDS not in stored
    assert "Nobody" not in stored
    assert not KeptForm.objects.exists()
    page.context.set_offline(False)
    expect(line).to_have_text(re.compile("Kept on the server"), timeout=15_000)
    assert KeptForm.objects.get().fields["headline"] == [SECRET_WORDS]
    assert "typed:" not in page.evaluate(STORED)


def test_what_a_tab_kept_is_sent_when_the_page_opens_again(item, page):
    open_item(page, item)
    page.route("**/typed/article/**", lambda route: route.abort())
    page.fill("#id_headline", SECRET_WORDS)
    expect(page.locator("#typed-line")).to_have_text("No line: kept in this tab, encrypted", timeout=15_000)
    page.goto("/admin/")
    page.unroute("**/typed/article/**")
    open_item(page, item)
    expect(page.locator("#typed-line")).to_contain_text("Look at it", timeout=15_000)
    assert KeptForm.objects.get().fields["headline"] == [SECRET_WORDS]
    page.get_by_role("link", name="Look at it").click()
    expect(page.locator(".typed-offer")).to_contain_text("You have unsaved work from")


def test_logging_out_leaves_nothing_in_the_tab(item, page):
    open_item(page, item)
    page.route("**/typed/article/**", lambda route: route.abort())
    page.fill("#id_headline", SECRET_WORDS)
    expect(page.locator("#typed-line")).to_have_text("No line: kept in this tab, encrypted", timeout=15_000)
    page.click("#logout-form button")
    page.wait_for_url("**/logout/")
    assert "typed:" not in page.evaluate(STORED)


def test_another_session_cannot_read_what_a_tab_kept(item, page):
    open_item(page, item)
    page.route("**/typed/article/**", lambda route: route.abort())
    page.fill("#id_headline", SECRET_WORDS)
    expect(page.locator("#typed-line")).to_have_text("No line: kept in this tab, encrypted", timeout=15_000)
    sealed = page.evaluate("Object.entries(sessionStorage).find(([name]) => name.startsWith('typed:'))")
    page.unroute("**/typed/article/**")
    page.context.clear_cookies()
    KeptForm.objects.all().delete()
    page.goto("/admin/login/")
    page.evaluate("([name, value]) => sessionStorage.setItem(name, value)", sealed)
    make_user("Editor", "ed")
    page.evaluate("document.querySelector('#id_username').value = 'ed'")
    page.fill("#id_password", "secret")
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    page.evaluate("([name, value]) => sessionStorage.setItem(name, value)", sealed)
    open_item(page, item)
    page.wait_for_load_state("networkidle")
    assert "typed:" not in page.evaluate(STORED)
    assert not KeptForm.objects.exists()


def test_two_people_see_each_other_and_put_their_texts_together(item, visit):
    make_user("Editor", "ed")
    writer, editor = visit("rep"), visit("ed")
    open_item(writer, item)
    writer.fill("#id_headline", "By the writer")
    expect(writer.locator("#typed-line")).to_have_text(re.compile("Kept on the server"), timeout=15_000)
    assert Hold.objects.get().person.username == "rep"
    open_item(editor, item)
    expect(editor.locator("#here")).to_contain_text("rep has been changing it since")
    editor.get_by_role("button", name="Break the lock").click()
    expect(editor.locator("#here")).not_to_contain_text("rep has been changing it since")
    assert HoldBreak.objects.get().broken_by.username == "ed"
    editor.fill("#id_headline", "By the editor")
    editor.fill("#id_credit", "The editor's office")
    editor.click("input[name=_continue]")
    editor.locator(".messagelist .success").wait_for()
    writer.click("input[name=_continue]")
    merged = writer.locator(".merged")
    expect(merged).to_contain_text("Headline: both of you changed it")
    expect(merged).to_contain_text("changed by them, taken over")
    merged.get_by_role("radio", name="Theirs, whole").focus()
    writer.keyboard.press("Space")
    writer.click("input[name=_continue]")
    writer.locator(".messagelist .success").wait_for()
    saved = Article.objects.get()
    assert (saved.headline, saved.credit) == ("By the editor", "The editor's office")
