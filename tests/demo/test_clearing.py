"""`--fresh` deletes what is the demo's and nothing else."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from newsroom.demo.clearing import NotCleared, clear_demo


@dataclass
class Connection:
    """What clearing asks of a database connection."""

    file: Path
    vendor: str = "sqlite"
    is_closed: bool = False
    settings_dict: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.settings_dict = {"NAME": str(self.file)}

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def data(tmp_path) -> Path:
    """A data directory with an old demo in it and a file that is not the demo's."""
    for name in ("demo.sqlite3", "demo.sqlite3-wal", "renditions/a.jpg", "vault/originals/ab/x", "secret.key"):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old")
    return tmp_path / "data"


def clear(data: Path, connection: Connection | None = None, pictures: Path | None = None) -> None:
    folders = [pictures or data / "renditions", data / "vault"]
    clear_demo(connection or Connection(data / "demo.sqlite3"), folders=folders, data=data)


def test_database_renditions_and_vault_go_and_the_rest_stays(data):
    connection = Connection(data / "demo.sqlite3")
    clear(data, connection)
    assert [path.name for path in data.iterdir()] == ["secret.key"]
    assert connection.is_closed


def test_clearing_where_nothing_is_left_does_nothing(data):
    clear(data)
    clear(data)
    assert [path.name for path in data.iterdir()] == ["secret.key"]


@pytest.mark.parametrize("outside", ["database", "pictures", "a way out", "data itself"])
def test_nothing_is_deleted_when_one_of_them_lies_elsewhere(outside, data, tmp_path):
    connection = Connection(tmp_path / "other.sqlite3") if outside == "database" else None
    pictures = {"pictures": tmp_path / "pictures", "a way out": data / ".." / "pictures", "data itself": data}.get(
        outside
    )
    before = sorted(data.rglob("*"))
    with pytest.raises(NotCleared, match="nothing was deleted"):
        clear(data, connection, pictures)
    assert sorted(data.rglob("*")) == before


def test_another_database_than_sqlite_is_not_touched(data):
    before = sorted(data.rglob("*"))
    with pytest.raises(NotCleared, match="not an SQLite file"):
        clear(data, Connection(data / "demo.sqlite3", vendor="postgresql"))
    assert sorted(data.rglob("*")) == before
