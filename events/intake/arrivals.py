"""What came in and waits to be decided, as a section of My desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.models import Batch, Report
from newsroom.desk import board
from newsroom.desk.badges import badge
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.front.templatetags.newspaper import digits


def waiting_batches(_desks: list[Desk], by: Any, _at: datetime) -> Iterator[Entry]:
    """Batches with reports that wait, the newest first, and this person's own that were not read to their end."""
    waiting = Count("reports", filter=Q(reports__decision=Report.Decision.WAITING))
    found = Batch.objects.annotate(waiting=waiting).filter(Q(waiting__gt=0) | Q(read_at=None, brought_by=by))
    for batch in found.select_related("brought_by").order_by("-brought_at")[: SHOWN + 1]:
        said = ngettext("%(count)s report waits", "%(count)s reports wait", batch.waiting) % {
            "count": digits(batch.waiting)
        }
        yield Entry(
            title=str(batch),
            kind="",
            ref="",
            kind_name=batch.get_channel_display(),
            badge=badge("wait", "◔", said),
            who=str(batch.brought_by),
            at=batch.brought_at,
            note=batch.origin,
            address=reverse("admin:events_batch_intake", args=[batch.pk]),
        )


def _decides(_desks: list[Desk], by: Any) -> bool:
    return by.has_perm("events.change_report") and by.has_perm("events.add_eventpost")


board.add_section(
    (
        "intake",
        _("Came in, to be decided"),
        _("Every report is decided. Paste what came in."),
        _decides,
        waiting_batches,
    ),
    before="sent_back",
)
