"""The whole story by hand: a caption is pasted, sent to review, approved by another person, published, and read."""

import pytest
from playwright.sync_api import expect

from events.models import EventPost
from tests.factory import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CAPTION = "#IranFloods-April 4, Poledokhtar, Lorestan province W #Iran"


def press(page, name: str) -> None:
    """Press the button of a move, unfolding its note first where it has one, and wait for the answer."""
    fold = page.locator("details:not([open]) > summary", has_text=name)
    if fold.count():
        fold.first.click()
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def test_a_raw_caption_becomes_a_public_page(visit, vocabulary):
    make_user("Reporter", "rep")
    make_user("Editor", "ed")

    desk = visit("rep")
    desk.goto("/admin/events/report/paste/")
    desk.fill("#id_text", CAPTION)
    desk.fill("#id_year", "2019")
    press(desk, "Read them")
    desk.get_by_role("button", name="Accept", exact=True).click()
    desk.locator(".became a").click()
    desk.wait_for_url("**/change/")
    event = EventPost.objects.get()
    expect(desk.locator("#id_day")).to_have_value("4")
    expect(desk.locator("#id_month")).to_have_value("4")
    expect(desk.locator("#id_year")).to_have_value("2019")
    assert desk.get_by_role("button", name="Approve", exact=True).count() == 0
    press(desk, "Send to review")

    editor = visit("ed")
    editor.goto("/admin/")
    editor.get_by_role("link", name=CAPTION).first.click()
    editor.wait_for_url("**/change/")
    press(editor, "Approve")
    press(editor, "Publish")

    reader = visit()
    reader.goto("/events/")
    reader.get_by_role("link", name="Flood, Pol-e Dokhtar, Lorestan, 4 April 2019").first.click()
    expect(reader).to_have_url(
        f"{reader.url.split('/events/')[0]}/events/{event.ref}/flood-pol-e-dokhtar-lorestan-4-april-2019/"
    )
    expect(reader.locator("main")).to_contain_text(CAPTION)
    reader.goto("/fa/events/")
    assert reader.locator("html").get_attribute("dir") == "rtl"
    expect(reader.locator("main")).to_contain_text("سیل، پلدختر، لرستان، ۱۵ فروردین ۱۳۹۸")
