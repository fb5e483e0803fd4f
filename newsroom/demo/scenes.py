"""Drawn pictures for the demo newsroom: nobody and no event is shown.

Every picture says DEMO. It carries a position, a camera name and a comment on purpose, so that the demo shows
that what readers get carries none of it.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random

from PIL import Image, ImageFont

from newsroom.demo.sheet import (
    CLAY,
    DEEP,
    EARTH,
    FINE,
    HEIGHT,
    INK,
    LAMP,
    MIST,
    NIGHT,
    PALE,
    PAPER,
    QUIET,
    RULE,
    SAND,
    SEA,
    TEAL,
    TONES,
    WIDTH,
    Colour,
    Sheet,
    between,
    clouds,
    glow,
    house,
    lamp,
    person,
    ridge,
    wheel,
)

PLANTED = (b"DEMO-CAMERA-7731", b"DEMO-COMMENT-4402", b"DEMO-PLACE-9158")
"""Byte strings in every drawn picture that no clean picture may still contain."""


def draw_scene(name: str, *, seed: int) -> bytes:
    """Draw one of `SCENES` as a JPEG of 1600 x 1067 pixels; the same name and seed give the same bytes.

    Raises `ValueError` for a name that is none of them.
    """
    if name not in SCENES:
        raise ValueError(f"no scene {name!r}; there are: {', '.join(sorted(SCENES))}")
    sheet = Sheet()
    SCENES[name](sheet, Random(f"{name}-{seed}"))  # noqa: S311 - a drawing, nothing secret
    _mark(sheet)
    picture = sheet.picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88, exif=_planted_exif(), comment=PLANTED[1])
    return out.getvalue()


def _planted_exif() -> Image.Exif:
    """Tags as a phone writes them; the position is in an empty salt desert."""
    camera, _comment, place = PLANTED
    exif = Image.Exif()
    exif[0x0110] = camera.decode()
    exif[0x010E] = place.decode()
    position = exif.get_ifd(0x8825)
    position.update({1: "N", 2: (34.0, 30.0, 0.0), 3: "E", 4: (54.0, 30.0, 0.0), 29: "2001:01:01"})
    return exif


def _mark(sheet: Sheet) -> None:
    """Say on the picture itself that it is a drawing for the demo."""
    sheet.box(0, HEIGHT - 84, 486, 84, INK)
    for text, x, size, fill in (("DEMO", 36, 44, PAPER), ("drawn, shows no event", 190, 25, RULE)):
        font = ImageFont.load_default(size=size * FINE)
        sheet.draw.text((x * FINE, (HEIGHT - 42) * FINE), text, fill=fill, font=font, anchor="lm")


def _flooded_street(sheet: Sheet, rng: Random) -> None:
    sheet.fade(0, 640, PALE, MIST)
    clouds(sheet, rng, TEAL, below=230)
    water = 640.0
    for side in (0, 1):
        at, depth = 0.0, 0
        while depth < 4:
            width = rng.uniform(150, 190) * (1 - depth * 0.14)
            height = rng.uniform(360, 470) * (1 - depth * 0.17)
            x = at if side == 0 else WIDTH - at - width
            wall = between(rng.choice(TONES), MIST, depth * 0.2)
            house(sheet, rng, x, water, width, height, wall, between(DEEP, MIST, depth * 0.2))
            # What stands in the water is seen in it again, darker and shorter.
            sheet.box(x, water, width, height * 0.5, (*between(wall, DEEP, 0.5), 255))
            at, depth = at + width + 10, depth + 1
    for level in range(round(water), HEIGHT, 2):
        share = (level - water) / (HEIGHT - water)
        sheet.box(0, level, WIDTH, 2, (*between(TEAL, DEEP, share), 130 + round(110 * share)))
    for _number in range(90):
        y = rng.uniform(water + 10, HEIGHT)
        reach = 20 + (y - water) * rng.uniform(0.1, 0.4)
        x = rng.uniform(-50, WIDTH)
        sheet.box(x, y, reach, 1.5 + (y - water) / 160, (*MIST, 90))
    for x, height in ((330, 330), (1240, 300), (560, 210), (1040, 200)):
        lamp(sheet, x, water + height * 0.25, height, INK)
    _sunk_car(sheet, 760 + rng.uniform(-60, 60), 850, 1.0, SAND)
    _sunk_car(sheet, 1030 + rng.uniform(-30, 60), 720, 0.55, RULE)
    for x, fill in ((350, INK), (410, EARTH), (468, DEEP)):
        person(sheet, x, 858, 170, fill)
    sheet.shape((270, 800), (560, 800), (520, 862), (310, 862), fill=PAPER)
    sheet.shape((270, 800), (560, 800), (556, 812), (276, 812), fill=CLAY)
    sheet.shape((310, 862), (520, 862), (550, 890), (290, 890), fill=(*DEEP, 90))


def _sunk_car(sheet: Sheet, x: float, level: float, size: float, paint: Colour) -> None:
    """The part of a car that looks out of the water."""
    points = ((-170, 0), (-165, -62), (-95, -72), (-50, -132), (70, -132), (125, -70), (180, -58), (188, 0))
    sheet.shape(*((x + across * size, level + up * size) for across, up in points), fill=paint)
    panes = (((-76, -74), (-42, -122), (6, -122), (6, -74)), ((18, -74), (18, -122), (62, -122), (102, -74)))
    for pane in panes:
        sheet.shape(*((x + across * size, level + up * size) for across, up in pane), fill=DEEP)
    sheet.box(x - 190 * size, level - 8 * size, 400 * size, 10 * size, MIST)
    sheet.box(x - 160 * size, level + 4 * size, 340 * size, 46 * size, (*between(paint, DEEP, 0.6), 120))


def _trucks(sheet: Sheet, rng: Random) -> None:
    sheet.fade(0, 620, MIST, PAPER)
    clouds(sheet, rng, PAPER, below=220)
    ridge(sheet, rng, 600, 260, PALE)
    ridge(sheet, rng, 620, 150, TEAL)
    sheet.fade(610, 700, SAND, SAND)
    sheet.shape((0, 690), (WIDTH, 628), (WIDTH, 660), (0, HEIGHT), fill=QUIET)
    sheet.shape((0, HEIGHT), (WIDTH, 660), (WIDTH, HEIGHT), fill=SAND)
    sheet.line((0, HEIGHT - 12), (WIDTH, 657), fill=PAPER, width=6)
    for _number in range(60):
        x = rng.uniform(0, WIDTH)
        y = rng.uniform(HEIGHT - x * 0.23, HEIGHT + 60)
        sheet.disc(x, y, rng.uniform(3, 9), CLAY, flat=0.4)
    # Far to near, so that each one covers a little of the one behind it.
    for number in range(7, -1, -1):
        size = 0.72**number
        x = WIDTH - 1600 * size + 60
        foot, size = 655 + 245 * size, size * 0.74
        _truck(sheet, x, foot, size, rng.choice((DEEP, SEA, CLAY, PALE, RULE)), rng.choice((SAND, PAPER, TEAL)))
    person(sheet, 990, 955, 150, INK)
    person(sheet, 1060, 945, 142, EARTH)


def _truck(sheet: Sheet, x: float, foot: float, size: float, cab: Colour, load: Colour) -> None:
    """A truck that looks to the left, its cab at `x`."""

    def box(across: float, up: float, width: float, height: float, fill: tuple[int, ...]) -> None:
        sheet.box(x + across * size, foot - up * size, width * size, height * size, fill)

    sheet.disc(x + 300 * size, foot, 330 * size, (*INK, 70), flat=0.05)
    box(10, 78, 560, 30, INK)
    box(190, 330, 390, 258, load)
    for rib in range(7):
        box(205 + rib * 55, 330, 8, 258, between(load, INK, 0.18))
    box(186, 338, 398, 14, between(load, INK, 0.4))
    box(10, 270, 168, 200, cab)
    box(-2, 130, 20, 62, between(cab, INK, 0.4))
    box(26, 250, 84, 84, MIST)
    box(120, 250, 44, 84, between(MIST, SEA, 0.4))
    box(116, 150, 4, 70, between(cab, INK, 0.5))
    box(10, 112, 26, 22, LAMP)
    for across in (90, 400, 500):
        wheel(sheet, x + across * size, foot - 42 * size, 44 * size)


def _factory(sheet: Sheet, rng: Random) -> None:
    sheet.fade(0, 760, PALE, PAPER)
    for x, height in ((260, 560), (400, 470), (1330, 520)):
        drift = rng.uniform(0.8, 1.2)
        for puff in range(7):
            sheet.disc(
                x + puff * 52 * drift,
                740 - height - 20 - puff * 20,
                26 + puff * 9,
                between(TEAL, PALE, puff / 8),
            )
        sheet.shape((x - 32, 740), (x - 22, 740 - height), (x + 22, 740 - height), (x + 32, 740), fill=CLAY)
        sheet.box(x - 25, 740 - height + 30, 50, 26, PAPER)
        sheet.box(x - 27, 740 - height + 82, 54, 26, PAPER)
    for number in range(8):
        x = 60 + number * 185
        sheet.shape((x, 470), (x + 150, 380), (x + 185, 470), fill=SEA)
        sheet.shape((x + 152, 396), (x + 156, 396), (x + 178, 466), (x + 152, 466), fill=MIST)
    sheet.box(60, 470, 1480, 290, TEAL)
    for number in range(15):
        sheet.box(90 + number * 98, 510, 62, 90, rng.choice((MIST, DEEP, PALE)))
    sheet.fade(750, HEIGHT, SAND, RULE)
    for x, width in ((0, 480), (1120, 480)):
        sheet.box(x, 610, width, 190, RULE)
        sheet.box(x, 596, width, 18, CLAY)
    for x in (470, 1080):
        sheet.box(x, 520, 54, 290, EARTH)
        sheet.box(x - 8, 504, 70, 22, INK)
    for number in range(19):
        sheet.box(532 + number * 29, 570, 9, 232, INK)
    for y in (590, 690, 780):
        sheet.box(524, y, 556, 10, INK)
    sheet.shape((470, 440), (1134, 440), (1134, 504), (470, 504), fill=DEEP)
    sheet.box(490, 466, 624, 10, MIST)
    _row_of_people(sheet, rng, range(560, 1120, 62), foot=890, size=178)
    sheet.disc(1010, 960, 46, EARTH, flat=0.75)
    sheet.disc(1010, 936, 40, INK, flat=0.25)
    sheet.shape((985, 936), (1010, 850), (1036, 936), fill=LAMP)


def _row_of_people(sheet: Sheet, rng: Random, places: range, *, foot: float, size: float) -> None:
    for x in places:
        here, tall = foot + rng.uniform(-14, 14), size * rng.uniform(0.9, 1.08)
        sheet.disc(x + 16, here, tall * 0.26, (*INK, 50), flat=0.18)
        person(sheet, x + rng.uniform(-9, 9), here, tall, rng.choice((INK, DEEP, EARTH, QUIET)))


def _dry_river(sheet: Sheet, rng: Random) -> None:
    sheet.fade(0, 520, MIST, PAPER)
    sheet.disc(1240, 180, 74, LAMP)
    ridge(sheet, rng, 430, 170, PALE)
    sheet.box(0, 425, WIDTH, 110, TEAL)
    for x in range(-20, WIDTH, 70):
        sheet.disc(x + rng.uniform(-20, 20), 430, rng.uniform(30, 62), rng.choice((SEA, TEAL)), flat=0.8)
    sheet.fade(520, HEIGHT, SAND, CLAY)
    sheet.box(0, 350, WIDTH, 34, EARTH)
    sheet.box(0, 378, WIDTH, 190, CLAY)
    for x in range(40, WIDTH, 150):
        sheet.disc(x + 55, 460, 52, DEEP)
        sheet.box(x + 3, 460, 104, 108, DEEP)
        sheet.disc(x + 55, 470, 44, SAND)
        sheet.box(x + 11, 470, 88, 98, SAND)
        sheet.box(x + 122, 392, 14, 30, EARTH)
    _cracks(sheet, rng, 585)
    sheet.shape((905, 800), (1330, 770), (1270, 880), (980, 896), fill=DEEP)
    sheet.shape((905, 800), (1330, 770), (1322, 786), (914, 816), fill=RULE)
    sheet.line((1085, 788), (1060, 600), fill=EARTH, width=9)
    sheet.disc(1125, 896, 200, (*INK, 60), flat=0.08)
    person(sheet, 520, 820, 150, INK)


def _cracks(sheet: Sheet, rng: Random, top: float) -> None:
    """Dried mud: rows of plates that grow towards the viewer, with dark gaps between."""
    y, height = top, 14.0
    while y < HEIGHT:
        x = -rng.uniform(0, height * 3)
        while x < WIDTH:
            width = height * rng.uniform(1.5, 2.6)
            gap, jag = height * 0.07, height * 0.2
            corners = (
                (x, y),
                (x + width * 0.5, y - jag),
                (x + width, y),
                (x + width, y + height),
                (x, y + height),
            )
            points = [(a + gap + rng.uniform(0, jag), b + gap + rng.uniform(0, jag)) for a, b in corners]
            sheet.shape(*points, fill=between(SAND, RULE, rng.random()))
            x += width
        y, height = y + height, height * 1.28


def _night_street(sheet: Sheet, rng: Random) -> None:
    sheet.fade(0, 780, INK, NIGHT)
    for _number in range(90):
        sheet.disc(rng.uniform(0, WIDTH), rng.uniform(0, 420), rng.uniform(0.8, 2.2), (*PAPER, 190))
    sheet.disc(1290, 170, 62, PAPER)
    sheet.disc(1262, 156, 58, INK)
    x = -20.0
    while x < WIDTH:
        width, height = rng.uniform(170, 250), rng.uniform(300, 520)
        wall = between(NIGHT, DEEP, rng.uniform(0.15, 0.6))
        house(sheet, rng, x, 780, width, height, wall, between(wall, INK, 0.5))
        if rng.random() < 0.55:
            column, row = rng.randrange(int(width // 62)), rng.randrange(2)
            left = x + (column + 0.5) * width / int(width // 62) - 17
            glow(sheet, left + 17, 780 - height + 59 + row * 92, 110)
            sheet.box(left, 780 - height + 34 + row * 92, 34, 50, LAMP)
        x += width + 8
    sheet.fade(780, HEIGHT, NIGHT, INK)
    sheet.box(0, 776, WIDTH, 12, QUIET)
    for number in range(9):
        sheet.box(60 + number * 190, 940, 90, 8, (*RULE, 120))
    for x in (250.0, 800.0, 1350.0):
        lamp(sheet, x, 800, 380, between(QUIET, INK, 0.3))
    for number in range(6):
        place = 330 + number * 180 + rng.uniform(-50, 50)
        glow(sheet, place + 22, 810, 130)
        person(sheet, place, 905, 170, between(INK, DEEP, 0.35))
        sheet.disc(place + 26, 805, 7, LAMP)


def _collapsed_road(sheet: Sheet, rng: Random) -> None:
    sheet.fade(0, 600, PALE, PAPER)
    clouds(sheet, rng, PAPER, below=180)
    ridge(sheet, rng, 640, 430, PALE)
    ridge(sheet, rng, 700, 270, TEAL)
    sheet.shape((0, 520), (420, 600), (1000, 640), (WIDTH, 560), (WIDTH, HEIGHT), (0, HEIGHT), fill=SEA)
    sheet.shape((0, 700), (WIDTH, 610), (WIDTH, 720), (0, 880), fill=QUIET)
    for number in range(11):
        x = number * 155
        y = 790 - x * 0.078
        sheet.shape((x, y), (x + 80, y - 6), (x + 80, y + 2), (x, y + 10), fill=PAPER)
    sheet.shape((0, 880), (WIDTH, 720), (WIDTH, HEIGHT), (0, HEIGHT), fill=EARTH)
    _break(sheet, rng)
    for x in (330, 410, 490):
        sheet.box(x, 690 - (x - 330) * 0.05, 12, 70, INK)
    for number in range(4):
        fill = PAPER if number % 2 else INK
        sheet.box(318 + number * 50, 688 - number * 2, 50, 26, fill)
    person(sheet, 220, 850, 170, INK)
    person(sheet, 150, 862, 160, DEEP)


def _break(sheet: Sheet, rng: Random) -> None:
    """The piece of the road that is gone, its broken edges and the rubble below."""
    left = [(640 + step * 26 + rng.uniform(-26, 26), 664 + step * 52) for step in range(9)]
    right = [(1130 - step * 4 + rng.uniform(-26, 26), 636 + step * 52) for step in range(9)]
    sheet.shape(*left, *reversed(right), fill=EARTH)
    sheet.shape(
        *left[1:],
        *((x + 130 - 12 * at, y + 30) for at, (x, y) in reversed(list(enumerate(left[1:])))),
        fill=INK,
    )
    sheet.shape(*right[1:], *((x - 40, y + 40) for x, y in reversed(right[1:])), fill=CLAY)
    for number in range(34):
        x, y, size = rng.uniform(760, 1120), rng.uniform(760, 1060), rng.uniform(12, 44)
        fill = (QUIET, CLAY, SAND, SEA)[number % 4]
        sheet.shape(
            (x, y),
            (x + size, y - size * 0.5),
            (x + size * 1.7, y + size * 0.1),
            (x + size, y + size * 0.7),
            fill=fill,
        )
    sheet.shape((800, 812), (985, 752), (1010, 800), (835, 870), fill=QUIET)
    sheet.shape((862, 812), (940, 786), (944, 794), (866, 821), fill=PAPER)


def _square(sheet: Sheet, rng: Random) -> None:
    sheet.fade(0, 640, PALE, PAPER)
    clouds(sheet, rng, PAPER, below=200)
    for x in range(0, WIDTH, 180):
        house(sheet, rng, x, 600, 168, rng.uniform(210, 330), rng.choice(TONES), DEEP)
    _gateway(sheet)
    sheet.fade(590, HEIGHT, RULE, SAND)
    for row in range(9):
        size, foot = 74 + row * 17, 640 + row * 46
        spacing = size * 0.52
        count = int(WIDTH / spacing) + 2
        for number in range(count):
            if rng.random() < 0.16:
                continue
            left, here = (number + rng.uniform(-0.3, 0.3)) * spacing, foot + rng.uniform(-9, 9)
            fill = between(rng.choice((INK, DEEP, EARTH, SEA, QUIET, CLAY)), PALE, 0.4 - row * 0.045)
            if rng.random() < 0.05:
                _placard(sheet, left, here, size)
            person(sheet, left, here, size, fill)


def _gateway(sheet: Sheet) -> None:
    """A portal with a pointed arch between two turrets."""
    sheet.box(620, 200, 360, 400, SEA)
    sheet.box(606, 186, 388, 20, DEEP)
    sheet.box(648, 232, 304, 368, TEAL)
    sheet.shape((690, 600), (690, 390), (730, 310), (800, 262), (870, 310), (910, 390), (910, 600), fill=DEEP)
    sheet.shape((712, 600), (712, 400), (745, 330), (800, 290), (855, 330), (888, 400), (888, 600), fill=PALE)
    for x in (580, 980):
        sheet.box(x, 130, 40, 470, SEA)
        sheet.disc(x + 20, 130, 26, DEEP)
        sheet.box(x - 6, 176, 52, 14, DEEP)


def _placard(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """A sign without words."""
    sheet.box(x + size * 0.2, foot - size * 1.5, size * 0.04, size, EARTH)
    sheet.box(x - size * 0.12, foot - size * 1.85, size * 0.7, size * 0.46, PAPER)
    for line in (0.1, 0.22):
        sheet.box(x - size * 0.04, foot - size * (1.85 - line), size * 0.52, size * 0.04, QUIET)


SCENES: dict[str, Callable[[Sheet, Random], None]] = {
    "flooded street": _flooded_street,
    "trucks in line": _trucks,
    "factory gate": _factory,
    "dry river": _dry_river,
    "night street": _night_street,
    "collapsed road": _collapsed_road,
    "square with crowd": _square,
}
"""What `draw_scene` can draw, by name."""
