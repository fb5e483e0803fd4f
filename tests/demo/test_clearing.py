"""`--fresh` deletes what is the demo's and nothing else."""

from pathlib import Path

import pytest
from django.db import connection

from newsroom.demo import clearing


@pytest.fixture
def data(settings, tmp_path, monkeypatch) -> Path:
    """A data directory with an old demo in it and a stranger's file; the real connection stays open."""
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA_DIR / "renditions"
    settings.VAULT_DIR = settings.DATA_DIR / "vault"
    settings.DATABASES = {"default": {"NAME": str(settings.DATA_DIR / "newsroom.sqlite3")}}
    for name in ("newsroom.sqlite3", "newsroom.sqlite3-wal", "renditions/a.jpg", "vault/originals/ab/x", "secret.key"):
        (settings.DATA_DIR / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.DATA_DIR / name).write_text("old")
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(connection, "vendor", "sqlite")
    return settings.DATA_DIR


def test_database_renditions_and_vault_go_and_the_rest_stays(data):
    clearing.clear_demo()
    assert [path.name for path in data.iterdir()] == ["secret.key"]


def test_clearing_where_nothing_is_does_nothing(data):
    clearing.clear_demo()
    clearing.clear_demo()


@pytest.mark.parametrize("what", ["database", "renditions", "data itself"])
def test_nothing_is_deleted_when_one_of_them_lies_elsewhere(what, data, settings, tmp_path):
    if what == "database":
        settings.DATABASES = {"default": {"NAME": str(tmp_path / "other.sqlite3")}}
    else:
        settings.MEDIA_ROOT = tmp_path / "pictures" if what == "renditions" else data
    with pytest.raises(clearing.NotCleared, match="nothing was deleted"):
        clearing.clear_demo()
    assert (data / "newsroom.sqlite3").exists()
    assert (data / "vault/originals/ab/x").exists()


def test_another_database_than_sqlite_is_not_touched(data, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    with pytest.raises(clearing.NotCleared, match="not an SQLite file"):
        clearing.clear_demo()
    assert (data / "renditions/a.jpg").exists()
