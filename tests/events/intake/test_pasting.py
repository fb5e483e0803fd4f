"""Pasting on the desk: stored before it is read, nothing is lost, files go to their captions, names go nowhere."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.batches import keep
from events.intake import deciding
from events.intake.pasting import MAX_CAPTIONS
from events.models import Batch, EventPost, Report
from media.models import Footage
from newsroom.text.calendars import PartialDate
from tests.desk.conftest import (
    administrator,
    chief,
    editor,
    moderator,
    now,
    reporter,
    sign_in,
)
from tests.desk.pages import messages_of
from tests.events.intake.factory import FIRE, FLOOD, STRIKE, columns_with, only, reports_of, row_of, upload
from tests.factory import make_user

PASTE = "/admin/events/report/paste/"
NEEDLE = "farangis"
JSON = {"Accept": "application/json"}


@pytest.fixture
def browser(vocabulary, reporter, sign_in):
    return sign_in(reporter)


def paste(browser, text: str, *files, **values):
    return browser.post(PASTE, {"text": text, "files": list(files), **values})


def type_in(browser, text: str, **values) -> str:
    """What the page's script does while somebody types; the number it is given."""
    return str(browser.post(PASTE, {"text": text, **values}, headers=JSON).json()["kept"])


# -- who may


@pytest.mark.parametrize("role", ["Moderator", "Administrator"])
@pytest.mark.parametrize("headers", [{}, JSON])
def test_who_may_not_write_may_not_paste(vocabulary, sign_in, role, headers):
    browser = sign_in(make_user(role))
    assert browser.get(PASTE).status_code == 403
    assert browser.post(PASTE, {"text": FLOOD}, headers=headers).status_code == 403
    assert not Batch.objects.exists()


@pytest.mark.parametrize("headers", [{}, JSON])
def test_a_stranger_gets_the_page_to_log_in(db, client, headers):
    for answer in (client.get(PASTE), client.post(PASTE, {"text": FLOOD}, headers=headers)):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/admin/login/")
    assert not Batch.objects.exists()


@pytest.mark.parametrize("headers", [{}, JSON])
def test_a_post_from_elsewhere_is_refused(db, reporter, headers):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(reporter)
    assert browser.post(PASTE, {"text": FLOOD}, headers=headers).status_code == 403
    assert not Batch.objects.exists()


# -- pasting


def test_many_captions_at_once_become_rows_that_wait(browser, reporter):
    answer = paste(browser, f"{FLOOD}\r\n\r\n{STRIKE}\r\n\r\n{FIRE}", origin="A public channel")
    batch = Batch.objects.get()
    assert answer.headers["Location"] == reverse("admin:events_batch_intake", args=[batch.pk])
    assert [report.raw_text for report in reports_of(batch)] == [FLOOD, STRIKE, FIRE]
    assert {(one.decision, one.channel, one.origin) for one in reports_of(batch)} == {
        ("waiting", "paste", "A public channel")
    }
    assert (batch.brought_by, batch.origin, batch.channel) == (reporter, "A public channel", "paste")
    assert batch.read_at is not None
    assert not EventPost.objects.exists()


def test_a_list_with_bullets_is_many_captions(browser):
    paste(browser, f"- {FLOOD}\n- {STRIKE}\n- {FIRE}")
    assert Report.objects.count() == 3


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (PartialDate(None, 5, 4), "")),
        ({"year": "2019"}, (PartialDate(2019, 5, 4), "batch")),
        ({"sent_on": "2021-06-01"}, (PartialDate(2021, 5, 4), "message")),
        ({"sent_on": "2021-01-05"}, (PartialDate(2020, 5, 4), "message")),
        ({"year": "2019", "sent_on": "2021-06-01"}, (PartialDate(2021, 5, 4), "message")),
    ],
)
def test_the_batch_gives_a_year_or_a_day_of_sending(browser, now, values, expected):
    paste(browser, "A fire in Yasuj, 4 May", **values)
    row = row_of(Batch.objects.get(), at=now)
    assert (row.proposal.date, row.proposal.year_from) == expected


