"""Doing away with an old demo: its database file, renditions and vault, and only under the data directory."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _


class NotCleared(Exception):  # noqa: N818 - it reads as what happened
    """Nothing was deleted; the message is one sentence for a person."""


def clear_demo(connection: Any, *, folders: Iterable[Path], data: Path) -> None:
    """Close the database `connection`, delete its file and the `folders`; all have to lie in the directory `data`.

    Raises NotCleared, before anything is deleted, where one of them is not ours to delete.
    """
    if connection.vendor != "sqlite":
        raise NotCleared(
            _("The database is not an SQLite file, so --fresh deletes nothing. Empty it by hand, or leave --fresh out.")
        )
    database, folders = Path(connection.settings_dict["NAME"]), [Path(folder) for folder in folders]
    for path in (database, *folders):
        _check_inside(path, data)
    connection.close()
    for suffix in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)


def _check_inside(path: Path, data: Path) -> None:
    if path.resolve() == data.resolve() or not path.resolve().is_relative_to(data.resolve()):
        raise NotCleared(
            _(
                "“%(path)s” lies outside “%(data)s”, so nothing was deleted. Set NEWSROOM_DATA_DIR, or leave --fresh out."
            )
            % {"path": path, "data": data}
        )
