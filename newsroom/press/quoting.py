"""Who else says what a correction took back: the passage itself, or its numbers about the same event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet, TextField

from newsroom.press import kinds
from newsroom.press.models import CorrectionFlag, Edition, EditionLink
from newsroom.press.search import Query, Term
from newsroom.text.passages import gone_numbers, gone_runs, key_of, numbers
from newsroom.text.sanitise import plain_text
from newsroom.workflow.editorial import ERASED, HIDDEN
from newsroom.workflow.models import WorkflowItem

MOST = 200

Item = tuple[str, str]


def quoting(item: Any, texts: Iterable[tuple[str, str]], *, at: datetime) -> Iterator[tuple[str, str, str]]:
    """(kind, ref, why) of every other item that readers see or will see, or that is being written, and that still has a
    passage or a figure; `texts` are the old and the new text in each language."""
    own, found = (item.kind, item.ref), set()
    for old, new in texts:
        runs = gone_runs(old, new)
        for pair in {*_published(runs, at), *_in_work(runs)} - {own} - found:
            found.add(pair)
            yield *pair, CorrectionFlag.Why.QUOTE
        for pair in _same_figures(item, gone_numbers(old, new), at) - {own} - found:
            found.add(pair)
            yield *pair, CorrectionFlag.Why.FIGURE


def _published(runs: list[tuple[str, ...]], at: datetime) -> set[Item]:
    """Editions whose words hold one of the runs, by the full-text index."""
    found: set[Item] = set()
    for run in runs:
        rows = Edition.objects.open_or_coming(at).filter(search_row__headline__matches=Query((Term(run),)))
        found |= set(rows.order_by().values_list("kind", "ref")[:MOST])
    return found


def _in_work(runs: list[tuple[str, ...]]) -> set[Item]:
    """Items that are being written and whose texts hold one of the runs."""
    wanted = {" ".join(run) for run in runs}
    if not wanted:
        return set()
    longest = {max(run, key=len) for run in runs}
    return {
        (kind.name, row.ref)
        for kind in kinds.KINDS.values()
        if issubclass(kind.model, WorkflowItem)
        for row in _drafts(kind.model, longest)
        if any(run in _words_of(row) for run in wanted)
    }


def _drafts(model: Any, words: set[str]) -> QuerySet[Any]:
    """What is being written and holds one of the words, which tell most: few enough to be read."""
    states = [s.name for s in model.workflow.states if not s.is_settled and s.name not in (HIDDEN, ERASED)]
    states = [name for name in states if any(m.is_complete and m.starts_from(name) for m in model.workflow.moves)]
    texts = [field.name for field in model._meta.concrete_fields if isinstance(field, TextField)]
    rows: QuerySet[Any] = model._default_manager.filter(state__in=states)
    if not texts:
        return rows.none()
    return rows.filter(reduce(or_, (Q(**{f"{name}__icontains": word}) for name in texts for word in words)))[:MOST]


def _words_of(row: Any) -> str:
    texts = (getattr(row, field.attname) for field in row._meta.concrete_fields if isinstance(field, TextField))
    return " ".join(" ".join(key_of(plain_text(text))) for text in texts if text)


def _same_figures(item: Any, gone: set[str], at: datetime) -> set[Item]:
    """Editions about an event that the item is about too, with one of the numbers."""
    if not gone:
        return set()
    events = EditionLink.objects.filter(edition__kind=item.kind, edition__ref=item.ref, to_kind="event")
    about = set(events.values_list("to_ref", flat=True)) | ({item.ref} if item.kind == "event" else set())
    links = EditionLink.objects.filter(to_kind="event", to_ref__in=about).values("edition")
    near = Edition.objects.open_or_coming(at).filter(Q(pk__in=links) | Q(kind="event", ref__in=about))
    return {(one.kind, one.ref) for one in near[:MOST] if gone & (numbers(_text(one)) | _facts(one))}


def _text(edition: Edition) -> str:
    return "\n".join((edition.headline, edition.standfirst, plain_text(edition.body_html)))


def _facts(edition: Edition) -> set[str]:
    figures = edition.facts.get("figures", ())
    return {str(figure[side]) for figure in figures for side in ("least", "most") if figure.get(side) is not None}
