"""Bringing in an export on the desk."""

import io
import zipfile

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from events.models import Batch, Report
from tests.events.telegram.exports import chat, message, photo, service, write
from tests.factory import make_user

pytestmark = pytest.mark.django_db
ADDRESS = "admin:events_report_telegram"


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.VAULT_DIR = tmp_path / "data" / "vault"
    settings.NEWSROOM_INBOX = tmp_path / "data" / "inbox"
    return tmp_path


@pytest.fixture
def desk(db) -> Client:
    client = Client()
    client.force_login(make_user("Reporter", "reporter"))
    return client


def zipped(folder) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path in folder.rglob("*"):
            archive.write(path, path.relative_to(folder.parent))
    file.seek(0)
    file.name = "NEEDLE-name.zip"
    return file


@pytest.fixture
def export(places):
    rows = [
        message(1, "Flood in Shadegan", **photo("a")),
        service(2),
        message(3, "by @needle"),
        message(4, "", photo="../x.jpg"),
    ]
    return write(places / "ChatExport", chat(*rows), a="navy")


def test_a_zip_becomes_reports_and_the_page_says_what_happened(desk, export, places):
    answer = desk.post(reverse(ADDRESS), {"archive": zipped(export)})
    page = answer.content.decode()
    tally, batch = answer.context["tally"], Batch.objects.get()
    assert (tally.new, tally.clips, tally.service, tally.refused) == (3, 1, 1, 1)
    assert "<td>3</td><td>new reports</td>" in page
    assert reverse("admin:events_batch_intake", args=[batch.pk]) in page
    assert "Flood" not in page
    assert "needle" not in page.casefold()
    assert list((places / "data" / "unpacked").iterdir()) == []
    assert not LogEntry.objects.exists()


def test_the_same_zip_again_is_known(desk, export):
    desk.post(reverse(ADDRESS), {"archive": zipped(export)})
    answer = desk.post(reverse(ADDRESS), {"archive": zipped(export)})
    assert (answer.context["tally"].new, answer.context["tally"].known, Report.objects.count()) == (0, 3, 3)


def test_a_folder_of_the_inbox_is_listed_and_brought_in(desk, places):
    inbox = places / "data" / "inbox"
    write(inbox / "channel", chat(message(1, "One")))
    write(places / "elsewhere", chat(message(1, "NEEDLE")))
    (inbox / "way").symlink_to(places / "elsewhere")
    page = desk.get(reverse(ADDRESS)).content.decode()
    assert '<option value="channel">' in page
    assert '"way"' not in page
    answer = desk.post(reverse(ADDRESS), {"folder": "channel"})
    assert answer.context["tally"].new == 1


@pytest.mark.parametrize("name", ["way", "../elsewhere", "channel/photos", "/etc", "none"])
def test_another_folder_cannot_be_named(desk, places, name):
    write(places / "data" / "inbox" / "channel", chat(message(1, "One")))
    write(places / "data" / "elsewhere", chat(message(1, "NEEDLE")))
    (places / "data" / "inbox" / "way").symlink_to(places / "data" / "elsewhere")
    answer = desk.post(reverse(ADDRESS), {"folder": name})
    assert answer.context["form"].errors
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no zip", "This file is no ZIP"),
        (None, "Nothing was brought in"),
        (b"PK\x05\x06" + b"\0" * 18, "holds no result.json"),
    ],
)
def test_what_is_no_export_is_told_in_a_sentence(desk, content, said):
    values = {}
    if content is not None:
        values["archive"] = io.BytesIO(content)
        values["archive"].name = "export.zip"
    assert said in desk.post(reverse(ADDRESS), values).content.decode()


def test_without_the_right_to_add_reports_there_is_no_page():
    client = Client()
    client.force_login(make_user("Moderator"))
    assert client.get(reverse(ADDRESS)).status_code == 403
    page = client.get(reverse("admin:events_report_changelist"))
    assert reverse(ADDRESS) not in page.content.decode()


def test_the_list_of_reports_leads_to_the_exports_and_to_tables(desk):
    page = desk.get(reverse("admin:events_report_changelist")).content.decode()
    assert reverse(ADDRESS) in page
    assert reverse("admin:events_report_import") in page


def test_a_report_without_words_has_its_reference_in_the_list(desk, export):
    write(export, chat(message(1, "", **photo("a"))), a="navy")
    desk.post(reverse(ADDRESS), {"archive": zipped(export)})
    report = Report.objects.get()
    assert f"<bdi>{report.ref}</bdi>" in desk.get(reverse("admin:events_report_changelist")).content.decode()
    batch = Batch.objects.get()
    assert desk.get(reverse("admin:events_batch_intake", args=[batch.pk])).status_code == 200
