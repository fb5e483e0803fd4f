"""Bringing several captions in at one time: the text is stored whole before anything is read in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import transaction

from events.captions.lexicon import Lexicon, build_lexicon
from events.drafts import take_in
from events.models import Batch, EventPost, Report
from events.models.reports import digest_of
from newsroom.taxonomy.packs.reading import read_pack

BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


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


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words the parser knows, from the country pack of this newsroom; read once a process."""
    return build_lexicon(read_pack(settings.NEWSROOM_PACK))


def captions_in(text: str) -> list[str]:
    """The captions of a pasted text: what stands between blank lines."""
    return [block.strip() for block in BLANK_LINE.split(text.replace("\r\n", "\n")) if block.strip()]


def keep(text: str, *, name: str, year: int | None, by: Any, at: datetime) -> Batch:
    """Store what was brought in, before anything is read in it; the same text again is the batch that is there."""
    batch, _new = Batch.objects.get_or_create(
        digest=digest_of(text),
        defaults={"name": name[:200], "text": text, "year": year, "brought_by": by, "brought_at": at},
    )
    return batch


@transaction.atomic
def read(batch: Batch, captions: list[str], *, channel: str, by: Any, at: datetime) -> Brought:
    """Make a report and an event draft of each caption that is not known yet. Killed half-way it can be done again."""
    taken = [take_in(one, lexicon=lexicon(), batch=batch, channel=channel, by=by, at=at) for one in captions]
    is_first = bool(Batch.objects.filter(pk=batch.pk, read_at=None).update(read_at=at))
    return Brought(batch, is_first, [report for report, _new in taken], sum(new for _report, new in taken))
