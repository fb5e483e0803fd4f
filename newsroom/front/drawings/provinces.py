"""The province map as it stands in a page: every province a link with its name and number, in the step of that number.

Links are for the hand; the list that stands beside the map says the same to whoever reads or listens, so the map is hidden from
screen readers and left out by the tab key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from newsroom.front.drawings.geography import Country, Shape
from newsroom.front.drawings.ramp import Step, step_of

LETTER = 5  # units that a digit takes at the size of numbers in a small map


@dataclass(frozen=True, slots=True)
class Drawn:
    """A province as the map shows it. `words` is its name with its number, `figure` the number in the page's digits."""

    iso: str
    address: str
    words: str
    number: int
    figure: str


def province_map(country: Country, rows: Iterable[Drawn], steps: list[Step], *, name: str) -> str:
    """The SVG of a map; `name` tells it from other maps in the page. A row of a province that has no outline is left out."""
    by_step: dict[int, list[Drawn]] = {}
    for row in rows:
        if row.iso in country.shapes:
            by_step.setdefault(step_of(row.number, steps), []).append(row)
    groups = "".join(_group(country, number, by_step[number], name) for number in sorted(by_step))
    numbered = [row for number in sorted(by_step) if number for row in by_step[number]]
    return (
        f'<svg class="provinces provinces-{name}" viewBox="-1 -1 {country.width + 2} {country.height + 2}" '
        f'width="{country.width + 2}" height="{country.height + 2}" aria-hidden="true" focusable="false">'
        f"{hatch(name)}{groups}{_numbers(country, numbered, steps)}</svg>"
    )


def hatch(name: str) -> str:
    """The pattern of a province from which there is no report."""
    return (
        f'<pattern id="none-{name}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="hatch" d="M0 0v5"/></pattern>'
    )


def _group(country: Country, step: int, rows: Sequence[Drawn], name: str) -> str:
    fill = f' fill="url(#none-{name})"' if not step else ""
    links = "".join(_link(country.shapes[row.iso], row) for row in rows)
    return f'<g class="step-{step}"{fill}>{links}</g>'


def _link(shape: Shape, row: Drawn) -> str:
    return (
        f'<a href="{escape(row.address)}" tabindex="-1"><path d="{shape.path}"/><title>{escape(row.words)}</title></a>'
    )


def _numbers(country: Country, rows: Sequence[Drawn], steps: list[Step]) -> str:
    """The numbers, above all outlines; those for which a province has no room stand in the list alone."""
    texts = []
    for row in rows:
        shape = country.shapes[row.iso]
        if len(row.figure) * LETTER <= 2 * shape.room + LETTER:
            x, y = shape.label
            deep = ' class="deep"' if step_of(row.number, steps) >= 4 else ""
            texts.append(f'<text x="{x}" y="{y + 3}"{deep}>{escape(row.figure)}</text>')
    return f"<g>{''.join(texts)}</g>" if texts else ""
