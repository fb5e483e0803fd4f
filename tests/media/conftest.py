"""A vault of its own for whoever changes what lies in it, and one piece of footage in it."""

from pathlib import Path

import pytest

from media.models import Footage
from tests.factory import give_trust, make_still, make_user


@pytest.fixture
def own_vault(settings, tmp_path: Path) -> Path:
    settings.VAULT_DIR = tmp_path / "vault"
    return settings.VAULT_DIR


@pytest.fixture
def custodian(db, at):
    """A moderator who is trusted with originals, for many years: views read the clock."""
    person = make_user("Moderator", "custodian")
    give_trust(person, "custodian", at=at, days=36500)
    return person


@pytest.fixture
def still(vocabulary, own_vault, at) -> Footage:
    return make_still(make_user("Reporter"), at)
