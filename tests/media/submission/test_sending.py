"""The form: what is asked, what is taken, what is turned away and in which words. No cookie, no session, both languages."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from media.inspection import working
from media.models import Footage
from media.submission.models import Submission, SubmittedFile
from newsroom.workflow import history
from tests.factory import move
from tests.media.submission.factory import FORM, WHOLE, code_in, files_under, junk, upload

pytestmark = pytest.mark.django_db

CUT_OFF = b"--x\r\nContent-Disposition: form-data; name=files; filename=a.jpg\r\n\r\n\xff\xd8\xff"
SCRIPT = '<script src="/static/media/uploads.js" defer>'
PAGES = ["/submit/", "/fa/submit/", "/submit/receipt/", "/fa/submit/receipt/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stands_in_both_languages_without_cookie_or_cache_and_with_one_script_at_most(client, path):
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 200
    assert f'dir="{"rtl" if path.startswith("/fa/") else "ltr"}"' in page.split("<head>")[0]
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert response.headers["Cache-Control"] == "no-store"
    assert re.findall(r"<script[^>]*>", page) == ([] if "receipt" in path else [SCRIPT])
    assert not re.search(r"\sstyle=|\son\w+=", page)
    assert "nonce" not in response.headers["Content-Security-Policy"]


def test_risk_and_size_are_said_before_anything_is_asked(client):
    page = client.get("/submit/").content.decode()
    assert (
        page.index("may be watched")
        < page.index("at most 5 in one go, each at most 200.0")
        < page.index('<input type="file"')
    )


def test_the_site_leads_to_the_form(client):
    assert 'href="/submit/"' in client.get("/about/").content.decode()
    assert 'href="/fa/submit/"' in client.get("/fa/about/").content.decode()


def test_a_picture_waits_for_moderators_as_footage_that_nobody_brought(send, moderator, at):
    sent = send(claim_what="Water", consent="unnamed", may_alter="on")
    assert sent.response.status_code == 200
    (footage,) = Footage.objects.all()
    assert (footage.state, footage.created_at, footage.created_by.username) == ("received", at, "submissions")
    assert history.is_recorded(footage)
    row = sent.submission.files.get()
    assert (row.footage, row.is_own, sent.submission.may_alter) == (footage, True, True)
    assert not history.contributors(footage) & {moderator.pk}
    move(footage, "take", by=moderator, at=at)


def test_the_account_that_takes_files_in_cannot_log_in(send):
    send()
    account = Footage.objects.get().created_by
    account.set_password("secret")
    account.is_staff = account.is_superuser = True
    account.save()
    send(upload(colour="maroon"))
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert not account.is_staff
    assert not account.is_superuser
    assert account.get_all_permissions() == {"workflow.hide"}


def test_the_title_of_the_footage_says_nothing_of_the_sender_or_their_language(send):
    sent = send(path="/fa/submit/", claim_what="Farangis filmed this")
    assert Footage.objects.get().working_title == f"Sent in, {sent.submission.ref}/1"


def test_a_title_says_when_something_is_for_the_newsroom_alone(send):
    sent = send(consent="desk")
    assert Footage.objects.get().working_title == f"Sent in, {sent.submission.ref}/1 – not to be published"
    assert sent.submission.files.get().is_own


def test_several_files_come_at_once_and_a_refused_one_does_not_hold_up_the_others(send):
    sent = send(upload(), junk(), upload(colour="maroon"))
    page = sent.response.content.decode()
    assert sent.code
    assert Footage.objects.count() == 2
    assert list(sent.submission.files.values_list("number", "code")) == [(1, ""), (2, "kind_not_allowed"), (3, "")]
    assert "File 2: <strong>not taken.</strong> This file is no picture, no clip and no sound recording" in page


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([junk()], "no picture, no clip and no sound recording"),
        ([SimpleUploadedFile("a.jpg", b"")], "nothing in it"),
    ],
    ids=["playlist", "empty"],
)
def test_when_no_file_can_be_taken_nothing_is_kept_and_the_words_come_back(send, files, sentence):
    sent = send(*files, claim_what="Typed at length")
    page = sent.response.content.decode()
    assert (sent.response.status_code, sent.code) == (422, "")
    assert sentence in page
    assert "Typed at length" in page
    assert not Submission.objects.exists()
    assert not Footage.objects.exists()


def test_a_broken_picture_is_taken_in_and_only_its_inspection_finds_out(client, token, show, at):
    broken = SimpleUploadedFile("a.jpg", upload().read()[:300])
    answer = client.post("/submit/", {**FORM, "token": token(), "files": [broken], **WHOLE})
    item = Footage.objects.get()
    working.inspect(item, at=at)
    item.refresh_from_db()
    assert (item.state, item.inspection.status, item.inspection.code) == ("received", "refused", "unreadable")
    assert not item.renditions.exists()
    assert "Nobody has looked at it yet" in show(code_in(answer)).content.decode()


def test_a_file_over_the_limit_is_named_and_the_others_are_kept(send, settings):
    settings.NEWSROOM_SUBMISSION_FILE_BYTES = 5000
    sent = send(upload(), junk(content=b"\0" * 200_000))
    assert "larger than 4.9" in sent.response.content.decode()
    assert Footage.objects.count() == 1


def test_more_files_than_allowed_are_named_and_the_first_are_kept(send, settings):
    settings.NEWSROOM_SUBMISSION_FILES = 2
    sent = send(upload(colour="navy"), upload(colour="maroon"), upload(colour="olive"))
    assert "File 3: <strong>not taken.</strong> This file was not taken: at most 2" in sent.response.content.decode()
    assert Footage.objects.count() == 2


def test_a_form_that_is_too_large_as_a_whole_is_turned_away_before_it_is_read(send, settings):
    settings.NEWSROOM_SUBMISSION_FILE_BYTES = -1_000_000
    settings.NEWSROOM_SUBMISSION_FILES = 1
    sent = send(junk(content=b"\0" * 100_000))
    assert sent.response.status_code == 413
    assert "nothing was taken" in sent.response.content.decode()


def test_a_nearly_full_disk_takes_nothing_and_says_what_to_do(send, settings):
    settings.NEWSROOM_SUBMISSION_FREE_BYTES = 2**60
    sent = send()
    assert sent.response.status_code == 507
    assert "try again tomorrow" in sent.response.content.decode()
    assert not Submission.objects.exists()


def test_a_disk_that_fills_up_on_the_way_loses_that_file_only(data):
    from media.submission.arriving import Arrivals

    arrivals = Arrivals(data, most_files=2, most_bytes=10**9)
    arrivals.new_file()
    arrivals._open.close()
    arrivals._open = io.FileIO("/dev/full", "w")
    arrivals.receive_data_chunk(b"x" * 100, 0)
    arrivals.receive_data_chunk(b"x" * 100, 100)
    arrivals.file_complete(200)
    arrivals.new_file()
    arrivals.receive_data_chunk(b"y", 0)
    arrivals.file_complete(1)
    assert [file.problem for file in arrivals.files] == ["no_room", ""]


@pytest.mark.parametrize("seconds", [1, 49 * 60 * 60], ids=["faster than a person", "two days old"])
def test_a_form_of_the_wrong_age_is_shown_again(client, token, seconds):
    response = client.post(
        "/submit/", {**FORM, "token": token(seconds), "claim_what": "Typed", "files": [upload()], **WHOLE}
    )
    page = response.content.decode()
    assert response.status_code == 400
    assert "choose the files and send again" in page
    assert "Typed" in page
    assert not Footage.objects.exists()


@pytest.mark.parametrize("made", ["", "made up", "a:b:c", None])
def test_a_token_that_is_not_ours_takes_nothing(client, token, made):
    wrong = token()[:-1] + "_" if made is None else made
    response = client.post("/submit/", {**FORM, "token": wrong, "files": [upload()], **WHOLE})
    assert response.status_code == 400
    assert not Footage.objects.exists()


def test_a_form_that_is_shown_again_can_be_sent(client, token, clock):
    first = client.post("/submit/", {**FORM, "token": "stale", "files": [upload()], **WHOLE})
    fresh = re.search(r'name="token" value="([^"]+)"', first.content.decode())[1]
    clock.shift(30)
    assert code_in(client.post("/submit/", {**FORM, "token": fresh, "files": [upload()], **WHOLE}))


def test_the_field_that_only_programs_fill_in_takes_nothing(send):
    sent = send(website="https://example.org")
    assert sent.response.status_code == 422
    assert "has to stay empty" in sent.response.content.decode()
    assert not Footage.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", ["/submit/", "/submit/receipt/"])
def test_a_post_from_another_site_is_refused(client, token, path, headers):
    response = client.post(path, {**FORM, "token": token(), "files": [upload()], "code": "1", **WHOLE}, headers=headers)
    assert response.status_code == 403
    assert not Footage.objects.exists()


def test_our_own_page_may_post_and_needs_no_csrf_cookie(token):
    strict = Client(enforce_csrf_checks=True)
    own = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    response = strict.post("/submit/", {**FORM, "token": token(), "files": [upload()], **WHOLE}, headers=own)
    assert code_in(response)
    assert not response.cookies


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (CUT_OFF, "multipart/form-data; boundary=x"),
        (b"no form at all", "multipart/form-data; boundary=x"),
        (b"no form at all", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"a=b&" * 3000, "application/x-www-form-urlencoded"),
    ],
    ids=["cut off", "no parts", "no boundary", "json", "too many fields"],
)  # fmt: skip
def test_a_broken_body_leaves_nothing(client, data, body, kind):
    response = client.post("/submit/", body, content_type=kind)
    assert response.status_code == 400
    assert not Submission.objects.exists()
    assert files_under(data) == []
    assert list((data / "arriving").iterdir()) == []


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.97])
def test_a_line_that_breaks_leaves_nothing_wherever_it_breaks(client, token, data, share):
    given = {"token": token(), "files": [upload()], **FORM, "claim_what": "Water", "contact": "x" * 200, **WHOLE}
    body = encode_multipart(BOUNDARY, given)
    cut = body[: int(len(body) * share)]
    response = client.generic("POST", "/submit/", cut, MULTIPART_CONTENT)
    assert response.status_code == 400
    assert "cut off" in response.content.decode()
    assert not Footage.objects.exists()
    assert files_under(data) == []
    assert code_in(client.generic("POST", "/submit/", body, MULTIPART_CONTENT)), "whole, it is taken"


def test_nothing_stays_in_the_folder_of_arrivals_and_nobody_else_may_look_in(send, data):
    send()
    folder = data / "arriving"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == []


def test_a_form_that_comes_twice_is_one_sending_with_one_receipt(client, token):
    made = token()
    answers = [client.post("/submit/", {**FORM, "token": made, "files": [upload()], **WHOLE}) for _time in range(2)]
    codes = [code_in(answer) for answer in answers]
    assert codes[0] == codes[1] != ""
    assert (Submission.objects.count(), SubmittedFile.objects.count(), Footage.objects.count()) == (1, 1, 1)


def test_a_form_that_was_broken_off_takes_the_rest_when_it_comes_again(client, token):
    made = token()
    client.post("/submit/", {**FORM, "token": made, "files": [upload()], **WHOLE})
    client.post("/submit/", {**FORM, "token": made, "files": [upload(), upload(colour="maroon")], **WHOLE})
    assert list(Submission.objects.get().files.values_list("is_own", "code")) == [(True, ""), (True, "")]


def test_the_name_is_kept_only_to_be_printed(send):
    assert send(consent="unnamed", credit_name="Farangis").submission.credit_name == ""
    assert send(consent="named", credit_name="Farangis").submission.credit_name == "Farangis"
    without = send(upload(colour="maroon"), consent="named")
    assert without.response.status_code == 422
    assert "choose to stay unnamed" in without.response.content.decode()


def test_a_choice_and_a_file_are_needed(send, client, token):
    assert send(consent="").response.status_code == 422
    response = client.post("/submit/", {**FORM, "token": token(), **WHOLE})
    assert response.status_code == 422
    assert "no file was chosen" in response.content.decode()


def test_whoever_sends_a_copy_is_not_told_that_it_is_here(send, show, moderator, at):
    send()
    move(Footage.objects.get(), "take", by=moderator, at=at)
    second = send()
    assert "received." in second.response.content.decode()
    assert not second.submission.files.get().is_own
    assert "Nobody has looked at it yet" in show(second.code).content.decode()


def test_whoever_sends_what_was_hidden_for_safety_is_not_told_either(send, show, chief, at):
    send()
    move(Footage.objects.get(), "hide", by=chief, at=at, note="At risk.")
    second = send()
    assert second.code
    assert second.submission.files.get().code == "not_again"
    assert "Nobody has looked at it yet" in show(second.code).content.decode()
