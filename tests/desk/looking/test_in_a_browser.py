"""The live preview and the front page's editor in a real browser, under the desk's policy."""

import pytest
from django.urls import reverse

from newsroom.press.models import FrontSlot
from tests.desk.pages import address
from tests.factory import make_article, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_page_is_seen_while_it_is_written(visit, vocabulary, now, reporter):
    story = make_article(reporter, now)
    page = visit("reporter", color_scheme="light")
    page.goto(address(story))
    page.locator("details.look > summary").click()
    frame = page.frame_locator(".look iframe")
    frame.get_by_role("heading", name=story.headline).wait_for()
    page.fill("#id_headline", "Typed just now")
    frame.get_by_role("heading", name="Typed just now").wait_for()
    page.locator(".seen-card .seen-title", has_text="Typed just now").wait_for()
    assert page.locator("#id_headline + .letters").inner_text() == "14 / 90"
    frame_of = "document.querySelector('.look iframe')"
    paper = f"{frame_of}.contentWindow.getComputedStyle({frame_of}.contentDocument.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark", exact=True).click()
    assert page.evaluate(paper) != light
    width = f"{frame_of}.contentWindow.innerWidth"
    for name, wide in (("Wide", 1280), ("Tablet", 768), ("Phone", 390)):
        page.get_by_role("button", name=name).click()
        assert page.evaluate(width) == wide


def test_the_front_page_is_arranged_by_keyboard_previewed_and_saved(visit, vocabulary, now, reporter, editor):
    stories = [make_article(reporter, now, headline=f"Number {n}") for n in range(2)]
    for one in stories:
        publish(one, writer=reporter, editor=editor, at=now)
    page = visit("editor")
    page.goto(reverse("admin:desk_front_page", args=["en"]))
    page.focus("#words")
    page.keyboard.type("number")
    page.keyboard.press("Enter")
    for name in ("Number 0", "Number 1"):
        page.get_by_role("button", name=f"Seconds: add {name}").press("Enter")
    page.get_by_role("button", name="Move up: Number 1").press("Enter")
    page.wait_for_function("document.activeElement.getAttribute('aria-label') === 'Move up: Number 1'")
    page.keyboard.press("Enter")
    page.get_by_text("Lead 1 / 1").wait_for()
    page.get_by_role("button", name="Preview", exact=True).press("Enter")
    page.frame_locator(".look iframe").locator(".lead", has_text="Number 1").wait_for()
    assert not FrontSlot.objects.exists()
    page.get_by_role("button", name="Save the front page").press("Enter")
    page.locator(".messagelist .success").wait_for()
    assert [(one.place, one.ref) for one in FrontSlot.objects.all()] == [
        ("lead", stories[1].ref), ("second", stories[0].ref),
    ]  # fmt: skip
