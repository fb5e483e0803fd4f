"""The batch of what one export holds of a chat."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Batch, Report
from events.telegram.identities import batch_digest
from events.telegram.reading import Chat
from events.telegram.tally import Tally


def batch_of(chat: Chat, *, by: Any, at: datetime) -> tuple[Batch, bool]:
    """The batch, kept before anything is read, and whether it is new; the same export again has the same.

    Its text is empty: an export names people on every line, so only the reports hold words of it.
    """
    return Batch.objects.get_or_create(
        digest=batch_digest(chat),
        defaults={
            "name": _name(chat, at)[:200],
            "text": "",
            "channel": Report.Channel.TELEGRAM,
            "origin": chat.name,
            "brought_by": by,
            "brought_at": at,
        },
    )


def _name(chat: Chat, at: datetime) -> str:
    day = date_format(timezone.localtime(at).date(), "DATE_FORMAT")
    if chat.name:
        return _("Telegram: %(channel)s, brought on %(day)s") % {"channel": chat.name, "day": day}
    return _("Telegram: a chat that is not public, brought on %(day)s") % {"day": day}


def close(batch: Batch, tally: Tally, *, at: datetime, is_new: bool) -> None:
    """Say that the batch was read; one that brought nothing new goes again."""
    if is_new and not batch.reports.exists():
        batch.delete()
        return
    if not tally.is_stopped:
        Batch.objects.filter(pk=batch.pk, read_at=None).update(read_at=at)
    tally.batches.append(batch)
