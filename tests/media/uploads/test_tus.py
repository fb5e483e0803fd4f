"""The protocol, as a client meets it: offsets, checksums, limits, what is gone, and who may not."""

import re
from base64 import b64encode
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from media.uploads import headers, pieces
from media.uploads.models import Upload
from tests.factory import make_user
from tests.media.uploads.factory import TYPE, VERSION, checksum, on_disk, secret_of, upload_of

pytestmark = pytest.mark.django_db

PIECE = b"0123456789"


@pytest.fixture
def address(tus) -> str:
    """An upload of twenty bytes that was just begun."""
    return tus.begin(20)["Location"]


def test_what_the_server_can_is_told_without_a_version(tus):
    answer = tus.client.options(tus.target)
    assert answer.status_code == 204
    assert answer["Tus-Version"] == "1.0.0"
    assert set(answer["Tus-Extension"].split(",")) == {"creation", "termination", "expiration", "checksum"}
    assert answer["Tus-Checksum-Algorithm"] == "sha256,sha1"
    assert int(answer["Tus-Max-Size"]) == 2**30


def test_a_file_comes_in_pieces_and_each_answer_says_how_far_it_is(tus, address, at):
    assert tus.head(address)["Upload-Offset"] == "0"
    first = tus.patch(address, PIECE)
    assert (first.status_code, first["Upload-Offset"]) == (204, "10")
    assert parsedate_to_datetime(first["Upload-Expires"]) == at + timedelta(days=7)
    head = tus.head(address)
    assert (head["Upload-Offset"], head["Upload-Length"], head["Cache-Control"]) == ("10", "20", "no-store")
    assert tus.patch(address, PIECE, 10)["Upload-Offset"] == "20"
    assert on_disk(address) == PIECE * 2
    assert upload_of(address).is_whole


def test_the_address_holds_256_bits_that_are_stored_nowhere(tus, address, data):
    secret = secret_of(address)
    assert len(secret) == 43
    row = Upload.objects.values().get()
    assert secret not in str(row)
    assert not any(secret in str(path) for path in data.rglob("*"))
    assert (pieces.folder().stat().st_mode & 0o777, pieces.path_of(upload_of(address)).stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )


@pytest.mark.parametrize("offset", [1, 11, 19])
def test_a_piece_at_the_wrong_offset_is_a_conflict_and_changes_nothing(tus, address, offset):
    assert tus.patch(address, b"x", offset).status_code == 409
    assert tus.head(address)["Upload-Offset"] == "0"


@pytest.mark.parametrize("offset", ["", "-1", "a", "1.0", "٣", "9" * 40])
def test_an_offset_that_is_no_number_is_malformed(tus, address, offset):
    assert tus.patch(address, b"x", offset).status_code == 400


@pytest.mark.parametrize("length", ["", "-1", "a", "9" * 40])
def test_a_length_that_is_no_number_is_malformed(tus, length):
    assert tus.begin(length).status_code == 400


def test_a_file_over_the_limit_is_refused_before_a_byte_of_it_comes(tus, settings):
    settings.NEWSROOM_SUBMISSION_UPLOAD_BYTES = 100
    assert tus.begin(100).status_code == 201
    assert tus.begin(101).status_code == 413


def test_more_than_was_announced_is_refused_whole(tus, address):
    assert tus.patch(address, b"x" * 21).status_code == 413
    assert on_disk(address) == b""


@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_a_piece_is_held_against_its_checksum(tus, address, algorithm):
    assert tus.patch(address, PIECE, upload_checksum=checksum(PIECE, algorithm)).status_code == 204
    wrong = tus.patch(address, PIECE, 10, upload_checksum=checksum(b"other", algorithm))
    assert wrong.status_code == 460
    assert on_disk(address) == PIECE


@pytest.mark.parametrize("told", ["md5 AAAA", "sha256 AAAA", "sha256", "sha256 ?", ""])
def test_a_checksum_of_another_kind_is_malformed(tus, address, told):
    assert tus.patch(address, PIECE, upload_checksum=told).status_code == 400


def test_a_piece_with_a_checksum_has_its_limit_and_one_without_has_none(tus):
    large = b"x" * (5 * 1024 * 1024)
    address = tus.begin(len(large))["Location"]
    assert tus.patch(address, large, upload_checksum=checksum(large)).status_code == 413
    assert tus.patch(address, large).status_code == 204
    assert on_disk(address) == large


def test_another_version_and_another_type_are_named(tus, address):
    old = tus.client.head(address, headers={"tus-resumable": "0.2.2"})
    assert (old.status_code, old["Tus-Version"]) == (412, "1.0.0")
    plain = tus.client.patch(address, b"x", content_type="text/plain", headers={**VERSION, "upload-offset": "0"})
    assert plain.status_code == 415


@pytest.mark.parametrize("method", ["get", "put"])
def test_what_the_protocol_does_not_know_is_not_done(tus, address, method):
    for path in (tus.target, address):
        assert getattr(tus.client, method)(path, headers=VERSION).status_code == 405


