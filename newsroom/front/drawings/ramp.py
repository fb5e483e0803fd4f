"""The five steps of a number, and what they are drawn in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: the lightest step first; the style sheet has the same as --ramp-1 to --ramp-5
LIGHT = ("#e6efee", "#b4d2cf", "#7fb0ac", "#2f7d78", "#12504f")
DARK = ("#16292a", "#1f4b49", "#2f6d69", "#58a39d", "#a9d8d3")
PAPER, INK, QUIET, RULE, ACCENT = "#fbfaf7", "#16181d", "#565b66", "#dcd8cf", "#b3261e"
DARK_PAPER, DARK_INK = "#111317", "#ebe8e1"
STEPS = len(LIGHT)
#: numbers from this step on are written in the colour of the paper
DEEP = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ramp, 1 to 5, and the numbers it stands for, both included."""

    number: int
    least: int
    most: int

    @property
    def is_deep(self) -> bool:
        return self.number >= DEEP


def steps_for(numbers: Iterable[int]) -> list[Step]:
    """The steps for these numbers, at most five: each about as many times the one before, since reports are many in few places.

    Every whole number from 1 to the highest is in one step; 0 is in none. The highest step is always the last of the ramp.
    """
    highest = max(numbers, default=0)
    if highest < 1:
        return []
    tops: list[int] = []
    for number in range(1, STEPS + 1):
        top = round(highest ** (number / STEPS))
        tops.append(max(top, tops[-1] + 1 if tops else 1))
    tops = [top for top in tops if top < highest] + [highest]
    lows = [1, *(top + 1 for top in tops)]
    first = STEPS - len(tops) + 1
    return [Step(first + place, least, most) for place, (least, most) in enumerate(zip(lows, tops, strict=False))]


def step_of(number: int, steps: list[Step]) -> int:
    """The step that a number is in; 0 where it is in none."""
    return next((step.number for step in steps if step.least <= number <= step.most), 0)
