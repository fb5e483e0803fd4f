"""The acts of custody in the log of the desk: who opened an original, who carried evidence away."""

from __future__ import annotations

from typing import Any

from media.custody_models import CustodyLink
from newsroom.desk.audit.sources import Entry, Source, add_source

PREFIX = "custody:"


def _of_verb(rows: Any, act: str) -> Any:
    return rows.filter(verb=act.removeprefix(PREFIX)) if act.startswith(PREFIX) else None


def _entry(row: CustodyLink) -> Entry:
    return Entry(row.at, row.actor, PREFIX + row.verb, row.get_verb_display(), row.kind, row.ref, "", "custody", row.pk)


add_source(Source(
    "custody", 10, lambda: CustodyLink.objects.select_related("actor").defer("reason", "salt"), "at", "actor",
    _of_verb, lambda: [(PREFIX + value, str(label)) for value, label in CustodyLink.Verb.choices], _entry, "kind", "ref",
))  # fmt: skip