def test_a_method_may_be_written_over_where_a_post_is_all_that_passes(tus, address):
    over = {**VERSION, "x-http-method-override": "PATCH", "upload-offset": "0"}
    assert tus.client.post(address, PIECE, content_type=TYPE, headers=over).status_code == 204
    assert tus.client.get(address, headers={**VERSION, "x-http-method-override": "DELETE"}).status_code == 405
    assert on_disk(address) == PIECE


def test_what_is_stopped_is_deleted_at_once(tus, address, django_capture_on_commit_callbacks):
    tus.patch(address, PIECE)
    with django_capture_on_commit_callbacks(execute=True):
        assert tus.delete(address).status_code == 204
    assert tus.head(address).status_code == 404
    assert not Upload.objects.exists()
    assert list(pieces.folder().iterdir()) == []


def test_a_week_without_a_byte_and_it_is_gone(tus, address, clock):
    clock.shift(timedelta(days=6))
    tus.patch(address, PIECE)
    clock.shift(timedelta(days=6))
    assert tus.head(address).status_code == 200
    clock.shift(timedelta(days=1))
    assert tus.head(address).status_code == 410
    assert tus.patch(address, PIECE, 10).status_code == 410


def test_an_empty_file_is_whole_at_once(tus):
    address = tus.begin(0)["Location"]
    assert upload_of(address).is_whole


# -- who


def test_nobody_begins_an_upload_without_a_form_of_ours(tus, clock):
    assert tus.begin(1, form="").status_code == 403
    assert tus.begin(1, form="x:y:z").status_code == 403
    clock.shift(timedelta(hours=49))
    assert tus.begin(1).status_code == 403
    assert not Upload.objects.exists()


def test_another_site_may_not(tus, address):
    for told in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert tus.client.head(address, headers={**VERSION, **told}).status_code == 403
        assert tus.client.post(tus.target, headers={**VERSION, **told}).status_code == 403


def test_a_form_holds_no_more_uploads_than_files(tus, settings):
    settings.NEWSROOM_SUBMISSION_FILES = 2
    assert [tus.begin(1).status_code for _time in range(3)] == [201, 201, 403]


def test_uploads_of_the_desk_belong_to_whoever_began_them(tus, address, desk):
    mine, theirs = desk(make_user("Reporter")), desk(make_user("Reporter"))
    own = mine.begin(20)["Location"]
    assert mine.patch(own, PIECE).status_code == 204
    for other in (theirs, tus):
        assert other.head(own).status_code == 404
        assert other.patch(own, PIECE, 10).status_code == 404
        assert other.delete(own).status_code == 404
    assert mine.head(f"{mine.target}{secret_of(address)}").status_code == 404
    assert tus.head(f"{tus.target}{secret_of(own)}").status_code == 404


def test_who_may_not_add_footage_is_told_of_nothing(db, desk, tus):
    for person in (make_user("Administrator"), make_user("Reporter", is_active=False)):
        assert desk(person).begin(1).status_code == 404
    assert Client().post("/admin/media/footage/uploads/", headers=VERSION).status_code == 404


def test_the_desk_is_asked_for_its_token(db):
    client, person = Client(enforce_csrf_checks=True), make_user("Reporter")
    client.force_login(person)
    page = client.get("/admin/media/footage/add/").content.decode()
    told = {**VERSION, "upload-length": "1"}
    assert client.post("/admin/media/footage/uploads/", headers=told).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    assert client.post("/admin/media/footage/uploads/", headers={**told, "x-csrftoken": token}).status_code == 201


def test_the_name_of_a_strangers_file_is_never_kept_and_a_colleagues_is_cleaned(tus, desk):
    tus.begin(1, filename="Farangis.mp4")
    desk(make_user("Reporter")).begin(1, filename="../../tmp/\u202e4pm.clip.mp4")
    assert sorted(Upload.objects.values_list("given_name", flat=True)) == ["", "4pm.clip.mp4"]


# -- room


def test_the_shared_quota_counts_what_comes_and_not_what_is_announced(tus, settings):
    settings.NEWSROOM_SUBMISSION_QUOTAS = {"uploads": (9, 60), "bytes": (25, 3600)}
    assert tus.begin(26).status_code == 429
    first, second = tus.begin(20)["Location"], tus.begin(20)["Location"]
    assert tus.patch(first, b"x" * 20).status_code == 204
    full = tus.patch(second, b"x" * 20)
    assert full.status_code == 429
    assert int(full["Retry-After"]) > 0
    assert on_disk(second) == b""


def test_a_nearly_full_disk_begins_nothing_and_goes_on_with_nothing(tus, address, settings):
    settings.NEWSROOM_SUBMISSION_FREE_BYTES = 2**60
    assert tus.begin(1).status_code == 507
    assert tus.patch(address, PIECE).status_code == 507
    assert tus.head(address)["Upload-Offset"] == "0"


# -- reading headers


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=40), max_size=5))
def test_metadata_comes_back_as_it_was_written(pairs):
    written = ", ".join(f"{word} {b64encode(text.encode()).decode()}" for word, text in pairs.items())
    assert headers.metadata(written) == pairs


@given(st.text(max_size=200))
def test_whatever_stands_in_a_header_it_is_read_or_malformed(text):
    for read in (headers.metadata, headers.number, headers.checksum):
        try:
            read(text)
        except ValueError:
            continue
