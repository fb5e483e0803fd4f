"""The country in pixels, for cards and files: the same outlines as in the pages, with smooth edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image, ImageChops, ImageDraw

from newsroom.front.drawings.geography import Country, Shape

FINER, FINER_LARGE, LARGE = 3, 2, 700  # edges are drawn so many times larger, then made small; less in a large picture
HATCH = 9  # pixels from one line of a hatch to the next


def painted(
    country: Country, fills: Mapping[str, str], *, other: str, edge: str, width: int, cut: str = ""
) -> Image.Image:
    """The country `width` pixels wide on nothing; `fills` are colours by ISO code, "" for a hatch, `other` for the rest.

    `cut` is the colour of edges between provinces that have one of the fills; those of the rest are `edge`.
    """
    finer = FINER if width < LARGE else FINER_LARGE
    scale = width * finer / country.width
    size = (width * finer, round(country.height * scale))
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    hatched = [shape for iso, shape in country.shapes.items() if not fills.get(iso, other)]
    if hatched:
        _hatch(picture, hatched, scale, edge, finer)
    for iso, shape in country.shapes.items():
        if fill := fills.get(iso, other):
            _fill(draw, shape, scale, fill)
    for iso, shape in sorted(country.shapes.items(), key=lambda one: bool(fills.get(one[0]))):
        for ring in shape.rings:
            line = [(x * scale, y * scale) for x, y in (*ring, ring[0])]
            draw.line(line, fill=cut if cut and fills.get(iso) else edge, width=finer, joint="curve")
    return picture.resize((width, max(1, size[1] // finer)), Image.Resampling.BOX)


def _fill(draw: ImageDraw.ImageDraw, shape: Shape, scale: float, fill: str) -> None:
    for ring in shape.rings:
        draw.polygon([(x * scale, y * scale) for x, y in ring], fill=fill)


def _hatch(picture: Image.Image, shapes: Sequence[Shape], scale: float, colour: str, finer: int) -> None:
    """Lines from lower left to upper right, cut to the shapes."""
    width, height = picture.size
    mask, lines = Image.new("1", picture.size), Image.new("1", picture.size)
    inside, draw = ImageDraw.Draw(mask), ImageDraw.Draw(lines)
    for shape in shapes:
        _fill(inside, shape, scale, "white")
    for start in range(-height, width, HATCH * finer):
        draw.line([(start, height), (start + height, 0)], fill="white", width=finer)
    picture.paste(colour, (0, 0), ImageChops.logical_and(mask, lines))
