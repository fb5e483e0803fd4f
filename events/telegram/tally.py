"""What an import did, in numbers and sentences. It never holds a word of a message."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _n

from events.models import Batch

#: what each count is called, in the order in which they are said; a count of 0 is said where `is_always`
LINES: tuple[tuple[str, str, bool], ...] = (
    ("new", _n("new reports"), True),
    ("known", _n("messages known already"), True),
    ("changed", _n("changed at their source since"), True),
    ("changed_decided", _n("of these, already made an event or attached to one"), False),
    ("gone", _n("deleted at their source since"), True),
    ("gone_decided", _n("of these, already made an event or attached to one"), False),
    ("albums", _n("albums, proposed as one report each"), True),
    ("clips", _n("pictures and clips"), True),
    ("clips_missing", _n("pictures and clips that did not come with the export"), True),
    ("service", _n("service messages, passed over"), True),
    ("wordless", _n("messages without words, picture or clip, passed over"), False),
    ("persons", _n("signs of persons, taken out"), True),
    ("refused", _n("files refused"), True),
    ("other_files", _n("files of other kinds (voice, stickers, documents), not taken"), False),
    ("unreadable", _n("entries that could not be read"), False),
)


@dataclass(slots=True)
class Tally:
    """Counts of one import; the names are those of LINES."""

    new: int = 0
    known: int = 0
    changed: int = 0
    changed_decided: int = 0
    gone: int = 0
    gone_decided: int = 0
    albums: int = 0
    clips: int = 0
    clips_missing: int = 0
    service: int = 0
    wordless: int = 0
    persons: int = 0
    refused: int = 0
    other_files: int = 0
    unreadable: int = 0
    #: the batches that hold new reports
    batches: list[Batch] = field(default_factory=list)
    #: sentences on what was not done
    warnings: list[str] = field(default_factory=list)
    is_stopped: bool = False

    def lines(self) -> list[tuple[str, int]]:
        """(what was counted, how many) for everything worth saying."""
        return [(_(words), getattr(self, name)) for name, words, is_always in LINES if is_always or getattr(self, name)]

    def warn(self, sentence: str) -> None:
        """Say something once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)
