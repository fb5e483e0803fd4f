"""My desk: senders who ask for something of theirs to come down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from media.moderation import DUPLICATE, PURGED, REJECTED
from media.submission.models import Submission, SubmittedFile
from newsroom.desk import board
from newsroom.desk.badges import badge
from newsroom.desk.queue import SHOWN, Desk, Entry
from newsroom.workflow.editorial import ERASED, HIDDEN, WITHDRAWN

DOWN = (WITHDRAWN, HIDDEN, ERASED, PURGED, REJECTED, DUPLICATE)


def entries(_desks: list[Desk], _by: Any, _at: datetime) -> Iterator[Entry]:
    """The sendings that somebody wants down, oldest first, until all that came with them is down."""
    up = SubmittedFile.objects.filter(submission=OuterRef("pk"), is_own=True).exclude(footage__state__in=DOWN)
    waiting = Submission.objects.filter(Exists(up), ended_at=None).exclude(take_down_at=None)
    for one in waiting.order_by("take_down_at")[: SHOWN + 1]:
        yield Entry(
            title=one.ref,
            kind="",
            ref="",
            kind_name=_now("sending"),
            badge=badge("stop", "⊘", _now("asked to take it down")),
            at=one.take_down_at,
            address=reverse("admin:media_submission_change", args=[one.pk]),
        )


board.add_section(
    (
        "take_down",
        _("Senders who ask to take it down"),
        _("No sender asks for anything to come down."),
        lambda _desks, by: by.has_perm("media.view_submission"),
        entries,
    ),
    before="after_review",
)
