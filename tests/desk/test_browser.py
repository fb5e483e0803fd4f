"""The desk in a real browser: logging in, the editor with its picker, under the policy that forbids inline scripts."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.desk.pages import address
from tests.factory import make_article, make_event

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium, live_server):
    """A page of its own; `page.complaints` collects what its console complains about."""
    page = chromium.new_page(base_url=live_server.url)
    page.complaints = []
    page.on("console", lambda one: page.complaints.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    page.close()


def log_in(page, person) -> None:
    page.goto(reverse("admin:login"))
    page.fill("#id_username", person.username)
    page.fill("#id_password", "secret")
    page.click("[type=submit]")
    page.wait_for_url(f"**{reverse('admin:index')}")


def test_an_event_is_embedded_by_keyboard_and_saved(page, vocabulary, now, reporter):
    event = make_event(reporter, now, working_title="Flood in the valley")
    article = make_article(reporter, now)
    log_in(page, reporter)
    page.goto(address(article))
    page.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.press("Control+End")
    page.get_by_text("Embed", exact=True).click()
    page.keyboard.type("flood")
    page.locator("dialog li", has_text="Flood in the valley").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".embed-card", has_text="Flood in the valley").wait_for()
    page.keyboard.type("More follows.")
    page.click("input[name=_continue]")
    page.locator(".messagelist .success").wait_for()
    body = Article.objects.get().body
    assert (
        body
        == f'<p>Water stood in the streets.</p><figure data-embed="event:{event.ref}"></figure><p>More follows.</p>'
    )
    assert page.complaints == []


def test_a_persian_article_is_written_from_the_right(page, vocabulary, now, reporter):
    article = make_article(reporter, now, language="fa", body="<p>آب در خیابان</p>")
    log_in(page, reporter)
    page.goto(address(article))
    editor = page.locator(".ProseMirror[contenteditable]")
    editor.wait_for()
    assert editor.get_attribute("dir") == "rtl"
    assert page.complaints == []


def test_a_move_asks_before_unsaved_words_are_lost(page, vocabulary, now, reporter):
    article = make_article(reporter, now)
    log_in(page, reporter)
    page.goto(address(article))
    page.fill("#id_headline", "Not saved yet")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Send to review").click()
    page.locator("#id_headline").wait_for()
    assert len(asked) == 1
    assert Article.objects.get().state == "draft"
