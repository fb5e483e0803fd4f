"""A table of captions: a preview, a yes, and the reports that wait; what is wrong in it is said with its row."""

import html
import io
import os
import zipfile
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from events import table_files, tables
from events.models import Batch, Report
from tests.factory import make_user

pytestmark = pytest.mark.django_db

CSV_FORMAT, XLSX_FORMAT = "0", "1"


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def desk(db) -> Client:
    client = Client()
    client.force_login(make_user("Reporter", "reporter"))
    return client


def show(desk, content: str | bytes, kind=CSV_FORMAT, name="NEEDLE-of-somebody.csv"):
    """The answer to a table that was sent."""
    file = io.BytesIO(content.encode() if isinstance(content, str) else content)
    file.name = name
    return desk.post(reverse("admin:events_report_import"), {"import_file": file, "format": kind, "resource": "0"})


def take(desk, answer):
    """Say yes to a preview."""
    return desk.post(reverse("admin:events_report_process_import"), answer.context["confirm_form"].initial)


def bring(desk, content, kind=CSV_FORMAT):
    return take(desk, show(desk, content, kind))


def sheet(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_of(*rows) -> str:
    return "".join(",".join(row) + "\n" for row in rows)


def words_in(content: bytes, kind) -> str:
    """Everything that stands in a file."""
    if kind == CSV_FORMAT:
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        return html.unescape("".join(parts))  # one writer of XML spells "…" as it is, another as a number


def test_a_table_is_shown_first_and_nothing_of_it_is_taken(desk):
    answer = show(desk, "caption,origin\nFlood in Shadegan,Radio\n")
    assert "Flood in Shadegan" in answer.content.decode()
    assert "NEEDLE" not in answer.content.decode()
    assert not Report.objects.exists()
    assert not Batch.objects.exists()


def test_after_a_yes_its_rows_wait_in_one_batch(desk, data_dir):
    answer = bring(
        desk, "caption,origin,link,date\nYesterday flood in Shadegan,Radio,https://r.example/1,2019-04-05\nTwo,,,\n"
    )
    batch = Batch.objects.get()
    one, two = Report.objects.order_by("position")
    assert answer.url == reverse("admin:events_batch_intake", args=[batch.pk])
    assert (one.raw_text, one.origin, one.source_url) == ("Yesterday flood in Shadegan", "Radio", "https://r.example/1")
    assert (one.sent_on, one.channel, one.decision, one.batch) == (date(2019, 4, 5), "table", "waiting", batch)
    assert one.reading["places"] == ["shadegan"]
    assert (two.raw_text, two.sent_at, batch.read_at is None) == ("Two", None, False)
    assert not LogEntry.objects.exists()
    assert list((data_dir / "tables").iterdir()) == []


def test_a_spreadsheet_is_read_with_its_dates(desk):
    sent_at = datetime(2019, 4, 4, 13, 30)  # noqa: DTZ001 - cells of a spreadsheet know no zone
    bring(desk, sheet(["متن", "تاریخ", "منبع"], ["سیل در شادگان", sent_at, "رادیو"]), XLSX_FORMAT)
    report = Report.objects.get()
    assert (report.raw_text, report.origin) == ("سیل در شادگان", "رادیو")
    assert report.sent_at == datetime(2019, 4, 4, 9, 0, tzinfo=UTC)


def test_a_caption_of_a_spreadsheet_that_begins_like_a_formula_is_taken_as_words(desk):
    book = openpyxl.Workbook()
    book.active.append(["caption"])
    cell = book.active.cell(2, 1, "=> flood in Shadegan")
    cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    bring(desk, file.getvalue(), XLSX_FORMAT)
    assert Report.objects.get().raw_text == "=> flood in Shadegan"


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("2019-04-04", date(2019, 4, 4)),
        ("2019/4/4 23:59", date(2019, 4, 4)),
        ("1398/01/15", date(2019, 4, 4)),
        ("۱۳۹۸/۰۱/۱۵ ۱۲:۳۰", date(2019, 4, 4)),
        ("1398/01/02", date(2019, 3, 22)),  # a day without a midnight in Tehran
        ("2019-04-04T22:00:00+00:00", date(2019, 4, 5)),
        ("", None),
    ],
)
def test_a_day_is_read_in_both_calendars(desk, written, on):
    bring(desk, f"caption;date\nFlood;{written}\n")
    assert Report.objects.get().sent_on == on


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",Radio,,", "The caption is missing."),
        ("Flood,,not a link,", "The link is no address of a page."),
        ("Flood,,javascript:alert(1),", "The link is no address of a page."),
        ("Flood,,,2019-02-30", "The time it was sent cannot be read."),
        ("Flood,,,soon", "The time it was sent cannot be read."),
    ],
)
def test_a_wrong_row_gets_a_sentence_and_its_number_and_nothing_is_taken(desk, row, said):
    answer = show(desk, f"caption,origin,link,date\nRight,,,\n{row}\n")
    page = answer.content.decode()
    assert said in page
    assert "<td>3</td>" in page
    assert "confirm_form" not in answer.context
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        ("who,what\na,b\n", CSV_FORMAT, "No column is called"),
        (b"caption\n\xff\xfe\n", CSV_FORMAT, "The table cannot be read."),
        ("caption,origin\na,b,c\n", CSV_FORMAT, "The table cannot be read."),
        (b"no spreadsheet", XLSX_FORMAT, "The table cannot be read."),
        ("caption\n" + "x\n" * (tables.MOST_ROWS + 1), CSV_FORMAT, "more than 5000 rows"),
    ],
)
def test_what_is_no_table_of_captions_is_refused_with_a_sentence(desk, content, kind, said):
    answer = show(desk, content, kind)
    assert said in answer.content.decode()
    assert "confirm_form" not in answer.context


