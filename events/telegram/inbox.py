"""Exports that lie in the inbox folder of the server, put there by hand."""

from __future__ import annotations

from pathlib import Path

from events.telegram.folder import Folder


def folders_in(inbox: Path) -> dict[str, Folder]:
    """The direct sub-folders by name, in order; links are not followed and not listed."""
    if inbox.is_symlink() or not inbox.is_dir():
        return {}
    found = sorted(path for path in inbox.iterdir() if path.is_dir() and not path.is_symlink())
    return {path.name: Folder(path) for path in found if not path.name.startswith(".")}
