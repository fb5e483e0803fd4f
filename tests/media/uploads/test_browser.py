"""Sending in a real browser whose line is lost in mid-upload, and without any script."""

import os
import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from media import vault
from media.models import Footage
from media.submission import receipts
from media.uploads import pieces
from media.uploads.models import Upload
from tests.factory import make_user, picture

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Browser and server run on the real clock; the form may be sent at once."""
    monkeypatch.setattr(receipts, "YOUNGEST", -1)


@pytest.fixture
def large(tmp_path) -> str:
    """The path of a picture of three and a half megabytes: what stands behind its end is kept in the original."""
    path = tmp_path / "IMG_2041.jpg"
    path.write_bytes(picture().read() + os.urandom(3_500_000))
    return str(path)


def original() -> bytes:
    with vault.open_original(Footage.objects.get().original, settings.VAULT_DIR) as file:
        return file.read()


def begun_with(least: int) -> bool:
    return Upload.objects.filter(received__gte=least).exists()


def lose_the_line_after(page, number: int) -> list[str]:
    """Let so many pieces through, then lose the line: requests fail until the list that is returned is emptied."""
    lost, seen = [], []

    def pass_or_fail(route) -> None:
        if route.request.method == "PATCH":
            seen.append(route.request.url)
            if len(seen) == number + 1:
                lost.append("lost")
        if lost:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route("**/uploads/**", pass_or_fail)
    return lost


def open_form(visit, path: str = "/submit/", **options):
    """The form on a phone; a console that says the line is lost is not a fault here."""
    page = visit(viewport=PHONE, **options)
    page.goto(path)
    return page


@pytest.mark.parametrize(
    ("path", "lost_words", "whole_words"),
    [("/submit/", "The line is lost", "3.3 MB, all of it is here"), ("/fa/submit/", "", "")],
    ids=["en", "fa"],
)
def test_a_line_that_is_lost_in_the_middle_costs_nothing(visit_badly, vocabulary, large, path, lost_words, whole_words):
    page = open_form(visit_badly, path)
    lost = lose_the_line_after(page, 2)
    page.set_input_files("#id_files", large)
    page.locator("input[value=unnamed]").check()
    page.locator("form button[type=submit]").click()
    expect(page.locator(".upload-status")).not_to_be_empty()
    expect(page.locator(".upload-status")).to_contain_text(lost_words)
    assert begun_with(1024 * 1024)
    lost.clear()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".receipt-code")).to_have_text(re.compile(r"\d"), timeout=30_000)
    with open(large, "rb") as file:
        assert original() == file.read()
    assert Footage.objects.get().given_name == ""
    assert not Upload.objects.exists()
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_browser_that_goes_offline_goes_on_by_itself(visit_badly, vocabulary, large):
    page = open_form(visit_badly)
    page.route("**/uploads/**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.set_input_files("#id_files", large)
    page.locator("input[value=unnamed]").check()
    page.locator("form button[type=submit]").click()
    expect(page.locator(".uploads span")).to_contain_text("of 3.3 MB; you may lose the line")
    page.context.set_offline(True)
    expect(page.locator(".upload-status")).to_contain_text("The line is lost")
    page.context.set_offline(False)
    expect(page.locator(".receipt-code")).to_have_text(re.compile(r"\d"), timeout=60_000)
    with open(large, "rb") as file:
        assert original() == file.read()


def test_what_is_stopped_is_deleted(visit_badly, vocabulary, large):
    page = open_form(visit_badly)
    lose_the_line_after(page, 1).clear()
    page.route("**/uploads/*", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.set_input_files("#id_files", large)
    page.locator("input[value=unnamed]").check()
    page.locator("form button[type=submit]").click()
    page.get_by_text("Stop, and delete").click()
    expect(page.locator(".upload-status")).to_have_text("Stopped. What had arrived is deleted.")
    page.wait_for_timeout(1500)
    assert not Upload.objects.exists()
    expect(page.locator("form button[type=submit]")).to_be_enabled()


def test_the_limit_is_said_before_and_a_larger_file_is_not_begun(visit, vocabulary, large, settings):
    settings.NEWSROOM_SUBMISSION_UPLOAD_BYTES = 3_000_000
    page = open_form(visit)
    expect(page.locator("#id_files_hint")).to_contain_text("at most 2.9")
    page.set_input_files("#id_files", large)
    expect(page.locator(".upload-status")).to_contain_text("“IMG_2041.jpg” is larger than 2.9")
    page.locator("input[value=unnamed]").check()
    page.locator("form button[type=submit]").click()
    assert not Upload.objects.exists()


def test_without_scripts_the_form_works_as_any_form(visit, vocabulary, large):
    page = open_form(visit, java_script_enabled=False)
    page.set_input_files("#id_files", large)
    page.locator("input[value=unnamed]").check()
    page.locator("form button[type=submit]").click()
    assert page.locator(".receipt-code").inner_text()
    with open(large, "rb") as file:
        assert original() == file.read()
    assert not Upload.objects.exists()


def test_the_desk_takes_two_files_with_their_names(visit, vocabulary, large, tmp_path):
    make_user("Reporter", "nika")
    second = tmp_path / "میدان.jpg"
    second.write_bytes(picture("maroon").read())
    page = visit("nika")
    page.goto("/admin/media/footage/add/")
    page.fill("#id_working_title", "Street")
    page.set_input_files("#id_original", [large, str(second)])
    page.locator("[name=_save]").click()
    page.wait_for_url("**/change/")
    assert list(Footage.objects.order_by("pk").values_list("given_name", flat=True)) == ["IMG_2041.jpg", "میدان.jpg"]
    assert list(pieces.folder().iterdir()) == []
