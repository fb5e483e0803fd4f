"""The card image that other sites show of an item: headline, where and when, how sure, the provinces on the map, a picture.

Everything stands on one grid that is turned round for a language that runs from right to left.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps

from newsroom.front.drawings import lettering
from newsroom.front.drawings.geography import Country
from newsroom.front.drawings.lettering import BOLD, PLAIN, face
from newsroom.front.drawings.painting import painted
from newsroom.front.drawings.ramp import ACCENT, INK, LIGHT, PAPER, QUIET

WIDTH, HEIGHT, EDGE = 1200, 630, 56
COLUMN = 700  # of the words where the map stands beside them
BESIDE_PICTURE = 592
PICTURE = 480
SLUG, FOOT, SMALL = 30, 32, 28
HEADLINE_TOP, HEADLINE_FOOT = 150, 480
SURE, RULE, NAME = 520, 548, 594  # baselines from above, and the rule between
COLOURS = 128


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a card shows, ready in its language. `provinces` are slugs, `picture` the name of a public file or ""."""

    language: str
    newsroom: str
    headline: str
    where: str
    when: str
    what: str
    sure: str
    sure_mark: str
    provinces: tuple[str, ...]
    picture: str

    @property
    def is_rtl(self) -> bool:
        return self.language == "fa"


def draw_card(card: Card, country: Country | None, isos: tuple[str, ...], picture: Image.Image | None) -> bytes:
    """The file of a card: a JPEG where it has a picture, else a PNG. `isos` are the codes of its provinces."""
    page = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(page)
    width = BESIDE_PICTURE if picture else COLUMN
    if picture is not None:
        _paste_picture(page, picture, card.is_rtl)
    if country is not None:
        _paste_map(page, country, isos, card.is_rtl, is_small=picture is not None)
    _slug_line(draw, card, width)
    _headline(draw, card, width)
    _foot(page, draw, card, country, width)
    return _saved(page, is_photograph=bool(card.picture))


def _x(card: Card, far: int) -> int:
    """A distance from the edge where lines begin, as a distance from the left."""
    return WIDTH - far if card.is_rtl else far


def _slug_line(draw: ImageDraw.ImageDraw, card: Card, width: int) -> None:
    """Where in bold, then when and what, as far as they fit."""
    far, bold, plain = EDGE, face(BOLD, SLUG), face(PLAIN, SLUG)
    where = lettering.shortened(card.where, bold, width, rtl=card.is_rtl)
    lettering.write(draw, (_x(card, far), 104), where, bold, INK, rtl=card.is_rtl)
    far += round(lettering.width_of(where, bold, rtl=card.is_rtl)) if where else 0
    for part in (card.when, card.what):
        words = f" · {part}" if where else part
        wide = lettering.width_of(words, plain, rtl=card.is_rtl)
        if part and far + wide <= EDGE + width:
            lettering.write(draw, (_x(card, far), 104), words, plain, QUIET, rtl=card.is_rtl)
            far += round(wide)
            where = where or part


def _headline(draw: ImageDraw.ImageDraw, card: Card, width: int) -> None:
    """In the middle of its room, from the side where its own script begins."""
    if not lettering.can_write(card.headline):
        return
    block = lettering.fit(card.headline, width=width, height=HEADLINE_FOOT - HEADLINE_TOP, largest=84, smallest=40)
    near, far = sorted((_x(card, EDGE), _x(card, EDGE + width)))
    x = far if block.rtl else near
    y = HEADLINE_TOP + (HEADLINE_FOOT - HEADLINE_TOP - block.height) // 2 + round(block.leading * 0.76)
    for line in block.lines:
        lettering.write(draw, (x, y), line, block.font, INK, rtl=block.rtl)
        y += block.leading


def _foot(page: Image.Image, draw: ImageDraw.ImageDraw, card: Card, country: Country | None, width: int) -> None:
    """How sure it is, a rule, and whose page it is."""
    if card.sure:
        _mark(page, _x(card, EDGE + 13), SURE - 10, card.sure_mark)
        words = lettering.shortened(card.sure, face(BOLD, SMALL), width - 44, rtl=card.is_rtl)
        lettering.write(draw, (_x(card, EDGE + 40), SURE), words, face(BOLD, SMALL), LIGHT[4], rtl=card.is_rtl)
    ends = sorted((_x(card, EDGE), _x(card, EDGE + width)))
    draw.line([(ends[0], RULE), (ends[1], RULE)], fill=INK, width=3)
    far = EDGE
    if country is not None:
        mark = painted(country, {}, other=ACCENT, edge=ACCENT, width=40)
        page.paste(mark, (_x(card, EDGE + (40 if card.is_rtl else 0)), NAME - 31), mark)
        far += 54
    rtl = lettering.is_rtl(card.newsroom)
    name = lettering.fit(card.newsroom, width=width - 60, height=70, largest=FOOT, smallest=FOOT)
    anchor: lettering.Anchor = "start" if rtl == card.is_rtl else "end"
    lettering.write(draw, (_x(card, far), NAME), name.lines[0], name.font, INK, rtl=rtl, anchor=anchor)


def _mark(page: Image.Image, x: int, y: int, what: str) -> None:
    """The mark of confidence, as it stands in the pages."""
    size, finer = 26, 4
    sign = Image.new("RGBA", (size * finer, size * finer), (0, 0, 0, 0))
    draw, box, deep = ImageDraw.Draw(sign), (6, 6, size * finer - 6, size * finer - 6), LIGHT[4]
    draw.ellipse(box, outline=deep, width=10, fill=deep if what == "confirmed" else None)
    if what == "confirmed":
        draw.line([(30, 54), (46, 70), (76, 36)], fill=PAPER, width=10, joint="curve")
    elif what == "partly":
        draw.pieslice(box, 90, 270, fill=deep)
    elif what == "disputed":
        draw.line([(24, 80), (80, 24)], fill=deep, width=10)
    sign = sign.resize((size, size), Image.Resampling.LANCZOS)
    page.paste(sign, (x - size // 2, y - size // 2), sign)


def _paste_map(page: Image.Image, country: Country, isos: tuple[str, ...], is_rtl: bool, *, is_small: bool) -> None:
    """The country with the provinces told, beside the words; beside a picture there is only room for the mark below."""
    if is_small:
        return
    width = WIDTH - COLUMN - 2 * EDGE - 24
    land = painted(country, dict.fromkeys(isos, LIGHT[4]), other=LIGHT[0], edge=LIGHT[2], width=width)
    left = EDGE if is_rtl else WIDTH - EDGE - width
    page.paste(land, (left, (HEIGHT - land.height) // 2), land)


def _paste_picture(page: Image.Image, picture: Image.Image, is_rtl: bool) -> None:
    cut = ImageOps.fit(picture.convert("RGB"), (PICTURE, HEIGHT), Image.Resampling.LANCZOS)
    page.paste(cut, (0 if is_rtl else WIDTH - PICTURE, 0))


def _saved(page: Image.Image, *, is_photograph: bool) -> bytes:
    file = io.BytesIO()
    if is_photograph:
        page.save(file, "JPEG", quality=82, optimize=True, progressive=True)
    else:
        few = page.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(file, "PNG", compress_level=6)
    return file.getvalue()
