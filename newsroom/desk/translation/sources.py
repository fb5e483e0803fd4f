"""How translations stand: from which revision of which text each was made, and which revision that text has now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from newsroom.desk.translation.models import TranslatedFrom
from newsroom.press.words import Words
from newsroom.workflow import history
from newsroom.workflow.models import Revision

#: for kinds that are an item per language: `siblings(item)` gives the same thing in every language, the item included
SIBLINGS: dict[str, Callable[[Any], Iterable[Any]]] = {}


@dataclass(frozen=True, slots=True)
class Standing:
    """A text and the one it was made from; `number` is the source's revision then, `now` its newest."""

    item: Any
    source: Any
    number: int
    now: int

    @property
    def is_behind(self) -> bool:
        """Whether the source was saved again since somebody last compared the two."""
        return self.now > self.number


def siblings(item: Any) -> list[Any]:
    """The item in every language, itself included: rows of a translation group, or the words of one thing."""
    if isinstance(item, Words):
        item = item.parent
    if hasattr(type(item), "texts"):
        return sorted(item.texts.all(), key=lambda words: words.pk)
    ask = SIBLINGS.get(item.kind)
    return history.once(item, "siblings", lambda: list(ask(item))) if ask else []


def standings(rows: list[Any]) -> list[Standing]:
    """How texts in several languages stand to each other, in two queries; texts that nobody compared are not there."""
    by_ref = {row.ref: row for row in rows}
    if len(by_ref) < 2:
        return []
    kind = rows[0].kind
    newest: dict[str, TranslatedFrom] = {}
    for one in TranslatedFrom.objects.filter(kind=kind, ref__in=by_ref).order_by("pk"):
        newest[one.ref] = one
    numbers = numbers_of(kind, {one.source_ref for one in newest.values()})
    return [
        Standing(by_ref[ref], by_ref[one.source_ref], one.source_number, numbers.get(one.source_ref, 0))
        for ref, one in newest.items()
        if one.source_ref in by_ref
    ]


def numbers_of(kind: str, refs: Iterable[str]) -> dict[str, int]:
    """The newest revision of each item."""
    rows = Revision.objects.filter(kind=kind, ref__in=list(refs)).order_by().values("ref")
    return dict(rows.annotate(now=Max("number")).values_list("ref", "now"))


def note(item: Any, source: Any, number: int, *, by: Any, at: datetime) -> None:
    """Remember that somebody made or checked the item against a revision of its source; never against a coming one."""
    now = numbers_of(source.kind, [source.ref]).get(source.ref, 0)
    if now:
        TranslatedFrom.objects.create(
            kind=item.kind, ref=item.ref, source_ref=source.ref, source_number=max(1, min(number, now)), by=by, at=at
        )


def begin_words(new: Iterable[Words], *, by: Any, at: datetime) -> None:
    """Words begun beside older words of the same thing are a translation of the oldest."""
    new = list(new)
    for words in new:
        older = words.parent.texts.exclude(pk__in=[one.pk for one in new]).order_by("pk").first()
        if older is not None:
            number = numbers_of(older.kind, [older.ref]).get(older.ref, 0)
            note(words, older, number, by=by, at=at)
