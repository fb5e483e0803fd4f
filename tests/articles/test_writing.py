"""Writing in a real browser: what is pasted, tables, the picker by keys alone, and checks while somebody types."""

import pytest

from articles.body import clean_body
from articles.models import Article
from tests.articles.pasted import PASTED
from tests.desk.pages import address
from tests.factory import clear, make_article, make_event, make_still, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EDITOR = "document.querySelector('.ProseMirror[contenteditable]').editor"
PASTE = f"(html) => {{ {EDITOR}.commands.clearContent(); {EDITOR}.view.pasteHTML(html); return {EDITOR}.getHTML() }}"


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter", "reporter")


def opened(visit, article, **options):
    page = visit("reporter", **options)
    page.goto(address(article))
    page.locator(".ProseMirror[contenteditable]").wait_for()
    return page


def test_what_is_pasted_comes_out_as_a_story_is_written(visit, at, reporter):
    page = opened(visit, make_article(reporter, at))
    for name, pasted, stored in PASTED:
        assert clean_body(page.evaluate(PASTE, pasted)) == stored, name
    own = page.evaluate(PASTE, '<p data-pm-slice="1 1 []">copied <strong>here</strong></p>')
    assert own == "<p>copied <strong>here</strong></p>"


def test_a_table_with_a_caption_is_written_saved_and_opened_again(visit, at, reporter):
    page = opened(visit, make_article(reporter, at))
    page.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.press("Control+End")
    page.locator("button[data-name=table]").click()
    page.keyboard.type("Day")
    page.keyboard.press("Tab")
    page.keyboard.type("Reports")
    page.locator("button[data-name='table:caption']").click()
    page.locator("dialog input[name=caption]").fill("Reports a day")
    page.keyboard.press("Enter")
    page.locator(".ProseMirror caption", has_text="Reports a day").wait_for()
    page.click("input[name=_continue]")
    page.locator(".messagelist .success").wait_for()
    body = Article.objects.get().body
    assert (
        '<table><caption>Reports a day</caption><tbody><tr><th scope="col">Day</th><th scope="col">Reports</th>' in body
    )
    page.locator(".ProseMirror caption", has_text="Reports a day").wait_for()
    assert clean_body(page.evaluate(f"{EDITOR}.getHTML()")) == body


def test_a_picture_is_chosen_by_keys_alone(visit, at, reporter):
    still = make_still(reporter, at)
    clear(still, moderator=make_user("Moderator"), at=at)
    make_event(reporter, at, working_title="Newest")
    article = make_article(reporter, at, footage=[still])
    page = opened(visit, article)
    page.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.press("Control+End")
    for _again in range(100):  # the editor learns of the caret from an event of its own, a moment later
        if page.evaluate(f"(one => one.state.selection.to === one.state.doc.content.size - 1)({EDITOR})"):
            break
        page.wait_for_timeout(20)
    page.keyboard.press("Control+Shift+E")
    options = page.locator("dialog [role=option]")
    options.nth(2).wait_for()
    assert "This text rests on it" in options.first.inner_text()
    assert options.first.locator("img").get_attribute("alt") == "Water between houses."
    page.keyboard.press("ArrowDown")
    assert options.nth(1).get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    card = page.locator(".embed-card", has_text=still.working_title)
    card.locator("img").wait_for()
    assert "Becomes public with this text." in card.inner_text()
    page.keyboard.type("More.")
    assert page.locator("textarea[name=body]").input_value().endswith(f"footage:{still.ref}</figure><p>More.</p>")


def test_escape_leaves_the_picker_and_the_text_as_it_was(visit, at, reporter):
    page = opened(visit, make_article(reporter, at))
    page.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.press("Control+Shift+E")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")
    assert page.locator(".embed-card").count() == 0


def test_checks_follow_the_writer_and_lead_to_the_passage(visit, at, reporter):
    page = opened(visit, make_article(reporter, at, body="<p>One two three.</p>"))
    assert page.locator(".text-length").inner_text() == "Words: 3 · time to read: 1 min"
    page.locator(".ProseMirror[contenteditable]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Some 340 families left.")
    assert page.locator(".text-length").inner_text() == "Words: 7 · time to read: 1 min"
    finding = page.locator("#story-checks a", has_text="A number, and nobody who says it")
    finding.wait_for()
    finding.click()
    for _again in range(100):  # focus and selection come with events of their own
        if page.evaluate("getSelection().toString()"):
            break
        page.wait_for_timeout(20)
    assert page.evaluate("getSelection().toString()") == "Some 340 families left."
    assert Article.objects.get().body == "<p>One two three.</p>"
