"""Bringing several captions in at one time: the text is stored whole before anything is read in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.drafts import Message, make_event, receive
from events.models import Batch, EventPost, Report
from events.models.reports import keyed
from events.words_known import lexicon

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
# A sign, or a number with a dot or bracket, and a space behind it: "- …", "• …", "12) …", «۳. …».
BULLET = re.compile(
    r"[ \t]*(?:(?P<sign>[-*–—•▪◦‣⁃●○■□►▶])|(?P<picture>[🔹🔸🔻🔺🔴🔵⚫⚪✅📌📍❗])\ufe0f?|(?P<number>\d{1,3})[.)])[ \t]+"
)


@dataclass(frozen=True, slots=True)
class Brought:
    """The batch, whether this was its first reading, its reports in order, and how many of those are new."""

    batch: Batch
    is_first: bool
    reports: list[Report]
    new_reports: int

    @property
    def events(self) -> list[EventPost]:
        """The events behind the reports, in order, each once."""
        return list(dict.fromkeys(report.event for report in self.reports if report.event is not None))


def captions_in(text: str) -> list[str]:
    """The captions of a pasted text: what stands between blank lines, and in a list with bullets what stands behind each.

    Numbers are bullets where they count up from 1: a line may begin with the day of a date.
    """
    text = text.replace("\r\n", "\n")
    numbers = [int(found["number"]) for found in map(BULLET.match, text.split("\n")) if found and found["number"]]
    is_numbered = len(numbers) > 1 and numbers[0] == 1
    blocks = [block.strip() for block in BLANK_LINE.split(text)]
    return [caption for block in blocks if block for caption in _behind_bullets(block, is_numbered=is_numbered)]


def _behind_bullets(block: str, *, is_numbered: bool) -> list[str]:
    """A block whose first line has a bullet is a list: each bullet of that kind begins a caption. Others are one caption.

    Pictures that serve as bullets stay: a caption may begin with one of its own.
    """
    first = BULLET.match(block)
    if first is None or (first["number"] and not is_numbered):
        return [block]
    found: list[str] = []
    for line in block.split("\n"):
        bullet = BULLET.match(line)
        if bullet is not None and (bullet["sign"], bullet["picture"]) == (first["sign"], first["picture"]):
            found.append(line if bullet["picture"] else line[bullet.end() :])
        else:
            found[-1] += f"\n{line}"
    return [caption.strip() for caption in found if caption.strip()]


def keep(
    text: str, *, name: str, year: int | None, by: Any, at: datetime, channel: str = "", origin: str = ""
) -> Batch:
    """Store what was brought in, before anything is read in it; the same text again is the batch that is there."""
    batch, _new = Batch.objects.get_or_create(
        digest=keyed("batch", *(line.rstrip() for line in text.strip().splitlines())),
        defaults={
            "name": name[:200],
            "text": text,
            "year": year,
            "channel": channel or Report.Channel.OTHER,
            "origin": origin[:200],
            "brought_by": by,
            "brought_at": at,
        },
    )
    return batch


def by_hand(*, by: Any, at: datetime) -> Batch:
    """The batch of the reports that a person writes down one by one on a day."""
    day = timezone.localtime(at).date()
    batch, _new = Batch.objects.get_or_create(
        digest=keyed("by hand", by.pk, day),
        defaults={
            "name": _("Written down by %(person)s, %(day)s") % {"person": by, "day": day},
            "brought_by": by,
            "brought_at": at,
            "read_at": at,
        },
    )
    return batch


@transaction.atomic
def read(batch: Batch, messages: Iterable[Message], *, channel: str, at: datetime) -> Brought:
    """Make a waiting report of each message that is not known yet. Killed half-way it can be done again."""
    words = lexicon()
    taken = [
        receive(one, lexicon=words, batch=batch, channel=channel, position=number, at=at)
        for number, one in enumerate(messages, 1)
    ]
    batch.again.add(*(report for report, is_new in taken if not is_new and report.batch_id != batch.pk))
    is_first = bool(Batch.objects.filter(pk=batch.pk, read_at=None).update(read_at=at))
    return Brought(batch, is_first, [report for report, _new in taken], sum(new for _report, new in taken))


@transaction.atomic
def read_into_drafts(batch: Batch, captions: list[str], *, channel: str, by: Any, at: datetime) -> Brought:
    """`read`, and an event draft of each caption at once: for a document whose captions somebody has put together."""
    brought = read(batch, map(Message, captions), channel=channel, at=at)
    for report in brought.reports:
        if report.decision == Report.Decision.WAITING:
            make_event(report, by=by, at=at)
    return brought
