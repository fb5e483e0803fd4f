"""The ramp: five steps that everybody can tell apart, and that hold every number once."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.front.drawings.ramp import DARK, DARK_INK, DARK_PAPER, DEEP, INK, LIGHT, PAPER, STEPS, step_of, steps_for
from newsroom.front.first_styles import FOLDER

#: how a colour reaches an eye without one sort of cones, in linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes,
#: "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, table 1, severity 1.0
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
APART = 8.0  # CIE76; about 2.3 is just seen side by side
RAMPS = {"light": LIGHT, "dark": DARK}


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def seen(colour: str, eye: str) -> list[float]:
    return [min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True)))) for row in EYES[eye]]


def luminance(rgb: list[float]) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    red, green, blue = rgb
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        luminance(rgb),
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(linear(one)), luminance(linear(other))))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("ramp", RAMPS)
def test_neighbouring_steps_look_different_to_every_eye(ramp, eye):
    for one, other in pairwise(RAMPS[ramp]):
        away = sum((a - b) ** 2 for a, b in zip(lab(seen(one, eye)), lab(seen(other, eye)), strict=True)) ** 0.5
        assert away >= APART, (one, other)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("ramp", RAMPS)
def test_a_ramp_only_ever_gets_darker_or_lighter(ramp, eye):
    lights = [luminance(seen(colour, eye)) for colour in RAMPS[ramp]]
    assert lights in (sorted(lights), sorted(lights, reverse=True))


@pytest.mark.parametrize(("ramp", "paper", "ink"), [("light", PAPER, INK), ("dark", DARK_PAPER, DARK_INK)])
def test_a_number_can_be_read_on_every_step(ramp, paper, ink):
    for number, colour in enumerate(RAMPS[ramp], 1):
        assert contrast(colour, paper if number >= DEEP else ink) >= 4.5, colour


@pytest.mark.parametrize(("ramp", "paper"), [("light", PAPER), ("dark", DARK_PAPER)])
def test_the_line_around_a_province_is_seen_on_the_paper(ramp, paper):
    assert contrast(RAMPS[ramp][3], paper) >= 3


def test_the_style_sheets_hold_the_same_ramp():
    names = (FOLDER / "first.css",)
    texts = "".join(Path(name).read_text(encoding="utf-8") for name in names)
    for number in range(1, STEPS + 1):
        assert re.findall(rf"--ramp-{number}: (#[0-9a-f]{{6}});", texts) == [LIGHT[number - 1], DARK[number - 1]]


@given(st.lists(st.integers(0, 100_000), max_size=31))
def test_every_number_is_in_one_step_and_more_is_never_in_a_lower_one(numbers):
    steps = steps_for(numbers)
    assert len(steps) <= STEPS
    assert all(low.most + 1 == high.least for low, high in pairwise(steps))
    found = [step_of(number, steps) for number in sorted(numbers)]
    assert found == sorted(found)
    assert all((step == 0) == (number == 0) for number, step in zip(sorted(numbers), found, strict=True))


@pytest.mark.parametrize(
    ("highest", "ranges"),
    [
        (0, []),
        (1, [(5, 1, 1)]),
        (3, [(3, 1, 1), (4, 2, 2), (5, 3, 3)]),
        (9, [(1, 1, 2), (2, 3, 3), (3, 4, 4), (4, 5, 6), (5, 7, 9)]),
        (1000, [(1, 1, 4), (2, 5, 16), (3, 17, 63), (4, 64, 251), (5, 252, 1000)]),
    ],
)
def test_the_highest_number_is_always_in_the_last_step(highest, ranges):
    assert [(step.number, step.least, step.most) for step in steps_for([highest, 0])] == ranges
