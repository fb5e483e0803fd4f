"""The keys of the contact details: development makes one, production does not start without."""

import os
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet

PRINT = "import newsroom.settings.{0} as s; print(','.join(s.NEWSROOM_CONTACT_KEYS))"


def start(settings: str, **environment: str) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-c", PRINT.format(settings)], env={**kept, **environment}, capture_output=True, text=True
    )


def test_development_makes_a_key_that_only_its_owner_reads_and_keeps_it(tmp_path):
    first, second = (start("development", NEWSROOM_DATA_DIR=str(tmp_path)).stdout.strip() for _time in range(2))
    assert first == second
    assert Fernet(first)
    assert (tmp_path / "contacts.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("keys", [None, "", "not a key"])
def test_production_does_not_start_without_a_key(tmp_path, keys):
    given = {"NEWSROOM_SECRET_KEY": "x", "NEWSROOM_HOSTS": "a", "NEWSROOM_DATA_DIR": str(tmp_path)}
    if keys is not None:
        given["NEWSROOM_CONTACT_KEYS"] = keys
    assert start("production", **given).returncode != 0