@pytest.mark.parametrize(
    "values",
    [{"text": ""}, {"text": "  \n "}, {"year": "1899"}, {"year": "2101"}, {"year": "x"}, {"sent_on": "31.2.2021"}],
)
def test_what_cannot_be_is_refused_and_what_was_typed_still_stands_there(browser, values):
    answer = browser.post(PASTE, {"text": FLOOD, **values})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert values.get("text", FLOOD).strip() in answer.content.decode()
    assert not Batch.objects.exists()


def test_more_than_a_batch_may_hold_is_refused_with_the_text_kept_on_the_page(browser):
    text = "\n\n".join(f"Caption {number}" for number in range(MAX_CAPTIONS + 1))
    answer = paste(browser, text)
    assert "Paste them in two or more parts" in answer.content.decode()
    assert f"Caption {MAX_CAPTIONS}" in answer.content.decode()
    assert not Report.objects.exists()


def test_html_in_a_caption_is_only_words(browser):
    text = "<script>alert(1)</script> & a fire in Yasuj, 4 May 2021"
    answer = browser.get(paste(browser, text).headers["Location"])
    assert Report.objects.get().raw_text == text
    assert "<script>alert" not in answer.content.decode()


# -- the same again


def test_the_same_text_twice_is_one_batch_and_says_nothing_wrong(browser):
    first = paste(browser, f"{FLOOD}\n\n{FIRE}")
    deciding.accept(only(Batch.objects.get()), by=make_user("Reporter"), at=timezone.now())
    second = paste(browser, f"{FLOOD}\n\n{FIRE}")
    assert second.headers["Location"] == first.headers["Location"]
    assert (Batch.objects.count(), Report.objects.count(), EventPost.objects.count()) == (1, 2, 1)


def test_captions_that_came_before_stay_where_they_are_and_their_number_is_said(browser):
    paste(browser, f"{FLOOD}\n\n{FIRE}")
    answer = browser.get(paste(browser, f"{FIRE}\n\n{STRIKE}\n\n{FLOOD}").headers["Location"])
    assert messages_of(answer) == ["2 captions were here already."]
    assert [report.raw_text for report in reports_of(Batch.objects.order_by("pk").last())] == [STRIKE]


def test_a_batch_of_nothing_new_says_so(browser):
    paste(browser, f"{FLOOD}\n\n{FIRE}")
    answer = browser.get(paste(browser, FIRE).headers["Location"])
    assert "Everything that came was here already" in answer.content.decode()


# -- nothing is lost


@pytest.fixture
def without_words(settings, browser):
    """The newsroom's word list cannot be read: what comes after storing fails."""
    settings.NEWSROOM_PACK = "atlantis"
    browser.raise_request_exception = False
    yield browser
    browser.raise_request_exception = True


def test_a_batch_is_stored_even_when_reading_it_fails(without_words, settings):
    assert paste(without_words, f"{FLOOD}\n\n{FIRE}").status_code == 500
    batch = Batch.objects.get()
    assert (batch.text, batch.read_at) == (f"{FLOOD}\n\n{FIRE}", None)
    settings.NEWSROOM_PACK = "iran"
    without_words.raise_request_exception = True
    page = reverse("admin:events_batch_intake", args=[batch.pk])
    assert "Read it now" in without_words.get(page).content.decode()
    without_words.post(page, {"act": "read"})
    assert [report.raw_text for report in reports_of(batch)] == [FLOOD, FIRE]
    assert "Read it now" not in without_words.get(page).content.decode()


def test_files_of_a_batch_that_could_not_be_read_wait_with_it(without_words):
    paste(without_words, f"{FLOOD} [a.jpg]", upload("a.jpg"))
    assert list(Batch.objects.get().footage.all()) == list(Footage.objects.all()) != []


def test_what_is_typed_is_kept_and_offered_after_the_browser_closed(browser, reporter, sign_in):
    number = type_in(browser, "A fire in Yas")
    later = sign_in(reporter)
    page = later.get(PASTE).content.decode()
    assert f"?kept={number}" in page
    assert "A fire in Yas" in later.get(f"{PASTE}?kept={number}").content.decode()


