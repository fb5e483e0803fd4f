"""Notices as a person meets them: the bell, the page, the item, by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.factory import make_article, make_user, move

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_bell_to_the_item_and_back_to_silence(visit, vocabulary, now):
    reporter, _editor = make_user("Reporter", "reporter"), make_user("Editor", "editor")
    story = make_article(reporter, now, headline="Water in the streets")
    move(story, "submit", by=reporter, at=now)
    page = visit("editor", viewport={"width": 390, "height": 844})
    expect(page.locator(".bell-count")).to_have_text("1")
    page.locator(".bell").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Water in the streets", exact=True).press("Enter")
    expect(page.locator("h1")).to_have_text("Water in the streets")
    expect(page.locator(".bell-count")).to_have_count(0)
    page.get_by_role("button", name="Follow", exact=True).press("Enter")
    expect(page.get_by_text("You are told of whatever happens to it.").first).to_be_visible()
