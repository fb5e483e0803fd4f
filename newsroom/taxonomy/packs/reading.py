"""Reading a pack: the files of one folder become frozen rows that the loader and the caption parser share.

A folder `additions` inside it, as `manage.py export_additions` writes one, adds places and spellings to it.
"""

import csv
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

PACKS = Path(__file__).resolve().parent
LANGUAGES = ("en", "fa")


class UnknownPack(ValueError):  # noqa: N818 - named for what happened, like UnknownTerm
    """There is no pack of that name; the message lists the packs there are."""


@dataclass(frozen=True, slots=True)
class ProvinceEntry:
    """A first-level division. `centroid` is (latitude, longitude) in degrees; `capital` is a place's slug."""

    iso: str
    slug: str
    names: dict[str, str]
    aliases: tuple[str, ...]
    region: str
    capital: str
    centroid: tuple[float, float]
    codes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A city, village, prison, road …: anything a caption may name. `lat` and `lon` are degrees, WGS84."""

    slug: str
    names: dict[str, str]
    aliases: tuple[str, ...]
    province_iso: str
    lat: float
    lon: float
    population: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class EventTypeEntry:
    """A kind of event. `parent` is the broader type's slug; `triggers` are the phrases that betray it."""

    slug: str
    parent: str | None
    names: dict[str, str]
    triggers: dict[str, tuple[str, ...]]
    codes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A group that acts in events (never a person)."""

    slug: str
    names: dict[str, str]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything one country's folder says, in the order of its files (parents before children)."""

    name: str
    provinces: tuple[ProvinceEntry, ...]
    places: tuple[PlaceEntry, ...]
    event_types: tuple[EventTypeEntry, ...]
    actors: tuple[ActorEntry, ...]


def pack_names() -> tuple[str, ...]:
    """The packs that are there, by name."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/provinces.json")))


def pack_folder(name: str) -> Path:
    """The folder of a pack; raises UnknownPack."""
    if name not in pack_names():
        raise UnknownPack(f"There is no pack “{name}”. Packs: {', '.join(pack_names())}.")
    return PACKS / name


@lru_cache(maxsize=4)
def read_pack(name: str = "iran") -> Pack:
    """The pack of that name, read once per process; raises UnknownPack."""
    return read_folder(pack_folder(name))


def read_folder(folder: Path) -> Pack:
    """The pack in a folder; ValueError when its additions spell a place it does not have."""
    places, added = tuple(_place(*row) for row in _lines(folder / "places.csv")), folder / "additions"
    return Pack(
        name=folder.name,
        provinces=tuple(_province(row) for row in _rows(folder, "provinces")),
        places=_with_additions(places, added) if added.is_dir() else places,
        event_types=tuple(_event_type(row) for row in _rows(folder, "event_types", "types")),
        actors=tuple(_actor(row) for row in _rows(folder, "actors")),
    )


def _with_additions(places: tuple[PlaceEntry, ...], added: Path) -> tuple[PlaceEntry, ...]:
    """The places with those of the additions after them, and their spellings; the pack's own row goes before one of theirs."""
    by_slug = {place.slug: place for place in places}
    for row in _lines(added / "places.csv"):
        by_slug.setdefault(row[0], _place(*row))
    for slug, alias in _lines(added / "aliases.csv"):
        place = by_slug.get(slug)
        if place is None:
            raise ValueError(
                f"{added / 'aliases.csv'} spells “{slug}”, but the pack has no such place. Remove the line."
            )
        if alias not in place.aliases:
            by_slug[slug] = replace(place, aliases=(*place.aliases, alias))
    return tuple(by_slug.values())


def _lines(path: Path) -> list[list[str]]:
    """The rows of a table below its heading."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def _rows(folder: Path, stem: str, key: str = "") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((folder / f"{stem}.json").read_text("utf-8"))[key or stem]
    return rows


def _by_language(row: dict[str, Any], prefix: str) -> dict[str, str]:
    return {language: row[f"{prefix}_{language}"] for language in LANGUAGES}


def _province(row: dict[str, Any]) -> ProvinceEntry:
    lat, lon = row["centroid"]
    return ProvinceEntry(
        iso=row["iso"],
        slug=row["slug"],
        names=_by_language(row, "name"),
        aliases=(*row["alt_names"], *row["alt_names_fa"]),
        region=row["region"],
        capital=row["capital"],
        centroid=(lat, lon),
        codes={"iso": row["iso"], "wikidata": row["wikidata"]},
    )


def _place(
    slug: str, en: str, fa: str, others: str, province: str, lat: str, lon: str, people: str, kind: str
) -> PlaceEntry:
    """One line of places.csv, its columns in their order; a place may have a name in one script only."""
    return PlaceEntry(
        slug=slug,
        names={language: name for language, name in (("en", en), ("fa", fa)) if name},
        aliases=tuple(others.split("|")) if others else (),
        province_iso=province,
        lat=float(lat),
        lon=float(lon),
        population=int(people) if people else None,
        kind=kind,
    )


def _event_type(row: dict[str, Any]) -> EventTypeEntry:
    topics = [topic["code"] for topic in row["iptc_mediatopics"]]
    return EventTypeEntry(
        slug=row["slug"],
        parent=row["parent"],
        names=_by_language(row, "label"),
        triggers={language: tuple(row[f"triggers_{language}"]) for language in LANGUAGES},
        codes={"acled": row["acled"], "iptc": topics},
    )


def _actor(row: dict[str, Any]) -> ActorEntry:
    aliases = (alias for language in LANGUAGES for alias in row["aliases"].get(language, ()))
    return ActorEntry(slug=row["slug"], names=row["names"], aliases=tuple(aliases))
