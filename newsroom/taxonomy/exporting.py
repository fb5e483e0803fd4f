"""The additions of the desk as a piece of a pack: tables in the pack's own columns, for the folder `additions` inside it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.taxonomy.models import Addition, Place
from newsroom.text.letters import name_key

Row = tuple[Any, ...]
PLACE_COLUMNS: Row = (
    "slug", "name_en", "name_fa", "alt_names", "province_iso", "lat", "lon", "population", "kind",
)  # fmt: skip
ALIAS_COLUMNS: Row = ("slug", "alias")
SOURCE_COLUMNS: Row = ("slug", "source")
What, Verdict = Addition.What, Addition.Verdict


@dataclass(frozen=True, slots=True)
class PackAddition:
    """Rows for a pack, by slug. `places` have the columns of its places.csv, `aliases` are (slug, spelling)."""

    places: tuple[Row, ...]
    aliases: tuple[Row, ...]
    #: (slug, where its point comes from), as in the pack's places_source.csv
    sources: tuple[Row, ...]

    def files(self) -> dict[str, str]:
        """The text of each file by its name."""
        return {
            "places.csv": _table(PLACE_COLUMNS, self.places),
            "aliases.csv": _table(ALIAS_COLUMNS, self.aliases),
            "places_source.csv": _table(SOURCE_COLUMNS, self.sources),
        }


def pack_addition(*, is_all: bool = False) -> PackAddition:
    """What a second person kept; with `is_all` also what still waits for one. What was taken back is never in it."""
    verdicts = [Verdict.KEPT, Verdict.WAITING] if is_all else [Verdict.KEPT]
    chosen = Addition.objects.filter(verdict__in=verdicts).select_related("place__province", "place__near")
    places = {row.place.slug: row.place for row in chosen.filter(what=What.PLACE)}
    aliases = {(row.place.slug, row.spelling) for row in chosen.filter(what=What.ALIAS, place__is_added_by_desk=False)}
    in_order = [places[slug] for slug in sorted(places)]
    unsure = _unsure_keys(in_order, verdicts)
    return PackAddition(
        places=tuple(_place_row(place, unsure) for place in in_order),
        aliases=tuple(sorted(aliases)),
        sources=tuple((place.slug, _source(place)) for place in in_order),
    )


def write_folder(addition: PackAddition, folder: Path) -> None:
    """Write the files into a folder, which is made where it is not there; files of those names are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in addition.files().items():
        (folder / name).write_text(text, "utf-8", newline="")


def as_zip(addition: PackAddition) -> bytes:
    """The files in a folder `additions`, zipped: unpacked in the folder of a pack, they are a part of it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in addition.files().items():
            archive.writestr(f"additions/{name}", text)
    return packed.getvalue()


def _unsure_keys(places: list[Place], verdicts: list[str]) -> set[tuple[int, str]]:
    """(place, folded spelling) of the spellings of these places that are not to go out."""
    held = Addition.objects.filter(what=What.ALIAS, place__in=places).exclude(verdict__in=verdicts)
    return {(place, name_key(spelling)) for place, spelling in held.values_list("place", "spelling")}


def _place_row(place: Place, unsure: set[tuple[int, str]]) -> Row:
    aliases = [alias for alias in place.aliases if (place.pk, name_key(alias)) not in unsure]
    names = (place.names.get("en", ""), place.names.get("fa", ""))
    where = (place.province.iso, place.lat, place.lon)
    return (place.slug, *names, "|".join(aliases), *where, place.population or "", place.kind)


def _source(place: Place) -> str:
    if place.is_position_known:
        return "desk"
    return (
        f"desk; its point is that of {place.near.slug}"
        if place.near
        else "desk; its point is the centre of the province"
    )


def _table(columns: Row, rows: Iterable[Row]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue()
