"""Seeding the vocabularies from a pack. Files seed, the database decides: rows that are there stay as is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from newsroom.taxonomy.models import Actor, EventType, Place, Province
from newsroom.taxonomy.naming import Named
from newsroom.taxonomy.packs.reading import ActorEntry, EventTypeEntry, Pack, PlaceEntry, ProvinceEntry


@dataclass(frozen=True, slots=True)
class Loaded:
    """What happened to one vocabulary: rows of the pack, rows made now, rows kept though they differ."""

    total: int
    new: int
    kept: int


class Seed:
    """The rows of one vocabulary: makes the missing ones and remembers which row each entry became."""

    def __init__(self, model: type[Named]) -> None:
        self.model = model
        self.rows: dict[str, Any] = {}  # entry slug -> row
        self.new = self.kept = 0
        self._unique = [field.name for field in model._meta.fields if field.unique and not field.primary_key]
        self._there = {(name, getattr(row, name)): row for row in model._default_manager.all() for name in self._unique}

    def plant(self, fields: list[dict[str, Any]]) -> None:
        """Make a row for each set of fields that is not there yet, by slug, name or code."""
        missing = []
        for wanted in fields:
            row = self._known(wanted)
            if row is None:
                row = self.model(**wanted)
                row.search_key = row.build_search_key()
                missing.append(row)
            elif any(getattr(row, name) != value for name, value in wanted.items()):
                self.kept += 1
            self.rows[wanted["slug"]] = row
        self.new += len(self.model._default_manager.bulk_create(missing, batch_size=500))

    def _known(self, wanted: dict[str, Any]) -> models.Model | None:
        found = (self._there.get((name, wanted[name])) for name in self._unique if name in wanted)
        return next((row for row in found if row is not None), None)

    def result(self) -> Loaded:
        """The counts so far."""
        return Loaded(total=len(self.rows), new=self.new, kept=self.kept)


@transaction.atomic
def load_pack(pack: Pack) -> dict[str, Loaded]:
    """Seed all vocabularies of a pack; counts by "provinces", "event_types", "actors", "places"."""
    provinces, event_types = Seed(Province), Seed(EventType)
    actors, places = Seed(Actor), Seed(Place)
    provinces.plant([_province(entry) for entry in pack.provinces])
    event_types.plant([_event_type(entry, None) for entry in pack.event_types if not entry.parent])
    event_types.plant(
        [_event_type(entry, event_types.rows[entry.parent]) for entry in pack.event_types if entry.parent]
    )
    actors.plant([{**_term(entry), "aliases": list(entry.aliases)} for entry in pack.actors])
    by_iso = {entry.iso: provinces.rows[entry.slug] for entry in pack.provinces}
    places.plant([_place(entry, by_iso[entry.province_iso]) for entry in pack.places])
    seeds = {"provinces": provinces, "event_types": event_types, "actors": actors, "places": places}
    return {name: seed.result() for name, seed in seeds.items()}


def _term(entry: ProvinceEntry | EventTypeEntry | ActorEntry) -> dict[str, Any]:
    return {"slug": entry.slug, "name": entry.names["en"], "names": dict(entry.names)}


def _province(entry: ProvinceEntry) -> dict[str, Any]:
    lat, lon = entry.centroid
    own = {"iso": entry.iso, "region": entry.region, "capital": entry.capital, "lat": lat, "lon": lon}
    return {**_term(entry), **own, "aliases": list(entry.aliases), "codes": entry.codes}


def _event_type(entry: EventTypeEntry, parent: EventType | None) -> dict[str, Any]:
    return {**_term(entry), "codes": entry.codes, "parent_id": parent and parent.pk}


def _place(entry: PlaceEntry, province: Province) -> dict[str, Any]:
    return {
        "slug": entry.slug,
        "names": dict(entry.names),
        "aliases": list(entry.aliases),
        "province_id": province.pk,
        "lat": entry.lat,
        "lon": entry.lon,
        "population": entry.population,
        "kind": entry.kind,
    }
