"""The ids of originals: 32 hexadecimal digits, random, the same in every store."""

from __future__ import annotations

import re
import secrets

_NAME = re.compile(r"[0-9a-f]{32}")


def new_name() -> str:
    """A fresh id, which nobody can guess."""
    return secrets.token_hex(16)


def is_name(text: str) -> bool:
    """Whether `text` is an id."""
    return _NAME.fullmatch(text) is not None


def check(name: str) -> None:
    """ValueError for what is no id: a name that was tampered with in the database must not lead out of the vault."""
    if not is_name(name):
        raise ValueError("not the id of an original")
