"""The registry of the kinds of content, and what a kind hands over when it is published.

An app registers its kind in `AppConfig.ready()`. Nothing else in the project lists the kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model


@dataclass(slots=True)
class Draft:
    """Everything a public window shows, as the kind's builder made it from the desk item in one language.

    `fields` are values of `Edition` columns by name. `provinces`, `event_types`, `topics` are the terms to file it under;
    `links` are `(role, kind, ref)` of the items it shows or rests on, in order. `slug` is the last part of the path.
    `search_text` and `caption_text` are what it is found by beside its headline and where it was: the names of its provinces and
    places, in every spelling, are added from what it is filed under.
    """

    fields: dict[str, Any]
    slug: str
    provinces: list[Any] = field(default_factory=list)
    event_types: list[Any] = field(default_factory=list)
    topics: list[Any] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    search_text: str = ""
    caption_text: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of content. `build(item, language)` reads the desk and returns a `Draft`; it runs with that language active.

    `path` is the shape of its public address, with the fields slug, ref, year and month.
    `follower` is for kinds that are public while something public links to them (footage): it gives the desk item of a ref
    where it may be shown, else None. `expose` puts an item's files where readers can fetch them, before its window is made.
    `unlink(item, kind, ref)` takes another item out of what the desk item shows or rests on.
    `belongings` lists the other rows that hold copies of the item's words (reports, batches), for an erasure; `destroy` does
    away with what the kind alone knows of (the original of a clip). `mentions` lists rows that hold copies of its words among
    other words (the batch in which a copy came), with those copies: only they are taken out of it.
    `aliases` are the refs of items for which this one stands: what was merged into it. `opened(item)` is called when a window of
    the item was opened or made again, made coarser, or lost words for safety: for what other items may say from now on, and
    for files that hold its words. `forget_words(item, words, at)` is called when words of the item are destroyed: for what would
    print them again though it holds none of the item's texts.
    """

    name: str
    model: type[Model]
    page_template: str
    teaser_template: str
    build: Callable[[Any, str], Draft]
    path: str
    follower: Callable[[str], Any] | None = None
    expose: Callable[[Any], None] | None = None
    belongings: Callable[[Any], list[Model]] = lambda _item: []
    unlink: Callable[[Any, str, str], None] = lambda _item, _kind, _ref: None
    destroy: Callable[[Any], None] = lambda _item: None
    mentions: Callable[[Any], list[tuple[Model, list[str]]]] = lambda _item: []
    aliases: Callable[[Any], list[str]] = lambda _item: []
    opened: Callable[[Any], None] = lambda _item: None
    forget_words: Callable[[Any, list[str], datetime], None] = lambda _item, _words, _at: None
    siblings: Callable[[Any], list[str]] = lambda _item: []


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind; registering a name twice is a programming error."""
    if kind.name in KINDS:
        raise ValueError(f"The kind {kind.name!r} is registered twice.")
    KINDS[kind.name] = kind


def get(name: str) -> Kind:
    """The kind of that name; KeyError when no app registered it."""
    return KINDS[name]
