"""What is seen under a term: the types, provinces and places of its newest events, most first, each a way to its own list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from newsroom.front.listing import ROWS
from newsroom.press.masking import MARK
from newsroom.press.models import Edition

LOOKED_AT = 200  # newest events of each term
TERMS = 6  # a broad type is walked with so many of the narrower ones
SHOWN = 12
NAMES = ("event_types", "provinces", "places")


@dataclass(frozen=True, slots=True)
class Row:
    """A term that is seen; `number` is how many events have it, or None where only the newest were looked at."""

    slug: str
    name: str
    number: int | None


@dataclass(slots=True)
class Seen:
    """Empty where nothing was found."""

    event_types: list[Row] = field(default_factory=list)
    provinces: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)


def seen_under(vocabulary: str, terms: Iterable[int], *, language: str, at: datetime) -> Seen:
    """What the newest events under the terms of a vocabulary ("provinces") are filed under, and where they were; one query."""
    rows = next(name for name, of in ROWS.items() if of == vocabulary)
    live = Edition.objects.live(at=at).filter(kind="event", language=language)
    walks = [
        live.filter(**{f"{rows}__tag": term, f"{rows}__language": language, f"{rows}__published_at__lte": at})
        .order_by(f"-{rows}__published_at", f"-{rows}__content_object_id")
        .values("pk")[:LOOKED_AT]
        for term in list(terms)[:TERMS]
    ]
    parts = [
        Edition.objects.filter(pk__in=walk).order_by().values_list("pk", *(f"facts__{name}" for name in NAMES))
        for walk in walks
    ]
    whole = parts[0].union(*parts[1:], all=True).order_by() if len(parts) > 1 else parts[0]
    found = {key: lists for key, *lists in whole}
    is_whole = len(found) < LOOKED_AT
    return Seen(*(_tallied([lists[n] or () for lists in found.values()], is_whole) for n in range(len(NAMES))))


def _tallied(lists: list[list[dict[str, str]]], is_whole: bool) -> list[Row]:
    counted = Counter(
        (row["slug"], row["name"])
        for rows in lists
        for row in rows
        if not row.get("is_near") and MARK not in row["name"]
    )
    most = sorted(counted.items(), key=lambda one: (-one[1], one[0][1]))[:SHOWN]
    return [Row(slug, name, number if is_whole else None) for (slug, name), number in most]
