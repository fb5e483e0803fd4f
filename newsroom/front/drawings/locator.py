"""Where in the country something was: the provinces it is filed under, their neighbours in outline, and its places.

A place that is told exactly is a dot. One that is told less exactly is a ring, so that nobody takes its middle for the spot.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from html import escape

from newsroom.front.drawings.geography import Country
from newsroom.taxonomy.packs.outlines import Point

MARGIN = 0.18  # of the provinces' own size, so that their neighbours can be told
EVEN = 'vector-effect="non-scaling-stroke"'  # lines as wide as on the page, however large the country is drawn
LEAST = 0.28  # of the country's width: a small province is not blown up until it could be any


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map; `is_exact` where its very position is what readers are told."""

    lat: float
    lon: float
    name: str
    is_exact: bool


def locator(country: Country, provinces: Collection[str], spots: Iterable[Spot], *, words: str) -> str:
    """The SVG; `provinces` are ISO codes, `words` say what is to be seen. "" where there is nothing to show."""
    shown = [country.shapes[iso] for iso in provinces if iso in country.shapes]
    if not shown:
        return ""
    left, top, width, height = frame_of(country, provinces)
    around = [
        shape.path
        for iso, shape in country.shapes.items()
        if iso not in provinces and _meets(shape.box, (left, top, left + width, top + height))
    ]
    unit = width / 100
    marks = "".join(_mark(country.point(spot.lat, spot.lon), spot.is_exact, unit) for spot in spots)
    return (
        f'<svg class="locator" viewBox="{left} {top} {width} {height}" width="{width}" height="{height}" role="img">'
        f"<title>{escape(words)}</title>"
        f'<path class="around" {EVEN} d="{"".join(around)}"/>'
        f'<path class="here" {EVEN} d="{"".join(shape.path for shape in shown)}"/>'
        f"{marks}</svg>"
    )


def frame_of(country: Country, provinces: Collection[str]) -> tuple[int, int, int, int]:
    """Left, top, width and height of what is shown: the provinces with a margin, in the proportions of 4 to 3."""
    boxes = [country.shapes[iso].box for iso in provinces if iso in country.shapes]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    width = max(right - left, (bottom - top) * 4 / 3, country.width * LEAST) * (1 + 2 * MARGIN)
    width = min(width, country.width * 1.04)
    height = width * 3 / 4
    x, y = (left + right - width) / 2, (top + bottom - height) / 2
    return round(x), round(y), round(width), round(height)


def _meets(box: tuple[int, int, int, int], frame: tuple[int, int, int, int]) -> bool:
    return box[0] < frame[2] and box[2] > frame[0] and box[1] < frame[3] and box[3] > frame[1]


def _mark(point: Point, is_exact: bool, unit: float) -> str:
    kind, radius = ("dot", 1.9) if is_exact else ("ring", 4.5)
    return f'<circle class="{kind}" cx="{point[0]:g}" cy="{point[1]:g}" r="{radius * unit:.1f}" {EVEN}/>'
