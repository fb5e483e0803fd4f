"""A feed before it has a format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from newsroom.front.uncovered import File

#: when a feed changed in which nothing ever stood
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item in full. `id` stays the same through every change of it; `elsewhere` are its addresses by language."""

    id: str
    address: str
    title: str
    summary: str
    html: str
    language: str
    published_at: datetime
    updated_at: datetime
    authors: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    picture: File | None = None
    files: tuple[File, ...] = ()
    elsewhere: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stood in the feed and is not public any more. `line` is what its address says."""

    id: str
    address: str
    title: str
    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """Everything a writer needs. Addresses are full; `own` has a `{}` for its ending (see `addresses`)."""

    title: str
    description: str
    language: str
    page: str
    own: str
    publisher: str
    icon: str
    entries: list[Entry]
    tombstones: list[Tombstone]
    elsewhere: dict[str, str] = field(default_factory=dict)
    mirrors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def updated_at(self) -> datetime:
        """When something in it last changed."""
        changed = [entry.updated_at for entry in self.entries] + [stone.at for stone in self.tombstones]
        return max(changed, default=NEVER)
