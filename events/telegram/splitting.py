"""An album was proposed where there was none: its clips become reports of their own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from events.drafts import Message, receive
from events.models import Report
from events.telegram.identities import part_identity
from events.words_known import lexicon
from media.models import Footage
from newsroom.workflow.refusals import Refusal, Refused


@transaction.atomic
def split_album(report: Report, *, by: Any, at: datetime) -> list[Report]:
    """Make a waiting report, without words, of each clip but the first; those reports, in the order of the album.

    They keep the album's source, time and batch. `by` and `at` say who asked and when: nothing of that is kept here, the caller
    logs it. Raises Refused for a report that is decided or holds fewer than two clips.
    """
    row = Report.objects.select_for_update().get(pk=report.pk)
    clips = _clips_in_order(row)
    if row.decision != Report.Decision.WAITING:
        raise Refused(
            Refusal("decided", _("This report is decided already, so its album was not split. Undo that first."))
        )
    if len(clips) < 2:
        raise Refused(Refusal("no_album", _("This report has only one clip, so there is nothing to split.")))
    parts = [_part(row, clip) for clip in clips[1:]]
    row.footage.remove(*clips[1:])
    return parts


def _clips_in_order(report: Report) -> list[Footage]:
    links = Report.footage.through.objects.filter(report_id=report.pk).order_by("pk")
    return [link.footage for link in links.select_related("footage")]


def _part(row: Report, clip: Footage) -> Report:
    """A report of one clip. Whatever stands alone of one post is still no independent source: it keeps the forward's key."""
    message = Message(
        text="",
        origin=row.origin,
        identity=part_identity(row.identity, clip.sha256),
        forward_key=row.forward_key,
        album_key=row.album_key,
        sent_at=row.sent_at,
    )
    part, _is_new = receive(
        message, lexicon=lexicon(), batch=row.batch, channel=row.channel, position=row.position, at=row.arrived_at
    )
    part.footage.add(clip)
    return part
