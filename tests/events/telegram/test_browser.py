"""Exports and tables in a real browser, under the policy that forbids inline scripts and styles."""

import io
import zipfile

import openpyxl
import pytest
from django.urls import reverse

from events.models import Report
from tests.events.telegram.exports import chat, message, photo, write
from tests.factory import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.VAULT_DIR = tmp_path / "data" / "vault"
    settings.NEWSROOM_INBOX = tmp_path / "data" / "inbox"


@pytest.fixture
def page(visit):
    """The desk as a reporter sees it; anything that the policy blocks fails the test."""
    make_user("Reporter", "reporter")
    return visit("reporter")


def test_an_export_is_sent_and_its_batch_opened(page, tmp_path):
    folder = write(tmp_path / "ChatExport", chat(message(1, "Flood in Shadegan", **photo("a"))), a="navy")
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(tmp_path))
    page.goto(reverse("admin:events_report_changelist"))
    page.locator("a.addlink", has_text="Telegram export").click()
    page.set_input_files("#id_archive", tmp_path / "export.zip")
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_text("new reports").wait_for()
    page.get_by_role("link", name="Telegram: Ground Channel").click()
    page.get_by_text("Flood in Shadegan").first.wait_for()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_is_shown_and_taken(page, tmp_path, kind):
    table = tmp_path / f"table.{kind}"
    if kind == "csv":
        table.write_text("caption,origin\nFlood in Shadegan,Radio\n", encoding="utf-8")
    else:
        book, file = openpyxl.Workbook(), io.BytesIO()
        book.active.append(["caption", "origin"])
        book.active.append(["Flood in Shadegan", "Radio"])
        book.save(file)
        table.write_bytes(file.getvalue())
    page.goto(reverse("admin:events_report_changelist"))
    page.locator("a.addlink", has_text="Table of captions").click()
    page.set_input_files("#id_import_file", table)
    assert page.locator("#id_format option:checked").inner_text() == kind  # the library's script has guessed it
    page.get_by_role("button", name="Show what is in it").click()
    page.get_by_text("Flood in Shadegan").wait_for()
    assert not Report.objects.exists()
    page.get_by_role("button", name="Take them").click()
    page.get_by_text("1 report is new.").wait_for()
    assert Report.objects.get().origin == "Radio"


def test_a_wrong_table_is_told_with_its_row(page, tmp_path):
    (tmp_path / "table.csv").write_text("caption,date\nFlood,soon\n", encoding="utf-8")
    page.goto(reverse("admin:events_report_import"))
    page.set_input_files("#id_import_file", tmp_path / "table.csv")
    page.get_by_role("button", name="Show what is in it").click()
    page.get_by_text("The time it was sent cannot be read.").wait_for()
    assert page.get_by_role("cell", name="2", exact=True).count() == 1
