"""A plain drawn poster for a clip of which no rendition was made yet. It shows nothing of the clip."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

from media.stills import PAPER, Still, encode

INK = (0x16, 0x18, 0x1D)
QUIET = (0x56, 0x5B, 0x66)
RULE = (0xDC, 0xD8, 0xCF)
LONGEST_LABEL = 24

# Drawn larger and scaled down, because Pillow draws shapes without smoothing.
_FINE = 2


def draw_poster(label: str, *, width: int = 1280, height: int = 720) -> Still:
    """Draw a play triangle over map lines with `label` at the foot; the same arguments give the same bytes.

    `label` is short and plain ASCII, such as "clip 0:41" (the built-in font knows no other letters);
    else `ValueError` is raised.
    """
    if not label.isascii() or not label.isprintable() or len(label) > LONGEST_LABEL:
        raise ValueError("a poster's label is at most 24 printable ASCII characters")
    picture = Image.new("RGB", (width * _FINE, height * _FINE), PAPER)
    draw = ImageDraw.Draw(picture)
    _draw_graticule(draw, *picture.size)
    _draw_triangle(draw, *picture.size)
    _draw_label(draw, label, *picture.size)
    return encode(picture.resize((width, height), Image.Resampling.LANCZOS))


def _draw_graticule(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """Meridians and parallels, as on an empty map sheet."""
    unit, line = height / 100, max(1, height // 480)
    for step in range(1, 9):
        reach = step * 26 * unit
        middle, top = width / 2, -30 * unit
        draw.ellipse((middle - reach, top, middle + reach, height - top), outline=RULE, width=line)
    draw.line((width / 2, 0, width / 2, height), fill=RULE, width=line)
    for step in range(-4, 5):
        level, sag = height / 2 + step * 22 * unit, step * 7 * unit
        points = [(width * at / 40, level + sag * ((at - 20) / 20) ** 2) for at in range(41)]
        draw.line(points, fill=RULE, width=line)


def _draw_triangle(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    middle, centre, reach = width / 2, height * 0.47, height * 0.15
    draw.ellipse((middle - reach, centre - reach, middle + reach, centre + reach), fill=INK)
    # A triangle looks centred when its centroid is, so the tip reaches twice as far as the back.
    tip = reach * 0.56
    draw.polygon(
        [
            (middle - tip / 2, centre - tip * 0.87),
            (middle - tip / 2, centre + tip * 0.87),
            (middle + tip, centre),
        ],
        fill=PAPER,
    )


def _draw_label(draw: ImageDraw.ImageDraw, label: str, width: int, height: int) -> None:
    """A strip of paper along the foot, a hairline above it, the label at its start."""
    strip, line = height * 0.86, max(1, height // 360)
    draw.rectangle((0, strip, width, height), fill=PAPER)
    draw.line((0, strip, width, strip), fill=INK, width=line)
    font = ImageFont.load_default(size=height * 0.055)
    draw.text((height * 0.07, (strip + height) / 2), label, fill=QUIET, font=font, anchor="lm")
