"""What readers see now beside what they would see, in each language of an item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from newsroom.press import windows
from newsroom.press.models import Edition
from newsroom.text.sanitise import embed_refs, plain_text

TEXTS = {
    "headline": _("headline"),
    "standfirst": _("standfirst"),
    "byline": _("byline"),
    "dateline": _("dateline"),
    "credit": _("credit"),
    "body_html": _("body"),
    "confidence": _("confidence"),
}
FACTS = {
    "provinces": _("provinces"),
    "places": _("places"),
    "event_types": _("event types"),
    "topics": _("topics"),
    "figures": _("figures"),
    "date": _("date"),
}
LONG = 4000  # words beyond which whole paragraphs are compared


@dataclass(frozen=True, slots=True)
class Change:
    """One field that reads otherwise: what is struck out and what is new, as HTML."""

    label: Any
    marked: SafeString


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes in one language; none where readers would see the same."""

    language: str
    changes: list[Change]


def against_live(item: Any, at: datetime) -> list[Changes] | None:
    """The working copy beside the live editions; None where nothing is live."""
    live = list(item.live_editions(at))
    if not live:
        return None
    return [Changes(edition.language, list(_changes(edition, item))) for edition in live]


def _changes(edition: Edition, item: Any) -> Iterator[Change]:
    fields = windows.build(item, edition.language).fields
    for name, label in TEXTS.items():
        old, new = getattr(edition, name) or "", fields.get(name) or ""
        if name == "body_html":
            old, new = _body(old), _body(new)
        if old != new:
            yield Change(label, marked(old, new))
    for name, label in FACTS.items():
        old, new = _fact(edition.facts.get(name)), _fact(fields.get("facts", {}).get(name))
        if old != new:
            yield Change(label, marked(old, new))


def _body(html: str) -> str:
    """The words of a body, with its embeds where they stand."""
    for kind, ref in embed_refs(html):
        html = html.replace(f'<figure data-embed="{kind}:{ref}"></figure>', f"<p>[{kind}:{ref}]</p>")
    return plain_text(html)


def _fact(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, map(_fact, value)))
    if isinstance(value, dict):
        return str(value.get("name") or f"{value.get('label', '')} {value.get('range', '')}".strip())
    return "" if value is None else str(value)


def marked(old: str, new: str) -> SafeString:
    """The new text with what it lost struck out and what it gained marked, a word at a time; equal stretches are cut short."""
    if old.count(" ") + new.count(" ") > LONG:
        before, after, glue = old.split("\n"), new.split("\n"), "\n"
    else:
        before, after, glue = _words(old), _words(new), " "
    parts = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(format_html("{}", _shortened(before[i1:i2], glue, i1 == 0, i2 == len(before))))
            continue
        if i1 < i2:
            parts.append(format_html("<del>{}</del>", glue.join(before[i1:i2])))
        if j1 < j2:
            parts.append(format_html("<ins>{}</ins>", glue.join(after[j1:j2])))
    return format_html_join(" ", "{}", ((part,) for part in parts))


def _words(text: str) -> list[str]:
    return text.replace("\n", " ¶ ").split()


KEPT = 12


def _shortened(words: list[str], glue: str, is_first: bool, is_last: bool) -> str:
    """What did not change, with only its ends, so that the changes stand out."""
    head, tail = (0 if is_first else KEPT), (0 if is_last else KEPT)
    if glue != " " or len(words) <= head + tail + KEPT:
        return glue.join(words)
    return glue.join([*words[:head], "…", *(words[-tail:] if tail else [])])
