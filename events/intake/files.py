"""Files that come with pasted captions. A caption names its file in square brackets; the file's own name is not kept.

A name can tell who sent a file, so before anything is stored each "[holiday-of-somebody.mp4]" in the text becomes "[file 3]".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from events.models import Batch
from media import intake
from media.models import Footage

MARKER = re.compile(r"\s*\[file (\d{1,4})\]")
# A name in brackets that looks like a file, with brackets in it or not.
NAMED = re.compile(
    r"\[(?:[^\n\[\]]|\[[^\[\]\n]*\]){1,400}\."
    r"(?:mp4|mov|m4v|webm|mkv|3gp|avi|mpe?g|ts|wmv|flv|jpe?g|png|webp|hei[cf]|avif|gif|tiff?|bmp"
    r"|mp3|m4a|aac|og[ga]|opus|wav|flac|pdf|docx?|zip|rar)\]",
    re.IGNORECASE,
)
MISSING = "[file 0]"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption without its markers, the numbers of its files, and whether one that it names did not come."""

    text: str
    files: tuple[int, ...]
    is_clip_missing: bool


def with_numbers(text: str, names: Sequence[str]) -> str:
    """The text with the names of files replaced by their numbers (1 for the first); a file that did not come is 0.

    Of several files with one name the first goes where the name stands first, and so on.
    """
    numbers: dict[str, list[int]] = {}
    for number, name in enumerate(names, 1):
        numbers.setdefault(name.casefold(), []).append(number)
    if not numbers:
        return without_names(text)
    either = "|".join(re.escape(f"[{name}]") for name in sorted(names, key=len, reverse=True))
    return without_names(re.sub(either, lambda found: _marker(found[0], numbers), text, flags=re.IGNORECASE))


def _marker(found: str, numbers: dict[str, list[int]]) -> str:
    """The marker of the next file of a name; a name that only one file has may stand with several captions."""
    waiting = numbers.get(found[1:-1].casefold(), [0])
    return f"[file {waiting[0] if len(waiting) == 1 else waiting.pop(0)}]"


def without_names(text: str) -> str:
    """The text without names of files that did not come: a name can tell who sent it."""
    return NAMED.sub(MISSING, text)


def without_files(text: str) -> str:
    """The text with every file named as one that did not come: the files themselves are gone."""
    return re.sub(r"\[file \d{1,4}\]", MISSING, text)


def read_caption(text: str) -> Caption:
    """Take the markers out of one caption."""
    numbers = tuple(int(number) for number in MARKER.findall(text))
    return Caption(MARKER.sub("", text).strip(), tuple(n for n in numbers if n), 0 in numbers)


def take_files(
    files: Sequence[UploadedFile], batch: Batch, *, by: Any, at: datetime
) -> tuple[dict[int, Footage], list[str]]:
    """Seal the files; (footage by the file's number, a sentence for each that was refused)."""
    taken: dict[int, Footage] = {}
    sentences = []
    for number, file in enumerate(files, 1):
        title = _("File %(number)s of batch %(batch)s") % {"number": number, "batch": batch.pk}
        try:
            taken[number] = intake.receive_once(
                file.file, working_title=title, credit="", by=by, at=at, came_by=Footage.CameBy.UPLOAD
            )
        except intake.Refused as refused:
            sentences.append(_("File %(number)s: %(reason)s") % {"number": number, "reason": refused})
    return taken, sentences
