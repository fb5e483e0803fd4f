"""The country on a grid of whole units: every border simplified once, so that neighbours still meet.

A line between two provinces is cut out of both outlines, made simple, and put back into both. What then is too small to be seen
is left out.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from newsroom.taxonomy.packs.outlines import Point, Ring, outlines

Grid = tuple[int, int]
SMALLEST = 6  # square units: less is a speck
LEVELS = 15


@dataclass(frozen=True, slots=True)
class Shape:
    """A province on the grid. `label` is the point farthest from its edges, `room` how far that is."""

    iso: str
    rings: tuple[tuple[Grid, ...], ...]
    label: Grid
    room: int

    @property
    def path(self) -> str:
        """The `d` of an SVG path, in steps from point to point, as short as it can be written."""
        return "".join(_ring_path(ring) for ring in self.rings)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        xs, ys = zip(*(point for ring in self.rings for point in ring), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Country:
    """Every province of a pack in a box of `width` × `height` units, north up, and where a position lies in it."""

    width: int
    height: int
    shapes: dict[str, Shape]
    narrowing: float
    west: float
    north: float
    scale: float

    def point(self, lat: float, lon: float) -> Point:
        """The (x, y) in box units of a position in degrees, to one decimal."""
        x, y = (lon * self.narrowing - self.west) * self.scale, (self.north - lat) * self.scale
        return round(x, 1), round(y, 1)


@lru_cache(maxsize=8)
def country(width: int, tolerance: float = 1.0, pack: str = "iran") -> Country:
    """The country `width` units wide; a border may be `tolerance` units away from where it is. Raises UnknownPack."""
    rings_of = outlines(pack)
    points = [point for rings in rings_of.values() for ring in rings for point in ring]
    lats = [lat for _lon, lat in points]
    narrowing = cos(radians((min(lats) + max(lats)) / 2))
    west, east = min(lon for lon, _lat in points) * narrowing, max(lon for lon, _lat in points) * narrowing
    scale, north = width / (east - west), max(lats)
    height = round((north - min(lats)) * scale)

    def on_grid(ring: Ring) -> Ring:
        return [((lon * narrowing - west) * scale, (north - lat) * scale) for lon, lat in ring]

    drawn = _simple({iso: [on_grid(ring)[:-1] for ring in rings] for iso, rings in rings_of.items()}, tolerance)
    shapes = {iso: _shape(iso, rings) for iso, rings in drawn.items()}
    return Country(width, height, shapes, narrowing, west, north, scale)


def _shape(iso: str, rings: list[list[Grid]]) -> Shape:
    rings = [ring for ring in rings if len(ring) > 2]
    largest = max(rings, key=_area)
    kept = [ring for ring in rings if ring is largest or _area(ring) >= SMALLEST]
    label, room = _middle(largest)
    return Shape(iso, tuple(tuple(ring) for ring in kept), label, room)


def _simple(rings_of: dict[str, list[Ring]], tolerance: float) -> dict[str, list[list[Grid]]]:
    """Every ring with its lines simplified and on the grid; a line of two rings is the same in both."""
    nodes = _nodes(ring for rings in rings_of.values() for ring in rings)
    known: dict[tuple[Point, ...], list[Grid]] = {}

    def line(points: Ring) -> list[Grid]:
        back = points[0] > points[-1] or (points[0] == points[-1] and points[1] > points[-2])
        key = tuple(points[::-1] if back else points)
        if key not in known:
            known[key] = [(round(x), round(y)) for x, y in _simplified(list(key), tolerance)]
        return known[key][::-1] if back else known[key]

    return {
        iso: [[point for part in _lines(ring, nodes) for point in _unrepeated(line(part))[:-1]] for ring in rings]
        for iso, rings in rings_of.items()
    }


def _nodes(rings: Iterable[Ring]) -> set[Point]:
    """The points where lines meet: not all rings that pass there go on to the same neighbours."""
    beside: dict[Point, frozenset[Point]] = {}
    nodes: set[Point] = set()
    for ring in rings:
        for before, point, after in zip([ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False):
            neighbours = frozenset((before, after))
            if beside.setdefault(point, neighbours) != neighbours:
                nodes.add(point)
    return nodes


def _lines(ring: Ring, nodes: set[Point]) -> list[Ring]:
    """The ring cut at the nodes; each line begins where the last one ends. A ring without nodes is cut in two."""
    cuts = [place for place, point in enumerate(ring) if point in nodes]
    if len(cuts) < 2:
        start = cuts[0] if cuts else ring.index(min(ring))
        ring = ring[start:] + ring[:start]
        far = max(range(len(ring)), key=lambda place: _far(ring[place], ring[0]))
        cuts = [0, far]
    turned = ring[cuts[0] :] + ring[: cuts[0]] + [ring[cuts[0]]]
    ends = [*(cut - cuts[0] for cut in cuts), len(ring)]
    return [turned[first : last + 1] for first, last in itertools.pairwise(ends)]


def _simplified(line: Ring, tolerance: float) -> Ring:
    """Douglas-Peucker: the line with as few points as keep it within the tolerance."""
    if len(line) < 3:
        return line
    distances = [_off(point, line[0], line[-1]) for point in line[1:-1]]
    worst = max(distances)
    if worst <= tolerance:
        return [line[0], line[-1]]
    cut = distances.index(worst) + 1
    return _simplified(line[: cut + 1], tolerance)[:-1] + _simplified(line[cut:], tolerance)


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line through two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if not length:
        return _far(point, start)
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length


def _far(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _unrepeated(line: list[Grid]) -> list[Grid]:
    return [point for place, point in enumerate(line) if not place or point != line[place - 1]]


def _area(ring: Sequence[Grid]) -> float:
    turned = [*ring[1:], ring[0]]
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, turned, strict=True))) / 2


def _middle(ring: Sequence[Grid]) -> tuple[Grid, int]:
    """A point well inside a ring, and how far it is from the edges: the best of the middles of some lines across it."""
    top, bottom = min(y for _x, y in ring), max(y for _x, y in ring)
    levels = (top + (bottom - top) * (place + 0.5) / LEVELS for place in range(LEVELS))
    room, (x, y) = max((_room(point, ring), point) for level in levels for point in _across(ring, level))
    return (round(x), round(y)), int(room)


def _across(ring: Sequence[Grid], level: float) -> list[Point]:
    """The middles of the parts of a level line that lie in the ring."""
    edges = zip(ring, [*ring[1:], ring[0]], strict=True)
    cuts = sorted(
        ax + (bx - ax) * (level - ay) / (by - ay) for (ax, ay), (bx, by) in edges if (ay > level) != (by > level)
    )
    return [((left + right) / 2, level) for left, right in zip(cuts[::2], cuts[1::2], strict=False)]


def _room(point: Point, ring: Sequence[Grid]) -> float:
    """How far a point in a ring is from its edges."""
    return min(_to_edge(point, a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _to_edge(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / ((dx * dx + dy * dy) or 1)
    along = min(1.0, max(0.0, along))
    return _far(point, (a[0] + along * dx, a[1] + along * dy))


def _ring_path(ring: Sequence[Grid]) -> str:
    (x, y), path = ring[0], [f"M{ring[0][0]} {ring[0][1]}l"]
    for u, v in ring[1:]:
        path.append(_number(u - x, len(path) == 1) + _number(v - y, False))
        x, y = u, v
    return "".join(path) + "z"


def _number(value: int, is_first: bool) -> str:
    """A minus parts it from the number before; a space does otherwise."""
    return str(value) if is_first or value < 0 else f" {value}"