def test_the_same_message_is_not_taken_twice(desk):
    bring(desk, "caption,origin\nFlood,Radio\nFlood,Radio\nFlood,Other\n")
    assert Report.objects.count() == 2
    preview = show(desk, "caption,origin\nFlood,Radio\nNew one,Radio\n")
    assert "here already" in preview.content.decode()
    take(desk, preview)
    assert sorted(Report.objects.values_list("raw_text", flat=True)) == ["Flood", "Flood", "New one"]
    assert Batch.objects.count() == 2


def test_a_table_of_which_all_is_known_leaves_no_batch(desk):
    bring(desk, "caption\nFlood\n")
    bring(desk, "caption,date\nFlood,2019-04-04\n\n")
    assert (Report.objects.count(), Batch.objects.count()) == (1, 1)


def test_columns_it_does_not_know_and_signs_of_persons_are_left_out(desk):
    bring(desk, "sender,caption,phone\nNEEDLE,Flood sent by @needle_person 09121234567,09120000000\n")
    kept = str(list(Report.objects.values())) + str(list(Batch.objects.values()))
    assert Report.objects.get().raw_text == "Flood sent by […] […]"
    assert "needle" not in kept.casefold()
    assert "0912" not in kept


def test_between_its_pages_only_what_may_be_kept_lies_on_disk(desk, data_dir):
    rows = (
        ["sender", "متن", "link", "origin", "phone"],
        ["NEEDLE", "Flood sent by @needle_person", "https://t.me/needle", "NEEDLE: @needle", "09120000000"],
        ["NEEDLE", "Two", "https://t.me/channel/33", "Radio", "09120000000"],
    )
    kept = []
    for content, kind in [(csv_of(*rows), CSV_FORMAT), (sheet(*rows), XLSX_FORMAT)]:
        answer = show(desk, content, kind)
        (file,) = (data_dir / "tables").iterdir()
        kept.append(words_in(file.read_bytes(), kind))
        take(desk, answer)
        assert list((data_dir / "tables").iterdir()) == []
    assert all("needle" not in words.casefold() and "0912" not in words for words in kept)
    assert all("Flood sent by […]" in words and "https://t.me/channel/33" in words for words in kept)
    assert sorted(Report.objects.values_list("raw_text", "origin", "source_url")) == [
        ("Flood sent by […]", "", ""),
        ("Two", "Radio", "https://t.me/channel/33"),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("caption,date\nFlood,soon\n", CSV_FORMAT),
        ("who,what\na,b\n", CSV_FORMAT),
        ("caption\n", CSV_FORMAT),
        (b"caption\n\xff\xfe\n", CSV_FORMAT),
        (b"no spreadsheet", XLSX_FORMAT),
    ],
)
def test_a_table_that_cannot_be_taken_is_gone_with_the_answer(desk, data_dir, content, kind):
    assert show(desk, content, kind).status_code == 200
    folder = data_dir / "tables"
    assert not folder.exists() or list(folder.iterdir()) == []


def test_opening_the_page_removes_what_lies_there_for_more_than_a_day(desk, data_dir):
    show(desk, "caption\nOld one\n")
    (old,) = (data_dir / "tables").iterdir()
    day_ago = old.stat().st_mtime - table_files.LEFT_OVER.total_seconds() - 60
    os.utime(old, (day_ago, day_ago))
    show(desk, "caption\nNew one\n")
    assert old.exists() is False
    assert len(list((data_dir / "tables").iterdir())) == 1


def test_a_command_removes_what_nobody_confirmed(desk, data_dir):
    answer = show(desk, "caption\nFlood\n")
    (file,) = (data_dir / "tables").iterdir()
    call_command("sweep_intake", stdout=io.StringIO())
    assert file.exists()
    export = data_dir / "unpacked" / "export-abc"
    export.mkdir(parents=True)
    for left in (file, export):
        os.utime(left, (0, 0))
    said = io.StringIO()
    call_command("sweep_intake", stdout=said)
    assert said.getvalue() == "1 tables and 1 exports were removed.\n"
    assert not file.exists()
    assert not export.exists()
    assert take(desk, answer).url == reverse("admin:events_report_import")


def test_without_the_right_to_add_reports_there_is_no_page():
    client = Client()
    client.force_login(make_user("Moderator"))
    assert client.get(reverse("admin:events_report_import")).status_code == 403
    assert client.post(reverse("admin:events_report_process_import")).status_code == 403


def test_a_table_that_nobody_confirmed_goes_and_a_late_yes_is_told(desk, data_dir):
    answer = show(desk, "caption\nFlood\n")
    (file,) = (data_dir / "tables").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    table_files.sweep([file], before=datetime.fromtimestamp(file.stat().st_mtime, UTC) + timedelta(seconds=1))
    assert not file.exists()
    assert take(desk, answer).url == reverse("admin:events_report_import")
    assert not Report.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "", "0" * 31])
def test_only_a_table_of_ours_can_be_confirmed(desk, name):
    desk.post(
        reverse("admin:events_report_process_import"),
        {"import_file_name": name, "original_file_name": "table", "format": CSV_FORMAT, "resource": "0"},
    )
    assert not Report.objects.exists()
