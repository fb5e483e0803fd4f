"""The history of a public text: what each version changed, word by word.

What was hidden or destroyed for safety is marked in every version that is kept. A change that touches such a mark is told
as "Changed for safety" and nothing else, so that nobody learns where the words stood or what stood around them.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsroom.front.versions import all_versions
from newsroom.front.wording import PARTS
from newsroom.press.masking import GAP, MARK
from newsroom.press.models import Correction, Edition, PublicWords
from newsroom.text import differing

MOST_COMPARED = 20  # older changes are told without their words
_EMBED = re.compile(r'<figure data-embed="([a-z]+):[^"]*"></figure>')
FIRST, SAFETY, TAKEN_OUT, SAME, COMPARED, OLD = "first", "safety", "taken out", "same", "compared", "old"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of the page in two versions, both in one text; `paragraphs` is empty where only that it changed is said."""

    label: str
    paragraphs: tuple[SafeString, ...] = ()


@dataclass(slots=True)
class Change:
    """One version and what it changed of the one before. `told` is what may be said of that; `what` the word of its note."""

    version: PublicWords
    told: str
    what: str = ""
    differences: list[Difference] = field(default_factory=list)

    @property
    def note(self) -> str:
        return "" if self.told == SAFETY else self.version.change_note


def history_of(edition: Edition, notes: list[Correction], *, at: datetime) -> list[Change]:
    """What readers were shown of the item in this language, newest first. Versions that were withdrawn are not told of."""
    versions = all_versions(edition, at=at)
    words = {note.public_at: str(note.get_what_display()) for note in notes}
    changes = []
    for number, version in enumerate(versions):
        before = versions[number + 1] if number + 1 < len(versions) else None
        if before is not None and number < MOST_COMPARED:
            change = compared(before, version)
        else:
            change = Change(version, FIRST if before is None else OLD)
        change.what = words.get(version.live_from, "")
        changes.append(change)
    return changes


def compared(old: PublicWords, new: PublicWords) -> Change:
    """What `new` changed of `old`, as far as it may be told."""
    pairs = [(part, part.read(old), part.read(new)) for part in PARTS]
    changed = [(part, before, after) for part, before, after in pairs if before != after]
    blocks = [pair for pair in _paragraphs(old.body_html, new.body_html) if pair.op != "same"]
    texts = [text for _part, *both in changed for text in both] + [text for pair in blocks for text in pair[1:]]
    if any(MARK in text for text in texts):
        return Change(new, SAFETY)
    if not texts:
        return Change(new, _silent(old, new))
    differences = [_of_part(part, before, after) for part, before, after in changed]
    said = tuple(_of_block(pair) for pair in blocks)
    return Change(new, COMPARED, differences=differences + ([Difference(_("Text"), said)] if said else []))


def _silent(old: PublicWords, new: PublicWords) -> str:
    """Why two versions say the same: words were hidden or taken out of both, or what changed is no word."""
    everything = "".join(
        [old.body_html, new.body_html, *(part.read(one) for part in PARTS for one in (old, new))],
    )
    if MARK in everything:
        return SAFETY
    return TAKEN_OUT if GAP in everything else SAME


def _paragraphs(old: str, new: str) -> Iterator[differing.Pair]:
    """The paragraphs of two texts side by side; those that differ in marks or addresses alone count as the same."""
    for pair in differing.paragraphs(differing.blocks(old), differing.blocks(new)):
        is_same = pair.op == "changed" and _words(pair.old) == _words(pair.new)
        yield differing.Pair("same" if is_same else pair.op, pair.old, pair.new)


def _words(block: str) -> str:
    """The words of a paragraph; for an item that is shown there, what it is."""
    embedded = _EMBED.fullmatch(block.strip())
    if embedded is None:
        return differing.plain(block)
    return {"event": _("[an event]"), "footage": _("[footage]")}.get(embedded[1], _("[an article]"))


def _of_part(part: Any, before: str, after: str) -> Difference:
    return Difference(str(part.label), () if part.is_named else (marked(differing.words(before, after)),))


def _of_block(pair: differing.Pair) -> SafeString:
    if pair.op == "changed":
        return marked(differing.words(_words(pair.old), _words(pair.new)))
    return marked([("gone", _words(pair.old))] if pair.op == "gone" else [("new", _words(pair.new))])


def marked(stretches: list[differing.Stretch]) -> SafeString:
    """Stretches as HTML; where one begins and ends is also said in words, since few screen readers tell <ins> and <del>."""
    return mark_safe("".join(_one(op, entities.escape(text)) for op, text in stretches if text))  # noqa: S308 - escaped


def _one(op: str, text: str) -> str:
    safe = mark_safe(text.replace("\n", "<br>"))  # noqa: S308 - escaped by the caller
    if op == "same":
        return str(safe)
    tag, begins, ends = (
        ("del", _("removed:"), _("end of removed")) if op == "gone" else ("ins", _("added:"), _("end of added"))
    )
    return format_html(
        '<{0}><span class="unseen"> {1} </span>{2}<span class="unseen"> ({3}) </span></{0}>', tag, begins, safe, ends
    )
