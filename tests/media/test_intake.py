"""A file that comes twice is one piece of footage; one that was hidden or erased for safety does not come back."""

import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from media.intake import Refused, receive, receive_once
from media.models import Footage
from newsroom.workflow import history
from tests.events.intake.factory import columns_with
from tests.factory import make_inspected, make_user, move, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(vocabulary):
    return make_user("Reporter")


@pytest.fixture
def take(reporter, at):
    """A function from a file to the footage made of it."""
    return lambda file: receive_once(file, working_title="A still", credit="", by=reporter, at=at)


def sealed() -> set[str]:
    return {path.name for path in settings.VAULT_DIR.rglob("*") if path.is_file()}


def test_a_new_file_is_sealed_and_recorded(take, reporter, at):
    footage = take(picture())
    assert (footage.state, footage.created_by, footage.created_at) == ("received", reporter, at)
    assert footage.original in "".join(sealed())
    assert history.is_recorded(footage)


def test_the_very_same_file_is_the_footage_that_is_there(take):
    first = take(picture())
    before = sealed()
    assert take(picture()) == first
    assert Footage.objects.count() == 1
    assert sealed() == before


def test_another_file_is_other_footage(take):
    assert take(picture("navy")) != take(picture("maroon"))
    assert Footage.objects.count() == 2


def test_it_does_not_matter_how_far_the_file_was_read_before(take):
    first = take(picture())
    file = picture()
    file.seek(0, io.SEEK_END)
    assert take(file) == first
    other = picture("maroon")
    other.seek(7)
    assert take(other).size == len(picture("maroon").read())


@pytest.mark.parametrize(("name", "state"), [("take", "in_review"), ("reject", "rejected")])
def test_what_was_decided_about_a_file_holds_when_it_comes_again(take, at, name, state):
    footage = take(picture())
    make_inspected(footage, at)
    move(footage, name, by=make_user("Moderator"), at=at, note="Known.", value="old" if name == "reject" else "")
    again = take(picture())
    assert (again, again.state) == (footage, state)


@pytest.mark.parametrize("is_erased", [False, True])
def test_a_file_that_was_hidden_or_erased_for_safety_is_not_taken_again(take, at, is_erased):
    footage = take(picture())
    move(footage, "hide", by=make_user("Moderator"), at=at, note="At risk.")
    if is_erased:
        move(footage, "erase", by=make_user("Chief"), at=at, note="Agreed.")
    before = sealed()
    with pytest.raises(Refused) as refused:
        take(picture())
    assert refused.value.code == "not_again"
    assert str(refused.value).endswith(".")
    assert Footage.objects.count() == 1
    assert sealed() == before


def test_one_hidden_copy_among_several_is_enough(take, reporter, at):
    receive(picture(), working_title="One", credit="", by=reporter, at=at)
    second = receive(picture(), working_title="Other", credit="", by=reporter, at=at)
    move(second, "hide", by=make_user("Moderator"), at=at, note="At risk.")
    with pytest.raises(Refused):
        take(picture())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "kind_not_allowed"),
        (b"%PDF-1.7 not a picture", "kind_not_allowed"),
        (b"<svg xmlns=''/>", "kind_not_allowed"),
    ],
)
def test_a_file_that_is_refused_leaves_nothing_behind(take, content, code):
    before = sealed()
    with pytest.raises(Refused) as refused:
        take(io.BytesIO(content))
    assert refused.value.code == code
    assert not Footage.objects.exists()
    assert sealed() == before


def test_the_name_of_the_file_is_kept_nowhere(take):
    take(SimpleUploadedFile("farangis-nobody.jpg", picture().read(), "image/jpeg").file)
    assert columns_with("farangis") == set()
    assert not [name for name in sealed() if "farangis" in name]
