"""Originals in a bucket behave like originals on the disk; the other side sees nothing but random bytes."""

from datetime import UTC, datetime, timedelta

import pytest

from media import vault
from media.vault import Tampered, VaultKeys
from media.vault.cipher import HEADER
from media.vault.keys import new_key
from tests.media.vault.places import files

pytestmark = pytest.mark.slow

BIG = b"NEEDLE" * 2_000_000  # more than one part of an upload


@pytest.fixture(scope="module")
def server():
    """An S3 server in a thread of this process."""
    from moto.server import ThreadedMotoServer

    one = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    one.start()
    yield "http://{}:{}".format(*one.get_host_and_port())
    one.stop()


@pytest.fixture(params=["", "newsroom/vault"])
def bucket(request, server, settings, monkeypatch):
    """An empty bucket as the vault of this test, at its top and in a folder; gives boto3's view of it."""
    import boto3

    for name, value in (("ACCESS_KEY_ID", "test"), ("SECRET_ACCESS_KEY", "test"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    made = boto3.resource("s3", endpoint_url=server).create_bucket(Bucket="originals")
    settings.NEWSROOM_VAULT_S3 = {"bucket_name": "originals", "endpoint_url": server, "location": request.param}
    yield made
    made.object_versions.delete()
    made.delete()


def object_of(bucket, ending):
    return next(one.Object() for one in bucket.objects.all() if one.key.endswith(ending))


@pytest.mark.parametrize("content", [b"", b"short", BIG])
def test_what_is_sealed_comes_back_and_nothing_stays_on_this_machine(bucket, tmp_path, content):
    sealed = vault.seal(content, root=tmp_path)
    assert files(tmp_path) == []
    assert list(vault.originals(tmp_path)) == [sealed.name]
    with vault.open_original(sealed.name, tmp_path) as file:
        assert file.read() == content
        file.seek(len(content) // 2)
        assert file.read(3) == content[len(content) // 2 :][:3]
    assert b"NEEDLE" not in object_of(bucket, sealed.name).get()["Body"].read()


def test_nothing_in_the_bucket_is_public_and_nothing_has_an_address(bucket, tmp_path):
    from media.vault.bucket import Bucket

    sealed = vault.seal(b"x", root=tmp_path)
    for one in bucket.objects.all():
        assert {grant["Grantee"]["Type"] for grant in one.Acl().grants} == {"CanonicalUser"}
    from django.conf import settings

    with pytest.raises(NotImplementedError):
        Bucket(settings.NEWSROOM_VAULT_S3).storage.url(sealed.name)


def test_a_byte_changed_on_the_other_side_is_found(bucket, tmp_path):
    name = vault.seal(b"evidence", root=tmp_path).name
    stored = bytearray(object_of(bucket, name).get()["Body"].read())
    stored[HEADER.size] ^= 1
    object_of(bucket, name).put(Body=bytes(stored))
    with pytest.raises(Tampered):
        vault.open_original(name, tmp_path)


def test_an_original_is_never_replaced(bucket, tmp_path, monkeypatch):
    monkeypatch.setattr(vault.names.secrets, "token_hex", lambda _bytes: "ab" * 16)
    vault.seal(b"first", root=tmp_path)
    with pytest.raises(FileExistsError):
        vault.seal(b"second", root=tmp_path)
    with vault.open_original("ab" * 16, tmp_path) as file:
        assert file.read() == b"first"


def test_keys_are_turned_without_sending_the_originals_again(bucket, tmp_path):
    old, new = new_key("old"), new_key("new")
    name = vault.seal(b"evidence", root=tmp_path, keys=VaultKeys.parse(old)).name
    before = object_of(bucket, name).last_modified, object_of(bucket, name).e_tag
    assert vault.rewrap(name, tmp_path, keys=VaultKeys.parse(f"{new},{old}"))
    assert (object_of(bucket, name).last_modified, object_of(bucket, name).e_tag) == before
    with vault.open_original(name, tmp_path, keys=VaultKeys.parse(new)) as file:
        assert file.read() == b"evidence"


@pytest.mark.parametrize("has_versions", [False, True])
def test_what_is_destroyed_is_gone_in_every_version(bucket, tmp_path, has_versions):
    if has_versions:
        bucket.Versioning().enable()
    gone, kept = (vault.seal(content, root=tmp_path).name for content in (b"gone", b"kept"))
    vault.destroy(gone, tmp_path)
    vault.destroy(gone, tmp_path)
    assert list(vault.originals(tmp_path)) == [kept]
    assert not [one for one in bucket.object_versions.all() if gone in one.object_key]
    with pytest.raises(FileNotFoundError):
        vault.open_original(gone, tmp_path)
    for act in (vault.rewrap, vault.encrypt):
        with pytest.raises(FileNotFoundError):
            act(gone, tmp_path)


def test_a_key_whose_original_never_came_is_swept(bucket, tmp_path):
    name = vault.seal(b"kept", root=tmp_path).name
    key = object_of(bucket, ".key")
    bucket.put_object(Key=key.key.replace(name, "ab" * 16), Body=b"orphan")
    assert vault.sweep(tmp_path, before=datetime.now(UTC) - timedelta(hours=1)) == 0
    assert vault.sweep(tmp_path, before=datetime.now(UTC) + timedelta(hours=1)) == 1
    assert len(list(bucket.objects.all())) == 2
