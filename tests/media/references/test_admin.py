"""References on the desk: entered with stills, looked up, corrected; their pictures are for the desk alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media.references.entering import path_of
from media.references.models import ReferenceClip
from tests.factory import make_user
from tests.media.references.conftest import jpeg

LIST, ADD, IMPORT = (reverse(f"admin:media_referenceclip_{name}") for name in ("changelist", "add", "import"))
FORM = {"what": "A bridge in another year", "first_seen_on": "1398/01/15", "link": "", "note": ""}


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("holiday-of-somebody.jpg", content, "image/jpeg")


@pytest.mark.slow
def test_a_reference_is_entered_with_several_stills(desk, moderator):
    answer = desk.post(ADD, {**FORM, "stills": [upload(jpeg(1)), upload(jpeg(2))]}, follow=True)
    kept = ReferenceClip.objects.get()
    assert (str(kept.first_seen_on), kept.checked_by) == ("2019-04-04", moderator)
    assert kept.hashes.filter(variant="as_is").count() == 2
    assert "holiday" not in answer.content.decode()
    still = desk.get(reverse("admin:media_referenceclip_still", args=[kept.pk]))
    assert still["Content-Type"] == "image/jpeg"
    assert "no-store" in still["Cache-Control"]
    assert b"".join(still.streaming_content) == path_of(kept.still).read_bytes()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"first_seen_on": "2126-01-01"}, "still to come"),
        ({"first_seen_on": "soon"}, "valid date"),
        ({"what": ""}, "required"),
        ({"stills": [SimpleUploadedFile("a.jpg", b"no picture at all")]}, "no picture"),
        ({"stills": [SimpleUploadedFile("a.jpg", b"x") for _ in range(11)]}, "more than ten"),
    ],
)
def test_a_form_that_is_wrong_says_so_and_keeps_nothing(desk, changes, says):
    answer = desk.post(ADD, {**FORM, **changes})
    assert says in answer.content.decode()
    assert not ReferenceClip.objects.exists()


def test_it_is_corrected_by_whoever_answers_for_it_now(desk, reference, moderator):
    kept, other = reference(), make_user("Moderator")
    desk.force_login(other)
    desk.post(reverse("admin:media_referenceclip_change", args=[kept.pk]), {**FORM, "what": "Another bridge"})
    kept.refresh_from_db()
    assert (kept.what, kept.checked_by) == ("Another bridge", other)


def test_the_list_is_searched_and_leads_to_no_other_site(desk, reference):
    reference(what="پل در سیل", link="https://example.org/old")
    reference(what="A square at night")
    page = desk.get(LIST, {"q": "سیل"}).content.decode()
    assert "پل در سیل" in page
    assert "A square at night" not in page
    assert "https://example.org/old" in page
    assert 'href="https://example.org' not in page


def test_the_number_of_queries_of_the_list_does_not_grow(desk, reference, django_assert_max_num_queries):
    for number in range(6):
        reference(what=f"Number {number}")
    with django_assert_max_num_queries(10):
        desk.get(LIST)


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Administrator"])
def test_others_see_neither_references_nor_their_pictures(client, reference, own_vault, role):
    kept = reference(still="some.jpg")
    (own_vault / "renditions").mkdir(parents=True)
    path_of("some.jpg").write_bytes(b"picture")
    address = reverse("admin:media_referenceclip_still", args=[kept.pk])
    assert client.get(address).status_code == 302
    client.force_login(make_user(role))
    assert client.get(address).status_code == 404
    for page in (LIST, ADD, IMPORT):
        assert client.get(page).status_code == 403


def test_a_still_that_is_not_there_is_not_found(desk, reference):
    for kept in (reference(), reference(still="gone.jpg")):
        assert desk.get(reverse("admin:media_referenceclip_still", args=[kept.pk])).status_code == 404


def test_nobody_of_a_role_deletes_a_reference(desk, reference):
    assert desk.post(reverse("admin:media_referenceclip_delete", args=[reference().pk])).status_code == 403


def test_a_list_is_brought_in_and_its_wrong_lines_are_shown(desk):
    table = b"what,first_seen_on\nA bridge,2019-04-04\nA square,soon\n"
    page = desk.post(IMPORT, {"table": SimpleUploadedFile("list.csv", table)}).content.decode()
    assert "1 reference was entered" in page
    assert "<td>3</td>" in page
    assert ReferenceClip.objects.get().what == "A bridge"


def test_what_is_no_list_comes_back_with_the_reason(desk):
    page = desk.post(IMPORT, {"table": SimpleUploadedFile("list.csv", b"a,b\n1,2\n")}).content.decode()
    assert "lacks the columns" in page
