"""Vault keys: read from one line of the settings, turned without touching an original, and never shown."""

import base64
import os
import stat
import subprocess
import sys

import pytest
from django.test import override_settings

from media.vault import Tampered, VaultKeys, encrypt, open_original, originals, rewrap, seal
from media.vault.checks import check_vault
from media.vault.keys import id_of, new_key
from tests.media.vault.places import files, keep_plain, key_of, place_of

OLD, NEW = new_key("old"), new_key("new-2")
ONLY_OLD, BOTH, ONLY_NEW = VaultKeys.parse(OLD), VaultKeys.parse(f"{NEW},{OLD}"), VaultKeys.parse(f" {NEW} ,")
SHORT = base64.b64encode(b"too short").decode()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no vault key"),
        (" , ", "no vault key"),
        ("no-colon", "not 32 bytes"),
        (f"id:{SHORT}", "not 32 bytes"),
        ("id:ä", "not 32 bytes"),
        (OLD.replace("old", "Old"), "no id of its own"),
        (OLD.replace("old", ""), "no id of its own"),
        (f"{OLD},{OLD}", "no id of its own"),
    ],
    ids=["none", "commas", "no colon", "short", "not ASCII", "capital", "no id", "twice"],
)
def test_keys_that_cannot_be_used_are_refused_and_not_repeated_in_the_refusal(text, why):
    with pytest.raises(ValueError, match=why) as caught:
        VaultKeys.parse(text)
    assert SHORT not in str(caught.value)
    with override_settings(NEWSROOM_VAULT_KEYS=text):
        assert [error.id for error in check_vault()] == ["media.E001"]


def test_the_first_key_is_for_what_is_new_and_no_key_is_ever_shown():
    assert (ONLY_OLD.newest, BOTH.newest) == ("old", "new-2")
    assert OLD.partition(":")[2] not in repr(ONLY_OLD)
    assert check_vault() == []


def test_a_turned_key_opens_the_same_original_whose_bytes_were_not_touched(tmp_path):
    name = seal(b"evidence", root=tmp_path, keys=ONLY_OLD).name
    stored, touched = place_of(name, tmp_path).read_bytes(), place_of(name, tmp_path).stat()
    assert rewrap(name, tmp_path, keys=BOTH)
    assert not rewrap(name, tmp_path, keys=BOTH)
    assert id_of(key_of(name, tmp_path).read_bytes()) == "new-2"
    with open_original(name, tmp_path, keys=ONLY_NEW) as file:
        assert file.read() == b"evidence"
    assert place_of(name, tmp_path).read_bytes() == stored
    assert place_of(name, tmp_path).stat().st_mtime_ns == touched.st_mtime_ns
    assert len(files(tmp_path)) == 2


def test_a_plain_original_opens_and_is_encrypted_under_its_own_name(tmp_path):
    name = "ab" * 16
    keep_plain(name, b"kept as it came", tmp_path)
    with open_original(name, tmp_path, keys=BOTH) as file:
        assert file.read() == b"kept as it came"
    assert encrypt(name, tmp_path, keys=BOTH)
    assert not encrypt(name, tmp_path, keys=BOTH)
    assert b"as it came" not in place_of(name, tmp_path).read_bytes()
    with open_original(name, tmp_path, keys=BOTH) as file:
        assert file.read() == b"kept as it came"
    assert list(originals(tmp_path)) == [name]
    assert len(files(tmp_path)) == 2


def test_a_plain_original_that_is_not_the_expected_file_is_neither_encrypted_nor_opened(tmp_path):
    name = "ab" * 16
    keep_plain(name, b"something else", tmp_path)
    for act in (encrypt, open_original):
        with pytest.raises(Tampered):
            act(name, tmp_path, keys=BOTH, sha256="0" * 64)
    assert [path.read_bytes() for path in files(tmp_path)] == [b"something else"]


def test_encrypting_that_was_killed_before_the_end_is_done_again(tmp_path):
    name = "ab" * 16
    keep_plain(name, b"kept as it came", tmp_path)
    key_of(name, tmp_path).write_bytes(BOTH.wrap(bytes(32), name))
    with open_original(name, tmp_path, keys=BOTH) as file:
        assert file.read() == b"kept as it came"
    assert encrypt(name, tmp_path, keys=BOTH)
    with open_original(name, tmp_path, keys=BOTH) as file:
        assert file.read() == b"kept as it came"


def test_turning_the_key_of_what_was_erased_meanwhile_brings_nothing_back(tmp_path):
    for act in (encrypt, rewrap):
        with pytest.raises(FileNotFoundError):
            act("ab" * 16, tmp_path, keys=BOTH)
    assert files(tmp_path) == []


@override_settings(NEWSROOM_VAULT_S3={"bucket_name": "originals"})
def test_a_bucket_is_no_error_while_its_package_is_installed():
    assert check_vault() == []


def start(settings_module: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Another process that reads those settings with nothing in its environment but what is given."""
    script = f"from newsroom.settings import {settings_module} as read; print(read.NEWSROOM_VAULT_KEYS)"
    known = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run([sys.executable, "-c", script], env=known, capture_output=True, text=True, timeout=60)


def test_production_does_not_start_without_a_key_of_the_vault():
    contact_key = base64.b64encode(bytes(32)).decode()
    given = {"NEWSROOM_SECRET_KEY": "x", "NEWSROOM_CONTACT_KEYS": contact_key, "NEWSROOM_HOSTS": "news.example"}
    refused = start("production", **given)
    assert refused.returncode != 0
    assert "NEWSROOM_VAULT_KEYS" in refused.stderr
    assert start("production", **given, NEWSROOM_VAULT_KEYS=OLD).stdout.strip() == OLD


def test_a_newsroom_on_one_machine_draws_a_key_once_and_keeps_it_to_itself(tmp_path):
    first, again = (start("development", NEWSROOM_DATA_DIR=str(tmp_path)).stdout.strip() for _number in range(2))
    assert VaultKeys.parse(first).newest == "first"
    assert again == first
    assert stat.S_IMODE((tmp_path / "vault.key").stat().st_mode) == 0o600
