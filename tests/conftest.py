"""Fixtures that every folder may use. Vocabularies are the pack's own; places are a handful of them, for speed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack

PLACES = {
    "pol-e-dokhtar", "shadegan", "bojnurd", "ahvaz", "kut-abdollah", "ahvaz-national-steel", "tehran", "evin-prison",
    "haft-tappeh", "shush", "khorramabad", "yasuj", "yazd", "torbat-e-jam", "shiraz", "isfahan",
}  # fmt: skip


@pytest.fixture
def at() -> datetime:
    """A fixed moment: 20 November 2026, 12:00 UTC."""
    return datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def vocabulary(db) -> None:
    """All provinces, event types and actors, and a few places."""
    pack = read_pack()
    load_pack(replace(pack, places=tuple(place for place in pack.places if place.slug in PLACES)))
