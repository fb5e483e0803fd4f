"""Doing away with an old demo: its database file, renditions and vault, and only under the data directory."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _


class NotCleared(Exception):  # noqa: N818 - it reads as what happened
    """Nothing was deleted; the message is one sentence for a person."""


def clear_demo() -> None:
    """Delete what an earlier demo left. Raises NotCleared where it is not ours to delete."""
    if connection.vendor != "sqlite":
        raise NotCleared(
            _("The database is not an SQLite file, so --fresh deletes nothing. Empty it by hand, or leave --fresh out.")
        )
    database = Path(settings.DATABASES["default"]["NAME"])
    for path in (database, settings.MEDIA_ROOT, settings.VAULT_DIR):
        _check_inside(Path(path))
    connection.close()
    for suffix in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    for folder in (settings.MEDIA_ROOT, settings.VAULT_DIR):
        if Path(folder).exists():
            shutil.rmtree(folder)


def _check_inside(path: Path) -> None:
    data = Path(settings.DATA_DIR).resolve()
    if not path.resolve().is_relative_to(data) or path.resolve() == data:
        raise NotCleared(
            _(
                "“%(path)s” lies outside “%(data)s”, so nothing was deleted. Set NEWSROOM_DATA_DIR, or leave --fresh out."
            )
            % {"path": path, "data": data}
        )
