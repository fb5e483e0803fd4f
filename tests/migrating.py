"""The migrated, empty test database, kept from one run to the next: to migrate takes longer than most folders of tests.

Only on SQLite, in pytest's own cache folder, under a name that is made of every migration there is; without a cache
(`-p no:cacheprovider`), with `--create-db` and on PostgreSQL the database is migrated from nothing as ever.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection


@dataclass
class Kept:
    """A database in use: where it is, where one like it is kept, and whether it was (else it has to be migrated first)."""

    folder: Path
    database: Path
    is_there: bool
    let_go: Callable[[], None]

    def keep(self) -> None:
        """Keep it where it was not, in place of those of other days; the next worker may begin."""
        if not self.is_there:
            fresh = self.folder / f"{os.getpid()}.fresh"
            source = sqlite3.connect(self.database)
            source.execute("VACUUM INTO ?", [str(fresh)])
            source.close()
            for old in self.folder.glob("*.sqlite3"):
                old.unlink()
            fresh.replace(self.folder / name_of(migrations()))
        self.let_go()


def migrations() -> Iterator[tuple[str, bytes]]:
    """The name and the text of every migration of every app."""
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            yield f"{app.label} {file.name}", file.read_bytes()


def name_of(files: Iterable[tuple[str, bytes]]) -> str:
    """A name that changes with any of the migrations, with Django and with SQLite."""
    told = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version} {settings.INSTALLED_APPS}".encode())
    for name, text in files:
        told.update(f"\n{name}\n".encode() + text)
    return f"{told.hexdigest()[:20]}.sqlite3"


def folder_of(config) -> Path | None:
    """Where a run keeps it, or None where it keeps nothing."""
    cache = getattr(config, "cache", None)
    if cache is None or connection.vendor != "sqlite" or config.getoption("create_db"):
        return None
    return cache.mkdir("migrated")


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[Callable[[], None]]:
    """Workers that begin together migrate once: the others wait until the first lets go."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lambda: fcntl.flock(lock, fcntl.LOCK_UN)


def take(folder: Path, database: Path, let_go: Callable[[], None]) -> Kept:
    """Put the kept database where the tests expect theirs, if there is one of these migrations."""
    kept = folder / name_of(migrations())
    if kept.exists():
        shutil.copyfile(kept, database)
    return Kept(folder, database, kept.exists(), let_go)
