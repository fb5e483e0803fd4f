"""The sheet that demo scenes are drawn on: its colours, its flat shapes, and the pieces that several scenes use."""

from __future__ import annotations

from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1067
Colour = tuple[int, int, int]
Point = tuple[float, float]

PAPER, INK, QUIET, RULE = (0xFB, 0xFA, 0xF7), (0x16, 0x18, 0x1D), (0x56, 0x5B, 0x66), (0xDC, 0xD8, 0xCF)
MIST, PALE, TEAL, SEA, DEEP = (
    (0xE6, 0xEF, 0xEE), (0xB4, 0xCF, 0xCD), (0x7C, 0xAB, 0xA9), (0x43, 0x7F, 0x7D), (0x12, 0x50, 0x4F),
)  # fmt: skip
SAND, CLAY, EARTH = (0xC9, 0xBF, 0xA9), (0xA0, 0x93, 0x7B), (0x6B, 0x60, 0x50)
NIGHT, LAMP = (0x1E, 0x25, 0x30), (0xF2, 0xDF, 0xA8)
TONES = (SAND, CLAY, PALE, TEAL, RULE)

# Drawn larger and scaled down, because Pillow draws shapes without smoothing.
FINE = 2


class Sheet:
    """A sheet of `WIDTH` x `HEIGHT` units for flat shapes; a fourth number in a colour is its opacity."""

    def __init__(self) -> None:
        self.picture = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)
        self.draw = ImageDraw.Draw(self.picture, "RGBA")

    def box(self, x: float, y: float, width: float, height: float, fill: tuple[int, ...]) -> None:
        """A rectangle from its upper left corner."""
        if width >= 1 and height >= 1:
            self.draw.rectangle(_scaled((x, y), (x + width - 0.5, y + height - 0.5)), fill=fill)

    def shape(self, *points: Point, fill: tuple[int, ...]) -> None:
        """A filled polygon."""
        self.draw.polygon(_scaled(*points), fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: tuple[int, ...], *, flat: float = 1) -> None:
        """A filled circle round (x, y), `flat` times as high as it is wide."""
        self.draw.ellipse(_scaled((x - radius, y - radius * flat), (x + radius, y + radius * flat)), fill=fill)

    def line(self, *points: Point, fill: tuple[int, ...], width: float = 2) -> None:
        """An open line through the points."""
        self.draw.line(_scaled(*points), fill=fill, width=max(1, round(width * FINE)), joint="curve")

    def fade(self, top: float, bottom: float, upper: Colour, lower: Colour) -> None:
        """Fill from one height to another, going from one colour to the other."""
        for y in range(round(top), round(bottom) + 1, 2):
            self.box(0, y, WIDTH, 2, between(upper, lower, (y - top) / (bottom - top)))


def _scaled(*points: Point) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def between(first: Colour, second: Colour, share: float) -> Colour:
    """The colour that lies `share` of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


# Pieces that several scenes use.


def clouds(sheet: Sheet, rng: Random, fill: Colour, *, below: float) -> None:
    """Four clouds in the sky, none lower than `below`."""
    for _number in range(4):
        x, y, size = rng.uniform(0, WIDTH), rng.uniform(60, below), rng.uniform(60, 120)
        for step in range(5):
            reach = size * (1 - abs(step - 2) * 0.27)
            sheet.disc(x + (step - 2) * size * 0.8, y - reach * 0.25, reach, fill, flat=0.55)
        sheet.box(x - size * 1.9, y - 2, size * 3.8, size * 0.14, fill)


def ridge(sheet: Sheet, rng: Random, level: float, rise: float, fill: Colour) -> None:
    """A line of mountains whose foot is at `level`."""
    points = [(0.0, level)]
    points += [(x, level - rng.uniform(0.35, 1) * rise) for x in range(0, WIDTH + 160, 160)]
    sheet.shape(*points, (WIDTH, level), fill=fill)


def house(
    sheet: Sheet, rng: Random, x: float, foot: float, width: float, height: float, wall: Colour, pane: Colour
) -> None:
    """A flat-roofed house with rows of windows and a door."""
    top = foot - height
    sheet.box(x, top, width, height, wall)
    sheet.box(x - 6, top - 12, width + 12, 16, between(wall, INK, 0.35))
    columns, rows = max(2, int(width // 62)), max(1, int((height - 90) // 92))
    for column in range(columns):
        for row in range(rows):
            left = x + (column + 0.5) * width / columns - 17
            sheet.box(left, top + 34 + row * 92, 34, 50, pane)
            sheet.box(left - 4, top + 84 + row * 92, 42, 5, between(wall, INK, 0.3))
    if rng.random() < 0.6:
        sheet.box(x + width * 0.3, top - 46, 40, 34, between(wall, INK, 0.5))


def person(sheet: Sheet, x: float, foot: float, size: float, fill: Colour) -> None:
    """A figure without a face: a head over a coat."""
    sheet.disc(x, foot - size * 0.88, size * 0.115, fill)
    half = ((0.1, 0.74), (0.2, 0.62), (0.17, 0.1))
    right = [(x + size * across, foot - size * up) for across, up in half]
    left = [(x - size * across, foot - size * up) for across, up in reversed(half)]
    sheet.shape(*right, *left, fill=fill)
    for side in (-0.09, 0.05):
        sheet.box(x + size * side, foot - size * 0.14, size * 0.05, size * 0.14, fill)


def lamp(sheet: Sheet, x: float, foot: float, height: float, fill: Colour) -> None:
    """A street lamp with its light on."""
    top = foot - height
    sheet.box(x - 4, top, 8, height, fill)
    arm = ((0, 0), (0.12, -0.06), (0.28, -0.06))
    sheet.line(*((x + height * across, top + height * down) for across, down in arm), fill=fill, width=7)
    sheet.box(x + height * 0.22, top - height * 0.06, height * 0.13, 12, fill)


def glow(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """Light that fades from its middle outwards."""
    for step in range(16):
        sheet.disc(x, y, radius * (1 - step / 17), (*LAMP, 7))


def wheel(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """A wheel seen from the side."""
    sheet.disc(x, y, radius, INK)
    sheet.disc(x, y, radius * 0.45, RULE)


# The scenes.
