"""Where the log finds what happened: append-only rows of several tables, read as one. A floor above adds its own source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.desk.audit.models import AuditEntry
from newsroom.front.templatetags.newspaper import digits
from newsroom.taxonomy.models import Addition
from newsroom.workflow.models import MoveRecord, Revision


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as the log shows it. `kind` and `ref` name what it was done to; `detail` holds words of our own tables."""

    at: datetime
    by: Any
    act: str
    label: str
    kind: str
    ref: str
    detail: str
    source: str
    pk: int


@dataclass(frozen=True, slots=True)
class Source:
    """A table with acts. `at` and `by` name its columns; `acts(of)` narrows its rows to one act, None where it has no such
    act; `kind` and `ref` name columns, "" where rows are about nothing of that sort; `entry` reads a row.

    `rank` orders what happened in one moment and must be unlike any other. The column `at` needs an index.
    """

    name: str
    rank: int
    rows: Callable[[], QuerySet[Any]]
    at: str
    by: str
    acts: Callable[[QuerySet[Any], str], QuerySet[Any] | None]
    choices: Callable[[], list[tuple[str, str]]]
    entry: Callable[[Any], Entry]
    kind: str = ""
    ref: str = ""


SOURCES: dict[str, Source] = {}


def add_source(source: Source) -> None:
    """Let the log show another table; one of the same name is replaced."""
    SOURCES[source.name] = source


@cache
def _moves() -> dict[str, str]:
    from newsroom.workflow.checks import items

    return {move.name: move.label for model in items() for move in model.workflow.moves}


def _move(row: MoveRecord) -> Entry:
    label = _moves().get(row.move, row.move)
    states = f"{row.source} → {row.target}" if row.source != row.target else row.source
    alone = _("alone, under duty") if row.is_bypass else ""
    detail = "; ".join(filter(None, [states, alone]))
    return Entry(row.at, row.by, f"move:{row.move}", _(label), row.kind, row.ref, detail, "move", row.pk)


def _save(row: Revision) -> Entry:
    label = _("Saved as revision %(number)s") % {"number": digits(row.number)}
    return Entry(row.saved_at, row.author, "saved", label, row.kind, row.ref, "", "saved", row.pk)


def _own(row: AuditEntry) -> Entry:
    return Entry(row.at, row.by, row.act, row.get_act_display(), row.kind, row.ref, row.detail, "own", row.pk)


def _added(row: Addition) -> Entry:
    label = _("Added to the vocabulary")
    return Entry(
        row.added_at, row.added_by, "added", label, "vocabulary", str(row.pk), row.get_what_display(), "added", row.pk
    )


def only(*names: str) -> Callable[[QuerySet[Any], str], QuerySet[Any] | None]:
    """For tables of one act."""
    return lambda rows, act: rows if act in names else None


def _of_moves(rows: QuerySet[Any], act: str) -> QuerySet[Any] | None:
    return rows.filter(move=act.removeprefix("move:")) if act.startswith("move:") else None


def _of_own(rows: QuerySet[Any], act: str) -> QuerySet[Any] | None:
    return rows.filter(act=act) if act in AuditEntry.Act.values else None


add_source(Source(
    "move", 0, lambda: MoveRecord.objects.select_related("by").defer("note"), "at", "by", _of_moves,
    lambda: [(f"move:{name}", _(label)) for name, label in _moves().items()], _move, "kind", "ref",
))  # fmt: skip
add_source(Source(
    "saved", 1, lambda: Revision.objects.select_related("author").defer("snapshot"), "saved_at", "author", only("saved"),
    lambda: [("saved", _("saved"))], _save, "kind", "ref",
))  # fmt: skip
add_source(Source(
    "own", 2, lambda: AuditEntry.objects.select_related("by"), "at", "by", _of_own,
    lambda: [(value, str(label)) for value, label in AuditEntry.Act.choices], _own, "kind", "ref",
))  # fmt: skip
add_source(Source(
    "added", 3, lambda: Addition.objects.select_related("added_by"), "added_at", "added_by", only("added"),
    lambda: [("added", _("added to the vocabulary"))], _added,
))  # fmt: skip

OTHER_KINDS = {
    "person": gettext_lazy("account"),
    "role": gettext_lazy("role"),
    "report": gettext_lazy("report"),
    "log": gettext_lazy("log"),
    "vocabulary": gettext_lazy("vocabulary"),
    "province": gettext_lazy("province"),
    "place": gettext_lazy("place"),
    "eventtype": gettext_lazy("event type"),
    "actor": gettext_lazy("actor"),
    "topic": gettext_lazy("topic"),
}
