"""Keeping what a person types, and letting go of it. Nobody reads a row but the person who typed it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.crypto import salted_hmac

from newsroom.desk.autosave.fields import Fields
from newsroom.desk.autosave.models import KeptForm
from newsroom.press.holding import holder
from newsroom.workflow import history
from newsroom.workflow.around import holds
from newsroom.workflow.editorial import ERASED, HIDDEN

#: in these states nothing is kept of an item, and after these moves nothing that was typed before them
SHUT = (HIDDEN, ERASED, "purged")
FOR_SAFETY = ("hide", "hide_words", "destroy_words", "erase", "purge")


def safety_mark(item: Any) -> int:
    """How often something was taken out of the item for safety: a form opened before the last time is not kept any more."""
    return len(history.moves_named(item, FOR_SAFETY))


def is_shut(item: Any, opened_mark: int) -> bool:
    """Whether words typed into a form of the item may not be kept: they may be what had to go."""
    return item.state in SHUT or safety_mark(item) > opened_mark


def keep(
    person: Any, kind: str, ref: str, fields: Fields, *, opened_revision: int, is_new: bool, at: datetime
) -> KeptForm:
    """Write down what a form holds now, in place of what it held before; rows that were outlived go by the way."""
    KeptForm.objects.outlived(at).delete()
    row, _is_first = KeptForm.objects.update_or_create(
        person=person, kind=kind, ref=ref,
        defaults={"fields": fields, "opened_revision": opened_revision, "is_new": is_new, "kept_at": at},
        create_defaults={
            "fields": fields, "opened_revision": opened_revision, "is_new": is_new, "kept_at": at, "begun_at": at,
        },
    )  # fmt: skip
    return row


def let_go(person: Any, kind: str, ref: str) -> None:
    """Forget what a person typed into a form: it was saved, or thrown away."""
    KeptForm.objects.filter(person=person, kind=kind, ref=ref).delete()


def waiting_new(person: Any, kind: str, at: datetime) -> list[KeptForm]:
    """What a person typed into forms of new items of a kind and never saved, the latest first."""
    rows = KeptForm.objects.filter(person=person, kind=kind, is_new=True).exclude(fields={})
    outlived = KeptForm.objects.outlived(at).values("pk")
    return list(rows.exclude(pk__in=outlived).order_by("-kept_at")[:5])


def waiting(person: Any, item: Any, at: datetime) -> KeptForm | None:
    """What a person typed into the form of an item and did not save, or None."""
    row = KeptForm.objects.of(person, item.kind, item.ref).first() if holds(item, KeptForm) else None
    return row if row is not None and not KeptForm.objects.outlived(at).filter(pk=row.pk).exists() else None


def session_key(request: Any) -> bytes:
    """The key under which this session's tabs keep what could not be sent: another session, or none, gets another one."""
    value = f"{request.user.pk}:{request.session.session_key}"
    return salted_hmac("newsroom.desk.autosave", value, algorithm="sha256").digest()


@holder
def kept_forms(kind: str, refs: list[str]) -> list[Any]:
    """What anybody typed about these items, for an erasure."""
    return list(KeptForm.objects.filter(kind=kind, ref__in=refs))
