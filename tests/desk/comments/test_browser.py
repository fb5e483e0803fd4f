"""Comments and translating in a real browser: what is typed in the form is not lost, and the source follows the caret."""

import pytest

from newsroom.desk.comments.models import Comment
from newsroom.desk.comments.writing import write
from tests.desk.pages import address
from tests.factory import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_comment_is_written_and_resolved_while_the_form_keeps_what_was_typed(
    visit, vocabulary, now, reporter, editor
):
    story = make_article(reporter, now)
    write(story, "Too long?", by=editor, at=now, about="headline")
    page = visit("reporter")
    page.goto(address(story))
    page.fill("#id_standfirst", "Typed and not saved.")
    assert page.locator(".label-and-mark label[for=id_headline] + .comment-mark").inner_text() == "1 open comment"
    page.locator("summary", has_text="Answer").press("Enter")
    page.get_by_label("Your answer").fill("Shorter now.")
    page.locator("button", has_text="Answer").press("Enter")
    page.locator(".reply", has_text="Shorter now.").wait_for()
    page.get_by_label("New comment").fill("And the second paragraph?")
    page.get_by_label("What it is about").select_option(label="Body")
    page.get_by_role("button", name="Comment").click()
    page.locator(".comment-text", has_text="And the second paragraph?").wait_for()
    page.locator(".comment", has_text="Too long?").get_by_role("button", name="Resolve").click()
    page.locator("summary", has_text="1 resolved").wait_for()
    assert page.input_value("#id_standfirst") == "Typed and not saved."
    assert Comment.objects.get(text="And the second paragraph?").about == "body"


def test_the_paragraph_of_the_source_follows_the_caret(visit, vocabulary, now, reporter):
    english = make_article(reporter, now, body="<p>One.</p><p>Two.</p><p>Three.</p>")
    persian = make_article(
        reporter, now, language="fa", body="<p>یک</p><p>دو</p>", translation_group=english.translation_group
    )
    page = visit("reporter")
    page.goto(f"{address(persian)}?beside={english.ref}")
    assert page.locator(".source-paragraphs").get_attribute("dir") == "ltr"
    page.locator(".ProseMirror p", has_text="دو").click()
    page.locator(".source-paragraphs .is-here", has_text="Two.").wait_for()
    page.keyboard.press("Control+Home")
    page.locator(".source-paragraphs .is-here", has_text="One.").wait_for()
