"""Footage on the desk: a file is taken in whole or not at all."""

# ruff: noqa: F401, F811 - the fixtures of the desk are used by name

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media.models import Footage
from newsroom.workflow.models import Revision
from tests.desk.conftest import administrator, moderator, now, reporter, sign_in
from tests.desk.pages import address, filled_in
from tests.factory import assess_low_risk, clear, make_still, picture

ADD = "admin:media_footage_add"


def upload(browser, content: bytes, **given):
    file = SimpleUploadedFile("source name.jpg", content, content_type="image/jpeg")
    return browser.post(
        reverse(ADD), {"working_title": "Street", "credit": "", "seconds": "", "original": file, **given}
    )


@pytest.fixture
def browser(reporter, sign_in):
    return sign_in(reporter)


def test_a_picture_is_sealed_recorded_and_leads_to_its_own_page(vocabulary, reporter, browser):
    answer = upload(browser, picture().read())
    still = Footage.objects.get()
    assert answer["Location"] == address(still)
    assert (still.form, still.state, still.created_by) == ("still", "received", reporter)
    assert Revision.objects.of(still).get().author == reporter
    assert still.given_name == "source name.jpg"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"These are words, not a picture.", "no picture, no clip and no sound recording"),
        (b"\xff\xd8\xff\xe0" + b"broken" * 50, "picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "no picture, no clip and no sound recording"),
        (b"", "empty"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(vocabulary, browser, content, sentence):
    answer = upload(browser, content)
    assert sentence in str(answer.context["adminform"].form.errors["original"])
    assert not Footage.objects.exists()


def test_nothing_is_taken_in_while_the_form_has_a_mistake(vocabulary, browser):
    answer = upload(browser, picture().read(), working_title="")
    assert answer.status_code == 200
    assert not Footage.objects.exists()


def test_the_same_file_twice_is_no_error_of_ours(vocabulary, browser):
    content = picture().read()
    assert [upload(browser, content).status_code for _ in range(2)] == [302, 302]


def test_people_of_the_desk_see_the_clean_picture_and_nobody_else_does(
    vocabulary,
    now,
    reporter,
    administrator,
    client,
    sign_in,
):
    still = make_still(reporter, now)
    picture_address = reverse("admin:media_footage_picture", args=[still.pk])
    answer = sign_in(reporter).get(picture_address)
    content = io.BytesIO(b"".join(answer.streaming_content)).getvalue()
    assert content
    assert b"NEEDLE" not in content
    assert sign_in(administrator).get(picture_address).status_code == 403
    assert client.get(picture_address).status_code == 302


def test_a_moderator_takes_and_clears_what_another_brought(vocabulary, now, reporter, moderator, sign_in):
    still = make_still(reporter, now)
    browser = sign_in(moderator)
    assess_low_risk(still, by=moderator, at=now)
    for name in ("take", "clear"):
        assert browser.post(address(still, "move"), {"move": name}).status_code == 302
    still.refresh_from_db()
    assert still.state == "cleared"
    assert still.texts.get().is_approved


def test_cleared_footage_is_closed_and_its_words_are_not(vocabulary, now, reporter, moderator, sign_in):
    still = make_still(reporter, now)
    clear(still, moderator=moderator, at=now)
    page = sign_in(moderator).get(address(still))
    assert page.context["is_closed"]
    assert [name for name, _address in page.context["words_to_add"]] == ["Persian"]
    form = page.context["words_to_add"][0][1]
    browser = sign_in(moderator)
    assert browser.post(form, {**filled_in(browser.get(form)), "caption": "خیابان"}).status_code == 302
    assert still.texts.get(language="fa").state == "draft"
