"""What can be put into a text, and which items put something into theirs: two tables that the floors above fill."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from newsroom.press import kinds

Item = tuple[str, str]  # kind, ref


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that anybody of the desk may see at a glance, and its words."""

    src: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A filter of the picker: items of one kind.

    `narrow` leaves only some of them. `fetch` adds what a card asks of an item, so that a list is a fixed number of queries.
    `picture` gives the picture of a card or None: never one that nobody has cleared, and none that needs a warning. `about`
    is a line under the title. `doubt` says why readers do not see an item of this kind, or will not see it as it is; "" where
    its state says it.
    """

    name: str
    label: Any
    kind: str
    rank: int
    narrow: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda items: items
    fetch: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda items: items
    picture: Callable[[HttpRequest, Any], Picture | None] = lambda _request, _item: None
    about: Callable[[Any], str] = lambda _item: ""
    doubt: Callable[[Any], str] = lambda _item: ""
    is_part: bool = False  # the items of another source seen more narrowly: asked only when it is chosen


@dataclass(frozen=True, slots=True)
class Embedding:
    """A kind of item whose text shows others: `shown` are those in the text, in order; `beside` those it rests on."""

    kind: str
    shown: Callable[[Any], Iterable[Item]]
    beside: Callable[[Any], Iterable[Item]]


SOURCES: dict[str, Source] = {}
EMBEDDINGS: dict[str, Embedding] = {}


def add_source(source: Source) -> None:
    """Offer a kind in the picker; one of the same name is replaced."""
    SOURCES[source.name] = source


def add_embedding(embedding: Embedding) -> None:
    """Say what the items of a kind show; one of the same kind is replaced."""
    EMBEDDINGS[embedding.kind] = embedding


def sources() -> list[Source]:
    """The sources of registered kinds, in the order of the picker."""
    known = [source for source in SOURCES.values() if source.kind in kinds.KINDS]
    return sorted(known, key=lambda one: (one.rank, one.name))


def source_of(kind: str) -> Source | None:
    """The source that knows how a card of this kind looks."""
    return next((source for source in sources() if source.kind == kind and not source.is_part), None)


def shown_in(item: Any) -> list[Item]:
    """What an item's working copy shows in its text; nothing for a kind that shows nothing."""
    embedding = EMBEDDINGS.get(getattr(item, "kind", ""))
    return list(dict.fromkeys(embedding.shown(item))) if embedding else []


def beside(item: Any) -> list[Item]:
    """What an item rests on, in order."""
    embedding = EMBEDDINGS.get(getattr(item, "kind", ""))
    return list(dict.fromkeys(embedding.beside(item))) if embedding else []
