"""Newest first, page by page: the one way to list what is public.

A term's list walks the index of its through rows, with one bound and no count, so that page 1,000 costs as much as
page 1. Several terms of a vocabulary are several such walks, merged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from newsroom.front.covers import covered
from newsroom.front.sections import UNLISTED
from newsroom.press.models import Edition, EditionLink
from newsroom.text.refs import REF_PATTERN

PAGE_SIZE = 20
#: the through rows of each vocabulary, and what the selection calls its terms
ROWS = {"place_rows": "places", "topic_rows": "topics", "province_rows": "provinces", "event_type_rows": "event_types"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TOKEN = re.compile(rf"([a-z]{{1,16}}):({REF_PATTERN}):(\d{{1,17}})")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list. It names an item, since an edition's key changes with every correction."""

    kind: str
    ref: str
    published_at: datetime

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref}:{(self.published_at - _EPOCH) // timedelta(microseconds=1)}"

    @classmethod
    def at(cls, edition: Edition) -> Cursor:
        return cls(edition.kind, edition.ref, edition.published_at)

    @classmethod
    def read(cls, token: str) -> Cursor | None:
        """The cursor that `str()` wrote, or None for anything else."""
        match = _TOKEN.fullmatch(token)
        return cls(match[1], match[2], _EPOCH + timedelta(microseconds=int(match[3]))) if match else None


@dataclass(frozen=True, slots=True)
class Selection:
    """What to list. Terms are primary keys, authors references; of one vocabulary any may match, of several each must.

    `since` and `until` are days, both included: of the event for events, of publication for the rest. `after` asks for
    what is older than an item, `before` for what is newer. `without` are keys of editions to pass over.
    """

    language: str
    at: datetime
    kind: str = ""
    provinces: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    event_types: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()
    confidence: str = ""
    since: date | None = None
    until: date | None = None
    after: Cursor | None = None
    before: Cursor | None = None
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """Editions, newest first, and the tokens of the neighbouring pages ("" where there is none)."""

    editions: list[Edition]
    newer: str = ""
    older: str = ""


@dataclass(frozen=True, slots=True)
class _Bound:
    """Where a walk starts: strictly past (published_at, pk); with no pk, at that time."""

    published_at: datetime
    pk: int | None
    is_back: bool


def page_of(selection: Selection, size: int = PAGE_SIZE) -> Page:
    """The page of the selection, with at most `size` editions."""
    page = _page(selection, size)
    covered(page.editions, at=selection.at)
    return page


def _page(selection: Selection, size: int) -> Page:
    if selection.before is not None:
        found = _walk(selection, size + 1)
        if len(found) > size:
            shown = found[size - 1 :: -1]
            return Page(shown, newer=str(Cursor.at(shown[0])), older=str(Cursor.at(shown[-1])))
        selection = replace(selection, before=None, after=None)  # the way back ends at the newest
    found = _walk(selection, size + 1)
    shown = found[:size]
    return Page(
        shown,
        newer=str(Cursor.at(shown[0])) if shown and selection.after else "",
        older=str(Cursor.at(shown[-1])) if len(found) > size else "",
    )


def newest(selection: Selection, size: int) -> list[Edition]:
    """The newest editions of the selection, without a way to go on."""
    return covered(_walk(selection, size), at=selection.at)


def conditions(selection: Selection) -> Q:
    """What the selection asks of an edition's own columns."""
    asked = Q(language=selection.language)
    asked &= Q(kind=selection.kind) if selection.kind else ~Q(kind__in=UNLISTED)
    if selection.authors:
        written = EditionLink.objects.filter(role="author", to_kind="author", to_ref__in=selection.authors)
        asked &= Q(pk__in=written.values("edition"))
    if selection.confidence:
        asked &= _sure(selection)
    return asked & _dates(selection.since, selection.until)


def _sure(selection: Selection) -> Q:
    """How sure an event is stands in a column, what the check of footage came to in its facts."""
    of_footage = Q(kind="footage", facts__finding__mark=selection.confidence)
    return Q(confidence=selection.confidence) | (of_footage if selection.kind in ("", "footage") else Q())


def _dates(since: date | None, until: date | None) -> Q:
    happened, published = Q(kind="event"), ~Q(kind="event")
    if since:
        happened &= Q(happened_on__gte=since)
        published &= Q(published_at__gte=_midnight(since))
    if until:
        happened &= Q(happened_on__lte=until)
        published &= Q(published_at__lt=_midnight(until + timedelta(days=1)))
    return happened | published if since or until else Q()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _walk(selection: Selection, size: int) -> list[Edition]:
    """In the direction of the walk, nearest first."""
    bound = _bound(selection)
    asked = {rows: terms for rows, name in ROWS.items() if (terms := getattr(selection, name))}
    driver = next(iter(asked), "")
    found: dict[int, Edition] = {}
    for term in asked.pop(driver, (0,)):
        for edition in _editions(selection, driver, term, asked, bound)[:size]:
            found[edition.pk] = edition
    is_back = bound is not None and bound.is_back
    return sorted(found.values(), key=lambda one: (one.published_at, one.pk), reverse=not is_back)[:size]


def _bound(selection: Selection) -> _Bound | None:
    cursor = selection.after or selection.before
    if cursor is None:
        return None
    item = Edition.objects.live(at=selection.at).of(cursor.kind, cursor.ref).filter(language=selection.language)
    position = item.values_list("published_at", "pk").first() or (cursor.published_at, None)
    return _Bound(*position, is_back=selection.after is None)


def _editions(
    selection: Selection, driver: str, term: int, others: dict[str, tuple[int, ...]], bound: _Bound | None
) -> QuerySet[Edition]:
    """One walk of one index: of the term's through rows, or of the editions themselves where no term is asked for.

    Everything about through rows is in one filter(), since a second one would join them again.
    """
    prefix = f"{driver}__" if driver else ""
    published, key = f"{prefix}published_at", f"{prefix}content_object_id" if driver else "pk"
    rows: dict[str, Any] = {f"{prefix}tag": term, f"{prefix}language": selection.language} if driver else {}
    several = []
    for name, terms in others.items():
        if len(terms) == 1:
            rows[f"{name}__tag"] = terms[0]
        else:  # a join would give an edition once for each of its terms
            through = Edition._meta.get_field(name).related_model
            several.append(Exists(through.objects.filter(content_object=OuterRef("pk"), tag__in=terms)))
    past = Q()
    if bound is None:
        rows[f"{published}__lte"] = selection.at
    else:
        side = "gt" if bound.is_back else "lt"
        rows[f"{published}__{side}e"] = bound.published_at
        if bound.pk is not None:
            past = Q(**{f"{published}__{side}": bound.published_at}) | Q(**{f"{key}__{side}": bound.pk})
    minus = "" if bound and bound.is_back else "-"
    found = Edition.objects.live(at=selection.at).filter(past, conditions(selection), *several, **rows)
    if selection.without:
        found = found.exclude(pk__in=selection.without)
    return found.order_by(f"{minus}{published}", f"{minus}{key}")


def newest_rows(selection: Selection, size: int, *columns: str) -> list[tuple[Any, ...]]:
    """Columns of the newest editions of the selection, "pk" the first of them: for counting, which needs no more of them."""
    asked = {rows: terms for rows, name in ROWS.items() if (terms := getattr(selection, name))}
    driver = next(iter(asked), "")
    found: dict[int, tuple[Any, ...]] = {}
    for term in asked.pop(driver, (0,)):
        rows = _editions(selection, driver, term, asked, None)
        found |= {row[0]: row[:-1] for row in rows.values_list(*columns, "published_at")[:size]}
    if len(found) <= size:
        return list(found.values())
    return sorted(found.values(), key=lambda row: row[0], reverse=True)[:size]
