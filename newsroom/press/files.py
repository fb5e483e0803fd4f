"""Files that readers can fetch. They go by an outbox row, and the withdrawing process removes them before it answers."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from newsroom.press.models import PublicFile
from newsroom.workflow import outbox


def publish(name: str, content: bytes, *, kind: str, ref: str) -> str:
    """Put a file that we made where readers can fetch it; `name` must not be guessable. Returns its address."""
    _row, is_new = PublicFile.objects.get_or_create(name=name, defaults={"kind": kind, "ref": ref})
    if is_new or not default_storage.exists(name):
        default_storage.delete(name)
        default_storage.save(name, ContentFile(content))
    return default_storage.url(name)


def withdraw(kind: str, ref: str, *, at: datetime) -> None:
    """Remove the item's files as soon as the transaction is committed."""
    rows = PublicFile.objects.filter(kind=kind, ref=ref)
    names = list(rows.values_list("name", flat=True))
    if not names:
        return
    rows.delete()
    outbox.post("remove_files", {"names": names}, at=at)
    transaction.on_commit(partial(_drain_now))


def _drain_now() -> None:
    outbox.drain(timezone.now())


@outbox.handler("remove_files")
def remove_files(payload: dict[str, Any]) -> None:
    """Delete the named files; one that is public again by now is left alone."""
    for name in payload["names"]:
        if not PublicFile.objects.filter(name=name).exists():
            default_storage.delete(name)
