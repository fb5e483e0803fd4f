"""Bars: months as columns in the order of time, terms as rows with the most first. One geometry, three ways out.

In a page the chart takes its colours from the style sheet; as a file it has its own; as a picture it is drawn here. Time runs in
the direction of the language.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PIL import Image, ImageDraw

from newsroom.front.drawings import lettering
from newsroom.front.drawings.lettering import BOLD, PLAIN, Anchor, face
from newsroom.front.drawings.ramp import INK, LIGHT, PAPER, QUIET

WIDTH = 360
COLUMNS_HEIGHT, ROW, LABEL = 150, 22, 132
LETTER = 5.4  # units of a digit, about
HIGHEST = 100
LARGER = 4  # pixels of a picture for a unit


@dataclass(frozen=True, slots=True)
class Value:
    """A number as it is shown: `label` stands at its bar ("" for none), `words` say the whole of it."""

    label: str
    number: int
    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in units of the chart, from the left and from above."""

    x: float
    y: float
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a baseline. `what` is "label" or "figure"."""

    x: float
    y: float
    words: str
    anchor: Anchor
    what: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything there is to draw."""

    width: int
    height: int
    title: str
    bars: list[Bar]
    texts: list[Text]
    rtl: bool


def columns(values: Sequence[Value], title: str, *, rtl: bool) -> Chart:
    """A column for each value, in the direction of the language."""
    bars, texts, step = [], [], WIDTH / max(len(values), 1)
    highest, foot = max((value.number for value in values), default=0) or 1, COLUMNS_HEIGHT - 24
    for place, value in enumerate(values):
        left = step * (len(values) - 1 - place if rtl else place)
        height = max(round(value.number / highest * HIGHEST, 1), 1.5 if value.number else 0)
        middle = round(left + step / 2, 1)
        bars.append(Bar(round(left + step * 0.12, 1), foot - height, round(step * 0.76, 1), height, value.words))
        if value.number:
            texts.append(Text(middle, round(foot - height - 4, 1), value.figure, "middle", "figure"))
        if value.label:
            texts.append(Text(middle, foot + 16, value.label, "middle", "label"))
    return Chart(WIDTH, COLUMNS_HEIGHT, title, bars, texts, rtl)


def rows(values: Sequence[Value], title: str, *, rtl: bool) -> Chart:
    """A row for each value: its label, its bar, its number."""
    bars, texts = [], []
    highest = max((value.number for value in values), default=0) or 1
    room = WIDTH - LABEL - 8 - LETTER * max((len(value.figure) for value in values), default=0)
    for place, value in enumerate(values):
        wide, top = round(max(value.number / highest * room, 1.5), 1), place * ROW
        left = WIDTH - LABEL - wide if rtl else LABEL
        end = left - 4 if rtl else left + wide + 4
        bars.append(Bar(round(left, 1), top + 4, wide, ROW - 8, value.words))
        texts.append(Text(WIDTH if rtl else 0, top + 15, value.label, "start", "label"))
        texts.append(Text(round(end, 1), top + 15, value.figure, "start", "figure"))
    return Chart(WIDTH, max(ROW, ROW * len(values)), title, bars, texts, rtl)


def in_page(chart: Chart) -> str:
    """The SVG as it stands in a page; a table with the same numbers stands beside it."""
    return _svg(chart, 'class="chart" ', "", lambda text: f'class="{text.what}" ')


def as_file(chart: Chart) -> str:
    """The SVG as a file of its own, on paper, with its title above."""
    colours = {"label": QUIET, "figure": INK}
    lifted = _lifted(chart)
    ground = f'<rect x="-16" y="-12" width="{chart.width + 32}" height="{lifted.height + 28}" fill="{PAPER}"/>'
    x, anchor = chart.width if chart.rtl else 0, "start"
    name = (
        f'<text x="{x}" y="14" font-size="13" font-weight="700" text-anchor="{anchor}" fill="{INK}" '
        f'direction="{"rtl" if chart.rtl else "ltr"}">{escape(chart.title)}</text>'
    )
    box = f"-16 -12 {chart.width + 32} {lifted.height + 28}"
    svg = _svg(
        lifted,
        f'xmlns="http://www.w3.org/2000/svg" fill="{LIGHT[3]}" font-family="Vazirmatn, sans-serif" font-size="10" ',
        ground + name,
        lambda text: f'fill="{colours[text.what]}" ',
        box=box,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}'


def as_picture(chart: Chart, source: str) -> bytes:
    """The PNG, with its title above and where it comes from below; letters that cannot be joined here are left out."""
    lifted, edge = _lifted(chart), 16
    size = ((chart.width + 2 * edge) * LARGER, (lifted.height + 2 * edge + 14) * LARGER)
    page = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(page)

    def at(x: float, y: float) -> tuple[float, float]:
        return (x + edge) * LARGER, (y + edge) * LARGER

    start = chart.width if chart.rtl else 0
    for bar in lifted.bars:
        if bar.height and bar.width:
            draw.rectangle([at(bar.x, bar.y), at(bar.x + bar.width, bar.y + bar.height)], fill=LIGHT[3])
    for text in lifted.texts:
        font = face(BOLD if text.what == "figure" else PLAIN, 10 * LARGER)
        words = lettering.shortened(text.words, font, (LABEL - 6) * LARGER, rtl=chart.rtl)
        colour = INK if text.what == "figure" else QUIET
        lettering.write(draw, at(text.x, text.y), words, font, colour, rtl=chart.rtl, anchor=text.anchor)
    bold = face(BOLD, 13 * LARGER)
    title = lettering.shortened(chart.title, bold, chart.width * LARGER, rtl=chart.rtl)
    lettering.write(draw, at(start, 12), title, bold, INK, rtl=chart.rtl)
    lettering.write(draw, at(start, lifted.height + 18), source, face(PLAIN, 8 * LARGER), QUIET, rtl=chart.rtl)
    file = io.BytesIO()
    page.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _lifted(chart: Chart) -> Chart:
    """The same lower down, with room for a title."""
    room = 30
    bars = [Bar(bar.x, bar.y + room, bar.width, bar.height, bar.words) for bar in chart.bars]
    texts = [Text(text.x, text.y + room, text.words, text.anchor, text.what) for text in chart.texts]
    return Chart(chart.width, chart.height + room, chart.title, bars, texts, chart.rtl)


def _svg(chart: Chart, attributes: str, before: str, look_of: Callable[[Text], str], box: str = "") -> str:
    bars = "".join(
        f'<rect x="{bar.x:g}" y="{bar.y:g}" width="{bar.width:g}" height="{bar.height:g}">'
        f"<title>{escape(bar.words)}</title></rect>"
        for bar in chart.bars
    )
    texts = "".join(
        f'<text {look_of(text)}x="{text.x:g}" y="{text.y:g}" text-anchor="{text.anchor}"'
        f"{_direction(chart)}>{escape(text.words)}</text>"
        for text in chart.texts
    )
    view = box or f"0 0 {chart.width} {chart.height}"
    return (
        f'<svg {attributes}viewBox="{view}" role="img"><title>{escape(chart.title)}</title>{before}{bars}{texts}</svg>'
    )


def _direction(chart: Chart) -> str:
    """The start of a text is its right end where lines run so."""
    return ' direction="rtl"' if chart.rtl else ""
