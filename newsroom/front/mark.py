"""The paper's mark: the country drawn from the outlines of its provinces, with the borders left white."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from newsroom.taxonomy.packs.outlines import Ring, outlines

SIZE = 96
A_DAY = 24 * 60 * 60


@require_safe
def mark(request: HttpRequest) -> HttpResponse:
    """The mark as SVG, for the head of the page and the browser's tab."""
    response = HttpResponse(draw(settings.NEWSROOM_PACK), content_type="image/svg+xml")
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


@lru_cache(maxsize=4)
def draw(pack: str) -> str:
    """The SVG for a pack: each province one shape, on a grid of one unit, so that small things vanish."""
    rings = [ring for rings in outlines(pack).values() for ring in rings]
    points = [point for ring in rings for point in ring]
    west, east = min(lon for lon, _lat in points), max(lon for lon, _lat in points)
    south, north = min(lat for _lon, lat in points), max(lat for _lon, lat in points)
    narrowing = cos(radians((north + south) / 2))
    scale = SIZE / max((east - west) * narrowing, north - south)
    paths = [_path([((lon - west) * narrowing * scale, (north - lat) * scale) for lon, lat in ring]) for ring in rings]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {SIZE + 2} {SIZE + 2}" fill="#b3261e" '
        f'stroke="#fff" stroke-width="1">{"".join(f"<path d={chr(34)}{path}{chr(34)}/>" for path in paths if path)}</svg>'
    )


def _path(ring: Ring) -> str:
    """The ring snapped to whole units; "" when nothing is left of it."""
    snapped = list(dict.fromkeys((round(x), round(y)) for x, y in ring))
    return "M" + " ".join(f"{x} {y}" for x, y in snapped) + "Z" if len(snapped) > 3 else ""
