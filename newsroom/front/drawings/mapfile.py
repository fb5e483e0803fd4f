"""The province map as a picture of its own, with its title, its numbers and its legend."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from newsroom.front.drawings import lettering
from newsroom.front.drawings.geography import Country
from newsroom.front.drawings.lettering import BOLD, PLAIN, face
from newsroom.front.drawings.painting import painted
from newsroom.front.drawings.provinces import Drawn
from newsroom.front.drawings.ramp import INK, LIGHT, PAPER, QUIET, Step, step_of

EDGE, WIDTH = 48, 1200
TITLE, FIGURE, SMALL = 34, 24, 22
SWATCH = (34, 22)
ABOVE, BELOW = 110, 120
HATCHED = ""


def map_picture(
    country: Country,
    rows: Sequence[Drawn],
    steps: list[Step],
    *,
    title: str,
    legend: Sequence[tuple[int, str]],
    source: str,
    rtl: bool,
) -> bytes:
    """The PNG. `legend` gives the words of each step in use; 0 is that of provinces without a report."""
    steps_of = {row.iso: step_of(row.number, steps) for row in rows}
    fills = {iso: LIGHT[step - 1] if step else HATCHED for iso, step in steps_of.items()}
    land = painted(country, fills, other=HATCHED, edge=LIGHT[2], cut=PAPER, width=WIDTH)
    page = Image.new("RGB", (WIDTH + 2 * EDGE, land.height + ABOVE + BELOW), PAPER)
    page.paste(land, (EDGE, ABOVE), land)
    draw = ImageDraw.Draw(page)
    start = page.width - EDGE if rtl else EDGE
    name = lettering.shortened(title, face(BOLD, TITLE), WIDTH, rtl=rtl)
    lettering.write(draw, (start, 70), name, face(BOLD, TITLE), INK, rtl=rtl)
    scale = WIDTH / country.width
    for row in rows:
        if row.number and row.iso in country.shapes:
            x, y = country.shapes[row.iso].label
            colour = PAPER if steps_of[row.iso] >= 4 else INK
            at = (EDGE + x * scale, ABOVE + y * scale + FIGURE / 3)
            lettering.write(draw, at, row.figure, face(BOLD, FIGURE), colour, rtl=rtl, anchor="middle")
    _legend(page, draw, legend, page.height - 70, rtl)
    lettering.write(draw, (start, page.height - 24), source, face(PLAIN, SMALL), QUIET, rtl=rtl)
    file = io.BytesIO()
    page.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _legend(page: Image.Image, draw: ImageDraw.ImageDraw, legend: Sequence[tuple[int, str]], y: int, rtl: bool) -> None:
    far, font = EDGE, face(PLAIN, SMALL)
    wide, high = SWATCH
    for step, words in legend:
        left = page.width - far - wide if rtl else far
        box = (left, y - high + 3, left + wide, y + 3)
        draw.rectangle(box, fill=LIGHT[step - 1] if step else PAPER, outline=LIGHT[3])
        if not step:
            page.paste(_hatched(), (round(left) + 1, y - high + 4))
        far += wide + 10
        lettering.write(draw, (page.width - far if rtl else far, y), words, font, INK, rtl=rtl)
        far += round(lettering.width_of(words, font, rtl=rtl)) + 28


def _hatched() -> Image.Image:
    """The inside of the swatch of provinces without a report."""
    wide, high = SWATCH
    picture = Image.new("RGB", (wide - 1, high - 1), PAPER)
    draw = ImageDraw.Draw(picture)
    for x in range(-high, wide, 7):
        draw.line([(x, high), (x + high, 0)], fill=LIGHT[3])
    return picture
