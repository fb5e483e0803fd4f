"""Sending in a real browser on a phone, with scripts and without: form, receipt, status, question, taking back."""

import pytest
from playwright.sync_api import expect

from media.models import Footage
from media.submission import receipts
from media.submission.models import Question, Submission
from tests.factory import make_user, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Browser and server run on the real clock; the form may be sent at once."""
    monkeypatch.setattr(receipts, "YOUNGEST", -1)


def is_as_wide_as_the_screen(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("has_scripts", [False, True], ids=["without scripts", "with scripts"])
@pytest.mark.parametrize("prefix", ["", "/fa"], ids=["en", "fa"])
def test_a_picture_is_sent_asked_about_and_taken_back_on_a_phone(visit, vocabulary, prefix, has_scripts):
    page = visit(viewport=PHONE, java_script_enabled=has_scripts)
    page.goto(f"{prefix}/about/")
    page.locator("footer a[href$='/submit/']").click()
    page.set_input_files("#id_files", {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": picture().read()})
    page.fill("#id_claim_what", "Water in the street")
    page.locator("input[value=unnamed]").check()
    page.locator("form button[type=submit]").click()
    code = page.locator(".receipt-code").inner_text()
    assert page.context.cookies() == []

    asker = make_user("Moderator")
    submission = Submission.objects.get()
    Question.objects.create(submission=submission, text="Which bridge?", asked_by=asker, asked_at=submission.created_at)
    page.locator("main .more a").click()
    page.fill("#id_code", code.replace(" ", "-"))
    page.locator("form button[type=submit]").click()
    expect(page.locator(".asked")).to_have_text("Which bridge?")
    page.fill("#id_answer", "The old one")
    page.locator("button[value=answer]").click()
    expect(page.locator(".asked")).to_have_count(0)
    assert Question.objects.get().answer == "The old one"

    page.locator("button[value=ask_erase]").click()
    page.locator("button[value=erase]").click()
    expect(page.locator("form")).to_have_count(0)
    submission.refresh_from_db()
    assert (submission.ending, Footage.objects.get().state) == ("erased", "hidden")
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", ["/submit/", "/fa/submit/", "/submit/receipt/"])
def test_no_page_is_wider_than_a_phone(visit, db, path):
    page = visit(viewport=PHONE)
    page.goto(path)
    assert is_as_wide_as_the_screen(page)
