"""Refuse at start-up: a vault without usable keys would take footage in that nobody can open, or none at all."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from media.vault.keys import VaultKeys


@register()
def check_vault(**_options: Any) -> list[Error]:
    return [*_keys(), *_bucket()]


def _keys() -> list[Error]:
    try:
        VaultKeys.parse(settings.NEWSROOM_VAULT_KEYS)
    except ValueError as problem:
        return [
            Error(
                f"The vault of originals has no usable key: {problem}.",
                hint="NEWSROOM_VAULT_KEYS is “id:base64” with 32 random bytes; more keys follow after a comma.",
                id="media.E001",
            )
        ]
    return []


def _bucket() -> list[Error]:
    if settings.NEWSROOM_VAULT_S3 and not (find_spec("storages") and find_spec("boto3")):
        return [
            Error(
                "NEWSROOM_VAULT_S3 names a bucket, but what talks to it is not installed.",
                hint="Install the newsroom with its extra “s3”.",
                id="media.E002",
            )
        ]
    return []
