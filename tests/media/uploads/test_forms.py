"""Forms that come with uploads in place of files: of strangers, and on the desk."""

import pytest
from django.urls import reverse

from media import vault
from media.models import Footage
from media.submission import receipts
from media.submission.models import Submission
from media.uploads import pieces
from media.uploads.models import Upload
from newsroom.workflow import history
from tests.factory import make_user, picture
from tests.media.submission.factory import FORM, WHOLE, code_in, upload
from tests.media.uploads.factory import secret_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def committed(django_capture_on_commit_callbacks):
    """What waits for the end of a transaction is done at the end of the test."""
    with django_capture_on_commit_callbacks(execute=True):
        yield


def jpeg(colour: str = "navy") -> bytes:
    return picture(colour).read()


@pytest.fixture
def post(tus):
    """A function that sends the form with the secrets of its uploads."""

    def posted(*secrets: str, **fields):
        given = {**FORM, "token": tus.metadata["form"], "upload": list(secrets), **fields, **WHOLE}
        return tus.client.post("/submit/", given)

    return posted


def original(item: Footage) -> bytes:
    from django.conf import settings

    with vault.open_original(item.original, settings.VAULT_DIR) as file:
        return file.read()


def test_a_form_takes_what_was_uploaded_for_it(tus, post, django_capture_on_commit_callbacks):
    first, second = tus.send(jpeg()), tus.send(jpeg("maroon"))
    with django_capture_on_commit_callbacks(execute=True):
        answer = post(first, second, claim_what="Water")
    assert code_in(answer)
    assert [original(item) for item in Footage.objects.order_by("pk")] == [jpeg(), jpeg("maroon")]
    assert {item.given_name for item in Footage.objects.all()} == {""}
    assert Submission.objects.get().claim_what == "Water"
    assert not Upload.objects.exists()
    assert list(pieces.folder().iterdir()) == []


def test_a_form_whose_answer_was_lost_gives_the_same_receipt_again(tus, post):
    secret = tus.send(jpeg())
    first, second = post(secret), post(secret)
    assert code_in(first) == code_in(second) != ""
    assert "File 1: received." in second.content.decode()
    assert (Submission.objects.count(), Footage.objects.count()) == (1, 1)


def test_uploads_of_another_form_are_not_taken(tus, post, token):
    secret = tus.send(jpeg())
    answer = post(secret, token=receipts.new_form() and token(61))
    assert (answer.status_code, code_in(answer)) == (422, "")
    assert "no file was chosen" in answer.content.decode()
    assert Upload.objects.exists()


def test_a_form_with_a_mistake_keeps_what_was_uploaded(tus, post):
    secret = tus.send(jpeg())
    page = post(secret, consent="").content.decode()
    assert f'name="upload" value="{secret}"' in page
    assert f'name="token" value="{tus.metadata["form"]}"' in page
    assert "1 file has arrived already" in page
    assert "choose the files again" not in page
    assert code_in(post(secret))


def test_a_part_of_a_file_is_not_taken_for_the_whole(tus, post):
    address = tus.begin(100)["Location"]
    tus.patch(address, b"x" * 50)
    answer = post(secret_of(address))
    assert answer.status_code == 422
    assert "still on its way" in answer.content.decode()
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "nothing in it"), (b"#EXTM3U and words", "no picture, no clip and no sound recording")],
)
def test_what_cannot_be_taken_is_named_and_let_go(tus, post, content, sentence):
    address = tus.begin(len(content))["Location"]
    if content:
        tus.patch(address, content)
    answer = post(secret_of(address))
    assert sentence in answer.content.decode()
    assert not Upload.objects.exists()


def test_what_found_no_room_in_the_vault_is_kept_for_another_try(tus, post, monkeypatch):
    def full(*_args, **_kwargs):
        raise vault.VaultFull

    secret = tus.send(jpeg())
    with monkeypatch.context() as patch:
        patch.setattr(vault, "seal", full)
        page = post(secret).content.decode()
    assert f'value="{secret}"' in page
    assert code_in(post(secret))


def test_a_form_may_be_as_old_as_its_uploads_and_a_form_with_files_may_not(tus, post, clock):
    secret = tus.send(jpeg())
    clock.shift(60 * 60 * 72)
    assert post(secret, files=[]).status_code == 200
    assert post(files=[upload()]).status_code == 400


def test_files_and_uploads_come_in_one_form(tus, post):
    answer = post(tus.send(jpeg()), files=[upload(colour="maroon")])
    assert code_in(answer)
    assert Footage.objects.count() == 2


# -- the desk


@pytest.fixture
def add(desk, vocabulary):
    """A function that fills in the form of the desk for a person."""

    def filled(person, *secrets: str, files=(), **fields):
        client = desk(person).client
        given = {"working_title": "Street", "credit": "", "seconds": "", "upload": list(secrets), **fields}
        return client.post(reverse("admin:media_footage_add"), {**given, "original": list(files)}, follow=True)

    return filled


def test_the_desk_takes_several_files_each_with_its_name(desk, add):
    person = make_user("Reporter")
    tus = desk(person)
    secrets = [tus.send(jpeg(), filename="a/میدان.jpg"), tus.send(jpeg("maroon"), filename="second.jpg")]
    add(person, *secrets, files=[upload("third.jpg", "olive")])
    items = Footage.objects.order_by("pk")
    assert [(item.working_title, item.given_name) for item in items] == [
        ("Street", "third.jpg"),
        ("Street (2)", "میدان.jpg"),
        ("Street (3)", "second.jpg"),
    ]
    assert all(history.is_recorded(item) for item in items)
    assert not Upload.objects.exists()


def test_one_that_is_refused_is_named_and_the_others_are_taken(desk, add):
    person = make_user("Reporter")
    tus = desk(person)
    answer = add(person, tus.send(b"words words", filename="notes.txt"), tus.send(jpeg()))
    assert Footage.objects.count() == 1
    assert "“notes.txt”: This file is no picture, no clip and no sound recording" in str(
        next(iter(answer.context["messages"]))
    )


def test_a_mistake_in_the_form_of_the_desk_keeps_what_was_uploaded(desk, add):
    person = make_user("Reporter")
    secret = desk(person).send(jpeg())
    page = add(person, secret, working_title="").content.decode()
    assert f'name="upload" value="{secret}"' in page
    add(person, secret)
    assert Footage.objects.count() == 1


def test_nobody_takes_in_what_somebody_else_uploaded(desk, add):
    secret = desk(make_user("Reporter")).send(jpeg())
    answer = add(make_user("Reporter"), secret)
    assert not Footage.objects.exists()
    assert "This field is required" in answer.content.decode()
