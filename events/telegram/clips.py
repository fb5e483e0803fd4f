"""The pictures and clips of a post go into the vault and to its report."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from events.models import Report
from events.telegram.comparing import may_not_change
from events.telegram.folder import Folder, LeadsOut
from events.telegram.known import Match
from events.telegram.reading import Sent
from events.telegram.tally import Tally
from media import intake
from media.models import Footage


class VaultIsFull(Exception):  # noqa: N818 - it reads as what happened
    """There is no room for a file; its text is for people. The report waits without it, and the next run goes on there."""


def take(match: Match, folder: Folder, tally: Tally, *, by: Any, at: datetime) -> None:
    """Give the report of a post the files it lacks. Raises VaultIsFull."""
    report = match.report
    clips = [message for message in match.messages if message.has_clip]
    lacks = report.is_clip_missing or match.clips < len(clips)
    if not clips or not lacks or may_not_change(report):
        return
    failed = 0
    for message in clips:
        footage = _footage(message, report, folder, tally, by=by, at=at)
        failed += footage is None
        if footage is not None:
            tally.clips += _link(report, footage)
    tally.clips_missing += failed
    _say_what_is_missing(match, report, failed, len(clips))


def _footage(message: Sent, report: Report, folder: Folder, tally: Tally, *, by: Any, at: datetime) -> Footage | None:
    if message.file is None:
        return None
    title = _("Telegram, batch %(batch)s, row %(row)s") % {"batch": report.batch_id, "row": report.position}
    try:
        with folder.open(message.file) as file:
            return intake.receive_once(
                file, working_title=title, credit="", by=by, at=at, came_by=Footage.CameBy.IMPORT
            )
    except FileNotFoundError:
        return None
    except LeadsOut:
        tally.refused += 1
    except intake.Refused as refused:
        if refused.code == "vault_full":
            raise VaultIsFull(str(refused)) from refused
        tally.refused += 1
    return None


def _link(report: Report, footage: Footage) -> bool:
    """Whether the report did not have it yet."""
    if report.footage.filter(pk=footage.pk).exists():
        return False
    report.footage.add(footage)
    return True


def _say_what_is_missing(match: Match, report: Report, failed: int, wanted: int) -> None:
    is_missing = bool(failed) and report.footage.count() < wanted
    if is_missing and match.is_split and not report.is_clip_missing:
        return  # its other clips stand in reports of their own
    if is_missing != report.is_clip_missing:
        report.is_clip_missing = is_missing
        report.save(update_fields=["is_clip_missing"])
