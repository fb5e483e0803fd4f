"""Province outlines as rings for maps and as tiny SVG paths for the slug line."""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians
from typing import Any

from newsroom.taxonomy.packs.reading import pack_folder

Point = tuple[float, float]
Ring = list[Point]

LONGEST_PATH = 400
SMALLEST_ISLAND = 1 / 16  # of the mainland's size: in a glyph anything smaller is a speck


@lru_cache(maxsize=4)
def outlines(name: str = "iran") -> dict[str, list[Ring]]:
    """The rings of every province of a pack by ISO code; a point is (longitude, latitude) in degrees.

    Islands and holes are rings of their own: fill with the even-odd rule. Raises UnknownPack.
    """
    text = (pack_folder(name) / "provinces.geojson").read_text("utf-8")
    return {feature["properties"]["iso"]: _rings(feature["geometry"]) for feature in json.loads(text)["features"]}


@lru_cache(maxsize=256)
def glyph_path(iso: str, size: int = 24, name: str = "iran") -> str:
    """The `d` of an SVG path that draws the province centred in a box of size × size, north up.

    Proportions are kept as on the ground (a degree of longitude is narrower than one of latitude), and the
    path stays under about 400 characters. Raises KeyError for a code that the pack does not draw.
    """
    rings, tolerance = outlines(name)[iso], size / 200
    path = _path(rings, size, tolerance)
    while len(path) > LONGEST_PATH:
        tolerance *= 1.25
        path = _path(rings, size, tolerance)
    return path


@dataclass(frozen=True, slots=True)
class CountryMap:
    """All provinces in a box of `size` × `size`, north up, as one SVG path, and where a position lies in that box."""

    size: int
    path: str
    narrowing: float
    west: float
    north: float
    scale: float
    left: float
    top: float

    def point(self, lat: float, lon: float) -> Point:
        """The (x, y) in box units of a position in degrees, to one decimal."""
        x = self.left + (lon * self.narrowing - self.west) * self.scale
        return round(x, 1), round(self.top + (self.north - lat) * self.scale, 1)


@lru_cache(maxsize=4)
def country_map(size: int = 96, name: str = "iran") -> CountryMap:
    """The map of a pack, coarse enough for a thumbnail. Raises UnknownPack."""
    rings = [ring for of_province in outlines(name).values() for ring in _visible(of_province, SMALLEST_ISLAND)]
    lats = [lat for ring in rings for _, lat in ring]
    narrowing = cos(radians((min(lats) + max(lats)) / 2))
    xs = [lon * narrowing for ring in rings for lon, _ in ring]
    width, height = max(xs) - min(xs), max(lats) - min(lats)
    scale = size / max(width, height)
    box = (min(xs), max(lats), scale, (size - width * scale) / 2, (size - height * scale) / 2)
    drawn = (_simplify(ring, size / 160) for ring in _fit(rings, size))
    path = "".join(f"M{' '.join(f'{x:.1f} {y:.1f}' for x, y in ring[:-1])}Z" for ring in drawn)
    return CountryMap(size, path, narrowing, *box)


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    coordinates = geometry["coordinates"]
    polygons = coordinates if geometry["type"] == "MultiPolygon" else [coordinates]
    return [[(lon, lat) for lon, lat in ring] for polygon in polygons for ring in polygon]


def _fit(rings: list[Ring], size: float) -> list[Ring]:
    """Degrees to box units, y downwards."""
    lats = [lat for ring in rings for _, lat in ring]
    narrowing = cos(radians((min(lats) + max(lats)) / 2))
    xs = [lon * narrowing for ring in rings for lon, _ in ring]
    width, height = max(xs) - min(xs), max(lats) - min(lats)
    scale = size / max(width, height)
    left, top = max(size - width * scale, 0) / 2, max(size - height * scale, 0) / 2
    west, north = min(xs), max(lats)
    return [
        [(left + (lon * narrowing - west) * scale, top + (north - lat) * scale) for lon, lat in ring] for ring in rings
    ]


def _visible(rings: list[Ring], share: float) -> list[Ring]:
    """Without the islands that are smaller than this share of the mainland."""
    least = share * max(map(_extent, rings))
    return [ring for ring in rings if _extent(ring) >= least]


def _extent(ring: Ring) -> float:
    xs, ys = zip(*ring, strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def _path(rings: list[Ring], size: float, tolerance: float) -> str:
    """`tolerance` is the error in box units; an island that it would flatten is left out."""
    visible = _fit(_visible(rings, max(SMALLEST_ISLAND, 8 * tolerance / size)), size)
    drawn = (_simplify(ring, tolerance) for ring in visible)
    return "".join(f"M{' '.join(f'{x:.1f} {y:.1f}' for x, y in ring[:-1])}Z" for ring in drawn)


def _simplify(ring: Ring, tolerance: float) -> Ring:
    """Douglas-Peucker on a closed ring, cut in two at the point farthest from its start."""
    far = max(range(len(ring)), key=lambda i: hypot(ring[i][0] - ring[0][0], ring[i][1] - ring[0][1]))
    return _simplify_line(ring[: far + 1], tolerance)[:-1] + _simplify_line(ring[far:], tolerance)


def _simplify_line(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    distances = [_distance(point, line[0], line[-1]) for point in line[1:-1]]
    worst = max(distances)
    if worst <= tolerance:
        return [line[0], line[-1]]
    cut = distances.index(worst) + 1
    return _simplify_line(line[: cut + 1], tolerance)[:-1] + _simplify_line(line[cut:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the straight line through two others (to the start where they are one)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if not length:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length