def test_of_what_is_typed_only_the_last_state_is_kept(browser):
    number = ""
    for text in ("A", "A fire", "A fire in Yasuj"):
        number = type_in(browser, text, kept=number)
    assert [batch.text for batch in Batch.objects.all()] == ["A fire in Yasuj"]
    paste(browser, f"{FIRE}\n\n{FLOOD}", kept=number)
    assert [batch.text for batch in Batch.objects.all()] == [f"{FIRE}\n\n{FLOOD}"]


def test_emptying_the_field_does_not_throw_away_what_stood_there(browser):
    number = type_in(browser, "A fire in Yasuj")
    assert type_in(browser, "  ", kept=number) == ""
    assert Batch.objects.get().text == "A fire in Yasuj"


def test_two_windows_keep_two_texts(browser):
    one, other = type_in(browser, "A fire in Yasuj"), type_in(browser, "A flood in Shadegan")
    assert one != other
    assert Batch.objects.count() == 2


@pytest.mark.parametrize("number", ["999999", "x", "-1", "²"])
def test_a_number_that_is_none_is_no_error(browser, number):
    assert type_in(browser, "A fire in Yasuj", kept=number)
    assert browser.get(f"{PASTE}?kept={number}").status_code == 200


def test_nobody_is_offered_or_overwrites_what_a_colleague_typed(browser, sign_in):
    number = type_in(browser, "A fire in Yasuj")
    colleague = sign_in(make_user("Reporter"))
    assert "?kept=" not in colleague.get(PASTE).content.decode()
    assert "A fire in Yasuj" not in colleague.get(f"{PASTE}?kept={number}").content.decode()
    type_in(colleague, "Something else", kept=number)
    paste(colleague, FLOOD, kept=number)
    assert Batch.objects.filter(text="A fire in Yasuj").exists()


def test_what_was_read_is_not_deleted_by_a_late_keeping(browser):
    number = type_in(browser, FLOOD)
    paste(browser, FLOOD, kept=number)
    type_in(browser, f"{FLOOD}\n\n{FIRE}", kept=number)
    assert Report.objects.get().batch.text == FLOOD


def test_nothing_is_read_while_it_is_typed(browser):
    type_in(browser, f"{FLOOD}\n\n{FIRE}")
    assert not Report.objects.exists()


def test_reading_what_was_typed_fills_in_year_and_source(browser):
    number = type_in(browser, "A fire in Yasuj, 4 May")
    paste(browser, "A fire in Yasuj, 4 May", kept=number, year="2019", origin="A channel")
    batch = Batch.objects.get()
    assert (batch.year, batch.origin, Report.objects.get().origin) == (2019, "A channel", "A channel")


# -- files


def test_files_go_to_the_captions_that_name_them_and_the_rest_waits(browser):
    text = f"{FLOOD} [b.jpg]\n\n{STRIKE}\n\n{FIRE} [a.jpg]"
    paste(browser, text, upload("a.jpg", "navy"), upload("b.jpg", "maroon"), upload("c.jpg", "olive"))
    batch = Batch.objects.get()
    first, second, third = reports_of(batch)
    titles = [[clip.working_title for clip in one.footage.all()] for one in (first, second, third)]
    assert titles == [[f"File 2 of batch {batch.pk}"], [], [f"File 1 of batch {batch.pk}"]]
    assert [clip.working_title for clip in batch.footage.all()] == [f"File 3 of batch {batch.pk}"]
    assert [one.raw_text for one in (first, second, third)] == [FLOOD, STRIKE, FIRE]
    assert not any(one.is_clip_missing for one in (first, second, third))


def test_a_file_that_did_not_come_is_missed(browser, now):
    paste(browser, f"{FLOOD} [gone.mp4]\n\n{FIRE}")
    batch = Batch.objects.get()
    assert [report.is_clip_missing for report in reports_of(batch)] == [True, False]
    assert [doubt.code for doubt in row_of(batch, at=now).doubts] == ["clip_missing"]


