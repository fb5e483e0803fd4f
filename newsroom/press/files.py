"""Files that readers can fetch. They go by an outbox row, and the withdrawing process removes them before it answers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial
from typing import IO, Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from newsroom.press import kinds
from newsroom.press.models import Edition, PublicFile
from newsroom.workflow import outbox

SWEPT_AFTER = timedelta(hours=1)  # longer than any transaction that publishes


def is_published(name: str) -> bool:
    """Whether readers can fetch it now."""
    return PublicFile.objects.filter(name=name).exists() and default_storage.exists(name)


def publish(name: str, content: bytes | IO[bytes], *, kind: str, ref: str) -> str:
    """Put a file that we made where readers can fetch it; `name` must not be guessable. Returns its address.

    An open file is copied in parts, so it may be large.
    """
    _row, is_new = PublicFile.objects.get_or_create(name=name, defaults={"kind": kind, "ref": ref})
    if is_new or not default_storage.exists(name):
        default_storage.delete(name)
        default_storage.save(name, ContentFile(content) if isinstance(content, bytes) else File(content))
    return default_storage.url(name)


def withdraw(kind: str, ref: str, *, at: datetime, ending: str = "", besides: Collection[str] = ()) -> None:
    """Remove the item's files as soon as the transaction is committed: all, or those with an ending and another name."""
    rows = PublicFile.objects.filter(kind=kind, ref=ref, name__endswith=ending).exclude(name__in=besides)
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


def sweep(at: datetime) -> None:
    """Remove files that nothing shows: those of items whose windows have ended, and those that no row names.

    A transaction that was rolled back leaves the latter; one that is still open has touched its files just now.
    """
    shown = Edition.objects.open_or_coming(at).filter(kind=OuterRef("kind"), ref=OuterRef("ref"))
    ended = PublicFile.objects.filter(~Exists(shown)).order_by("kind", "ref").values_list("kind", "ref").distinct()
    for kind, ref in list(ended):
        _withdraw_ended(kind, ref, at)
    for name in _old_names(at) - set(PublicFile.objects.values_list("name", flat=True)):
        default_storage.delete(name)


@transaction.atomic
def _withdraw_ended(kind: str, ref: str, at: datetime) -> None:
    follower = kinds.get(kind).follower
    if follower is not None:
        follower(ref)  # which locks it, so that nobody shows it meanwhile
    if not Edition.objects.of(kind, ref).open_or_coming(at).exists():
        withdraw(kind, ref, at=at)


def _old_names(at: datetime) -> set[str]:
    try:
        names = default_storage.listdir("")[1]
    except FileNotFoundError:  # nothing was ever published
        return set()
    return {name for name in names if default_storage.get_modified_time(name) < at - SWEPT_AFTER}
