"""A message that is known may read otherwise in a later export: its report takes the new words and keeps the old ones."""

from __future__ import annotations

from datetime import datetime

from events.captions.lexicon import Lexicon
from events.captions.parser import parse
from events.models import Report, ReportVersion
from events.models.reports import digest_of, words_key
from events.persons import mask_persons
from events.telegram.identities import album_key, forward_key
from events.telegram.known import Match
from events.telegram.reading import Chat
from events.telegram.tally import Tally
from newsroom.workflow.editorial import ERASED, HIDDEN

DECIDED = (Report.Decision.ACCEPTED, Report.Decision.ATTACHED)


def compare(match: Match, chat: Chat, tally: Tally, *, words: Lexicon, at: datetime) -> None:
    """Bring known reports up to what the export says. Words that were erased here do not come back."""
    report, post = match.report, match.post
    if post.is_album and not report.album_key and not match.apart:
        report.album_key = album_key(chat, post)
        report.save(update_fields=["album_key"])
    edited_at = max((one.edited_at for one in match.messages if one.edited_at), default=at)
    _bring_up(report, match.text, forward_key(chat, post.head, match.text), edited_at, tally, words, at)
    for one, message in match.apart:
        _bring_up(
            one, message.text, forward_key(chat, message, message.text), message.edited_at or at, tally, words, at
        )


def _bring_up(
    report: Report, text: str, key: str, edited_at: datetime, tally: Tally, words: Lexicon, at: datetime
) -> None:
    """One report: it is not gone, and it reads as the export has it."""
    if may_not_change(report):
        return
    changed = []
    if report.gone_at is not None:
        report.gone_at = None
        changed.append("gone_at")
    if digest_of(text) != report.digest:
        _reword(report, text, words, edited_at, at)
        report.forward_key = key
        changed += ["raw_text", "digest", "words_key", "reading", "newer_reading", "edited_at", "forward_key"]
        tally.changed += 1
        tally.changed_decided += report.decision in DECIDED
    if changed:
        report.save(update_fields=changed)


def may_not_change(report: Report) -> bool:
    """Whether words of it were erased or masked here, or its event is hidden: it stays as it was left."""
    is_hidden = report.event is not None and report.event.state in (HIDDEN, ERASED)
    return is_hidden or digest_of(report.raw_text) != report.digest


def _reword(report: Report, text: str, words: Lexicon, edited_at: datetime, at: datetime) -> None:
    """The new words; of the earlier ones a version, without what a later mask knows as a sign of a person."""
    earlier, _count = mask_persons(report.raw_text)
    if earlier != text:
        ReportVersion.objects.create(
            report=report,
            number=report.versions.count() + 1,
            raw_text=earlier,
            reading=report.reading,
            replaced_at=at,
        )
    report.raw_text, report.digest, report.words_key = text, digest_of(text), words_key(text)
    report.reading, report.newer_reading = parse(text, words).as_json(), None
    report.edited_at = edited_at