def test_a_file_that_is_refused_is_missed_and_said(browser):
    bad = upload("a.jpg")
    bad.file.seek(0)
    bad.file.truncate()
    bad.file.write(b"%PDF-1.7")
    bad.file.seek(0)
    bad.size = 8
    answer = browser.get(paste(browser, f"{FLOOD} [a.jpg]", bad).headers["Location"])
    assert [one for one in messages_of(answer) if one.startswith("File 1: ")]
    assert Report.objects.get().is_clip_missing
    assert not Footage.objects.exists()


def test_one_file_that_two_captions_name_goes_to_both(browser):
    paste(browser, f"{FLOOD} [a.jpg]\n\n{FIRE} [a.jpg]", upload("a.jpg"))
    assert [report.footage.count() for report in reports_of(Batch.objects.get())] == [1, 1]
    assert not Batch.objects.get().footage.exists()


def test_a_file_without_words_waits_for_its_report(browser):
    paste(browser, f"{FLOOD}\n\n[a.jpg]\n\n{FIRE}", upload("a.jpg"))
    batch = Batch.objects.get()
    assert batch.footage.count() == 1
    assert [report.raw_text for report in reports_of(batch)] == [FLOOD, FIRE]


def test_files_without_words_of_two_mornings_are_not_one_report(browser):
    paste(browser, f"{FLOOD}\n\n[a.jpg]", upload("a.jpg", "navy"))
    paste(browser, f"{FIRE}\n\n[b.jpg]", upload("b.jpg", "maroon"))
    for report in Report.objects.all():
        assert report.footage.count() < 2


def test_a_file_for_a_caption_that_is_here_goes_to_the_report_that_is_here(browser):
    paste(browser, FLOOD)
    paste(browser, f"{FLOOD} [a.jpg]\n\n{FIRE}", upload("a.jpg"))
    assert Report.objects.get(raw_text=FLOOD).footage.count() == 1
    assert not Footage.objects.filter(pk__in=Batch.footage.through.objects.values("footage")).exists()


NAMES = [
    f"{NEEDLE}.jpg", f"{NEEDLE} (1) [final].jpg", f"{NEEDLE}+.*?$.jpg", f"<img src=x onerror={NEEDLE}>.jpg",
    f"{NEEDLE.upper()}.JPG", f"{NEEDLE}&amp;co.jpg", f"../../{NEEDLE}.jpg", f"{NEEDLE}.pdf",
    f"{NEEDLE}'s \"holiday\".jpg", f"{'x' * 140}{NEEDLE}.jpg",
]  # fmt: skip
PICTURES = [name for name in NAMES if not name.endswith(".pdf")]  # what can be told for a name without its file


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_is_stored_nowhere(browser, name):
    answer = paste(browser, f"{FLOOD} [{name}]\n\n{FIRE}", upload(name))
    assert answer.status_code == 302
    assert columns_with(NEEDLE) == set()
    assert NEEDLE not in browser.get(answer.headers["Location"]).content.decode().lower()


@pytest.mark.parametrize("name", PICTURES)
def test_the_name_of_a_file_that_did_not_come_is_stored_nowhere(browser, name):
    paste(browser, f"{FLOOD} [{name}]\n\n{FIRE}")
    assert columns_with(NEEDLE) == set()


@pytest.mark.parametrize("name", PICTURES)
def test_the_name_of_a_file_that_was_dropped_is_not_kept_while_typing_either(browser, name):
    type_in(browser, f"{FLOOD} [{name}]\n\n{FIRE}")
    assert columns_with(NEEDLE) == set()
    assert Batch.objects.get().text.startswith(FLOOD)


@pytest.mark.parametrize("names", [("IMG_1.jpg", "IMG_1.jpg"), ("img_1.jpg", "IMG_1.JPG")])
def test_two_files_of_one_name_are_both_there_and_neither_is_with_two_captions(browser, names):
    text = f"{FLOOD} [{names[0]}]\n\n{FIRE} [{names[1]}]"
    paste(browser, text, upload(names[0], "navy"), upload(names[1], "maroon"))
    batch = Batch.objects.get()
    with_captions = [clip.pk for report in reports_of(batch) for clip in report.footage.all()]
    loose = [clip.pk for clip in batch.footage.all()]
    assert sorted([*with_captions, *loose]) == sorted(Footage.objects.values_list("pk", flat=True))
    assert Footage.objects.count() == 2
